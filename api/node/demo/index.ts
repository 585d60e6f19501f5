/** The demo: a fictional province with four quarters behind it, its yearly report begun, the same for the same day. */

import type { Db } from '../../../db/client.ts'
import { inForceOn } from '../../../db/frameworks/index.ts'
import { searchable } from '../../domain/department.ts'
import type { Framework } from '../../domain/framework.ts'
import { addDays, dayOf } from '../../domain/period.ts'
import type { System } from '../../domain/system.ts'
import { answersAt } from './answers.ts'
import { bodiesOf, bodyId } from './bodies.ts'
import { type DemoPeriod, instant, type Quarter, quarters, reviewOfDemo, workday, yearOfDemo } from './calendar.ts'
import { checksOf, regulationChecksOf } from './checks.ts'
import { type Fate, fates, reviewFates, yearFates } from './fates.ts'
import { isFaulty } from './faults.ts'
import { addFiling } from './filings.ts'
import { addIncidents } from './incidents.ts'
import model from './model.json' with { type: 'json' }
import { type DemoAccounts, demoAccounts, demoPassword, editorOf } from './people.ts'
import { inheritedFrom } from './platforms.ts'
import { CENTRE, COMMUNES_ON, demoSettings, MERGED_ON, PEOPLES_COMMITTEE, REVIEW_NAME, requestRef } from './province.ts'
import { between, unit, uuid } from './random.ts'
import { inUse, register, regulationDay, systemAt } from './register.ts'
import { noRows, type Rows, writeRows } from './rows.ts'
import { stepsOf } from './timeline.ts'
import { DRAFTING, type Member, makeWorld, NEVER, NEWEST, quarterOf, type Registered, type World } from './world.ts'

export { type DemoAccounts, demoAccounts, demoPassword }

/** Id of the framework that the demo's plans and reasons are written for. */
export const demoFramework: string = model.framework

type Making = {
  /** Migrated and empty. */
  db: Db
  now: Date
  framework: Framework
  /** All that there are, oldest first. */
  frameworks: readonly Framework[]
  hashPassword: (password: string) => Promise<string>
}

/**
 * Fills an empty database with the demo province, in one transaction.
 * @returns the accounts that can sign in
 */
export async function makeDemo({ db, now, framework, frameworks, hashPassword }: Making): Promise<DemoAccounts> {
  const accounts = demoAccounts()
  const today = dayOf(now)
  const words = (day: string) => inForceOn(frameworks, day) ?? framework
  const law = words(today)
  if (!law.yearly) throw new Error(`the demo needs the yearly report of ${law.id}`)
  const { window, unitBefore } = law.yearly
  const settings = demoSettings(bodyId(PEOPLES_COMMITTEE))
  const windowFrom = `${Number(today.slice(0, 4)) - 1}-${window[0]}`
  const unregistered = makeWorld({ settings: settings.since, framework, words, today, windowFrom }, quarters(now))
  const yearly = asked(yearOfDemo(now, unitBefore), { kind: 'year', name: null, formula: '2', framework })
  const world = settle(unregistered, yearly)
  const registers = new Map(world.members.map((member) => [member.code, register(world, member)]))
  const all = [...registers.values()].flat()

  const rows = noRows()
  rows.settings.push({ id: 1, value: settings.before })
  rows.settingsFrom.push({ day: MERGED_ON, value: settings.since })
  const begun = addDays(quarterOf(world, 0).opensOn, -60)
  addDepartments(rows, world, begun)
  // One hash for all: they share one password that is no secret.
  addAccounts(rows, accounts, begun, await hashPassword(demoPassword))
  addBodies(rows, all, begun)
  for (const system of all) addSystem(rows, world, system)
  addIncidents(rows, world, all)

  const names = new Map(accounts.accounts.map(({ username, name }) => [username, name]))
  const nameOf = (username: string) => names.get(username) ?? username
  /** Files in a period what holds as of a quarter. */
  const file = async (as: World, q: number, period: DemoPeriod, list: ReadonlyMap<string, Fate>) => {
    addPeriod(rows, as, period)
    // What the centre has filed is what others inherit.
    const centreFirst = [...list].sort(([a], [b]) => Number(b === CENTRE) - Number(a === CENTRE))
    for (const [code, fate] of centreFirst) {
      const member = as.members.find((each) => each.code === code) as Member
      const histories = (registers.get(code) ?? []).filter((system) => inUse(system, q))
      const confirmed = period.kind === 'year'
      const systems: System[] = histories.map((system) => systemAt(as, system, q, confirmed))
      const answers = answersAt(as, member, systems, histories, q)
      const newest = confirmed
        ? rows.assessments.find((a) => a.period === quarterId && a.department === code)
        : undefined
      const from = newest && { period: newest.period, revision: newest.revision ?? 0 }
      const inheritedAt = inheritedFrom(rows, frameworks, { period, framework: as.framework, systems })
      const full = new Set(histories.filter(({ fullFrom }) => fullFrom <= q).map(({ id }) => id))
      await addFiling(rows, {
        ...{ world: as, member, q, period, today, fate, systems, answers, inheritedAt, full, nameOf, from },
      })
    }
  }
  const quarterId = quarterOf(world, NEWEST).id
  for (let q = 0; q <= NEWEST; q++)
    await file(
      world,
      q,
      asked(quarterOf(world, q), { kind: 'quarter', name: null, formula: '1', framework }),
      fates(world, q),
    )
  await file(world, NEWEST, yearly, yearFates(world))
  if (law.id !== framework.id) {
    const review = asked(reviewOfDemo(now), { kind: 'adhoc', name: REVIEW_NAME, formula: '2', framework: law })
    await file({ ...world, framework: law }, NEWEST, review, reviewFates(world))
  }
  rows.audit.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  rows.systemStates.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  await writeRows(db, rows)
  return accounts
}

/** How many systems nobody has typed, and of how many nobody has said whether they are critical to the nation. */
const UNTYPED = 6
const UNREVIEWED = 9

/** With what is drawn over all that is registered: when regulations were issued, what is still unknown, who is done with the year. */
function settle(world: World, yearly: DemoPeriod): World {
  const members = world.members.map((member) => ({
    ...member,
    ...regulationDay(world, member, register(world, member)),
  }))
  const confirmedOn = new Map<string, string>()
  for (const [code, fate] of yearFates(world))
    confirmedOn.set(code, stepsOf(yearly, world.today, fate, `${yearly.id}/${code}`).end)
  const open = members
    .filter(({ code }) => !confirmedOn.has(code) && code !== DRAFTING)
    .flatMap((member) => register(world, member))
    .filter(({ to, about }) => to === NEVER && !isFaulty(about.name))
  const drawn = (what: string, count: number) =>
    new Set(
      [...open]
        .sort((a, b) => unit(`${what}/${a.id}`) - unit(`${what}/${b.id}`))
        .slice(0, count)
        .map(({ id }) => id),
    )
  return {
    ...world,
    members,
    confirmedOn,
    untyped: drawn('untyped', UNTYPED),
    unreviewed: drawn('unreviewed', UNREVIEWED),
  }
}

/** A period with the document that asks for its report. */
function asked(quarter: Quarter, about: Pick<DemoPeriod, 'kind' | 'name' | 'formula' | 'framework'>): DemoPeriod {
  const askedOn = workday(addDays(quarter.opensOn, -4))
  return { ...quarter, ...about, askedOn, requestRef: requestRef(between(`request/${quarter.id}`, 210, 1480), askedOn) }
}

function addBodies(rows: Rows, systems: readonly Registered[], begun: string): void {
  for (const states of bodiesOf(systems, (day) => instant(day, 0))) {
    const { state } = states.at(-1) as (typeof states)[number]
    rows.bodies.push(state)
    for (const { at, state: was } of states) rows.bodyStates.push({ body: was.id, at, state: was })
    const { id, ...told } = state
    rows.audit.push({ at: instant(begun, 660), actor: 'admin', action: 'body.create', subject: id, detail: told })
  }
}

function addDepartments(rows: Rows, { members }: World, begun: string): void {
  members.forEach(({ code, name, shortName, kind, parent }, i) => {
    const department = {
      code,
      name,
      shortName,
      kind,
      parent,
      activeFrom: kind === 'commune' ? COMMUNES_ON : null,
      activeTo: null,
    }
    rows.departments.push({ ...department, search: searchable(`${name} ${shortName}`) })
    rows.audit.push({
      at: instant(begun, 540, i * 40),
      actor: 'admin',
      action: 'department.create',
      subject: code,
      detail: department,
    })
  })
}

function addAccounts(rows: Rows, { accounts }: DemoAccounts, begun: string, passwordHash: string): void {
  accounts.forEach(({ username, name, role, department }, i) => {
    const id = uuid(`user/${username}`)
    const isFirst = i === 0
    const at = isFirst ? instant(begun, 510) : instant(begun, 600, i * 40)
    const dates = { createdAt: new Date(at), updatedAt: new Date(at) }
    const user = { id, name, username, displayUsername: username, role, department, email: `${username}@users.invalid` }
    rows.users.push({ ...user, ...dates })
    rows.accounts.push({ id, accountId: id, providerId: 'credential', userId: id, password: passwordHash, ...dates })
    rows.audit.push({
      at,
      actor: 'admin',
      action: isFirst ? 'site.setup' : 'user.create',
      subject: username,
      ...(isFirst ? {} : { detail: { username, name, role, department } }),
    })
  })
}

/** The system as it stands, a line for every quarter in which it was registered, changed or retired, and its checks. */
function addSystem(rows: Rows, world: World, system: Registered): void {
  const { department, createdAt, retiredAt, from, to } = system
  let { id, retiredAt: _inUse, ...stated } = systemAt(world, system, from, false)
  const subject = `${department.code}/${id}`
  /** Beside the line what the system then is. */
  const record = (at: string, verb: string, detail: object, retired: string | null = null) => {
    rows.audit.push({ at, actor: editorOf(department), action: `system.${verb}`, subject, detail })
    rows.systemStates.push({ system: id, at, state: { id, ...stated, retiredAt: retired } })
  }
  record(createdAt, 'create', stated)
  let version = 1
  const restate = (at: string, now: System) => {
    const { id: _id, retiredAt: _at, ...next } = now
    const change = changesOf(stated, next)
    if (Object.keys(change).length === 0) return
    version++
    stated = next
    record(at, 'update', change)
  }
  for (let q = from + 1; q <= Math.min(to, NEWEST); q++)
    restate(instant(quarterOf(world, q).opensOn, 451, q * 7), systemAt(world, system, q, false))
  const confirmed = world.confirmedOn.get(department.code)
  if (confirmed && to === NEVER) restate(instant(confirmed, 455), systemAt(world, system, NEWEST, true))
  if (retiredAt) {
    version++
    record(retiredAt, 'update', { retiredAt }, retiredAt)
  }
  rows.systems.push({ id, department: department.code, ...stated, retiredAt, version, createdAt })

  const noted = (on: string) => [instant(on, 960), createdAt].sort()[1] as string
  for (const { id: check, ...fields } of checksOf(world, system)) {
    rows.checks.push({ id: check, system: id, ...fields })
    rows.audit.push(line(noted(fields.on), department, 'check.create', `${subject}/${check}`, fields))
  }
  for (const { id: check, ...fields } of regulationChecksOf(world, system)) {
    rows.regulationChecks.push({ id: check, system: id, ...fields })
    rows.audit.push(line(noted(fields.on), department, 'regulationCheck.create', `${subject}/${check}`, fields))
  }
}

const line = (at: string, department: { code: string }, action: string, subject: string, detail: object) => ({
  at,
  actor: editorOf(department),
  action,
  subject,
  detail,
})

const changesOf = <T extends object>(before: T, after: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof T]),
    ),
  ) as Partial<T>

function addPeriod(rows: Rows, world: World, { framework, kind: _kind, askedOn, ...stated }: DemoPeriod): void {
  const period = {
    ...stated,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    words: world.words(stated.opensOn).id,
  }
  rows.periods.push(period)
  for (const { code } of world.members) rows.filers.push({ period: period.id, department: code })
  rows.audit.push({
    at: instant(askedOn, 870),
    actor: 'admin',
    action: 'period.create',
    subject: period.id,
    detail: period,
  })
}
