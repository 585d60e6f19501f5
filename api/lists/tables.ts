/** The sheets of a list as rows of columns, wherever in the sheet its captions stand and in whatever order. */
import { fill } from '../domain/fill.ts'
import { COUNTS } from '../domain/limits.ts'
import { COLUMNS, type Column, LIST_KINDS, type ListKind } from '../domain/lists/columns.ts'
import { folded } from '../domain/lists/spelling.ts'
import { cleanLine } from '../domain/text.ts'
import { Problem } from '../http/problem.ts'
import { uploadBounds } from '../http/workbook-sent.ts'
import type { Messages } from '../messages/index.ts'
import { lists as captions } from '../messages/lists.ts'
import { captionRow } from '../xlsx/captions.ts'
import { addressOf, type Cell, type Sheet } from '../xlsx/read.ts'

/** `at`: where a column's cell of this row is, be there something in it or not. */
export type ListRow = { sheet: string; cells: ReadonlyMap<string, Cell>; at: (key: string) => string }
export type Tables = { [K in ListKind]: ListRow[] }

const captionOf = (kind: ListKind, key: string): string =>
  (captions.captions[kind] as Record<string, string>)[key] ?? key

/** @throws Problem notAForm */
export function tablesOf(sheets: readonly Sheet[], kinds: readonly ListKind[] = LIST_KINDS): Tables {
  const tables: Tables = { department: [], user: [], system: [] }
  let found = 0
  for (const kind of kinds) {
    const sheet = sheets.find(({ name }) => folded(name) === folded(captions.sheets[kind]))
    if (!sheet) continue
    found++
    tables[kind] = rowsOf(sheet, kind)
  }
  if (found === 0) {
    const names = kinds.map((kind) => `“${captions.sheets[kind]}”`).join(', ')
    throw new Problem('notAForm', { values: ({ lists }) => ({ why: fill(lists.noSheet, { sheets: names }) }) })
  }
  if (kinds.reduce((n, kind) => n + tables[kind].length, 0) > COUNTS.listLines) throw tooManyRows()
  return tables
}

const tooManyRows = () => new Problem('fileTooLarge', { values: uploadBounds(COUNTS.listLines) })

function rowsOf(sheet: Sheet, kind: ListKind): ListRow[] {
  const columns: readonly Column[] = COLUMNS[kind]
  const keys = new Map(columns.map(({ key }) => [folded(captionOf(kind, key)), key]))
  const best = captionRow(sheet, keys)
  const lacking = columns.filter(({ key, asked }) => asked && !best.places.has(key))
  if (lacking.length > 0) throw missing(sheet.name, kind, lacking)
  return sheet.rows.flatMap((row) => {
    if (row.number <= best.number) return []
    const cells = new Map<string, Cell>()
    for (const [key, column] of best.places) {
      const cell = row.cells.get(column)
      if (cell && cleanLine(cell.text) !== '') cells.set(key, cell)
    }
    if (cells.size === 0) return []
    const at = (key: string) => addressOf(best.places.get(key) ?? [...best.places.values()][0] ?? 0, row.number)
    return [{ sheet: sheet.name, cells, at }]
  })
}

const missing = (sheet: string, kind: ListKind, columns: readonly Column[]) =>
  new Problem('notAForm', {
    values: ({ lists }: Messages) => ({
      why: fill(lists.noColumns, { sheet, columns: columns.map(({ key }) => `“${captionOf(kind, key)}”`).join(', ') }),
    }),
  })
