/** `So với kỳ trước`: each expected filer beside what it filed in the period before. */
import { fill } from '../../../domain/fill.ts'
import { pointsBetween, type Ratio } from '../../../domain/rates.ts'
import { countedInBoth, type DepartmentRow } from '../../../domain/rollup.ts'
import { applicableCount } from '../../../domain/score.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { type Formula, letter, type Value } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import { sumOf } from '../formulas.ts'
import { periodWords } from '../frame.ts'
import { widthFor } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { data, total } from '../styles.ts'
import { type Column, Table, type TotalsCells } from '../table.ts'

const { columns: captions, groups, compared: c } = words
const BOTH = 2
const CHANGE = 5
/** Each of the period before and of this one, side by side. */
const COUNTS = ['systems', 'approved', 'full', 'met', 'applicable'] as const
type Count = (typeof COUNTS)[number]
const FIRST_COUNT = CHANGE + 1
const at = (count: Count, now: 0 | 1): number => FIRST_COUNT + 2 * COUNTS.indexOf(count) + now

/** Columns that formulas name, from 0. */
export const comparedColumns = { department: 1, both: BOTH }

const columns = (rows: readonly DepartmentRow[]): Column[] => {
  const codes = rows.map(({ code }) => code)
  const names = rows.map(({ name }) => name)
  return [
    { caption: captions.code, width: widthFor(codes, 10, 15), look: data.name, group: groups.filer, total: total.text },
    {
      caption: captions.department,
      width: widthFor(names, 20, 34),
      look: data.name,
      group: groups.filer,
      total: total.text,
    },
    { caption: c.both, width: 10, look: data.word, group: groups.filer, total: total.word },
    { caption: c.rateBefore, width: 9, look: data.rate, group: c.rate, total: total.rate },
    { caption: c.rateNow, width: 9, look: data.rate, group: c.rate, total: total.rate },
    { caption: c.change, width: 11, look: data.points, group: c.rate, total: total.points },
    ...COUNTS.flatMap((count) =>
      (['Before', 'Now'] as const).map((when) => ({
        caption: c[`${count}${when}`],
        width: 8.5,
        look: data.count,
        group: c[count],
        total: total.count,
      })),
    ),
  ]
}

export async function writeCompared(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, before, acceptedOnly } = source
  const frame = { name: 'compared', title: titleOf(before), frozenColumns: 2 } as const
  const now = before ? rollup.departments : []
  const then = new Map((before?.rollup.departments ?? []).map((row) => [row.code, row]))
  const both = countedInBoth(now, [...then.values()], acceptedOnly)
  const here = new Set(both.now.map(({ code }) => code))
  const [all, earlier] = [addedUp(both.now), addedUp(both.before)]
  const totals = { count: now.length, values: (cells: TotalsCells) => totalsOf(cells, source, [earlier, all]) }
  const table = await Table.open(book, source, frame, columns(now), before ? totals : undefined)
  for (const row of now) {
    const isBoth = here.has(row.code)
    const pair = isBoth ? ([then.get(row.code), row] as const) : ([undefined, undefined] as const)
    const [old, young] = pair.map((each) => each && countsOf(each))
    await table.row([
      row.code,
      row.name,
      isBoth ? words.isSo : words.isNot,
      pair[0]?.rate ?? null,
      pair[1]?.rate ?? null,
      old && young && before?.sameFramework ? pointsBetween(ratioOf(old), ratioOf(young)) : null,
      ...COUNTS.flatMap((count) => [old?.[count] ?? null, young?.[count] ?? null]),
    ])
  }
  const written = await table.end(control, words.empty.compared)
  const name = words.notes.compared
  expect(control, { name, rollup: now.length, written, again: (counts) => counts.compared() })
  if (written > 0) for (const rate of [3, 4]) table.sheet.format({ kind: 'bar', ref: table.range(rate) })
  await table.sheet.close()
}

function titleOf(before: WorkbookSource['before']): string {
  if (!before) return words.titles.compared
  const title = before.sameFramework ? words.titles.comparedWith : words.titles.comparedOther
  return fill(title, periodWords({ id: before.rollup.period }))
}

type Counted = Record<Count, number>
const countsOf = (row: DepartmentRow): Counted => ({
  systems: row.systems,
  approved: row.approved,
  full: row.fullyImplemented,
  met: row.met,
  applicable: applicableCount(row),
})
const ratioOf = ({ met, applicable }: Counted): Ratio => ({ n: met, of: applicable })

const addedUp = (rows: readonly DepartmentRow[]): Counted =>
  rows
    .map(countsOf)
    .reduce((sum, row) => Object.fromEntries(COUNTS.map((count) => [count, sum[count] + row[count]])) as Counted, {
      systems: 0,
      approved: 0,
      full: 0,
      met: 0,
      applicable: 0,
    })

/** Over those that count in both periods: who files in one alone would look like progress. */
function totalsOf({ row, range }: TotalsCells, source: WorkbookSource, sums: readonly [Counted, Counted]): Value[] {
  const [before, now] = sums
  const cell = (count: Count, when: 0 | 1) => `${letter(at(count, when))}${row}`
  // Rows that count in one period alone have no counts.
  const sum = (count: Count, when: 0 | 1): Formula => sumOf(range(at(count, when)), sums[when][count])
  const [of, ofNow, met, metNow] = [cell('applicable', 0), cell('applicable', 1), cell('met', 0), cell('met', 1)]
  // As `pointsBetween` reckons, in whole numbers.
  const change: Formula = {
    formula: `IF(OR(${of}=0,${ofNow}=0),"",ROUND((${metNow}*${of}-${met}*${ofNow})*1000/(${ofNow}*${of}),0)/10)`,
    result: pointsBetween(ratioOf(before), ratioOf(now)) ?? '',
  }
  const rate = (when: 0 | 1): Formula => ({
    formula: `IF(${cell('applicable', when)}=0,"",${cell('met', when)}/${cell('applicable', when)})`,
    result: sums[when].applicable === 0 ? '' : sums[when].met / sums[when].applicable,
  })
  return [
    null,
    c.total,
    null,
    rate(0),
    rate(1),
    source.before?.sameFramework ? change : null,
    ...COUNTS.flatMap((count) => [sum(count, 0), sum(count, 1)]),
  ]
}
