/** `Tiêu chí`: one row for each criterion, in the framework's order. */
import { clause, wording } from '../../../domain/criteria.ts'
import { rate } from '../../../domain/score.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { letter } from '../cells.ts'
import { rateOf, sumOf } from '../formulas.ts'
import type { WorkbookSource } from '../source.ts'
import { data, total } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions, groups } = words
const STATUSES = ['met', 'partial', 'unmet', 'notApplicable'] as const
const MET = 6
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
  { caption: captions.rate, width: 11, look: data.rateTop, group: groups.answers, total: total.rate },
]

export async function writeCriteria(book: Book, source: WorkbookSource): Promise<void> {
  const { rollup, framework } = source
  const frame = { name: 'criteria', title: words.titles.criteria, frozenColumns: 1 } as const
  const table = await Table.open(book, source, frame, COLUMNS)
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
    ])
  }
  await table.end(null)
  table.sheet.format({ kind: 'scale', ref: table.range(RATE) })

  const { compliance } = rollup
  const row = table.sheet.lastRow + 1
  await table.totals([
    null,
    words.province,
    null,
    null,
    null,
    null,
    ...STATUSES.map((status, i) => sumOf(table.range(MET + i), compliance[status])),
    rateOf(`${letter(MET)}${row}`, `${letter(MET)}${row}:${letter(UNMET)}${row}`, compliance.rate),
  ])
  await table.sheet.close()
}
