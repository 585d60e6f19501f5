/** Requests that are nearly right, and values that are not: what the front door is tried with by the thousand. */
import type { Draws } from './random.ts'

/** An array in an array in an array … */
export const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  2.5,
  -0,
  1e308,
  2 ** 53,
  '',
  ' ',
  '0',
  'NaN',
  'null',
  '2024-02-30',
  '9999-12-31',
  "'; drop table users; --",
  '" or 1=1',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '{{7*7}}',
  '=cmd|" /C calc"!A0',
  '\u0000',
  '\ud800',
  'a\udfffb',
  '\uffff',
  '\u202eđảo\u200d',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'ﷺ'.repeat(50),
  'e\u0301\u0302\u0303'.repeat(30),
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  'toString',
  'so-tc',
  'met',
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  { toString: 1, valueOf: null },
  Array.from({ length: 300 }, (_, i) => i),
]
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  'id',
  'x'.repeat(300),
  '\u0000',
]

/** What may stand in a path as it is: broken escapes, escaped separators, other scripts, and things that exist. */
const SEGMENTS = [
  '%',
  '%00',
  '%zz',
  '%E0%A4%A',
  '%ff%fe',
  '%C0%AF',
  '%2e%2e',
  '..%2f..%2fetc',
  'so-khcn%2F',
  'so-khcn%00',
  'SO-KHCN',
  '%20so-khcn',
  '__proto__',
  'constructor',
  '-1',
  '1e999',
  'null',
  ':code',
  '*',
  'a'.repeat(3000),
  encodeURIComponent('sở-khcn 👍'),
  '%F0%9F%92%A9',
  '2024-Q1;x=1',
  "'--",
]
const QUERIES = [
  '?',
  '?accepted=true&accepted=false',
  '?accepted',
  '?accepted=TRUE',
  '?search=%',
  '?search=%00',
  '?search=%E0%A4%A',
  `?search=${'%F0%9F%92%A9'.repeat(200)}`,
  '?search[]=a&search[b]=c',
  '?__proto__[x]=1&constructor=2',
  `?${'a=1&'.repeat(500)}`,
  '?%=%&&==',
]
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'x',
  '',
]
const TEXTS = [
  '',
  ' ',
  '{',
  '}',
  'null',
  '[]',
  '"x"',
  '0',
  'true',
  'undefined',
  '{"a":1,}',
  "{'a':1}",
  '\ufeff{}',
  '<xml/>',
  'a=1&b=2',
  '{"a":1}{"b":2}',
  '1e400',
  '\u0000',
  deep(200),
  deep(5000),
]

/** A copy of the body with one thing wrong: a value, a key more, a key less, one too many. */
export function spoil(body: unknown, draw: Draws): unknown {
  if (typeof body !== 'object' || body === null || draw.chance(0.15)) return draw.pick(VALUES)
  if (Array.isArray(body)) {
    if (body.length === 0 || draw.chance(0.1)) return [...body, draw.pick(VALUES)]
    if (draw.chance(0.2)) return [...body, ...body]
    const at = draw.below(body.length)
    return body.map((item, i) => (i === at ? spoil(item, draw) : item))
  }
  const entries = Object.entries(body)
  const at = draw.below(entries.length)
  if (entries.length === 0 || draw.chance(0.15)) return withKey(body, draw.pick(KEYS), draw.pick(VALUES))
  if (draw.chance(0.15)) return Object.fromEntries(entries.filter((_, i) => i !== at))
  return Object.fromEntries(entries.map(([key, value], i) => [key, i === at ? spoil(value, draw) : value]))
}

/** Also the key `__proto__`, as an own key. */
function withKey(body: object, key: string, value: unknown): object {
  return Object.defineProperty({ ...body }, key, { value, enumerable: true })
}

/** The text of a body: mostly JSON, sometimes cut off, doubled or something else altogether. */
export function spoilText(text: string, draw: Draws): string {
  if (draw.chance(0.9)) return text
  if (draw.chance(0.3)) return draw.pick(TEXTS)
  if (draw.chance(0.5)) return text.slice(0, draw.below(text.length + 1))
  return text + draw.pick(TEXTS)
}

/** The path with its parameters: as given, or one of them spoilt, or a strange query after it. */
export function pathOf(pattern: string, params: Record<string, readonly string[]>, draw: Draws): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) =>
    draw.chance(0.12) ? draw.pick(SEGMENTS) : draw.pick(params[name] ?? SEGMENTS),
  )
  return draw.chance(0.1) ? path + draw.pick(QUERIES) : path
}

/** Headers besides those that a page sends. */
export function headersOf(draw: Draws): Record<string, string> {
  if (draw.chance(0.85)) return {}
  return draw.pick<Record<string, string>>([
    { 'content-type': draw.pick(TYPES) },
    { 'accept-language': draw.pick([';;q=', 'x'.repeat(3000), 'en;q=x, vi;q=-1', '*', '_', 'en']) },
    {
      cookie: draw.pick([
        'soat.session_token=%',
        'soat.session_token',
        '=',
        'a=b; '.repeat(300),
        'soat.session_token=x'.repeat(50),
      ]),
    },
    { origin: draw.pick(['null', 'http://[', 'http://soat.test:99999', 'http://other.test', 'x'.repeat(3000)]) },
    { 'if-none-match': draw.pick(['*', '"', 'W/"x"', 'x'.repeat(3000)]) },
  ])
}
