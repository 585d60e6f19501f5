/** `Dữ liệu`: one row for each answer of the submissions counted, of whatever state, for those who calculate on. */
import { leaves } from '../../../domain/criteria.ts'
import { standsIn } from '../../../domain/platform.ts'
import { STATUSES, type Tally } from '../../../domain/score.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber, type Value } from '../cells.ts'
import { type Control, expect, WorkbookMismatch } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { plain } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions } = words

const COLUMNS: Column[] = [
  { caption: captions.code, width: 14, look: plain.text },
  { caption: captions.department, width: 32, look: plain.text },
  { caption: captions.kind, width: 12, look: plain.text },
  { caption: captions.system, width: 40, look: plain.text },
  { caption: captions.level, width: 9, look: plain.word },
  { caption: captions.section, width: 26, look: plain.text },
  { caption: captions.criterion, width: 13, look: plain.text },
  { caption: captions.status, width: 18, look: plain.text },
  { caption: captions.note, width: 50, look: plain.text },
  { caption: captions.planDueOn, width: 12, look: plain.date },
  { caption: captions.platform, width: 32, look: plain.text },
]

/** Columns that formulas name, from 0. */
export const dataColumns = { status: 7, platform: 10 }

/** Rows of a spreadsheet, less those above the data. */
const MOST = 1_048_576 - 6

/** @param most rows that a sheet has room for; with more answers it has none, and says so */
export async function writeData(book: Book, source: WorkbookSource, control: Control, most = MOST): Promise<void> {
  const { compliance } = source.rollup
  const all = STATUSES.reduce((sum, status) => sum + compliance[status], 0)
  const frame = { name: 'data', title: words.titles.data, frozenColumns: 2, aside: true, excelTable: 'DuLieu' } as const
  const table = await Table.open(book, source, frame, COLUMNS)
  if (all > most) {
    await table.end(control, words.empty.dataTooLong)
    await table.sheet.close()
    return
  }
  const written = await writeAnswers(book, table, source)
  for (const status of STATUSES)
    if (written[status] !== compliance[status])
      throw new WorkbookMismatch(words.statuses[status], compliance[status], written[status])
  const rows = await table.end(control, words.empty.data)
  expect(control, { name: words.notes.data, rollup: all, written: rows, again: (counts) => counts.data() })
  await table.sheet.close()
}

async function writeAnswers(book: Book, table: Table, source: WorkbookSource): Promise<Tally> {
  const { framework, filers } = source
  const written: Tally = { met: 0, partial: 0, unmet: 0, notApplicable: 0 }
  const filerOf = new Map(filers.map((filer) => [filer.code, filer]))
  const shared = (text: string) => book.shared(text)
  const whole: Value[] = [shared(words.wholeDepartment), null]
  // A section with its title: of a number alone, `5.10`, a program would make 5.1.
  const titles = new Map(leaves(framework).map(({ id, title }) => [id, shared(`${id}. ${title.vi}`)]))
  const criteria = new Map(framework.criteria.map(({ id, section }) => [id, [titles.get(section) ?? null, shared(id)]]))
  const statuses = new Map(STATUSES.map((status) => [status, shared(words.statuses[status])]))
  for await (const { department, systems, answers } of source.answers()) {
    const filer = filerOf.get(department)
    const head = [department, filer?.name ?? '', words.kinds[filer?.kind ?? 'other']].map(shared)
    const bySystem = new Map(systems.map(({ id, name, level }): [string, Value[]] => [id, [shared(name), level]]))
    // One array for all rows of a filing: there are hundreds of thousands, and each is written at once.
    const row: Value[] = [...head]
    for (const answer of answers) {
      const { criterion, system, status, note, plan } = answer
      if (status === null) continue
      written[status]++
      const [name = null, level = null] = (system === null ? whole : bySystem.get(system)) ?? whole
      const [section = null, id = null] = criteria.get(criterion) ?? []
      row[3] = name
      row[4] = level
      row[5] = section
      row[6] = id
      row[7] = statuses.get(status) ?? null
      row[8] = note
      row[9] = plan?.dueOn ? dayNumber(plan.dueOn) : null
      const inherited = standsIn(answer)
      row[10] = inherited && shared(inherited.name)
      // Waited for only where the reader is slower: a turn of the event loop for every answer would cost more than its row.
      const full = table.row(row)
      if (full) await full
    }
  }
  return written
}
