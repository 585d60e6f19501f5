/**
 * A ruled table inside the margins: rows never split, the header row comes again on every page.
 * It is written row by row, as the XML that the library makes of its own objects: those take ten times the memory, and the
 * annex of a large province has to fit in a Worker and must not keep the others waiting.
 */
import { type IXmlableObject, Paragraph, TextRun } from 'docx'
import type { Pieces } from './package.ts'
import { SIZE, TEXT_WIDTH, twips } from './page.ts'
import { lines } from './text.ts'
import { xmlOf } from './xml.ts'

/** `share`: the column's part of the text width, in millimetres of 165 (scaled to fit). */
export type Column = { caption: string; share: number; align: 'left' | 'center' }
/**
 * Cells as they are printed; a `strong` row is bold; `keepNext` keeps it on the page of the next; a `span` row has one cell
 * over all columns; columns that it `continues` are one cell with those above, whose text they share.
 */
export type Row = {
  cells: readonly string[]
  strong?: boolean
  keepNext?: boolean
  span?: boolean
  continues?: readonly number[]
}

/** Columns of these captions and shares, centred but for those named. */
export const columns = (captions: readonly string[], shares: readonly number[], left: readonly number[]): Column[] =>
  captions.map((caption, i) => ({ caption, share: shares[i] ?? 0, align: left.includes(i) ? 'left' : 'center' }))

type Node = IXmlableObject
const node = (name: string, attributes: Record<string, string | number>): Node => ({
  [name]: { _attr: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`w:${key}`, value])) },
})
const flag = (name: string): Node => ({ [name]: {} })
const SINGLE = { val: 'single', sz: 4, space: 0, color: '000000' }
const SIDES = ['top', 'left', 'bottom', 'right']

/** Texts of cells that are remembered: most come again soon, but a list may have a text of its own in every cell. */
const REMEMBERED = 2000

/**
 * `padding`: millimetres beside the text of a cell; `width`: of the whole, in millimetres; `numbers`: what stands under the captions
 * in a second row that comes again too.
 */
export function table(
  columns: readonly Column[],
  rows: readonly Row[],
  {
    size = SIZE.table,
    padding = 1,
    width = TEXT_WIDTH,
    numbers = null,
  }: { size?: number; padding?: number; width?: number; numbers?: readonly string[] | null } = {},
): Pieces {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => twips((share * width) / total))
  const margins = { top: 0.8, left: padding, bottom: 0.8, right: padding }
  const sizes = [node('w:sz', { val: size }), node('w:szCs', { val: size })]
  const bold = [flag('w:b'), flag('w:bCs')]
  const whole = widths.reduce((a, b) => a + b, 0)
  const cellProperties = (w: number, more: Node[] = []): Node => ({
    'w:tcPr': [node('w:tcW', { w, type: 'dxa' }), ...more, node('w:vAlign', { val: 'center' })],
  })

  const cells = new Map<string, string>()
  // Most cells are counts that come again and again: each is made once.
  const cell = (
    text: string,
    i: number,
    align: Column['align'],
    { strong = false, keepNext = false, span = false }: Omit<Row, 'cells'>,
    merged: 'restart' | 'continue' | null = null,
  ) => {
    const key = JSON.stringify([text, i, align, strong, keepNext, span, merged])
    const made = cells.get(key)
    if (made) return made
    const properties = {
      'w:pPr': [...(keepNext ? [flag('w:keepNext')] : []), node('w:jc', { val: align }), { 'w:rPr': sizes }],
    }
    const run = { 'w:rPr': strong ? [...bold, ...sizes] : sizes }
    const content = lines(text)
    const paragraphs = content.length
      ? content.map((line) => ({
          'w:p': [properties, { 'w:r': [run, { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, line] }] }],
        }))
      : [{ 'w:p': [properties] }]
    const joined = span
      ? [node('w:gridSpan', { val: columns.length })]
      : merged
        ? [node('w:vMerge', { val: merged })]
        : []
    const fresh = xmlOf({ 'w:tc': [cellProperties(span ? whole : (widths[i] ?? 0), joined), ...paragraphs] })
    if (cells.size >= REMEMBERED) cells.clear()
    cells.set(key, fresh)
    return fresh
  }
  const tableRow = (properties: Node[], written: string[]) =>
    `<w:tr>${xmlOf({ 'w:trPr': properties })}${written.join('')}</w:tr>`
  const head = (texts: readonly string[], strong: boolean) =>
    tableRow(
      [flag('w:cantSplit'), flag('w:tblHeader')],
      texts.map((text, i) => cell(text, i, 'center', { strong, keepNext: true })),
    )
  const captions = columns.map(({ caption }) => caption)
  const header = () => head(captions, true) + (numbers ? head(numbers, false) : '')
  const body = (row: Row, r: number) => {
    const align = (i: number) => (row.span ? 'left' : (columns[i]?.align ?? 'center'))
    const merged = (i: number) =>
      row.continues?.includes(i) ? 'continue' : rows[r + 1]?.continues?.includes(i) ? 'restart' : null
    return tableRow(
      [flag('w:cantSplit')],
      row.cells.map((text, i) => cell(merged(i) === 'continue' ? '' : text, i, align(i), row, merged(i))),
    )
  }
  const properties = {
    'w:tblPr': [
      node('w:tblW', { w: whole, type: 'dxa' }),
      { 'w:tblBorders': [...SIDES, 'insideH', 'insideV'].map((side) => node(`w:${side}`, SINGLE)) },
      node('w:tblLayout', { type: 'fixed' }),
      {
        'w:tblCellMar': Object.entries(margins).map(([side, mm]) => node(`w:${side}`, { w: twips(mm), type: 'dxa' })),
      },
    ],
  }
  const grid = { 'w:tblGrid': widths.map((w) => node('w:gridCol', { w })) }

  return {
    *pieces() {
      yield `<w:tbl>${xmlOf(properties)}${xmlOf(grid)}${header()}`
      for (const [r, row] of rows.entries()) yield body(row, r)
      yield '</w:tbl>'
    },
  }
}

/** Space after a table, where text follows. */
export const tableEnd = () =>
  new Paragraph({ spacing: { after: 0, line: 160, lineRule: 'exact' }, children: [new TextRun({ text: '', size: 8 })] })
