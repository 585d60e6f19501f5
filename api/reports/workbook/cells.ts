/** Cells and rows as SpreadsheetML. Text is a string cell (never `f`), so text that begins with = + - @ stays text. */

/** A live formula with its result stored, so that a reader that does not calculate shows it too. */
export type Formula = { formula: string; result: number | string | null }
/** Text of the workbook's shared strings, by its number (`SharedTexts`). */
export type SharedText = { shared: string }
/** Null is an empty cell that keeps its borders. */
export type Value = string | number | Formula | SharedText | null
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

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// What XML gives a meaning or does not allow (a lone half of a surrogate pair among it). `_x0041_` in a cell means the
// letter A, so its first _ is itself escaped. The first expression is the quick question, asked of every text.
const PERHAPS = /[^\t\n\r -%'-;=?-\ud7ff\ue000-\ufffd]|_x/
const SPECIALS = /[&<>\ufffe\uffff]|(?![\t\n\r])\p{Cc}|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu

/** Text for the content of an element; what XML does not allow is dropped. */
export const escapeXml = (text: string): string =>
  PERHAPS.test(text) ? text.replace(SPECIALS, (c) => ENTITIES[c] ?? (c === '_' ? '_x005F_' : '')) : text

const SPACE = 32
export const keepsSpace = (text: string): boolean =>
  text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE || text.includes('\n')

/** What stands between a cell's row number and its value, made once for each style. */
type Openings = Record<'text' | 'kept' | 'shared' | 'number' | 'formula' | 'textFormula' | 'empty', string>
const openings: Openings[] = []
function opening(style: number): Openings {
  const known = openings[style]
  if (known) return known
  const s = style === 0 ? '"' : `" s="${style}"`
  const made = {
    text: `${s} t="str"><v>`,
    // Lines of a text: some readers break them only in a string of its own kind.
    kept: `${s} t="inlineStr"><is><t xml:space="preserve">`,
    shared: `${s} t="s"><v>`,
    number: `${s}><v>`,
    formula: `${s}><f>`,
    textFormula: `${s} t="str"><f>`,
    empty: `${s}/>`,
  }
  openings[style] = made
  return made
}
const starts: string[] = []
const start = (column: number): string => {
  starts[column] ??= `<c r="${letter(column)}`
  return starts[column]
}

/**
 * Appends one row to `parts`, and says about how many characters that is. The parts are joined by the caller, many rows at
 * a time: it costs half of adding strings up. `height` in points; without it the reader fits the row to its text.
 */
export function pushRow(
  parts: string[],
  number: number,
  values: readonly Value[],
  styles: RowStyle,
  height?: number,
): number {
  const row = String(number)
  parts.push(height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`)
  let length = 40
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const style = styles[i] ?? 0
    const open = opening(style)
    length += 50
    if (value === null || value === undefined || value === '') {
      if (style !== 0) parts.push(start(i), row, open.empty)
    } else if (typeof value === 'number') parts.push(start(i), row, open.number, String(value), '</v></c>')
    else if (typeof value === 'string') {
      length += value.length
      const kept = keepsSpace(value)
      parts.push(start(i), row, kept ? open.kept : open.text, escapeXml(value), kept ? '</t></is></c>' : '</v></c>')
    } else if ('shared' in value) {
      parts.push(start(i), row, open.shared, value.shared, '</v></c>')
    } else {
      const { formula, result } = value
      // A formula whose result is empty text is what an empty rate looks like.
      const kind = typeof result === 'number' ? open.formula : open.textFormula
      parts.push(start(i), row, kind, escapeXml(formula), '</f><v>', escapeXml(String(result ?? '')), '</v></c>')
    }
  }
  parts.push('</row>')
  return length
}

const EPOCH = 25_569 // 1970-01-01 as a day number of the 1900 calendar

/** A `YYYY-MM-DD` as a spreadsheet's day number: a whole number, so that no time zone moves the day. */
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / 86_400_000) + EPOCH
