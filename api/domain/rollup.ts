/** The province's figures for one period (tổng hợp). Pure; no zod. */
import type { AssessmentState } from './assessment.ts'
import { leaves } from './criteria.ts'
import type { Formula } from './enums.ts'
import { type FigureSum, FigureSums, numbersByFigure } from './figures.ts'
import { type Filter, levelByFigures, NO_FILTER } from './filter.ts'
import type { Framework } from './framework.ts'
import type { OriginCounts } from './offer.ts'
import { kindOf, type Period } from './period.ts'
import {
  addByLevel,
  addCompact,
  emptySystemFigures,
  emptyTally,
  expand,
  type Figures,
  rate,
  type Scored,
  type SystemFigures,
  scored,
  type Tally,
} from './score.ts'
import { type Opened, opened, WrittenTallies } from './written-figures.ts'

/** One expected filer, with the figures frozen in its submission in force when it has one. */
export type FilerLine = {
  code: string
  name: string
  state: AssessmentState
  revision: number
  submittedAt: string | null
  onTime: boolean | null
  figures: Figures | null
}

/** Of all answers; `inherited`: how many of them are those of platforms. */
export type Compliance = Scored & { inherited: number }

export type DepartmentRow = {
  code: string
  name: string
  state: AssessmentState
  onTime: boolean | null
  systems: number
  approved: number
  fullyImplemented: number
} & Compliance & {
    /** Of the answers of its submission; null where nothing counts, or was filed before it was kept. */
    origin: OriginCounts | null
    sections: Record<string, number | null>
    /** Numbers beside the criteria, by figure; null is not known; what is not there was not asked, or nothing counts. */
    figures: Record<string, number | null>
  }

export type Rollup = {
  period: string
  formula: Formula
  filing: {
    expected: number
    submitted: number
    onTime: number
    late: number
    missing: number
    accepted: number
    rate: number | null
  }
  systems: SystemFigures
  compliance: Compliance
  sections: ({ id: string } & Scored)[]
  departments: DepartmentRow[]
  criteria: ({ id: string } & Tally)[]
  /** Those that the period asks, in the framework's order; part of no rate. */
  figures: FigureSum[]
}

/**
 * The register of the filers, whoever of them has filed: as of the period's last day, or of today while that is to come. What
 * was registered by then and not retired, at the level and with the dossier that it has now; an approval counts from the day of
 * its decision.
 */
export type Registered = { on: string; total: number; byLevel: Record<string, number>; approved: number }

/** As it is answered: the register is no figure of what was filed, and stands beside it. */
export type RollupTold = Rollup & { register: Registered }

const COUNTED: readonly AssessmentState[] = ['submitted', 'accepted']

/** The submissions a rollup counts: submitted or accepted, or accepted alone. */
export const isCounted = (state: AssessmentState, acceptedOnly: boolean): boolean =>
  acceptedOnly ? state === 'accepted' : COUNTED.includes(state)

type Filed = { code: string; state: AssessmentState }

/** The filers whose submissions a rollup counts. */
export const counted = <T extends Filed>(filers: readonly T[], acceptedOnly: boolean): T[] =>
  filers.filter(({ state }) => isCounted(state, acceptedOnly))

/**
 * Two periods over the departments that count in both: while a period is being filed, who has filed already would
 * otherwise pass for progress. `all` tells whether the same ones count in both.
 */
export function countedInBoth<A extends Filed, B extends Filed>(
  now: readonly A[],
  before: readonly B[],
  acceptedOnly: boolean,
): { now: A[]; before: B[]; all: boolean } {
  const [here, there] = [counted(now, acceptedOnly), counted(before, acceptedOnly)]
  const among = (filers: readonly Filed[]) => {
    const codes = new Set(filers.map(({ code }) => code))
    return ({ code }: Filed) => codes.has(code)
  }
  const both = { now: here.filter(among(there)), before: there.filter(among(here)) }
  return { ...both, all: both.now.length === here.length && both.before.length === there.length }
}

/** Counts are added up first and divided last: never an average of averages. */
export class RollupSum {
  readonly #period: string
  readonly #formula: Formula
  readonly #filter: Filter
  readonly #systems: SystemFigures
  readonly #total = emptyTally()
  #inherited = 0
  readonly #sections: WrittenTallies
  readonly #rates: SectionRates
  readonly #criteria: WrittenTallies
  readonly #figures: FigureSums
  readonly #departments: DepartmentRow[] = []
  readonly #filing = { submitted: 0, onTime: 0, late: 0, accepted: 0 }

  /** @param filter those filers are added that pass by their submission; by the register, whoever adds has looked */
  constructor({ id, formula }: Pick<Period, 'id' | 'formula'>, framework: Framework, filter: Filter) {
    this.#period = id
    this.#formula = formula
    this.#filter = filter
    const sectionIds = leaves(framework).map((leaf) => leaf.id)
    this.#systems = emptySystemFigures(framework)
    this.#sections = new WrittenTallies(sectionIds)
    this.#rates = new SectionRates(sectionIds)
    this.#figures = new FigureSums(framework, kindOf(id))
    this.#criteria = new WrittenTallies(framework.criteria.map(({ id }) => id))
  }

  /**
   * The next filer, in the order of the rollup's departments. `frozen`: its figures as they are stored.
   * @returns whether it passes the filter
   */
  add(filer: Omit<FilerLine, 'figures'>, frozen: string | null): boolean {
    const { accepted, level } = this.#filter
    const filed = isCounted(filer.state, accepted) && frozen !== null ? opened(frozen) : null
    if (level !== null && (!filed || levelByFigures(filed.figures.systems) !== level)) return false
    const row = departmentRow(filer, filed, this.#rates)
    this.#departments.push(row)
    this.#figures.add(filed && row.figures)
    if (!filed) return true
    const { figures } = filed
    this.#filing.submitted++
    if (filer.onTime) this.#filing.onTime++
    else this.#filing.late++
    if (filer.state === 'accepted') this.#filing.accepted++
    addCompact(this.#total, figures.tally)
    this.#inherited += row.inherited
    addSystems(this.#systems, figures.systems)
    this.#sections.addAll(this.#rates.tallies)
    this.#criteria.add(filed.text, filed.criteria)
    return true
  }

  sum(): Rollup {
    const expected = this.#departments.length
    const { submitted, onTime, late, accepted } = this.#filing
    const missing = expected - submitted
    return {
      period: this.#period,
      formula: this.#formula,
      filing: {
        expected,
        submitted,
        onTime,
        late,
        missing,
        accepted,
        rate: expected === 0 ? null : submitted / expected,
      },
      systems: this.#systems,
      compliance: { ...scored(this.#total), inherited: this.#inherited },
      sections: this.#sections.sums().map(({ id, ...tally }) => ({ id, ...scored(tally) })),
      departments: this.#departments,
      criteria: this.#criteria.sums(),
      figures: this.#figures.sums(),
    }
  }
}

/** The figures of filers that are all at hand. */
export function rollup(
  period: Pick<Period, 'id' | 'formula'>,
  framework: Framework,
  filers: readonly FilerLine[],
  acceptedOnly: boolean,
): Rollup {
  const sum = new RollupSum(period, framework, { ...NO_FILTER, accepted: acceptedOnly })
  for (const filer of filers) sum.add(filer, filer.figures && JSON.stringify(filer.figures))
  return sum.sum()
}

/** The row of one filer alone. @param frozen its figures as they are stored; null where none count */
export function rowOf(filer: Omit<FilerLine, 'figures'>, frozen: string | null, framework: Framework): DepartmentRow {
  const filed = isCounted(filer.state, false) && frozen !== null ? opened(frozen) : null
  return departmentRow(filer, filed, new SectionRates(leaves(framework).map(({ id }) => id)))
}

/** The rates of one filer after the other by section. */
class SectionRates {
  readonly #ids: readonly string[]
  readonly #none: Readonly<Record<string, number | null>>
  /** Of the last one. */
  readonly tallies: WrittenTallies

  constructor(ids: readonly string[]) {
    this.#ids = ids
    this.#none = Object.fromEntries(ids.map((id) => [id, null]))
    this.tallies = new WrittenTallies(ids)
  }

  /** Of one that nothing counts of, no rate. */
  of(filed: Opened | null): Record<string, number | null> {
    // Copied, all have one shape; made from entries, each has its own.
    const rates = { ...this.#none }
    this.tallies.clear()
    if (!filed) return rates
    this.tallies.add(filed.text, filed.sections)
    this.#ids.forEach((id, place) => {
      rates[id] = rate(this.tallies.tally(place))
    })
    return rates
  }
}

function departmentRow(filer: Omit<FilerLine, 'figures'>, filed: Opened | null, sections: SectionRates): DepartmentRow {
  const figures = filed?.figures
  return {
    code: filer.code,
    name: filer.name,
    state: filer.state,
    onTime: filer.onTime,
    systems: figures?.systems.total ?? 0,
    approved: figures?.systems.approved ?? 0,
    fullyImplemented: figures?.systems.fullyImplemented ?? 0,
    ...scored(figures ? expand(figures.tally) : emptyTally()),
    inherited: figures?.inherited ?? 0,
    origin: figures?.origin ?? null,
    sections: sections.of(filed),
    figures: numbersByFigure(figures?.numbers ?? []),
  }
}

function addSystems(into: SystemFigures, more: SystemFigures): void {
  into.total += more.total
  into.approved += more.approved
  into.fullyImplemented += more.fullyImplemented
  into.partlyImplemented += more.partlyImplemented
  into.notImplemented += more.notImplemented
  addByLevel(into.byLevel, more.byLevel)
  // Absent from figures frozen before it was counted: those filings add to `approved` alone.
  addByLevel(into.approvedByLevel, more.approvedByLevel ?? {})
}
