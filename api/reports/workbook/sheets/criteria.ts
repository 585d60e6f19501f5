/** `Tiêu chí`: one row for each criterion, in the framework's order. */
import { clause, wording } from '../../../domain/criteria.ts'
import { index, rate } from '../../../domain/score.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { letter, type Value } from '../cells.ts'
import type { Control } from '../control.ts'
import { indexOf, labelOf, rateOf, sumOf } from '../formulas.ts'
import { ofProvince } from '../frame.ts'
import type { WorkbookSource } from '../source.ts'
import { data, total } from '../styles.ts'
import { type Column, Table, type TotalsCells } from '../table.ts'

const { columns: captions, groups } = words
const STATUSES = ['met', 'partial', 'unmet', 'notApplicable'] as const
const MET = 6
const PARTIAL = MET + 1
const UNMET = MET + 2
const RATE = MET + STATUSES.length

const COLUMNS: Column[] = [
  { caption: captions.criterion, width: 11, look: data.topped, group: groups.criterion, total: total.text },
  { caption: captions.criterionWords, width: 70, look: data.wrapped, group: groups.criterion, total: total.text },
  { caption: captions.section, width: 8, look: data.centred, group: groups.criterion, total: total.text },
  { caption: captions.scope, width: 11, look: data.centred, group: groups.criterion, total: total.text },
  { caption: captions.fromLevel, width: 9, look: data.countTop, group: groups.criterion, total: total.text },
  { caption: captions.clause, width: 18, look: data.centred, group: groups.criterion, total: total.text },
  ...STATUSES.map((status) => ({
    caption: captions[status],
    width: 10,
    look: data.countTop,
    group: groups.answers,
    total: total.count,
  })),
  { caption: captions.rate, width: 11, look: data.rateTop, group: groups.result, total: total.rate },
  { caption: captions.index, width: 11, look: data.rateTop, group: groups.result, total: total.rate },
]

/** Columns that formulas name, from 0. */
export const criterionColumns = { id: 0, words: 1, partial: PARTIAL, unmet: UNMET, rate: RATE }

export async function writeCriteria(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, framework } = source
  const frame = { name: 'criteria', title: words.titles.criteria, frozenColumns: 1 } as const
  const table = await Table.open(book, source, frame, COLUMNS, {
    count: framework.criteria.length,
    values: (cells) => totals(cells, source),
  })
  const tallies = new Map(rollup.criteria.map((criterion) => [criterion.id, criterion]))
  for (const criterion of framework.criteria) {
    const tally = tallies.get(criterion.id)
    await table.row([
      criterion.id,
      wording(criterion, criterion.fromLevel).vi,
      criterion.section,
      words.scopes[criterion.scope],
      criterion.fromLevel,
      clause(criterion, criterion.fromLevel),
      ...STATUSES.map((status) => tally?.[status] ?? 0),
      tally ? rate(tally) : null,
      tally ? index(tally) : null,
    ])
  }
  await table.end(control, words.empty.criteria)
  table.sheet.format({ kind: 'scale', ref: table.range(RATE) })
  await table.sheet.close()
}

function totals({ row, range }: TotalsCells, source: WorkbookSource): Value[] {
  const { compliance } = source.rollup
  const met = `${letter(MET)}${row}`
  const applicable = `${met}:${letter(UNMET)}${row}`
  return [
    null,
    labelOf(range(0), ofProvince(words.province, source), words.shown),
    null,
    null,
    null,
    null,
    ...STATUSES.map((status, i) => sumOf(range(MET + i), compliance[status])),
    rateOf(met, applicable, compliance.rate),
    indexOf(met, `${letter(PARTIAL)}${row}`, applicable, compliance.index),
  ]
}
