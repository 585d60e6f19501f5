/** `Theo mục`: one row for each section that criteria name, in the framework's order. */
import { leaves } from '../../../domain/criteria.ts'
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
const MET = 3
const PARTIAL = MET + 1
const UNMET = MET + 2
const RATE = MET + STATUSES.length

const COLUMNS: Column[] = [
  { caption: captions.section, width: 8, look: data.word, group: groups.criterion, total: total.text },
  { caption: captions.sectionTitle, width: 58, look: data.name, group: groups.criterion, total: total.text },
  { caption: captions.sectionGroup, width: 42, look: data.name, group: groups.criterion, total: total.text },
  ...STATUSES.map((status) => ({
    caption: captions[status],
    width: 12,
    look: data.count,
    group: groups.answers,
    total: total.count,
  })),
  { caption: captions.rate, width: 13, look: data.rate, group: groups.result, total: total.rate },
  { caption: captions.index, width: 13, look: data.rate, group: groups.result, total: total.rate },
]

/** Columns that formulas name, from 0. */
export const sectionColumns = {
  id: 0,
  title: 1,
  met: MET,
  partial: PARTIAL,
  unmet: UNMET,
  notApplicable: MET + STATUSES.indexOf('notApplicable'),
  rate: RATE,
}

export async function writeSections(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, framework } = source
  const frame = { name: 'sections', title: words.titles.sections, frozenColumns: 1 } as const
  const table = await Table.open(book, source, frame, COLUMNS, {
    count: rollup.sections.length,
    values: (cells) => totals(cells, source),
  })
  const leafOf = new Map(leaves(framework).map((leaf) => [leaf.id, leaf]))
  for (const section of rollup.sections) {
    const leaf = leafOf.get(section.id)
    const parent = leaf?.parent
    await table.row([
      section.id,
      leaf?.title.vi ?? '',
      parent ? `${parent.id}. ${parent.title.vi}` : '',
      ...STATUSES.map((status) => section[status]),
      section.rate,
      section.index,
    ])
  }
  await table.end(control, words.empty.criteria)
  table.sheet.format({ kind: 'bar', ref: table.range(RATE) })
  table.sheet.format({ kind: 'scale', ref: table.range(RATE + 1) })
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
    ...STATUSES.map((status, i) => sumOf(range(MET + i), compliance[status])),
    rateOf(met, applicable, compliance.rate),
    indexOf(met, `${letter(PARTIAL)}${row}`, applicable, compliance.index),
  ]
}
