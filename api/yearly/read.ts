/** The yearly report by form 08, read from the register, the bodies, the checks and what was filed. */
import { bundledPredecessor, bundledRulers } from '../../db/frameworks/index.ts'
import * as bodies from '../../db/queries/bodies.ts'
import * as checks from '../../db/queries/checks.ts'
import * as departments from '../../db/queries/departments.ts'
import * as filed from '../../db/queries/form08.ts'
import * as periods from '../../db/queries/periods.ts'
import * as systems from '../../db/queries/systems.ts'
import { breathe, inBreaths } from '../breathe.ts'
import type { Caller, Using } from '../deps.ts'
import { isMandatory } from '../domain/criteria.ts'
import { FigureSums, numbersByFigure } from '../domain/figures.ts'
import { Bodies } from '../domain/form08/bodies.ts'
import { daysOf, type YearDays } from '../domain/form08/calendar.ts'
import { answersAgainstRegister, bodyFaults, rowFaults } from '../domain/form08/faults.ts'
import { type Answered, answeredOf, judgePlan, requirementsOf } from '../domain/form08/plan.ts'
import { form08, mainOwner } from '../domain/form08/report.ts'
import { inOrder, type Judged, reportedState, rowOf, rulerFor } from '../domain/form08/rows.ts'
import type { Form08, Form08Fault, Form08Row, Reported, SystemRequirements } from '../domain/form08/types.ts'
import type { Framework } from '../domain/framework.ts'
import { addDays, dayOf, kindOf, type Period, periodState, startOf, takesFilings } from '../domain/period.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { mayReadYear } from '../permissions.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now' | 'settings'>
export type Asked = { year: string; owner: string | null; unit: string | null }

/** Systems, and submissions, that are read at once: few enough that nobody waits for them. */
const SYSTEMS = 100
const CONTENTS = 10

/** Years that a report may be of. */
const YEAR = /^20\d\d$/

/** The framework of the year's own period, else that of the law in force on the window's last day; and the days. @throws Problem notFound */
export async function yearOf({ db, frameworks }: Pick<Working, 'db' | 'frameworks'>, year: string) {
  if (!YEAR.test(year)) throw new Problem('notFound')
  const period = await periods.find(db, year)
  const lawOn = async (day: string) => {
    const id = await frameworks.inForceOn(day)
    return id === null ? undefined : frameworks.newest(id)
  }
  const ofPeriod = period ? await frameworks.of(period) : undefined
  const law = await lawOn(`${year}-12-31`)
  const yearly = orThrow((ofPeriod ?? law)?.yearly ?? law?.yearly, 'notFound')
  const days = daysOf(yearly, Number(year))
  const framework = orThrow(ofPeriod ?? (await lawOn(days.window.to)) ?? law, 'notFound')
  return { period: period ?? null, framework, days }
}

export type Read = {
  form: Form08
  /** What annex IV tells, some systems at a time in the order of the rows. @param signal of the request that it is for */
  requirements: (signal?: AbortSignal) => AsyncGenerator<SystemRequirements[]>
  bodies: Bodies
  /** The province's own owner. */
  main: string | null
}

/** @throws Problem notFound, forbidden */
export async function readForm08(deps: Working, caller: Caller, { year, owner, unit }: Asked): Promise<Read> {
  if (!mayReadYear(caller, unit)) throw new Problem('forbidden')
  const { db, frameworks, settings } = deps
  const { period, framework, days } = await yearOf(deps, year)
  const department = unit === null ? null : orThrow(await departments.find(db, unit), 'notFound')
  const now = deps.now()
  const [known, history, names, speaking, all] = await Promise.all([
    bodies.list(db),
    bodies.history(db),
    departments.list(db),
    filed.speakingOf(db, Number(year), days.window, unit),
    periods.list(db),
  ])
  const then = history.map(({ at, ...each }) => ({ ...each, from: dayOf(new Date(at)) }))
  const named = new Bodies(known, then, bundledPredecessor)
  const ownerBody = owner === null ? null : orThrow(named.find(owner), 'notFound')

  const given = { window: days.window, today: dayOf(now), bodies: named, rulers: bundledRulers }
  const mendedIn = await answeredIn(db, all, { ...given, year })
  const nameOf = new Map(names.map(({ code, name }) => [code, name]))
  const unjudged: Unjudged[] = []
  for await (const page of registered(deps, { ...given, now, unit, nameOf, ofYear: framework.id })) {
    unjudged.push(...page.filter((each) => ownerBody === null || each.owner?.id === ownerBody.id))
  }
  const filings = new Filings(speaking, frameworks)
  const judged: Judged[] = []
  const faults: Form08Fault[] = []
  for await (const each of judge(deps, filings, unjudged, mendedIn)) {
    judged.push(...each.judged)
    faults.push(...each.faults)
  }
  const codes = new Set(judged.map(({ system }) => system.department))
  const isCounted = (code: string) => (unit !== null ? code === unit : owner === null || codes.has(code))
  const main = mainOwner(judged, settings.owner)
  const ordered = inOrder(judged, main)
  const rows: Form08Row[] = []
  const ofRows: Form08Fault[] = []
  await inBreaths(ordered, (each) => {
    const row = rowOf(each, rows.length + 1, days.window)
    rows.push(row)
    const answered = row.answers?.period ?? null
    ofRows.push(...rowFaults(each, row, mendedIn(each.ruler, row.department, answered), given))
  })
  const form = form08({
    year: Number(year),
    days,
    madeOn: given.today,
    owner: ownerBody && { id: ownerBody.id, name: ownerBody.name },
    unit: department && { code: department.code, name: department.name },
    framework,
    bodies: named,
    judged: ordered,
    rows,
    faults: [...ofRows, ...faults, ...bodyFaults(judged, named)],
    figures: await figuresOf(deps, period === null ? null : period.id, framework, { codes, isCounted }),
  })
  return { form, requirements: (signal) => requirements(deps, filings, form.rows, signal), bodies: named, main }
}

/** @param answered the period whose answers speak now, or null */
type MendedIn = (framework: string, department: string, answered: string | null) => string | null

/**
 * In which period a department mends what it answers by a framework: of those that take filings of it now and count for the year the
 * one that speaks first. Where none does, or would not speak before what was answered, that which was answered; null where none was.
 */
async function answeredIn(
  db: Working['db'],
  all: readonly Period[],
  { year, window, today }: Given & { year: string },
): Promise<MendedIn> {
  const counts = ({ id, opensOn, closesOn }: Period) =>
    id === year ||
    id.startsWith(`${year}-Q`) ||
    (kindOf(id) === 'adhoc' && opensOn <= window.to && closesOn >= window.from)
  const inOrder = (a: Period, b: Period) => RANK[kindOf(a.id)] - RANK[kindOf(b.id)] || (a.opensOn < b.opensOn ? 1 : -1)
  const open = all
    .filter((period) => counts(period) && takesFilings({ state: periodState(period, today) }))
    .sort(inOrder)
  const asked = await filed.expectedIn(
    db,
    open.map(({ id }) => id),
  )
  const expected = new Set(asked.map(({ period, department }) => `${period}/${department}`))
  return (framework, department, answered) => {
    const before = all.find(({ id }) => id === answered)
    const asking = open.find(({ id, frameworkId }) => frameworkId === framework && expected.has(`${id}/${department}`))
    return asking && !(before && before.id !== asking.id && inOrder(before, asking) < 0) ? asking.id : answered
  }
}

type Given = { window: YearDays['window']; today: string; bodies: Bodies }
type Unjudged = Omit<Judged, 'plan' | 'answers' | 'filed'>

/** The systems in use on the last data day, or now where that lies ahead, with their records of checks; some at a time. */
async function* registered(
  { db }: Working,
  {
    window,
    today,
    bodies: all,
    now,
    unit,
    nameOf,
    ofYear,
  }: Given & { now: Date; unit: string | null; nameOf: ReadonlyMap<string, string>; ofYear: string },
): AsyncGenerator<Unjudged[]> {
  const end = new Date(startOf(addDays(window.to, 1)).getTime() - 1)
  const at = (now < end ? now : end).toISOString()
  for (let after = 0; ; ) {
    const page = await systems.pageAt(db, at, { after, size: SYSTEMS, department: unit })
    if (page.length === 0) return
    after = page.at(-1)?.row ?? after
    const inUse = page.flatMap(({ department, was, is }): Reported[] => {
      if (was === null || was.retiredAt !== null) return []
      const departmentName = nameOf.get(department) ?? department
      return [{ ...reportedState(was, is, window, today), department, departmentName }]
    })
    const ids = inUse.map(({ id }) => id)
    const [checked, obeyed] = await Promise.all([
      checks.ofSystems(db, ids, window.to),
      checks.regulationOfSystems(db, ids, window.to),
    ])
    const [checksOf, regulationOf] = [bySystem(checked), bySystem(obeyed)]
    yield inUse.map((system) => ({
      system,
      owner: all.of(system.ownerId, system.owner),
      operator: all.of(system.operatorId, system.operator),
      ruler: rulerFor(system, bundledRulers, window.to, ofYear),
      checks: checksOf.get(system.id) ?? [],
      regulationChecks: regulationOf.get(system.id) ?? [],
    }))
    await breathe()
  }
}

function bySystem<T extends { system: string }>(all: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>()
  for (const each of all) {
    const known = found.get(each.system)
    if (known) known.push(each)
    else found.set(each.system, [each])
  }
  return found
}

/** The year before its quarters, and reviews last: they are no report. */
const RANK = { year: 0, quarter: 1, adhoc: 2 } as const
const rankOf = ({ period }: Pick<filed.Speaking, 'period'>): number => RANK[kindOf(period)]

/** What was filed, by department and framework: of the year, else of its latest quarter, else of the latest review. */
class Filings {
  readonly #all = new Map<string, filed.Speaking>()
  readonly #departments: ReadonlySet<string>
  readonly #frameworks: Working['frameworks']

  constructor(speaking: readonly filed.Speaking[], frameworks: Working['frameworks']) {
    this.#frameworks = frameworks
    this.#departments = new Set(speaking.flatMap((each) => (rankOf(each) === RANK.adhoc ? [] : [each.department])))
    for (const each of [...speaking].sort((a, b) => rankOf(a) - rankOf(b))) {
      const key = `${each.department}/${each.frameworkId}`
      if (!this.#all.has(key)) this.#all.set(key, each)
    }
  }

  hasFiled = (department: string): boolean => this.#departments.has(department)
  of = (department: string, ruler: string): filed.Speaking | null => this.#all.get(`${department}/${ruler}`) ?? null
  at = (row: Form08Row): filed.Speaking | null => (row.answers ? this.of(row.department, row.ruler) : null)

  /** The edition that was answered; of what nobody answered the newest. */
  async frameworkOf(speaking: filed.Speaking | null, ruler: string): Promise<Framework | undefined> {
    return speaking ? this.#frameworks.of(speaking) : this.#frameworks.newest(ruler)
  }
}

const NOTHING: Answered = new Map()

/** Judges the plans of systems by what their departments have filed, a submission at a time. */
async function* judge(
  { db }: Working,
  filings: Filings,
  all: readonly Unjudged[],
  mendedIn: MendedIn,
): AsyncGenerator<{ judged: Judged[]; faults: Form08Fault[] }> {
  const groups = new Map<string, { speaking: filed.Speaking | null; systems: Unjudged[] }>()
  for (const each of all) {
    const speaking = filings.of(each.system.department, each.ruler)
    const key = `${each.system.department}/${each.ruler}`
    const known = groups.get(key)
    if (known) known.systems.push(each)
    else groups.set(key, { speaking, systems: [each] })
  }
  const list = [...groups.values()]
  for (let from = 0; from < list.length; from += CONTENTS) {
    const some = list.slice(from, from + CONTENTS)
    const contents = await filed.contentsOf(
      db,
      some.flatMap(({ speaking }) => speaking ?? []),
    )
    for (const { speaking, systems: of } of some) {
      const answers = speaking ? answeredOf(contents.shift()?.answers ?? []) : NOTHING
      const ruler = of[0]?.ruler ?? ''
      const framework = await filings.frameworkOf(speaking, ruler)
      yield judgedBy(framework, { speaking, answers, systems: of, filings, mendedIn })
    }
    await breathe()
  }
}

type Judging = {
  speaking: filed.Speaking | null
  answers: Answered
  systems: readonly Unjudged[]
  filings: Filings
  mendedIn: MendedIn
}

/** @param framework undefined where a system is set to one that is not here any more: nothing is asked then */
function judgedBy(framework: Framework | undefined, { speaking, answers, systems: all, filings, mendedIn }: Judging) {
  const asked = framework ?? { criteria: [] }
  const judged = all.map(
    (each): Judged => ({
      ...each,
      plan: judgePlan(asked, each.system, answers),
      answers: speaking && { period: speaking.period, revision: speaking.revision },
      filed: filings.hasFiled(each.system.department),
    }),
  )
  const [first] = all
  if (!speaking || !first) return { judged, faults: [] }
  const byId = new Map(asked.criteria.map((criterion) => [criterion.id, criterion]))
  const faults = answersAgainstRegister({
    department: { code: first.system.department, name: first.system.departmentName },
    systems: all.map(({ system }) => system),
    criteria: asked.criteria.flatMap(({ id, register, scope }) =>
      register ? [{ criterion: id, fact: register, scope }] : [],
    ),
    isAsked: (id, level) => {
      const criterion = byId.get(id)
      return criterion !== undefined && isMandatory(criterion, level)
    },
    statusOf: (criterion, system) =>
      answers.get(system === null ? criterion : `${criterion}/${system}`)?.status ?? null,
    period: mendedIn(first.ruler, first.system.department, speaking.period) ?? speaking.period,
  })
  return { judged, faults }
}

/** The figures of the year, over its expected filers; where it has no period of its own, of nobody. */
async function figuresOf(
  { db }: Working,
  period: string | null,
  framework: Framework,
  { codes, isCounted }: { codes: ReadonlySet<string>; isCounted: (code: string) => boolean },
) {
  const sums = new FigureSums(framework, 'year')
  if (period === null) for (const _ of codes) sums.add(null)
  else {
    for (const { department, numbers } of await filed.numbersOf(db, period)) {
      if (isCounted(department)) sums.add(numbers && numbersByFigure(numbers))
    }
  }
  return sums.sums()
}

/** Annex IV of a report that was sent: what it was judged by never changes. */
export async function* requirementsOfSent(
  deps: Working,
  { rows }: Pick<Form08, 'rows'>,
  signal?: AbortSignal,
): AsyncGenerator<SystemRequirements[]> {
  const byId = new Map((await periods.list(deps.db)).map((period) => [period.id, period]))
  const speaking = rows.flatMap(({ answers, department, ruler }): filed.Speaking[] => {
    const period = answers && byId.get(answers.period)
    if (!period) return []
    const { opensOn, frameworkVersion } = period
    return [{ ...answers, department, opensOn, frameworkId: ruler, frameworkVersion }]
  })
  yield* requirements(deps, new Filings(speaking, deps.frameworks), rows, signal)
}

/** Annex IV: every requirement of every row, read again some submissions at a time, so that the size of the province sets no memory. */
async function* requirements(
  { db }: Working,
  filings: Filings,
  rows: readonly Form08Row[],
  signal: AbortSignal | undefined,
): AsyncGenerator<SystemRequirements[]> {
  const keyOf = ({ period, department, revision }: filed.Speaking) => `${period}/${department}/${revision}`
  for (let from = 0; from < rows.length; from += CONTENTS) {
    const some = rows.slice(from, from + CONTENTS)
    const wanted = [
      ...new Map(some.flatMap((row) => filings.at(row) ?? []).map((each) => [keyOf(each), each])).values(),
    ]
    const contents = await filed.contentsOf(db, wanted)
    const answers = new Map(wanted.map((each, i) => [keyOf(each), answeredOf(contents[i]?.answers ?? [])]))
    const told: SystemRequirements[] = []
    for (const row of some) {
      const speaking = filings.at(row)
      const framework = speaking && (await filings.frameworkOf(speaking, row.ruler))
      const given = speaking && answers.get(keyOf(speaking))
      const system = { id: row.system, level: row.level }
      const { n, name, decision } = row
      told.push({ n, name, decision, requirements: framework && given ? requirementsOf(framework, system, given) : [] })
    }
    yield told
    await breathe(signal)
  }
}
