/**
 * Figures (số liệu): the numbers that a framework asks beside its criteria. Which of them are asked of whom, what a number may be,
 * and what does not fit together. Blank is "not known" and never 0; no figure is part of a rate. Pure; no zod.
 */
import { itemKey, type LevelledSystem } from './criteria.ts'
import type { PeriodKind } from './enums.ts'
import type { FiledFigure, FrozenNumber } from './filed-figure.ts'
import type { Figure, Framework, Localised, Plausibility } from './framework.ts'
import { DAYS, FIGURE_MOST } from './limits.ts'
import type { Status } from './score.ts'

/** A figure as it is asked: of the department (`system` null) or of one system. */
export type AskedFigure = { figure: Figure; system: string | null }
type Has = Pick<Framework, 'figures'>

/** Those that a kind of period asks: in a year all, in a quarter the quarterly ones, in a review none. */
export const figuresOf = ({ figures = [] }: Has, kind: PeriodKind): Figure[] =>
  kind === 'adhoc' ? [] : figures.filter(({ askedIn }) => kind === 'year' || askedIn === 'quarter')

/** What is asked of a department with these systems, in the framework's order. */
export function askedFigures(framework: Has, kind: PeriodKind, systems: readonly LevelledSystem[]): AskedFigure[] {
  return figuresOf(framework, kind).flatMap((figure): AskedFigure[] => {
    const of = systems.filter(({ level }) => !figure.levels || figure.levels.includes(level))
    if (figure.scope === 'system') return of.map(({ id }) => ({ figure, system: id }))
    return figure.levels && of.length === 0 ? [] : [{ figure, system: null }]
  })
}

/** Whether a number may stand for a figure of that unit. */
export function isPossible(unit: Figure['unit'], value: number): boolean {
  if (!Number.isInteger(value) || value < 0) return false
  if (unit === 'date') return dayOfNumber(value) !== null
  return value <= FIGURE_MOST[unit]
}

/** `2026-11-30` as 20261130. */
export const numberOfDay = (day: string): number => Number(day.replaceAll('-', ''))

/** 20261130 as `2026-11-30`; null where it is no day that may be given. */
export function dayOfNumber(value: number): string | null {
  const digits = String(value)
  if (!/^\d{8}$/.test(digits)) return null
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const date = new Date(day)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return null
  return day < DAYS.first || day > DAYS.last ? null : day
}

/** A rule that does not hold: of the department, or of one system. */
export type Implausible = {
  rule: string
  severity: Plausibility['severity']
  system: string | null
  /** Those that the rule sets against each other, of which it is told. */
  figures: { figure: string; system: string | null }[]
  message: Localised
}

type Given = {
  asked: readonly AskedFigure[]
  known(figure: string, system: string | null): number | null
  /** Statuses of all answers, to a criterion of the department or of its systems. */
  answers: readonly { criterion: string; system: string | null; status: Status | null }[]
}

/** So far two sides are apart only because a share of money is no whole number. */
const CLOSE = 1e-9

function holds(left: number, op: Exclude<Plausibility['op'], 'present'>, right: number): boolean {
  const close = CLOSE * Math.max(1, Math.abs(left), Math.abs(right))
  switch (op) {
    case '<=':
      return left <= right + close
    case '>=':
      return left >= right - close
    case '=':
      return Math.abs(left - right) <= close
    case '<':
      return left < right - close
    case '>':
      return left > right + close
  }
}

/**
 * The rules that do not hold, in the framework's order. One is judged only where its figures are asked and, but for `present`,
 * filled in, and where one of its criteria has one of its answers: of a system by its own answer or by the department's. A figure of
 * systems beside one of the department is their sum, if it is known of each.
 */
export function implausible(
  { plausibility = [] }: Pick<Framework, 'plausibility'>,
  { asked, known, answers }: Given,
): Implausible[] {
  if (asked.length === 0) return []
  const places = new Map<string, (string | null)[]>()
  for (const { figure, system } of asked) places.set(figure.id, [...(places.get(figure.id) ?? []), system])

  /** Undefined where it is not asked. */
  const read = (figure: string, of: string | null): number | null | undefined => {
    const systems = places.get(figure)
    if (!systems) return undefined
    if (systems.includes(null)) return known(figure, null)
    if (of !== null) return systems.includes(of) ? known(figure, of) : undefined
    const values = systems.map((system) => known(figure, system))
    return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0)
  }
  const isCase = ({ criteria, status }: Plausibility, of: string | null): boolean =>
    !criteria ||
    answers.some(
      ({ criterion, system, status: given }) =>
        given !== null &&
        criteria.includes(criterion) &&
        (!status || status.includes(given)) &&
        (system === null || of === null || system === of),
    )

  return plausibility.flatMap((rule) =>
    (places.get(rule.left.figure) ?? []).flatMap((of): Implausible[] => {
      const left = read(rule.left.figure, of)
      if (left === undefined || !isCase(rule, of)) return []
      const right = rule.right && 'figure' in rule.right ? rule.right.figure : null
      if (rule.op === 'present') {
        if (left !== null) return []
      } else {
        const against = right === null ? valueIn(rule) : read(right, of)
        if (left === null || against === null || against === undefined) return []
        const times = rule.right && 'figure' in rule.right ? (rule.right.times ?? 1) : 1
        if (holds(left, rule.op, against * times)) return []
      }
      const named = [rule.left.figure, ...(right === null ? [] : [right])]
      const figures = named.flatMap((figure) =>
        (places.get(figure) ?? [])
          .filter((system) => system === null || of === null || system === of)
          .map((system) => ({ figure, system })),
      )
      return [{ rule: rule.id, severity: rule.severity, system: of, figures, message: rule.message }]
    }),
  )
}

const valueIn = ({ right }: Plausibility): number | null => (right && 'value' in right ? right.value : null)

/** Filled-in figures by figure and system. */
export function valuesOf(figures: readonly FiledFigure[]): Given['known'] {
  const known = new Map(figures.map(({ figure, system, value }) => [itemKey(figure, system), value]))
  return (figure, system) => known.get(itemKey(figure, system)) ?? null
}

/** As they are frozen beside the scores. */
export function frozenNumbers({ figures = [] }: Has, filed: readonly FiledFigure[]): FrozenNumber[] {
  const units = new Map(figures.map(({ id, unit }) => [id, unit]))
  return filed.flatMap(({ figure, system, value }): FrozenNumber[] => {
    const unit = units.get(figure)
    return unit ? [[figure, unit, system, value]] : []
  })
}

/**
 * One filing's figures, each as it is told of the department: the sum over its systems of what is known, of days the latest; null
 * where nothing is known. What is not there was not asked.
 */
export function numbersByFigure(numbers: readonly FrozenNumber[]): Record<string, number | null> {
  const all: Record<string, number | null> = {}
  for (const [figure, unit, , value] of numbers) {
    const before = all[figure] ?? null
    if (value === null || before === null) all[figure] = value ?? before
    else all[figure] = unit === 'date' ? Math.max(before, value) : before + value
  }
  return all
}

/** What is a part of which whole, as a share: null where either is not known or the whole is 0. */
export const shareOf = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  part === null || part === undefined || !whole ? null : part / whole

/** A figure over the filers: `sum` of those that report it, null of days and where nobody does. */
export type FigureSum = { id: string; sum: number | null; reporting: number; expected: number }

/**
 * Adds figures over filers. A filer reports a figure that it has filled in, of one system at least; it is expected to unless its
 * filing shows that the figure is not asked of it: of whom nothing is filed yet, nobody can say so.
 */
export class FigureSums {
  readonly #sums: { figure: Figure; line: FigureSum }[]

  constructor(framework: Has, kind: PeriodKind) {
    this.#sums = figuresOf(framework, kind).map((figure) => ({
      figure,
      line: { id: figure.id, sum: null, reporting: 0, expected: 0 },
    }))
  }

  /** @param given of one filer, by figure; null where nothing of it counts */
  add(given: Readonly<Record<string, number | null>> | null): void {
    for (const { figure, line } of this.#sums) {
      const value = given ? given[figure.id] : null
      if (value === undefined) continue
      line.expected++
      if (value === null) continue
      line.reporting++
      if (figure.unit !== 'date') line.sum = (line.sum ?? 0) + value
    }
  }

  /** In the framework's order. */
  sums = (): FigureSum[] => this.#sums.map(({ line }) => line)
}
