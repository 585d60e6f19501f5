/** Charts of a letter: Word's own, for black and white paper, every bar with its figure. */
import { AlignmentType, Paragraph, TextRun } from 'docx'
import { ChartRun, type ChartSeries } from 'docx/charts'
import { percent } from './figures.ts'
import { FONT, SIZE, TEXT_WIDTH } from './page.ts'
import { oneLine } from './text.ts'

/** Rates from 0 to 1, one a category; null where there is none. */
type Series = { name: string; values: readonly (number | null)[]; tone: keyof typeof TONES }
export type Rates = {
  /** Columns stand beside each other, as over time; bars lie under each other, the first above. */
  shape: 'column' | 'bar'
  categories: readonly string[]
  /** Each has its bars in categories of its own. */
  series: readonly Series[]
  name: string
  /** Read out to whoever does not see it. */
  description: string
  /** Millimetres. */
  height: number
}

/** Told apart on any printer. */
const TONES = { dark: '404040', light: 'BFBFBF' }
/** Points. */
const LABEL = 10
const CATEGORY = 9
/** As the library counts sizes: 96 an inch. */
const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * 96)

/**
 * A chart in a paragraph that stays with its caption below; it is one of its letter's `charts`.
 * Each figure is written as in the text, whatever the reader's machine puts for a decimal comma.
 */
export function rates({ shape, categories, series, name, description, height }: Rates): Paragraph {
  const font = (size: number) => ({ name: FONT, size, color: '000000' })
  const isBar = shape === 'bar'
  const drawn = series.map(
    ({ name: of, values, tone }): ChartSeries => ({
      name: of,
      values,
      color: TONES[tone],
      pointLabels: values.map((value) => (value === null ? false : { text: percent(value), font: font(LABEL) })),
    }),
  )
  const run = new ChartRun({
    type: shape,
    categories: categories.map(oneLine),
    series: drawn,
    dataLabels: { value: true, position: 'outsideEnd', numberFormat: '0.0%', font: font(LABEL) },
    gapWidth: isBar ? 40 : 80,
    overlap: 100,
    // The first category on top, and the scale below the last.
    categoryAxis: { reverseOrder: isBar, font: font(CATEGORY) },
    valueAxis: {
      minimum: 0,
      maximum: 1,
      interval: isBar ? 0.25 : 0.2,
      numberFormat: '0%',
      font: font(CATEGORY),
      ...(isBar && { crossesAt: 'maximum' }),
    },
    legend: series.length > 1 ? { position: 'bottom', font: font(LABEL) } : false,
    font: { name: FONT, color: '000000' },
    chartArea: { fill: 'none', border: 'none' },
    transformation: { width: pixels(TEXT_WIDTH), height: pixels(height) },
    altText: { name, description },
  })
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 60 },
    children: [run],
  })
}

/** What stands under a chart. */
export const caption = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepLines: true,
    spacing: { after: 160 },
    children: [new TextRun({ text: oneLine(text), italics: true, size: SIZE.motto })],
  })
