/** The looks of the workbook's cells. Each is one object made once: exceljs finds a style again by its object. */
import type { Style } from 'exceljs'

export type Look = Partial<Style>

const FAMILY = 'Times New Roman'
const INK = 'FF14233A'
const BRAND = 'FF8A1C2C'
const WASH = 'FFF6F4EF'
const LINE = 'FFBFB8A6'
const ALERT = 'FFB3261E'

const font = (size: number, more: Partial<Style['font']> = {}): Partial<Style['font']> => ({
  name: FAMILY,
  family: 1,
  size,
  color: { argb: INK },
  ...more,
})
const fill = (argb: string): Style['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const edge = { style: 'thin' as const, color: { argb: LINE } }
const border = { top: edge, left: edge, bottom: edge, right: edge }

const DATE = 'dd/mm/yyyy'
const COUNT = '#,##0'
const RATE = '0.0%'
const SHARE = '0%'
/** Percentage points, with their sign. */
const POINTS = '+0.0;-0.0;0.0'

const cell = (alignment: Partial<Style['alignment']>, numFmt?: string, size = 11): Look => ({
  font: font(size) as Style['font'],
  border,
  // A figure that a reader's letters make wider than its column is made smaller, never #####.
  alignment: { vertical: 'middle', ...(numFmt ? { shrinkToFit: true } : {}), ...alignment },
  ...(numFmt ? { numFmt } : {}),
})

/** Data cells, by what they hold. */
export const data = {
  text: cell({ horizontal: 'left' }),
  name: cell({ horizontal: 'left', wrapText: true }),
  code: cell({ horizontal: 'left', shrinkToFit: true }),
  kind: cell({ horizontal: 'left', shrinkToFit: true }, undefined, 10),
  wrapped: cell({ horizontal: 'left', vertical: 'top', wrapText: true }),
  topped: cell({ horizontal: 'left', vertical: 'top' }),
  centred: cell({ horizontal: 'center', vertical: 'top', wrapText: true }),
  word: cell({ horizontal: 'center' }),
  count: cell({ horizontal: 'center' }, COUNT),
  countTop: cell({ horizontal: 'center', vertical: 'top' }, COUNT),
  rate: cell({ horizontal: 'center' }, RATE),
  rateTop: cell({ horizontal: 'center', vertical: 'top' }, RATE),
  share: cell({ horizontal: 'center' }, SHARE, 10),
  points: cell({ horizontal: 'center' }, POINTS),
  date: cell({ horizontal: 'center' }, DATE),
  dateTop: cell({ horizontal: 'center', vertical: 'top' }, DATE),
} satisfies Record<string, Look>

/** Cells of the long list, whose lines the Excel table draws. */
export const plain = {
  text: {},
  word: { alignment: { horizontal: 'center' } },
  date: { numFmt: DATE, alignment: { horizontal: 'center', shrinkToFit: true } },
} satisfies Record<string, Look>

const strong = (look: Look): Look => ({
  ...look,
  font: font(11, { bold: true }) as Style['font'],
  fill: fill(WASH),
})

/** The same cells in a totals row. */
export const total = {
  text: strong(data.text),
  word: strong(data.word),
  count: strong(data.count),
  rate: strong(data.rate),
  points: strong(data.points),
  share: { ...strong(data.share), font: font(10, { bold: true }) as Style['font'] },
} satisfies Record<string, Look>

/** A state that a leader should not miss. */
export const alert: Look = { ...data.word, font: font(11, { bold: true, color: { argb: ALERT } }) as Style['font'] }

export const alertTop: Look = {
  ...data.centred,
  font: font(11, { bold: true, color: { argb: ALERT } }) as Style['font'],
}

export const heading = {
  parent: {
    font: font(12) as Style['font'],
    alignment: { horizontal: 'center', vertical: 'middle', shrinkToFit: true },
  },
  issuer: {
    font: font(12, { bold: true }) as Style['font'],
    alignment: { horizontal: 'center', vertical: 'middle', shrinkToFit: true },
  },
  title: {
    font: font(14, { bold: true }) as Style['font'],
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  },
  period: {
    font: font(12, { italic: true }) as Style['font'],
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  },
  group: {
    font: font(11, { bold: true, color: { argb: 'FFFFFFFF' } }) as Style['font'],
    fill: fill(BRAND),
    border,
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  },
  caption: {
    font: font(11, { bold: true }) as Style['font'],
    fill: fill(WASH),
    border,
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  },
  /** Heads a block of the summary: its words to the left. */
  block: {
    font: font(11, { bold: true, color: { argb: 'FFFFFFFF' } }) as Style['font'],
    fill: fill(BRAND),
    border,
    alignment: { horizontal: 'left', vertical: 'middle' },
  },
  /** Says what a sheet is for. */
  aside: {
    font: font(11, { italic: true }) as Style['font'],
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
  },
  empty: {
    font: font(11, { italic: true }) as Style['font'],
    border,
    alignment: { horizontal: 'center', vertical: 'middle' },
  },
} satisfies Record<string, Look>

/** Cells of a form that are filled in. A text stays a text: Excel makes no day of `12/2023`. */
export const field = {
  text: { font: font(11) as Style['font'], numFmt: '@', alignment: { vertical: 'middle', wrapText: true } },
  day: { font: font(11) as Style['font'], numFmt: DATE, alignment: { horizontal: 'center', vertical: 'middle' } },
  level: { font: font(11) as Style['font'], alignment: { horizontal: 'center', vertical: 'middle' } },
  /** Of a form, filled in within its lines; what a sheet that is locked lets be changed. */
  input: {
    font: font(11) as Style['font'],
    border,
    numFmt: '@',
    alignment: { vertical: 'top', wrapText: true },
    protection: { locked: false },
  },
  inputDay: {
    font: font(11) as Style['font'],
    border,
    numFmt: DATE,
    alignment: { horizontal: 'center', vertical: 'top' },
    protection: { locked: false },
  },
  inputNumber: {
    font: font(11) as Style['font'],
    border,
    numFmt: '#,##0',
    alignment: { horizontal: 'right', vertical: 'top' },
    protection: { locked: false },
  },
  /** The same with what an earlier period offers. */
  carried: {
    font: font(11, { italic: true }) as Style['font'],
    fill: fill('FFFFF6DC'),
    border,
    numFmt: '@',
    alignment: { vertical: 'top', wrapText: true },
    protection: { locked: false },
  },
  carriedDay: {
    font: font(11, { italic: true }) as Style['font'],
    fill: fill('FFFFF6DC'),
    border,
    numFmt: DATE,
    alignment: { horizontal: 'center', vertical: 'top' },
    protection: { locked: false },
  },
  carriedNumber: {
    font: font(11, { italic: true }) as Style['font'],
    fill: fill('FFFFF6DC'),
    border,
    numFmt: '#,##0',
    alignment: { horizontal: 'right', vertical: 'top' },
    protection: { locked: false },
  },
  /** What is told, not asked. */
  told: {
    font: font(11) as Style['font'],
    fill: fill(WASH),
    border,
    alignment: { vertical: 'top', wrapText: true },
  },
  section: {
    font: font(11, { bold: true }) as Style['font'],
    fill: fill(WASH),
    border,
    alignment: { vertical: 'middle', wrapText: true },
  },
  /** A sentence of the guide. */
  guide: { font: font(11) as Style['font'], alignment: { vertical: 'top', wrapText: true } },
} satisfies Record<string, Look>

/** What cells without a style of their own have. */
export const base: Partial<Style['font']> = { name: FAMILY, family: 1, size: 11 }

/** The order of a font's elements in the schema (CT_Font as Office reads it: a sequence). */
const FONT = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(' ')

/** exceljs writes a font's elements in an order of its own, which the schema does not allow. */
export const inSchemaOrder = (stylesXml: string): string =>
  stylesXml.replace(/(?<=<font>).*?(?=<\/font>)/gs, (elements) =>
    Array.from(elements.matchAll(/<(\w+)[^>]*\/>/g), ([element, name = '']) => ({ element, at: FONT.indexOf(name) }))
      .sort((a, b) => a.at - b.at)
      .map(({ element }) => element)
      .join(''),
  )
