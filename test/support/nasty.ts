/** Texts and bodies that cost more than their length where something is done with them before they are bounded. */

/** Each repeated as often as there is room. */
export const PIECES: Record<string, string> = {
  letters: 'x',
  marks: '\u0301',
  'marks out of order': '\u0301\u0323\u031b',
  'marks of two': '\u0344',
  'letters and marks apart': 'ế'.normalize('NFD'),
  'letters that grow': '\ufb2c',
  jamo: '\u1112\u1161\u11ab',
  'format characters': '\u200d',
  'soft hyphens': '\u00ad',
  'writing from right to left': '\u202e',
  spaces: ' ',
  'spaces that do not break': '\u00a0',
  'line breaks': '\r\n',
  'lines of list marks': '\uf0b7\t\n',
  symbols: '\uf0b7',
  dots: '.',
  'dots and spaces': '. ',
  digits: '1',
  'digits and dots': '1.',
  hyphens: 'a-',
  quotes: '"',
  'control characters': '\u0000',
  'halves of pairs': '\ud800',
}

const bytes = (text: string) => Buffer.byteLength(JSON.stringify(text)) - 2

/** As many of a piece as fit, with a letter before and behind, so that nothing of it is at an end. */
export function filled(piece: string, room: number): string {
  return `x${piece.repeat(Math.max(0, Math.floor((room - 2) / bytes(piece))))}x`
}

/** The body with every text in it replaced; the room is shared among them. */
export function withTexts(body: unknown, piece: string, room: number): string {
  const strings = JSON.stringify(body).split('"').length
  const text = filled(piece, Math.floor(room / strings) - 30)
  return JSON.stringify(body, (_, value) => (typeof value === 'string' ? text : value))
}

const list = (item: string, room: number) => {
  const times = Math.floor((room - 30) / (item.length + 1))
  return `[${`${item},`.repeat(Math.max(0, times - 1))}${times > 0 ? item : ''}]`
}
/** Of a key with its value and the comma behind. */
const KEY_LENGTH = 10
const aKey = (i: number) => `"${i.toString(36).padStart(5, 'k')}":1`
/** Made once, as long as the longest body needs them. */
let many = ''
const keys = (room: number) => {
  const length = Math.floor((room - 30) / KEY_LENGTH)
  if (many.length < length * KEY_LENGTH) many = Array.from({ length }, (_, i) => aKey(i)).join(',')
  return many.slice(0, Math.max(0, length * KEY_LENGTH - 1))
}
const deep = (room: number) => {
  const depth = Math.floor((room - 30) / 2)
  return `${'['.repeat(depth)}${']'.repeat(depth)}`
}

/** Texts of bodies of the size given, for a route that takes such a body. */
export function* nastyBodies(body: Record<string, unknown>, room: number): Generator<[string, string]> {
  for (const [name, piece] of Object.entries(PIECES)) yield [name, withTexts(body, piece, room)]
  yield ['unknown keys', `{${keys(room)}}`]
  yield ['a long key', JSON.stringify({ ...body, ['k'.repeat(room - JSON.stringify(body).length - 30)]: 1 })]
  yield ['a deep list', deep(room)]
  yield ['numbers', list('1', room)]
  for (const field of Object.keys(body)) {
    const rest = room - JSON.stringify(body).length
    const with_ = (value: string) => JSON.stringify({ ...body, [field]: '@' }).replace('"@"', () => value)
    yield [`${field}: unknown keys`, with_(`{${keys(rest)}}`)]
    yield [`${field}: a deep list`, with_(deep(rest))]
    yield [`${field}: numbers`, with_(list('1', rest))]
    yield [`${field}: empty objects`, with_(list('{}', rest))]
    const value = body[field]
    if (!Array.isArray(value)) continue
    for (const each of value) {
      yield [`${field}: the same again`, with_(list(JSON.stringify(each), rest))]
      const broken = Object.fromEntries(Object.keys(each as object).map((key) => [key, 0]))
      yield [`${field}: wrong in everything`, with_(list(JSON.stringify(broken), rest))]
      yield [`${field}: one of many keys`, with_(`[{${keys(rest)}}]`)]
    }
  }
}
