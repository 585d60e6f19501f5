/** `Xu hướng`: the province's figures over its periods, oldest first. */
import { withOwn } from '../../../domain/trend.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { type Control, expect } from '../control.ts'
import { periodWords } from '../frame.ts'
import type { WorkbookSource } from '../source.ts'
import { data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { trend: captions } = words
const RATES = ['filingRate', 'approvedShare', 'fullShare', 'rate', 'index'] as const
const FIRST_RATE = 1

const COLUMNS: Column[] = [
  { caption: captions.period, width: 24, look: data.text },
  ...RATES.map((rate) => ({ caption: captions[rate], width: 22, look: data.rate })),
  { caption: captions.comparable, width: 16, look: data.word },
  { caption: captions.changed, width: 16, look: data.word },
]

export async function writeTrend(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup } = source
  const trend = withOwn(source.trend, rollup)
  const frame = { name: 'trend', title: words.titles.trend, frozenColumns: 1 } as const
  const table = await Table.open(book, source, frame, COLUMNS)
  for (const [i, period] of trend.periods.entries()) {
    await table.row([
      periodWords({ id: period }).Period,
      ...RATES.map((rate) => trend[rate][i] ?? null),
      trend.comparable[i] ? words.isSo : words.isNot,
      trend.changed[i] ? words.isSo : words.isNot,
    ])
  }
  const written = await table.end(control, words.empty.trend)
  const periods = trend.periods.length
  expect(control, { name: words.notes.trend, rollup: periods, written, again: (counts) => counts.periods() })
  for (let i = 0; written > 0 && i < RATES.length; i++)
    table.sheet.format({ kind: 'bar', ref: table.range(FIRST_RATE + i) })
  await table.sheet.close()
}

/** Columns that formulas name, from 0. */
export const trendColumns = { period: 0 }
