/** The definitions of the figures (formula version 1), written a second time: from the raw answers alone. */
import type { Rollup } from '../../api/domain/rollup.ts'
import framework from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { PERIOD } from './world.ts'

export type Status = 'met' | 'partial' | 'unmet' | 'notApplicable'
export type System = { id: string; level: number; dossier: string }
export type Answered = { criterion: string; system: string | null; status: Status }

/** The questions of a department with these systems, straight from the document and the definitions. */
export function questions(systems: readonly System[]): { criterion: string; system: string | null }[] {
  const level = Math.max(1, ...systems.map((system) => system.level))
  return framework.criteria.flatMap(({ id, scope, fromLevel }): { criterion: string; system: string | null }[] =>
    scope === 'department'
      ? fromLevel <= level
        ? [{ criterion: id, system: null }]
        : []
      : systems.filter((system) => fromLevel <= system.level).map((system) => ({ criterion: id, system: system.id })),
  )
}

/** One department's part of what was filed, as the test itself sent it. */
export type Filed = {
  code: string
  name: string
  kind: 'department' | 'unit' | 'district' | 'commune' | 'other'
  parent: string | null
  state: string
  onTime: boolean | null
  systems: System[]
  answers: Answered[]
  figures: Numbered[]
}

export type Numbered = { figure: string; system: string | null; value: number | null }

/** The figures that a quarter asks of a department with these systems. */
export const figuresAsked = (systems: readonly System[]): { figure: string; system: string | null }[] =>
  framework.figures
    .filter(({ askedIn }) => askedIn === 'quarter')
    .flatMap(({ id, scope }): { figure: string; system: string | null }[] =>
      scope === 'system'
        ? systems.map((system) => ({ figure: id, system: system.id }))
        : [{ figure: id, system: null }],
    )

/** The sum of what is known; null where nothing is. */
function known(numbers: readonly Numbered[]): number | null {
  const values = numbers.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
}

const rate = (t: { met: number; partial: number; unmet: number }) =>
  t.met + t.partial + t.unmet === 0 ? null : t.met / (t.met + t.partial + t.unmet)
function counts(answers: readonly Answered[]) {
  const of = (status: Status) => answers.filter((answer) => answer.status === status).length
  const t = { met: of('met'), partial: of('partial'), unmet: of('unmet'), notApplicable: of('notApplicable') }
  const applicable = t.met + t.partial + t.unmet
  return { ...t, rate: rate(t), index: applicable === 0 ? null : (t.met + t.partial / 2) / applicable }
}

/** How far a system is implemented: by its own answers and the department's that apply at its level. */
function implementation({ systems, answers }: Filed): string[] {
  return systems.map((system) => {
    const statuses = answers
      .filter((answer) => {
        const fromLevel = framework.criteria.find((c) => c.id === answer.criterion)?.fromLevel ?? 99
        return fromLevel <= system.level && (answer.system === null || answer.system === system.id)
      })
      .map((answer) => answer.status)
    if (statuses.every((status) => status === 'met' || status === 'notApplicable')) return 'full'
    return statuses.includes('met') || statuses.includes('partial') ? 'partly' : 'none'
  })
}

export const isCounted = ({ state }: Filed, acceptedOnly: boolean): boolean =>
  state === 'accepted' || (state === 'submitted' && !acceptedOnly)

/** Those of whom figures are asked for; the level is told by what counts alone. */
export const filtered = (filed: readonly Filed[], { accepted = false, kind, parent, level }: Asked): Filed[] =>
  filed.filter(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      (parent === undefined || each.parent === parent) &&
      (level === undefined ||
        (isCounted(each, accepted) && Math.max(1, ...each.systems.map((system) => system.level)) === level)),
  )
export type Asked = { accepted?: boolean; kind?: Filed['kind']; parent?: string; level?: number }

/** The rollup by its definitions, from the raw answers alone. */
export function calculate(filed: readonly Filed[], acceptedOnly: boolean): Rollup {
  const counted = filed.filter((each) => isCounted(each, acceptedOnly))
  const answers = counted.flatMap((each) => each.answers)
  const systems = counted.flatMap((each) => each.systems)
  const states = counted.flatMap(implementation)
  const leaves = framework.sections.flatMap((s) =>
    s.children.length > 0 ? s.children.map((child) => child.id) : [s.id],
  )
  const inSection = (id: string, of: readonly Answered[]) =>
    of.filter((answer) => framework.criteria.find((c) => c.id === answer.criterion)?.section === id)
  const quarterly = framework.figures.filter(({ askedIn }) => askedIn === 'quarter').map(({ id }) => id)
  const number = (of: string[], what: string) => of.filter((each) => each === what).length
  return {
    period: PERIOD,
    formula: '1',
    filing: {
      expected: filed.length,
      submitted: counted.length,
      onTime: counted.filter((each) => each.onTime).length,
      late: counted.filter((each) => !each.onTime).length,
      missing: filed.length - counted.length,
      accepted: counted.filter((each) => each.state === 'accepted').length,
      rate: filed.length === 0 ? null : counted.length / filed.length,
    },
    systems: {
      total: systems.length,
      byLevel: Object.fromEntries(
        [1, 2, 3, 4, 5].map((level) => [String(level), systems.filter((s) => s.level === level).length]),
      ),
      approved: systems.filter((system) => system.dossier === 'approved').length,
      approvedByLevel: Object.fromEntries(
        [1, 2, 3, 4, 5].map((level) => [
          String(level),
          systems.filter((s) => s.level === level && s.dossier === 'approved').length,
        ]),
      ),
      fullyImplemented: number(states, 'full'),
      partlyImplemented: number(states, 'partly'),
      notImplemented: number(states, 'none'),
    },
    compliance: { ...counts(answers), inherited: 0 },
    sections: leaves.map((id) => ({ id, ...counts(inSection(id, answers)) })),
    departments: filed.map((each) => {
      const own = counted.includes(each) ? each : { ...each, systems: [], answers: [] }
      return {
        code: each.code,
        name: each.name,
        state: each.state as Rollup['departments'][number]['state'],
        onTime: each.onTime,
        systems: own.systems.length,
        approved: own.systems.filter((system) => system.dossier === 'approved').length,
        fullyImplemented: number(implementation(own), 'full'),
        ...counts(own.answers),
        inherited: 0,
        // Nothing was there to be carried forward.
        origin: own.answers.length === 0 ? null : { confirmed: 0, changed: 0, new: own.answers.length },
        sections: Object.fromEntries(leaves.map((id) => [id, rate(counts(inSection(id, own.answers)))])),
        figures: Object.fromEntries(
          counted.includes(each)
            ? quarterly
                .filter((id) => each.figures.some(({ figure }) => figure === id))
                .map((id) => [id, known(each.figures.filter(({ figure }) => figure === id))])
            : [],
        ),
      }
    }),
    criteria: framework.criteria.map(({ id }) => {
      const { rate: _rate, index: _index, ...tally } = counts(answers.filter((answer) => answer.criterion === id))
      return { id, ...tally }
    }),
    figures: quarterly.map((id) => {
      const numbers = counted.map((each) => each.figures.filter(({ figure }) => figure === id))
      return {
        id,
        sum: known(numbers.flat()),
        reporting: numbers.filter((each) => known(each) !== null).length,
        // Who has filed and was not asked is not waited for.
        expected: filed.length - numbers.filter((each) => each.length === 0).length,
      }
    }),
  }
}
