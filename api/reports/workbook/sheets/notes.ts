/** `Ghi chú`: the control totals, and by which rules, when and by whom the workbook was made. */

import { fill } from '../../../domain/fill.ts'
import { dayOf } from '../../../domain/period.ts'
import { filterWords } from '../../../messages/reports/filter.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import { date } from '../../letter/figures.ts'
import type { Book, Sheet } from '../book.ts'
import type { Control } from '../control.ts'
import { countsOf } from '../counts.ts'
import { agreesOf, counted } from '../formulas.ts'
import { ofProvince, openSheet, periodWords, writeHeading } from '../frame.ts'
import { heightOf, linesOf, roomIn } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { data, heading } from '../styles.ts'

const { notes } = words
/** Label, then what a line says: one cell across the rest. */
const WIDTHS = [46, 32, 32, 62]
const ROOM = roomIn(...WIDTHS.slice(1))

export async function writeNotes(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'notes', title: words.titles.notes, frozenColumns: 0 } as const
  const sheet = openSheet(book, source, frame, WIDTHS, null)
  await writeHeading(book, sheet, source, frame.title, WIDTHS)
  await writeControl(book, sheet, source, control)
  for (const [title, lines] of [...chapters(source), reading(control)]) {
    await sheet.row([], [])
    await block(book, sheet, [title, null, null, null])
    sheet.merge(`A${sheet.lastRow}:D${sheet.lastRow}`)
    for (const [label, text] of lines) await line(book, sheet, label, text)
  }
  await sheet.close()
}

async function writeControl(book: Book, sheet: Sheet, source: WorkbookSource, control: Control): Promise<void> {
  const { checks, recommendations, cut, places } = control
  const counts = countsOf(places, source.acceptedOnly)
  await block(book, sheet, [notes.control, notes.inRollup, notes.written, notes.agrees])
  const styles = [data.text, data.count, data.count, data.word].map((look) => book.style(look))
  for (const { name, rollup, written, again } of checks) {
    const row = sheet.lastRow + 1
    const agrees = agreesOf(`B${row}`, `C${row}`, notes.same, notes.differs)
    await sheet.row([name, rollup, counted(again(counts), written), agrees], styles, heightOf(1))
  }
  const all = Object.values(recommendations).reduce((sum, n) => sum + n, 0)
  if (places.has('recommendations'))
    await sheet.row([notes.recommendations, null, counted(counts.recommendations(), all), null], styles, heightOf(1))
  if (cut > 0) await sheet.row([notes.cut, null, cut, notes.cutHow], styles, heightOf(1))
}

async function block(book: Book, sheet: Sheet, values: readonly (string | null)[]): Promise<void> {
  const first = book.style(heading.block)
  const rest = book.style(heading.group)
  await sheet.row(values, [first, rest, rest, rest], 20)
}

async function line(book: Book, sheet: Sheet, label: string, text: string): Promise<void> {
  const [left, right] = [book.style(data.topped), book.style(data.wrapped)]
  // A merged cell does not fit its row to its text, so the height is reckoned here.
  await sheet.row([label, text, null, null], [left, right, right, right], heightOf(linesOf(text, ROOM)))
  sheet.merge(`B${sheet.lastRow}:D${sheet.lastRow}`)
}

type Chapter = [title: string, lines: [label: string, text: string][]]

/** What a program needs to know of each sheet. */
function reading({ places }: Control): Chapter {
  const sheets = places.all.map(([name, { captions, first, last }]): [string, string] => {
    const rows = Math.max(0, last - first + 1)
    return [
      fill(notes.readingOf, { sheet: words.sheets[name] }),
      fill(notes.readingSheet, { captions, header: captions - 1, rows }),
    ]
  })
  return [notes.reading, [[notes.readingHow, notes.readingHowValue], ...sheets]]
}

function chapters(source: WorkbookSource): Chapter[] {
  const { framework, period, rollup, settings, acceptedOnly, filtered, madeAt, madeBy } = source
  const clock = new Date(madeAt.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
  return [
    [
      notes.basis,
      [
        [
          notes.framework,
          fill(notes.frameworkValue, { title: framework.title.vi, id: framework.id, version: framework.version }),
        ],
        [
          notes.period,
          fill(notes.periodValue, {
            ...periodWords(period),
            opensOn: date(period.opensOn),
            dueOn: date(period.dueOn),
            closesOn: date(period.closesOn),
          }),
        ],
        ...(period.requestRef ? [[notes.request, period.requestRef] as [string, string]] : []),
        [notes.which, `${acceptedOnly ? notes.whichAccepted : notes.whichAll} ${notes.frozen}`],
        ...(filtered ? [[notes.whose, filterWords.counted(filtered)] as [string, string]] : []),
        [notes.formula, fill(notes.formulaValue, { formula: rollup.formula })],
        [notes.rate, notes.rateValue],
        [notes.index, notes.indexValue],
        [notes.sums, ofProvince(notes.sumsValue, source)],
        [notes.full, notes.fullValue],
        [notes.onTime, notes.onTimeValue],
        ...(rollup.figures.length > 0 ? [[notes.figures, notes.figuresValue] as [string, string]] : []),
      ],
    ],
    [
      notes.made,
      [
        [notes.at, fill(notes.atValue, { time: clock, day: date(dayOf(madeAt)) })],
        [notes.by, madeBy],
        [notes.depth, words.details[source.detail]],
        [notes.coordinator, settings.coordinator.name],
        ...(settings.demo ? [['', words.demo] as [string, string]] : []),
      ],
    ],
  ]
}
