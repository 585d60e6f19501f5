/** Cells and rows as SpreadsheetML. Text is always an inline string, so text that begins with = + - @ stays text. */

/** A live formula with its result stored, so that a reader that does not calculate shows it too. */
export type Formula = { formula: string; result: number | string | null }
/** Null is an empty cell that keeps its borders. */
export type Value = string | number | Formula | null
/** One style number for each column. */
export type RowStyle = readonly number[]

const letters: string[] = []

/** `A` for 0, `AA` for 26. */
export function letter(column: number): string {
  const known = letters[column]
  if (known) return known
  const first = Math.floor(column / 26)
  const made = (first === 0 ? '' : letter(first - 1)) + String.fromCharCode(65 + (column % 26))
  letters[column] = made
  return made
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// Beside the characters that XML does not allow: `_x0041_` in a cell means the letter A, so its first _ is itself escaped.
const SPECIAL = /[&<>"\ufffe\uffff]|(?![\t\n\r])\p{Cc}|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/u
const SPECIALS = new RegExp(SPECIAL, 'gu')

/** Text for an element or attribute; what XML does not allow is dropped. */
export const escapeXml = (text: string): string =>
  SPECIAL.test(text) ? text.replace(SPECIALS, (c) => ENTITIES[c] ?? (c === '_' ? '_x005F_' : '')) : text

const OUTER_SPACE = /^\s|\s$|\n/

function cell(address: string, style: number, value: Value): string {
  const open = `<c r="${address}" s="${style}"`
  if (value === null) return `${open}/>`
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`
  if (typeof value === 'string') {
    if (value === '') return `${open}/>`
    const t = OUTER_SPACE.test(value) ? '<t xml:space="preserve">' : '<t>'
    return `${open} t="inlineStr"><is>${t}${escapeXml(value)}</t></is></c>`
  }
  const { formula, result } = value
  // A formula whose result is empty text is what an empty rate looks like.
  if (typeof result !== 'number') {
    return `${open} t="str"><f>${escapeXml(formula)}</f><v>${escapeXml(result ?? '')}</v></c>`
  }
  return `${open}><f>${escapeXml(formula)}</f><v>${result}</v></c>`
}

/** One row. `height` in points; without it the reader fits the row to its text. */
export function rowXml(number: number, values: readonly Value[], styles: RowStyle, height?: number): string {
  let xml = height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}" customHeight="1">`
  for (let i = 0; i < values.length; i++) xml += cell(letter(i) + number, styles[i] ?? 0, values[i] ?? null)
  return `${xml}</row>`
}

const EPOCH = 25_569 // 1970-01-01 as a day number of the 1900 calendar

/** A `YYYY-MM-DD` as a spreadsheet's day number: a whole number, so that no time zone moves the day. */
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / 86_400_000) + EPOCH
