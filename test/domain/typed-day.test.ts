/** Days as people type them. */

import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../api/domain/limits.ts'
import { endsAhead, isWrittenAsDay, lacksYear, typedDay, typedTime } from '../../api/domain/typed-day.ts'
import { fc } from '../support/random.ts'

const ended = { ended: true, year: 2026 }

describe('a typed day', () => {
  test.each([
    ['1/3/2027', '2027-03-01'],
    ['1/3/27', '2027-03-01'],
    ['1.3.2027', '2027-03-01'],
    ['01-03-2027', '2027-03-01'],
    ['1 3 2027', '2027-03-01'],
    ['31/12', '2026-12-31'],
    ['31.12', '2026-12-31'],
    ['03/2027', '2027-03-31'],
    ['2/2028', '2028-02-29'],
    ['tháng 3/2027', '2027-03-31'],
    ['Tháng 3 năm 2027', '2027-03-31'],
    ['ngày 1 tháng 3 năm 2027', '2027-03-01'],
    ['quý I/2027', '2027-03-31'],
    ['Quý IV năm 2026', '2026-12-31'],
    ['QUÝ 2/2027'.normalize('NFD'), '2027-06-30'],
    ['q3-2027', '2027-09-30'],
    ['2027-03-01', '2027-03-01'],
    ['2027/3/1', '2027-03-01'],
    ['１／３／２０２７', '2027-03-01'],
    ['\u200b\u00a01/3/2027\u00a0\u200e', '2027-03-01'],
    ['\ufeff quý\u00a0I/2027', '2027-03-31'],
  ])('%s', (typed, day) => {
    expect(typedDay(typed, ended)).toBe(day)
  })

  test.each(['30/2/2026', '31/4', '0/1/2026', '1/13/2026', '1/1/0024', '31/12/9999', '13/2027', 'quý I/1989'])(
    '%s is written as one and is none',
    (typed) => {
      expect(typedDay(typed, ended)).toBeNull()
      expect(isWrittenAsDay(typed)).toBe(true)
    },
  )

  test.each(['cuối năm', '', '12', '2027', 'quý V/2027', '1/2/3/2027', '1'.repeat(LIMITS.typedDay + 1)])(
    '%s is not written as one',
    (typed) => {
      expect(typedDay(typed, ended)).toBeNull()
      expect(isWrittenAsDay(typed)).toBe(false)
    },
  )

  test('is not guessed at while it is typed', () => {
    for (const typed of ['31/12', '1/3/20', '1/3/27', '3']) expect(typedDay(typed, { year: 2026 })).toBeNull()
  })

  test('is the same in every form that people write', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    fc.assert(
      fc.property(day, fc.constantFrom('/', '.', '-', ' ', ' / '), (date, separator) => {
        const iso = date.toISOString().slice(0, 10)
        const [y, m, d] = iso.split('-').map(Number)
        const usual = [d, m, y].join(separator)
        for (const typed of [iso, usual, wide(usual), `\u2060${usual}\u200f`, `ngày ${d} tháng ${m} năm ${y}`])
          expect(typedDay(typed)).toBe(iso)
        expect(typedDay(`${d}/${m}`, { ended: true, year: y ?? 0 })).toBe(iso)
      }),
    )
  })
})

test('the ends ahead of a day', () => {
  expect(endsAhead('2026-11-26')).toEqual({ quarter: '2026-12-31', nextQuarter: '2027-03-31', year: '2026-12-31' })
  expect(endsAhead('2027-01-01')).toEqual({ quarter: '2027-03-31', nextQuarter: '2027-06-30', year: '2027-12-31' })
})

test.each([
  ['31/12', true],
  ['29/2', true],
  ['31/4', false],
  ['31/12/26', false],
  ['12/2026', false],
  ['mai', false],
])('%s lacks nothing but its year: %s', (typed, lacks) => {
  expect(lacksYear(typed)).toBe(lacks)
})

describe('a typed time', () => {
  test.each([
    ['14:30', '14:30'],
    ['9:05', '09:05'],
    ['14h30', '14:30'],
    ['14g30', '14:30'],
    ['14.30', '14:30'],
    ['14h', '14:00'],
    ['9 giờ', '09:00'],
    ['14 giờ 30 phút'.normalize('NFD'), '14:30'],
    ['１４：３０', '14:30'],
    ['\u200b14:30\u00a0', '14:30'],
    ['0h00', '00:00'],
  ])('%s', (typed, time) => {
    expect(typedTime(typed)).toBe(time)
  })

  test.each(['', '14', '24:00', '14:60', '14:3', '1430', 'chiều', `${' '.repeat(LIMITS.typedDay)}14:30`])(
    '“%s” is none',
    (typed) => {
      expect(typedTime(typed)).toBeNull()
    },
  )
})
