/** `Số liệu`: the numbers beside the criteria, one row for each expected filer; no sheet where the period asks none. */
import { dayOfNumber } from '../../../domain/figures.ts'
import type { Figure } from '../../../domain/framework.ts'
import { type DepartmentRow, isCounted } from '../../../domain/rollup.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber, type Value } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import { countedOf, expectedOf, labelOf, reportedSumOf } from '../formulas.ts'
import { ofProvince } from '../frame.ts'
import { widthFor } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { alert, data, total } from '../styles.ts'
import { type Column, Table, type TotalsCells } from '../table.ts'

const { columns: captions, figures: said } = words
const NAME = 1
const STATE = 2
const FIRST = 3

/** The column of the i-th figure that the period asks, from 0. */
export const figureColumn = (i: number): number => FIRST + i

export async function writeFigures(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, framework, acceptedOnly } = source
  const byId = new Map(framework.figures?.map((figure) => [figure.id, figure]))
  const asked = rollup.figures.flatMap(({ id }) => byId.get(id) ?? [])
  if (asked.length === 0) return
  const frame = { name: 'figures', title: words.titles.figures, frozenColumns: 2 } as const
  const { departments } = rollup
  const table = await Table.open(book, source, frame, columnsOf(departments, asked), {
    count: departments.length,
    values: (cells) => sums(cells, source, asked),
    more: [
      ({ range }) =>
        under(
          said.reporting,
          rollup.figures.map(({ reporting }, i) => countedOf(range(FIRST + i), reporting)),
        ),
      ({ range }) =>
        under(
          said.expected,
          rollup.figures.map(({ expected }, i) =>
            departments.length > 0 ? expectedOf(range(FIRST + i), said.notAsked, expected) : expected,
          ),
        ),
    ],
  })
  const written = asked.map(() => ({ sum: 0, reporting: 0 }))
  for (const row of departments) {
    const counts = isCounted(row.state, acceptedOnly)
    const values = asked.map((figure, i): Value => {
      const value = counts ? row.figures[figure.id] : null
      if (value === undefined) return said.notAsked
      const sum = written[i]
      if (value === null || !sum) return null
      sum.reporting++
      if (figure.unit === 'date') return dayNumber(dayOfNumber(value) ?? '')
      sum.sum += value
      return value
    })
    await table.row(
      [row.code, row.name, words.states[row.state], ...values],
      isCounted(row.state, false) ? undefined : { [STATE]: alert },
    )
  }
  await table.end(control, words.empty.departments)
  for (const [i, { sum, reporting }] of rollup.figures.entries()) {
    const [figure, own] = [asked[i], written[i]]
    if (!figure || !own) continue
    const name = captionOf(figure, asked)
    expect(control, {
      name: `${name}: ${said.reporting}`,
      rollup: reporting,
      written: own.reporting,
      again: (counts) => counts.reporting(i),
    })
    if (sum !== null) expect(control, { name, rollup: sum, written: own.sum, again: (counts) => counts.figure(i) })
  }
  await table.sheet.close()
}

const LOOKS = { count: data.count, money: data.count, date: data.date } as const

const columnsOf = (rows: readonly DepartmentRow[], asked: readonly Figure[]): Column[] => [
  {
    caption: captions.code,
    width: widthFor(
      rows.map(({ code }) => code),
      10,
      15,
    ),
    look: data.name,
    total: total.text,
  },
  {
    caption: captions.department,
    width: widthFor(
      rows.map(({ name }) => name),
      24,
      32,
    ),
    look: data.name,
    total: total.text,
  },
  { caption: captions.state, width: 12.2, look: data.word, total: total.word },
  ...asked.map((figure) => ({
    caption: captionOf(figure, asked),
    width: figure.unit === 'count' ? 13 : 16,
    look: LOOKS[figure.unit],
    total: total.count,
  })),
]

/** No two columns are called the same. */
function captionOf({ id, label, unit }: Figure, asked: readonly Figure[]): string {
  const name = unit === 'money' ? `${label.vi} (${said.dong})` : label.vi
  return asked.some((other) => other.id !== id && other.label.vi === label.vi) ? `${name} (${id})` : name
}

const under = (label: string, values: readonly Value[]): Value[] => [null, label, null, ...values]

/** Of days there is no sum, nor of what nobody knows. */
function sums({ range }: TotalsCells, source: WorkbookSource, asked: readonly Figure[]): Value[] {
  const { rollup } = source
  const province = ofProvince(words.province, source)
  const label = rollup.departments.length > 0 ? labelOf(range(NAME), province, words.shown) : province
  return [
    null,
    label,
    null,
    ...rollup.figures.map(
      ({ sum }, i): Value => (asked[i]?.unit === 'date' ? null : reportedSumOf(range(FIRST + i), sum)),
    ),
  ]
}
