/** The demo: a fictional province with four quarters behind it, the same for the same day. */

import type { Db } from '../../../db/client.ts'
import { inForceOn } from '../../../db/frameworks/index.ts'
import { searchable } from '../../domain/department.ts'
import type { Framework } from '../../domain/framework.ts'
import { addDays, dayOf } from '../../domain/period.ts'
import type { System } from '../../domain/system.ts'
import { answersAt } from './answers.ts'
import { instant, quarters } from './calendar.ts'
import { fates } from './fates.ts'
import { addFiling } from './filings.ts'
import model from './model.json' with { type: 'json' }
import { type DemoAccounts, demoAccounts, demoPassword, editorOf } from './people.ts'
import { demoSettings, requestRef } from './province.ts'
import { between, uuid } from './random.ts'
import { inUse, type Registered, register, systemAt, workday } from './register.ts'
import { noRows, type Rows, writeRows } from './rows.ts'
import { type Member, makeWorld, NEWEST, quarterOf, type World } from './world.ts'

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
  const world = makeWorld(framework, (day) => inForceOn(frameworks, day) ?? framework, quarters(now))
  const rows = noRows()
  rows.settings.push({ id: 1, value: demoSettings })
  const begun = addDays(quarterOf(world, 0).opensOn, -60)
  addDepartments(rows, world, begun)
  // One hash for all: they share one password that is no secret.
  addAccounts(rows, accounts, begun, await hashPassword(demoPassword))

  const registers = new Map(world.members.map((member) => [member.code, register(world, member)]))
  for (const systems of registers.values()) for (const system of systems) addSystem(rows, world, system)

  const names = new Map(accounts.accounts.map(({ username, name }) => [username, name]))
  const nameOf = (username: string) => names.get(username) ?? username
  for (let q = 0; q <= NEWEST; q++) {
    const asked = addPeriod(rows, world, q)
    for (const [code, fate] of fates(world, q)) {
      const member = world.members.find((each) => each.code === code) as Member
      const histories = (registers.get(code) ?? []).filter((system) => inUse(system, q))
      const systems: System[] = histories.map((system) => systemAt(world, system, q))
      const answers = answersAt(world, member, systems, histories, q)
      await addFiling(rows, { world, member, q, today: dayOf(now), fate, requestRef: asked, systems, answers, nameOf })
    }
  }
  rows.audit.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  await writeRows(db, rows)
  return accounts
}

function addDepartments(rows: Rows, { members }: World, begun: string): void {
  members.forEach(({ code, name, shortName, kind, parent }, i) => {
    const department = { code, name, shortName, kind, parent, activeFrom: null, activeTo: null }
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

/** The system as it stands, and a line for every quarter in which it was registered, changed or retired. */
function addSystem(rows: Rows, world: World, system: Registered): void {
  const { department, createdAt, retiredAt, from, to } = system
  let { id, retiredAt: _inUse, ...stated } = systemAt(world, system, from)
  const subject = `${department.code}/${id}`
  /** Beside the line what the system then is. */
  const record = (at: string, verb: string, detail: object, retired: string | null = null) => {
    rows.audit.push({ at, actor: editorOf(department), action: `system.${verb}`, subject, detail })
    rows.systemStates.push({ system: id, at, state: { id, ...stated, retiredAt: retired } })
  }
  record(createdAt, 'create', stated)
  let version = 1
  for (let q = from + 1; q <= Math.min(to, NEWEST); q++) {
    const { id: _id, retiredAt: _at, ...now } = systemAt(world, system, q)
    const change = changesOf(stated, now)
    if (Object.keys(change).length === 0) continue
    version++
    stated = now
    record(instant(quarterOf(world, q).opensOn, 451, version * 7), 'update', change)
  }
  if (retiredAt) {
    version++
    record(retiredAt, 'update', { retiredAt }, retiredAt)
  }
  rows.systems.push({ id, department: department.code, ...stated, retiredAt, version, createdAt })
}

const changesOf = <T extends object>(before: T, after: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof T]),
    ),
  ) as Partial<T>

/** @returns the document that asks for the report, as cited */
function addPeriod(rows: Rows, world: World, q: number): string {
  const { id, opensOn, dueOn, closesOn } = quarterOf(world, q)
  const asked = workday(addDays(opensOn, -4))
  const cited = requestRef(between(`request/${id}`, 210, 1480), asked)
  const period = {
    id,
    opensOn,
    dueOn,
    closesOn,
    frameworkId: world.framework.id,
    frameworkVersion: world.framework.version,
    words: world.words(opensOn).id,
    name: null,
    formula: '1' as const,
    requestRef: cited,
  }
  rows.periods.push(period)
  for (const { code } of world.members) rows.filers.push({ period: id, department: code })
  rows.audit.push({ at: instant(asked, 870), actor: 'admin', action: 'period.create', subject: id, detail: period })
  return cited
}
