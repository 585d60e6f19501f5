/** `Theo đơn vị`: one row for each expected filer. */
import { leaves } from '../../../domain/criteria.ts'
import { dayOf } from '../../../domain/period.ts'
import { type DepartmentRow, isCounted } from '../../../domain/rollup.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber, letter, type Value } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import { indexOf, labelOf, rateOf, sumOf, whenAllShown } from '../formulas.ts'
import { ofProvince } from '../frame.ts'
import { widthFor } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { alert, data, total } from '../styles.ts'
import { type Column, Table, type TotalsCells } from '../table.ts'
import { sectionColumns } from './sections.ts'

const { columns: captions, groups } = words
const COUNTS = ['systems', 'approved', 'fullyImplemented', 'met', 'partial', 'unmet', 'notApplicable'] as const
const FIRST_COUNT = 5
const RATE = FIRST_COUNT + COUNTS.length
const FIRST_SECTION = RATE + 1

/** Columns that formulas name, from 0. */
export const departmentColumns = {
  name: 1,
  state: 2,
  onTime: 4,
  met: FIRST_COUNT + COUNTS.indexOf('met'),
  partial: FIRST_COUNT + COUNTS.indexOf('partial'),
  unmet: FIRST_COUNT + COUNTS.indexOf('unmet'),
  notApplicable: FIRST_COUNT + COUNTS.indexOf('notApplicable'),
}

/** As narrow as the widest figure allows: the whole width has to be read on one sheet of A4. */
const columns = (codes: readonly string[], names: readonly string[], sections: readonly string[]): Column[] => [
  { caption: captions.code, width: widthFor(codes, 10, 15), look: data.name, group: groups.filer, total: total.text },
  {
    caption: captions.department,
    width: widthFor(names, 20, 29),
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
    width: 4.8,
    look: data.share,
    group: groups.sections,
    total: total.share,
  })),
  // After the columns that other programs know.
  { caption: captions.kind, width: 7.8, look: data.kind, group: groups.more, total: total.text },
  { caption: captions.index, width: 6.7, look: data.rate, group: groups.more, total: total.rate },
  {
    caption: captions.documentNo,
    width: 16,
    look: data.name,
    group: groups.document,
    total: total.text,
    unprinted: true,
  },
  {
    caption: captions.documentDate,
    width: 11,
    look: data.date,
    group: groups.document,
    total: total.word,
    unprinted: true,
  },
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
    { count: rollup.departments.length, values: (cells) => totals(cells, source, control) },
  )

  const kinds = new Map(source.filers.map((filer) => [filer.code, filer.kind]))
  const signed = await source.signed()
  const submittedAt = new Map(source.filers.map((filer) => [filer.code, filer.submittedAt]))
  let counted = 0
  for (const row of rollup.departments) {
    const counts = isCounted(row.state, acceptedOnly)
    if (counts) counted++
    const kind = words.kinds[kinds.get(row.code) ?? 'other']
    const values = departmentValues(row, kind, submittedAt.get(row.code) ?? null, counts, sections)
    const document = signed.get(row.code)
    await table.row(
      [...values, document?.number ?? null, document ? dayNumber(document.date) : null],
      isCounted(row.state, false) ? undefined : { [departmentColumns.state]: alert },
    )
  }
  const written = await table.end(control, words.empty.departments)
  const { expected, submitted } = rollup.filing
  expect(control, { name: words.notes.expected, rollup: expected, written, again: (counts) => counts.expected() })
  expect(control, {
    name: words.notes.counted,
    rollup: submitted,
    written: counted,
    again: (counts) => counts.counted(),
  })
  if (written > 0) {
    table.sheet.format({ kind: 'bar', ref: table.range(RATE) })
    table.sheet.format({ kind: 'scale', ref: table.range(FIRST_SECTION, FIRST_SECTION + sections.length - 1) })
  }
  await table.sheet.close()
}

/** A department that is not counted has its state, and no figures. */
function departmentValues(
  row: DepartmentRow,
  kind: string,
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
    kind,
    counts ? row.index : null,
  ]
}

/** Sums of the rows below; the rates of the province's sections are those of `Theo mục`, as they cannot be averaged here. */
function totals({ row, range }: TotalsCells, source: WorkbookSource, { places }: Control): Value[] {
  const { rollup } = source
  const province = ofProvince(words.province, source)
  const { systems, compliance } = rollup
  const results = [systems.total, systems.approved, systems.fullyImplemented]
  const answers = [compliance.met, compliance.partial, compliance.unmet, compliance.notApplicable]
  const names = range(departmentColumns.name)
  const at = (column: number) => `${letter(column)}${row}`
  const [met, partial] = [at(departmentColumns.met), at(departmentColumns.partial)]
  const applicable = `${met}:${at(departmentColumns.unmet)}`
  return [
    null,
    rollup.departments.length > 0 ? labelOf(names, province, words.shown) : province,
    null,
    null,
    null,
    ...[...results, ...answers].map((result, i) => sumOf(range(FIRST_COUNT + i), result)),
    rateOf(met, applicable, compliance.rate),
    ...rollup.sections.map(({ rate }, i) =>
      whenAllShown(names, places.cell('sections', sectionColumns.rate, i), rollup.departments.length > 0 ? rate : null),
    ),
    null,
    indexOf(met, partial, applicable, compliance.index),
    null,
    null,
  ]
}
