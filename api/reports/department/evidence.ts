/** The annex of a department's report that lists its evidence: number, day and name of each document, and what it proves. */
import type { FiledAnswer } from '../../domain/assessment.ts'
import type { FiledFile } from '../../domain/file.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { date } from '../letter/figures.ts'
import { ANNEX_WIDTH, type Block, SIZE } from '../letter/page.ts'
import { type Column, table, tableEnd } from '../letter/table.ts'
import { oneLine } from '../letter/text.ts'

const COLUMNS: readonly ({ key: keyof typeof words.evidenceColumns } & Omit<Column, 'caption'>)[] = [
  { key: 'no', share: 12, align: 'center' },
  { key: 'number', share: 46, align: 'left' },
  { key: 'date', share: 26, align: 'center' },
  { key: 'name', share: 110, align: 'left' },
  { key: 'criteria', share: 58, align: 'left' },
]

/** In the order in which the answers name them. */
export function evidenceTable(files: readonly FiledFile[], answers: readonly FiledAnswer[]): Block[] {
  const criteria = new Map(files.map(({ sha256 }) => [sha256, new Set<string>()]))
  for (const { criterion, evidence = [] } of answers)
    for (const { sha256 } of evidence) criteria.get(sha256)?.add(criterion)
  const rows = files.map((file, i) => ({
    cells: [
      String(i + 1),
      oneLine(file.number ?? ''),
      file.date === null ? '' : date(file.date),
      oneLine(file.name),
      [...(criteria.get(file.sha256) ?? [])].join('; '),
    ],
  }))
  const columns = COLUMNS.map(({ key, ...column }) => ({ caption: words.evidenceColumns[key], ...column }))
  return [table(columns, rows, { size: SIZE.small, width: ANNEX_WIDTH }), tableEnd()]
}
