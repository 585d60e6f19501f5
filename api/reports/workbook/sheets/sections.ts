/** `Theo mục`: one row for each section that criteria name, in the framework's order. */
import { leaves } from '../../../domain/criteria.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { letter } from '../cells.ts'
import { indexOf, rateOf, sumOf } from '../formulas.ts'
import type { WorkbookSource } from '../source.ts'
import { data, total } from '../styles.ts'
import { type Column, HEADING_ROWS, Table } from '../table.ts'

const { columns: captions, groups } = words
const STATUSES = ['met', 'partial', 'unmet', 'notApplicable'] as const
const MET = 3
const PARTIAL = MET + 1
const UNMET = MET + 2
const RATE = MET + STATUSES.length
const CAPTION_ROWS = 2

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

/** Where other sheets find the rate of the i-th section. */
export const sectionRateCell = (i: number): string =>
  `'${words.sheets.sections}'!${letter(RATE)}${HEADING_ROWS + CAPTION_ROWS + 1 + i}`

export async function writeSections(book: Book, source: WorkbookSource): Promise<void> {
  const { rollup, framework } = source
  const frame = { name: 'sections', title: words.titles.sections, frozenColumns: 1 } as const
  const table = await Table.open(book, source, frame, COLUMNS)
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
  await table.end(null)
  table.sheet.format({ kind: 'bar', ref: table.range(RATE) })
  table.sheet.format({ kind: 'scale', ref: table.range(RATE + 1) })

  const { compliance } = rollup
  const row = table.sheet.lastRow + 1
  const met = `${letter(MET)}${row}`
  const applicable = `${met}:${letter(UNMET)}${row}`
  await table.totals([
    null,
    words.province,
    null,
    ...STATUSES.map((status, i) => sumOf(table.range(MET + i), compliance[status])),
    rateOf(met, applicable, compliance.rate),
    indexOf(met, `${letter(PARTIAL)}${row}`, applicable, compliance.index),
  ])
  await table.sheet.close()
}
