/** An Excel form that comes back, as rows with their keys, wherever they stand by now; and what the file remembers. */
import { fill } from '../domain/fill.ts'
import { KINDS, type Kind } from '../domain/items/index.ts'
import { folded } from '../domain/lists/spelling.ts'
import { type FormFile, type Remembered, SHEET_COLUMNS } from '../domain/sheet.ts'
import { cleanLine } from '../domain/text.ts'
import { Problem } from '../http/problem.ts'
import { form as words } from '../messages/form.ts'
import type { Messages } from '../messages/index.ts'
import { type Captions, captionRow } from '../xlsx/captions.ts'
import { addressOf, type Cell, type Sheet } from '../xlsx/read.ts'

export type SheetRow = {
  sheet: string
  kind: Kind
  key: string
  cells: ReadonlyMap<string, Cell>
  at: (column: string) => string
}
export type ReadForm = { file: FormFile; remembered: ReadonlyMap<string, Remembered>; rows: SheetRow[] }

/** The columns of the hidden sheet. */
const [NAME, VALUE, KEY, VERSION, MARK] = [3, 4, 6, 7, 8]

/** @throws Problem notAForm */
export function readForm(sheets: readonly Sheet[]): ReadForm {
  const own = sheets.find(({ name }) => name === words.sheets.own)
  const facts = new Map(own?.rows.map(({ cells }) => [cells.get(NAME)?.text ?? '', cells.get(VALUE)?.text ?? '']))
  const file = {
    period: facts.get('period') ?? '',
    department: facts.get('department') ?? '',
    framework: facts.get('framework') ?? '',
    revision: Number(facts.get('revision') ?? 0),
    madeAt: facts.get('madeAt') ?? '',
  }
  if (!own || !file.period || !file.department || !file.framework) {
    throw new Problem('notAForm', { values: ({ form }) => ({ why: form.notAForm }) })
  }
  const remembered = new Map(
    own.rows.flatMap(({ cells }): [string, Remembered][] => {
      const key = cells.get(KEY)?.text
      if (!key) return []
      return [[key, { key, version: Number(cells.get(VERSION)?.text ?? 0), mark: cells.get(MARK)?.text ?? '' }]]
    }),
  )
  const rows = sheets.flatMap((sheet) => (sheet === own ? [] : rowsOf(sheet)))
  if (rows.length === 0) throw new Problem('notAForm', { values: ({ form }) => ({ why: form.notAForm }) })
  return { file, remembered, rows }
}

/** By kind, the keys of the columns by folded caption. */
const CAPTIONS = new Map(
  KINDS.map((kind) => [
    kind,
    new Map(Object.entries(words.captions[kind]).map(([key, caption]) => [folded(caption), key])),
  ]),
)

/** The rows of a sheet of the form; none of any other sheet that somebody has added. */
function rowsOf(sheet: Sheet): SheetRow[] {
  let found: { kind: Kind; captions: Captions } | null = null
  for (const kind of KINDS) {
    const captions = captionRow(sheet, CAPTIONS.get(kind) ?? new Map())
    if (captions.places.size > (found?.captions.places.size ?? 2)) found = { kind, captions }
  }
  if (!found) return []
  const { kind, captions } = found
  const lacking = SHEET_COLUMNS[kind].filter(
    ({ key, input, optional }) => !optional && (input || key === 'key') && !captions.places.has(key),
  )
  if (lacking.length > 0)
    throw missing(
      sheet.name,
      kind,
      lacking.map(({ key }) => key),
    )
  return sheet.rows.flatMap((row): SheetRow[] => {
    if (row.number <= captions.number) return []
    const cells = new Map<string, Cell>()
    for (const [key, column] of captions.places) {
      const cell = row.cells.get(column)
      if (cell && cleanLine(cell.text) !== '') cells.set(key, cell)
    }
    const key = cells.get('key')?.text.trim() ?? ''
    const entered = SHEET_COLUMNS[kind].some(({ key: column, input }) => input && cells.has(column))
    // A heading of a section, or a row that is free.
    if (key === '' && !entered) return []
    const at = (column: string) => addressOf(captions.places.get(column) ?? 0, row.number)
    return [{ sheet: sheet.name, kind, key, cells, at }]
  })
}

const missing = (sheet: string, kind: Kind, keys: readonly string[]) =>
  new Problem('notAForm', {
    values: ({ form }: Messages) => ({
      why: fill(form.noColumns, {
        sheet,
        columns: keys.map((key) => `“${words.captions[kind][key] ?? key}”`).join(', '),
      }),
    }),
  })
