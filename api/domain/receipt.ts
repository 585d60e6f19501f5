/** What a figure is made of (DESIGN §9, *The desk*): a part for each department, which add up to it. Pure; no zod. */
import type { DepartmentRow, Registered, Rollup } from './rollup.ts'
import { applicableCount, type Tally } from './score.ts'

export type Part = { department: string; name: string; numerator: number; denominator: number }
export type FigureReceipt = {
  figure: string
  formula: string
  /** Numerator over denominator; null where there is nothing to divide by. */
  value: number | null
  numerator: number
  denominator: number
  parts: Part[]
  /** Beside a share of systems, which is one of those that were filed; null of any other. */
  register: Registered | null
}

type Counted = (row: DepartmentRow) => Pick<Part, 'numerator' | 'denominator'>

/** By the name of a figure, what a department that counts adds to it. */
const OF_ROWS: Record<string, Counted> = {
  'systems.approved': ({ approved, systems }) => ({ numerator: approved, denominator: systems }),
  'systems.fullyImplemented': ({ fullyImplemented, systems }) => ({
    numerator: fullyImplemented,
    denominator: systems,
  }),
  'compliance.rate': (row) => ({ numerator: row.met, denominator: applicableCount(row) }),
  'compliance.index': (row) => ({ numerator: row.met + row.partial / 2, denominator: applicableCount(row) }),
}

/** What a figure's name asks for; null where there is no such figure. @example askedBy('section.5.1.rate') */
export function askedBy(figure: string): { tallies: 'sections' | 'criteria'; id: string } | 'filing' | Counted | null {
  if (figure === 'filing.rate') return 'filing'
  const [, kind, id = ''] = /^(section|criterion)\.(.+)\.rate$/.exec(figure) ?? []
  if (kind) return { tallies: kind === 'section' ? 'sections' : 'criteria', id }
  return Object.hasOwn(OF_ROWS, figure) ? (OF_ROWS[figure] ?? null) : null
}

/** The parts of the departments' own rows. @param isCounted whether a row's submission counts */
export const partsOfRows = (
  rows: readonly DepartmentRow[],
  isCounted: (row: DepartmentRow) => boolean,
  of: Counted | 'filing',
) =>
  of === 'filing'
    ? rows.map((row): Part => partOf(row, { numerator: isCounted(row) ? 1 : 0, denominator: 1 }))
    : rows.filter(isCounted).map((row): Part => partOf(row, of(row)))

export const partOfTally = (filer: { code: string; name: string }, tally: Tally): Part =>
  partOf(filer, { numerator: tally.met, denominator: applicableCount(tally) })

const partOf = ({ code, name }: { code: string; name: string }, counts: ReturnType<Counted>): Part => ({
  department: code,
  name,
  ...counts,
})

/** Is it a share of systems? */
export const isOfSystems = (figure: string): boolean => figure.startsWith('systems.')

export function receiptOf(
  figure: string,
  { formula }: Pick<Rollup, 'formula'>,
  parts: Part[],
  register: Registered | null,
): FigureReceipt {
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0)
  const denominator = parts.reduce((sum, part) => sum + part.denominator, 0)
  return {
    figure,
    formula,
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    parts,
    register,
  }
}
