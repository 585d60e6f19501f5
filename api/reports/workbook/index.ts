/** The provincial workbook `rollup.xlsx` (DESIGN §5), written as a stream: its memory does not depend on its length. */
import type { Writable } from 'node:stream'
import { fill } from '../../domain/fill.ts'
import { workbook as words } from '../../messages/workbook.ts'
import { responseBody } from './body.ts'
import { Book } from './book.ts'
import { type Control, expect, newControl, note, WorkbookMismatch } from './control.ts'
import { sheetsOf } from './depth.ts'
import { ofProvince, periodWords } from './frame.ts'
import type { SheetName } from './places.ts'
import { writeCompared } from './sheets/compared.ts'
import { writeCriteria } from './sheets/criteria.ts'
import { writeData } from './sheets/data.ts'
import { writeDepartments } from './sheets/departments.ts'
import { writeEvidence } from './sheets/evidence.ts'
import { writeFigures } from './sheets/figures.ts'
import { writeGaps } from './sheets/gaps.ts'
import { writeMissing } from './sheets/missing.ts'
import { writeNotes } from './sheets/notes.ts'
import { writePlans } from './sheets/plans.ts'
import { writeRecommendations } from './sheets/recommendations.ts'
import { writeSections } from './sheets/sections.ts'
import { writeSummary } from './sheets/summary.ts'
import { writeSystems } from './sheets/systems.ts'
import { writeTrend } from './sheets/trend.ts'
import type { WorkbookSource } from './source.ts'

export { WorkbookMismatch } from './control.ts'
export { countedFilings, type WorkbookSource } from './source.ts'

/**
 * Writes the workbook to `out`, no faster than `out` takes it, and ends it. On any failure `out` is destroyed, so that
 * nothing half-written looks complete.
 * @throws WorkbookMismatch when the rows written are not those that the rollup counts.
 */
export async function writeWorkbook(source: WorkbookSource, out: Writable): Promise<void> {
  const title = ofProvince(
    fill(words.documentTitle, { ...periodWords(source.period), subject: source.vocabulary.subject }),
    source,
  )
  const book = new Book(out, { at: source.madeAt, by: source.madeBy, title })
  try {
    const control = newControl()
    const sheets = new Set(sheetsOf(source.detail))
    for (const [name, write] of SHEETS) {
      if (name === 'notes') await countUnwritten(source, control, sheets)
      if (sheets.has(name)) await write(book, source, control)
      if (name === 'departments') expectAnswers(source, control)
    }
    await book.close()
  } catch (error) {
    book.abort(error as Error)
    throw error
  }
}

/** The cover tells the recommendations by category also where they are not listed. */
async function countUnwritten(source: WorkbookSource, control: Control, sheets: ReadonlySet<SheetName>): Promise<void> {
  if (sheets.has('recommendations')) return
  for await (const { recommendations } of source.recommendations())
    for (const { category } of recommendations) note(control, category)
}

type Write = (book: Book, source: WorkbookSource, control: Control) => Promise<void>
/** In the order in which they are written: it is not that of the book, which is the one of their words. */
const SHEETS: readonly (readonly [SheetName, Write])[] = [
  // Before the departments, whose totals show the sections' rates.
  ['sections', writeSections],
  ['departments', writeDepartments],
  ['criteria', writeCriteria],
  ['systems', writeSystems],
  ['gaps', writeGaps],
  ['recommendations', writeRecommendations],
  ['missing', writeMissing],
  ['compared', writeCompared],
  ['trend', writeTrend],
  ['plans', writePlans],
  ['data', writeData],
  ['figures', writeFigures],
  ['evidence', writeEvidence],
  ['notes', writeNotes],
  // Last although it comes first in the book: it tells what the other sheets counted.
  ['summary', writeSummary],
]

/** The sheets by department, section and criterion tell one story: each adds up to the province's answers. */
function expectAnswers({ rollup }: WorkbookSource, control: Control): void {
  for (const status of ['met', 'partial', 'unmet', 'notApplicable'] as const) {
    const name = fill(words.notes.answers, { status: words.statuses[status].toLowerCase() })
    for (const rows of [rollup.sections, rollup.criteria]) {
      const sum = rows.reduce((n, row) => n + row[status], 0)
      if (sum !== rollup.compliance[status]) throw new WorkbookMismatch(name, rollup.compliance[status], sum)
    }
    const written = rollup.departments.reduce((n, row) => n + row[status], 0)
    expect(control, { name, rollup: rollup.compliance[status], written, again: (counts) => counts.answers(status) })
  }
}

/** The workbook as a response body; see `responseBody`. */
export const workbookResponseBody = (
  source: WorkbookSource,
  failed?: (error: unknown) => unknown,
  turn?: { seen: () => void; leave: () => void },
): ReadableStream<Uint8Array> => responseBody((out) => writeWorkbook(source, out), failed, turn)
