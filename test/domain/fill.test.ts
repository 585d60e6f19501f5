import { expect, test } from 'vitest'
import { fill } from '../../api/domain/fill.ts'
import { fc } from '../support/random.ts'

test('a sentence takes its values, words of one and of many, and leaves what it is not given', () => {
  expect(fill('{n} {n:day|days}', { n: 1 })).toBe('1 day')
  expect(fill('{n} {n:day|days}', { n: 2 })).toBe('2 days')
  expect(fill('Còn {n} câu của {who}', { n: 1234 }, (n) => n.toLocaleString('de-DE'))).toBe('Còn 1.234 câu của {who}')
  expect(fill('{name}')).toBe('{name}')
})

test('a value is put in as it is, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(fill('<{v}>', { v: value })).toBe(`<${value}>`)
    }),
  )
})
