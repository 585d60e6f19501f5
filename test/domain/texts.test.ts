import { describe, expect, test } from 'vitest'
import { fileName } from '../../api/domain/file-name.ts'
import { FILE_NAME_BYTES } from '../../api/domain/limits.ts'
import { listed, withoutMark } from '../../api/domain/list-marks.ts'
import { lacks } from '../../api/domain/missing.ts'
import { proposalText, wordsKey } from '../../api/domain/proposals.ts'
import { cleanLine, cleanProse, isBlank, saysNothing } from '../../api/domain/text.ts'
import { Signatory } from '../../api/domain/wire/assessment.ts'
import { line, prose, reason, sayingLine } from '../../api/domain/wire/text.ts'
import { BIDI, BLANK } from '../support/odd-texts.ts'
import { fc } from '../support/random.ts'
import { PLAN } from '../support/world.ts'

/** What people type and paste: letters of all scripts, and between them what Word, PDF readers and phones leave behind. */
const ODD = fc.constantFrom(
  ...'\r\n\t\v\f\u0085\u2028\u2029\u0000\u001b\u007f\u0090\u00a0\u202f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff',
  ...'\u202e\u2066\u200f\u061c\uf0b7\uf0a7\ue000\u2800\u3164\u115f\ufe0f\u0301\u0323\u0344\ud800\udfff\ufffe .-…•o',
  '\r\n',
  '\n- ',
  '\uf0b7\t',
  '\u0301'.repeat(40),
)
const anyText = fc
  .array(
    fc.oneof(ODD, fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('ế', 'hoà', 'Sở '.normalize('NFD'))),
  )
  .map((parts) => parts.join(''))
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/gu
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu
/** Letters, digits and signs, their marks aside. */
const seen = (text: string) =>
  (text.normalize('NFD').replace(IGNORED, '').replaceAll('\u2800', '').match(VISIBLE) ?? []).join('')

describe('a text', () => {
  test('is the same whether it is cleaned at the field, at the wire, or at both', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const room = text.length + 10
        expect(prose(room).parse(text)).toBe(cleanProse(text))
        expect(prose(room).parse(cleanProse(text))).toBe(cleanProse(text))
        expect(line(room, 0).parse(text)).toBe(cleanLine(text))
        expect(line(room).safeParse(text).success).toBe(!isBlank(cleanLine(text)))
        expect(reason(room).safeParse(text).success).toBe(!saysNothing(text))
        expect(sayingLine(room).safeParse(cleanLine(text)).success).toBe(sayingLine(room).safeParse(text).success)
      }),
      { numRuns: 2000 },
    )
  })

  test('is cleaned once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const clean of [cleanLine, cleanProse]) {
          const once = clean(text)
          expect(clean(once)).toBe(once)
          expect(once).toBe(once.normalize('NFC'))
          expect(once).not.toMatch(BIDI)
          expect(once).not.toMatch(/[^\P{Cc}\t\n]|\p{Cs}|\ufffe|\uffff/u)
        }
        expect(cleanLine(text)).not.toMatch(/[\t\n]|^\s|\s$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('loses nothing that is to be seen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const was = seen(text)
        // The bullet of a symbol font is kept as a dash.
        expect(seen(cleanProse(text)).replaceAll('-', '')).toBe(was.replaceAll('-', ''))
        expect(seen(cleanLine(text))).toBe(was)
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps its lines, and the joiners of emoji and scripts', () => {
    expect(cleanProse('a\vb\fc\u2028d\u2029e\r\nf\rg\u0085h')).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(cleanLine('a\vb\u2028c\td')).toBe('a b c d')
    for (const kept of ['🏳️‍🌈', 'می\u200cخواهم', '❤️']) {
      expect(cleanLine(kept)).toBe(kept)
      expect(cleanProse(kept)).toBe(kept)
    }
    expect(cleanProse('\uf0b7\tMột\n  \uf0a7Hai')).toBe('- Một\n  - Hai')
    expect(cleanProse(`a${'\u0301\u0323'.repeat(5000)}b`).length).toBeLessThan(40)
  })

  test.each(BLANK.map((text) => [JSON.stringify(text), text]))('of %s is none', (_, text) => {
    expect(isBlank(text)).toBe(true)
    expect(cleanProse(text)).toBe('')
    expect(cleanLine(text)).toBe('')
    expect(line(10).safeParse(text).success).toBe(false)
    expect(lacks({ status: 'unmet', note: null, plan: { ...PLAN, action: text } })).toEqual(['planAction'])
  })

  test.each([...BLANK, '.', '-', '…', '- - -', '?!', '“”', '\u200b.', '–'])('of %j is no reason', (text) => {
    expect(saysNothing(text)).toBe(true)
    expect(reason(10).safeParse(text).success).toBe(false)
    expect(sayingLine(10).safeParse(text).success).toBe(false)
    expect(lacks({ status: 'notApplicable', note: text, plan: null })).toEqual(['reason'])
    // Nor what will be done, nor who signs: the letter takes marks alone for the beginning of a list.
    expect(lacks({ status: 'partial', note: null, plan: { ...PLAN, action: text } })).toEqual(['planAction'])
    for (const part of ['name', 'title']) {
      expect(Signatory.safeParse({ name: 'A', title: 'B', [part]: text }).success, part).toBe(false)
    }
  })

  test('is bounded by what is left of it, and refused unread when far longer', () => {
    expect(prose(3).parse('ấấấ'.normalize('NFD'))).toBe('ấấấ')
    expect(line(3).parse('\u200b\u202eabc \u0000')).toBe('abc')
    for (const long of ['abcd', 'x'.repeat(13), '\u0301'.repeat(1e6)]) {
      expect(prose(3).safeParse(long).error?.issues).toMatchObject([{ code: 'too_big', maximum: 3 }])
      expect(line(3).safeParse(long).error?.issues).toMatchObject([{ code: 'too_big', maximum: 3 }])
    }
  })
})

describe('marks of a list', () => {
  test.each([
    ['\uf0b7\tMột', '- Một'],
    ['\uf0a7 Một', '- Một'],
    ['• Một', '- Một'],
    ['-Một', '- Một'],
    ['– Một', '- Một'],
    ['* Một', '- Một'],
    ['o\tMột', '+ Một'],
    ['+ Một', '+ Một'],
    ['1. Một', '1. Một'],
    ['1.Một', '1.Một'],
    ['1) Một', '1) Một'],
    ['1/ Một', '1/ Một'],
    ['a) Một', 'a) Một'],
    ['(2) Một', '(2) Một'],
    ['iv. Một', 'iv. Một'],
  ])('%j is printed as %j and is no part of the words', (text, printed) => {
    expect(listed(text)).toBe(printed)
    expect(withoutMark(text)).toBe('Một')
  })

  test.each([
    'ông An',
    '-5 độ',
    '+84 912',
    '1,5 tỷ',
    '2.5 tỷ',
    '24/7',
    '1/3/2027',
    'đ/c Nguyễn An',
    'v.v.',
    'x.509',
    '3.000 máy',
  ])('%j has none', (text) => {
    expect(withoutMark(text)).toBe(text)
    expect(listed(text)).toBe(text)
  })
})

describe('proposals', () => {
  const SAME = [
    'Hoà mạng và tập huấn cho cán bộ.',
    'Hòa mạng và tập huấn cho cán bộ',
    '- hoà mạng  và tập\u00a0huấn cho cán bộ;',
    '\uf0b7\tHoà mạng và tập huấn cho cán\u00ad bộ',
    '1. HÒA MẠNG VÀ TẬP HUẤN CHO CÁN BỘ',
    'a) Hoà mạng và tập huấn cho cán bộ'.normalize('NFD'),
    'Hoà mạng và tập huấn cho\u202f cán bộ…',
  ]
  test('of the same words are the same, whatever the keyboard', () => {
    expect(new Set(SAME.map((text) => wordsKey(proposalText(text)))).size).toBe(1)
    for (const other of [
      'Hoa mạng và tập huấn cho cán bộ',
      'Hoá mạng và tập huấn cho cán bộ',
      'Hoà mạng và tập huấn',
    ]) {
      expect(wordsKey(proposalText(other))).not.toBe(wordsKey(proposalText(SAME[0] ?? '')))
    }
    for (const [a, b] of [
      ['khoẻ', 'khỏe'],
      ['uỷ', 'ủy'],
      ['thuý', 'thúy'],
      ['loè', 'lòe'],
    ] as const) {
      expect(wordsKey(a)).toBe(wordsKey(b))
    }
  })

  test('that are a list are one sentence', () => {
    expect(proposalText('- Một;\n- Hai.\n')).toBe('Một; Hai')
    expect(proposalText('Một.\nHai.')).toBe('Một. Hai')
    expect(proposalText(' \uf0b7 ')).toBe('')
    // Whatever marks they have, with what leads to them and what goes on over a line.
    expect(proposalText('Cần:\n\uf0b7\tmua bản quyền;\no\tđào tạo\ncho cán bộ.\n1. rà soát\n• chấm tròn')).toBe(
      'Cần: mua bản quyền; đào tạo cho cán bộ; rà soát; chấm tròn',
    )
  })
})

describe('the name of a file', () => {
  test('has at most 150 bytes, its extension, and nothing that misleads', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('docx', 'xlsx'), (text, extension) => {
        const name = fileName(`Báo cáo ${text.repeat(5)}.${extension}`)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(FILE_NAME_BYTES)
        expect(name).toMatch(new RegExp(`^Báo cáo.*\\.${extension}$`, 's'))
        expect(name).not.toMatch(BIDI)
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\\/:*?"<>|]/u)
      }),
    )
  })
})
