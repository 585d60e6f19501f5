/** `Theo đơn vị`: one row for each expected filer. */
import { leaves } from '../../../domain/criteria.ts'
import { dayOf } from '../../../domain/period.ts'
import { type DepartmentRow, isCounted } from '../../../domain/rollup.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber, letter, type Value } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import { rateOf, sameAs, sumOf } from '../formulas.ts'
import { widthFor } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { alert, data, total } from '../styles.ts'
import { type Column, Table } from '../table.ts'
import { sectionRateCell } from './sections.ts'

const { columns: captions, groups } = words
const STATE = 2
const COUNTS = ['systems', 'approved', 'fullyImplemented', 'met', 'partial', 'unmet', 'notApplicable'] as const
const FIRST_COUNT = 5
const MET = FIRST_COUNT + COUNTS.indexOf('met')
const UNMET = FIRST_COUNT + COUNTS.indexOf('unmet')
const RATE = FIRST_COUNT + COUNTS.length
const FIRST_SECTION = RATE + 1

/** As narrow as the widest figure allows: the whole width has to be read on one sheet of A4. */
const columns = (codes: readonly string[], names: readonly string[], sections: readonly string[]): Column[] => [
  { caption: captions.code, width: widthFor(codes, 10, 15), look: data.name, group: groups.filer, total: total.text },
  {
    caption: captions.department,
    width: widthFor(names, 20, 30),
    look: data.name,
    group: groups.filer,
    total: total.text,
  },
  { caption: captions.state, width: 12.2, look: data.word, group: groups.filer, total: total.word },
  { caption: captions.submittedOn, width: 10.2, look: data.date, group: groups.filer, total: total.word },
  { caption: captions.onTime, width: 8.8, look: data.word, group: groups.filer, total: total.word },
  ...COUNTS.map((name, i) => ({
    caption: captions[name],
    width: name === 'approved' || name === 'fullyImplemented' ? 7.3 : 6.8,
    look: data.count,
    group: i < 3 ? groups.systems : groups.answers,
    total: total.count,
  })),
  { caption: captions.rate, width: 7.4, look: data.rate, group: groups.answers, total: total.rate },
  ...sections.map((id) => ({
    caption: id,
    width: 4.9,
    look: data.share,
    group: groups.sections,
    total: total.share,
  })),
]

export async function writeDepartments(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, framework, acceptedOnly } = source
  const sections = leaves(framework).map((leaf) => leaf.id)
  const frame = { name: 'departments', title: words.titles.departments, frozenColumns: 2 } as const
  const table = await Table.open(
    book,
    source,
    frame,
    columns(
      rollup.departments.map(({ code }) => code),
      rollup.departments.map(({ name }) => name),
      sections,
    ),
  )

  const submittedAt = new Map(source.filers.map((filer) => [filer.code, filer.submittedAt]))
  let counted = 0
  for (const row of rollup.departments) {
    const counts = isCounted(row.state, acceptedOnly)
    if (counts) counted++
    const values = departmentValues(row, submittedAt.get(row.code) ?? null, counts, sections)
    await table.row(values, isCounted(row.state, false) ? undefined : { [STATE]: alert })
  }
  expect(control, words.notes.expected, rollup.filing.expected, table.count)
  expect(control, words.notes.counted, rollup.filing.submitted, counted)
  await table.end(words.empty.departments)
  if (rollup.departments.length > 0) {
    table.sheet.format({ kind: 'bar', ref: table.range(RATE) })
    table.sheet.format({ kind: 'scale', ref: table.range(FIRST_SECTION, FIRST_SECTION + sections.length - 1) })
    await table.totals(totals(table, source))
  }
  await table.sheet.close()
}

/** A department that is not counted has its state, and no figures. */
function departmentValues(
  row: DepartmentRow,
  submittedAt: string | null,
  counts: boolean,
  sections: readonly string[],
): Value[] {
  return [
    row.code,
    row.name,
    words.states[row.state],
    submittedAt === null ? null : dayNumber(dayOf(new Date(submittedAt))),
    submittedAt === null || row.onTime === null ? null : row.onTime ? words.onTime : words.late,
    ...COUNTS.map((name) => (counts ? row[name] : null)),
    counts ? row.rate : null,
    ...sections.map((id) => (counts ? (row.sections[id] ?? null) : null)),
  ]
}

/** Sums of the rows above; the rates of the province's sections are those of `Theo mục`, as they cannot be averaged here. */
function totals(table: Table, { rollup }: WorkbookSource): Value[] {
  const { systems, compliance } = rollup
  const results = [systems.total, systems.approved, systems.fullyImplemented]
  const answers = [compliance.met, compliance.partial, compliance.unmet, compliance.notApplicable]
  const row = table.sheet.lastRow + 1
  return [
    null,
    words.province,
    null,
    null,
    null,
    ...[...results, ...answers].map((result, i) => sumOf(table.range(FIRST_COUNT + i), result)),
    rateOf(`${letter(MET)}${row}`, `${letter(MET)}${row}:${letter(UNMET)}${row}`, compliance.rate),
    ...rollup.sections.map(({ rate }, i) => sameAs(sectionRateCell(i), rate)),
  ]
}
