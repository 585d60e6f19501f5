/** `Chưa nộp`: the expected filers that the rollup does not count, and how far they are. */
import { dayOf, daysBetween } from '../../../domain/period.ts'
import { isCounted } from '../../../domain/rollup.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions } = words

const LAST_SUBMITTED = { caption: captions.lastSubmittedOn, width: 17, look: data.date }

/** Columns that formulas name, from 0. */
export const missingColumns = { code: 1 }

/** The day of a submission that is not counted has a column only where there is one. */
const columns = (submitted: boolean): Column[] => [
  { caption: words.no, width: 7, look: data.count },
  { caption: captions.code, width: 25, look: data.code },
  { caption: captions.department, width: 52, look: data.name },
  { caption: captions.situation, width: 28, look: data.text },
  ...(submitted ? [LAST_SUBMITTED] : []),
  { caption: captions.dueOn, width: 15, look: data.date },
  { caption: captions.daysLate, width: 14, look: data.count },
]

export async function writeMissing(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { filers, period, madeAt, acceptedOnly, rollup } = source
  const title = acceptedOnly ? words.titles.missingAccepted : words.titles.missing
  const missing = filers.filter(({ state }) => !isCounted(state, acceptedOnly))
  const submitted = missing.some(({ submittedAt }) => submittedAt !== null)
  const table = await Table.open(book, source, { name: 'missing', title, frozenColumns: 3 }, columns(submitted))
  const daysLate = daysBetween(period.dueOn, dayOf(madeAt))
  for (const { code, name, state, submittedAt } of missing) {
    const submittedOn = submittedAt === null ? null : dayNumber(dayOf(new Date(submittedAt)))
    await table.row([
      table.count + 1,
      code,
      name,
      words.situations[state],
      ...(submitted ? [submittedOn] : []),
      dayNumber(period.dueOn),
      daysLate > 0 && state !== 'submitted' ? daysLate : null,
    ])
  }
  const written = await table.end(control, words.empty.missing)
  expect(control, {
    name: words.notes.missing,
    rollup: rollup.filing.missing,
    written,
    again: (counts) => counts.missing(),
  })
  await table.sheet.close()
}
