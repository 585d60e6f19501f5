/** Applies lines of a list that was previewed: all of them or none. */
import { type Db, GuardFailed, isDuplicate, type Statement, write } from '../../db/client.ts'
import * as audit from '../../db/queries/audit.ts'
import * as departments from '../../db/queries/departments.ts'
import * as lists from '../../db/queries/lists.ts'
import * as users from '../../db/queries/users.ts'
import { breathe } from '../breathe.ts'
import type { Caller, Using } from '../deps.ts'
import { type Department, inCircles } from '../domain/department.ts'
import { sha256 } from '../domain/sha256.ts'
import { roleFitsDepartment, type User } from '../domain/user.ts'
import type { ApplyList, ListChange } from '../domain/wire/list.ts'
import { auditLine } from '../http/audit.ts'
import { type Fault, Problem } from '../http/problem.ts'
import { temporaryUntil } from '../people/users.ts'
import { referenceFaults } from '../register/references.ts'
import { levelsOf } from '../register/systems.ts'
import { makePassword, unsealed } from './passwords.ts'

type Working = Pick<Using, 'db' | 'now' | 'policy' | 'turns' | 'secret' | 'frameworks'>
type Kind = ListChange['item']['kind']
type Of<K extends Kind> = Extract<ListChange, { item: { kind: K } }>
/** With its place among the lines, for what is said of it. */
type Placed<K extends Kind> = { at: number; change: Of<K> }

export type Applied = {
  /** Nothing was done: the same lines of the same file were applied before. */
  again: boolean
  applied: { department: number; user: number; system: number }
  /** Of accounts that came without a sealed password, in the order of the lines; told this once. */
  credentials: { username: string; password: string }[]
  /** When passwords that are given now end. */
  expiresAt: string
}

const APPLY = 'list.apply'

/**
 * @param only the department whose systems alone may be among the lines; null for an admin's list
 * @throws Problem invalid, stale, duplicate, busy
 */
export async function applyList(
  deps: Working,
  caller: Caller,
  { sha256: file, lines }: ApplyList,
  only: string | null,
): Promise<Applied> {
  const { db } = deps
  const changes = lines.map(({ change }) => change)
  const placed = <K extends Kind>(kind: K): Placed<K>[] =>
    changes.flatMap((change, at) => (change.item.kind === kind ? [{ at, change: change as Of<K> }] : []))
  const list = { department: placed('department'), user: placed('user'), system: placed('system') }
  const applied = { department: list.department.length, user: list.user.length, system: list.system.length }
  if (only !== null) refuseOthers(changes, only)
  refuseRepeated(changes)

  const now = deps.now()
  const expiresAt = temporaryUntil(deps, now).toISOString()
  const subject = only === null ? file : `${only}/${file}`
  const hash = await sha256(JSON.stringify(changes))
  await breathe()
  try {
    const statements = await statementsOf(deps, caller, changes, list, now)
    await breathe()
    await write(db, [...statements.all, auditLine(deps, caller, APPLY, subject, { lines: hash, applied })])
    return { again: false, applied, credentials: statements.credentials, expiresAt }
  } catch (error) {
    const refusal = refusalOf(error)
    // What stands in its way may be itself: the answer of a try before this one was lost.
    if (refusal && (await wasApplied(db, subject, hash))) return { again: true, applied, credentials: [], expiresAt }
    throw refusal ?? error
  }
}

type Lists = { [K in Kind]: Placed<K>[] }

async function statementsOf(deps: Working, caller: Caller, changes: readonly ListChange[], list: Lists, now: Date) {
  const present = await departments.list(deps.db)
  const codes = new Set([...present.map(({ code }) => code), ...list.department.map(({ change }) => change.item.code)])
  refuseUnknown(changes, codes)
  const ofDepartments = departmentStatements(present, list.department)
  await breathe()
  const ofUsers = await userStatements(deps, caller, list.user, now)
  await breathe()
  const ofSystems = await systemStatements(deps, list.system, now)
  await breathe()
  const { at, actor, request, address } = { at: now.toISOString(), actor: caller.username, ...caller }
  const lines = lists.recordAll(changes.map(lineOf), { at, actor, request, address })
  return { all: [...ofDepartments, ...ofUsers.statements, ...ofSystems, ...lines], credentials: ofUsers.credentials }
}

/** That something is there already, or is not as it was seen. */
function refusalOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error.code === 'stale' || error.code === 'duplicate' ? error : null
  if (error instanceof GuardFailed) return changedSince([])
  return isDuplicate(error) ? new Problem('duplicate') : null
}

const wasApplied = async (db: Db, subject: string, hash: string): Promise<boolean> =>
  (await audit.history(db, subject, [APPLY])).some(
    ({ detail }) => (detail as { lines?: string } | null)?.lines === hash,
  )

/** A line of the log for each item, as its own page would write it. */
function lineOf({ item, was, value }: ListChange) {
  const action = `${item.kind}.${was === null ? 'create' : 'update'}`
  const subject =
    item.kind === 'department' ? item.code : item.kind === 'user' ? item.username : `${item.department}/${item.id}`
  return { action, subject, detail: item.kind === 'user' || item.kind === 'department' ? { ...item, ...value } : value }
}

const pathOf = (at: number, field?: string) => `lines/${at}/change${field ? `/${field}` : ''}`
const changedSince = (at: readonly number[]) =>
  new Problem('stale', { faults: at.map((n) => ({ path: pathOf(n), message: ({ lists }) => lists.changedSince })) })
const taken = (at: readonly number[]) =>
  new Problem('duplicate', { faults: at.map((n) => ({ path: pathOf(n), message: ({ lists }) => lists.takenSince })) })
const invalid = (faults: Fault[]) => new Problem('invalid', { faults })

function refuseOthers(changes: readonly ListChange[], only: string): void {
  const wrong = changes.flatMap(({ item }, at) =>
    item.kind === 'system' && item.department === only ? [] : [{ path: pathOf(at, 'item'), code: 'invalid' as const }],
  )
  if (wrong.length > 0) throw invalid(wrong)
}

function refuseRepeated(changes: readonly ListChange[]): void {
  const seen = new Set<string>()
  const wrong: Fault[] = []
  for (const [at, { item }] of changes.entries()) {
    const name = item.kind === 'department' ? item.code : item.kind === 'user' ? item.username : item.id
    const key = `${item.kind}/${name}`
    if (seen.has(key)) wrong.push({ path: pathOf(at, 'item'), code: 'repeated' })
    seen.add(key)
  }
  if (wrong.length > 0) throw invalid(wrong)
}

/** Whether the fields that change are as they were seen. */
const isAsSeen = (stored: object, was: object): boolean =>
  Object.entries(was).every(
    ([key, value]) =>
      JSON.stringify((stored as Record<string, unknown>)[key] ?? null) === JSON.stringify(value ?? null),
  )

/** What is stored of the items that change, with what it becomes. @throws Problem stale, duplicate */
function judged<S extends object, K extends Kind>(
  list: readonly Placed<K>[],
  stored: (change: Of<K>) => S | undefined,
): { fresh: Placed<K>[]; changed: { at: number; before: S; after: S }[] } {
  const fresh = list.filter(({ change }) => change.was === null)
  const there = fresh.filter(({ change }) => stored(change) !== undefined)
  if (there.length > 0) throw taken(there.map(({ at }) => at))
  const changed: { at: number; before: S; after: S }[] = []
  const stale: number[] = []
  for (const { at, change } of list) {
    if (change.was === null) continue
    const before = stored(change)
    if (before && isAsSeen(before, change.was)) changed.push({ at, before, after: { ...before, ...change.value } })
    else stale.push(at)
  }
  if (stale.length > 0) throw changedSince(stale)
  return { fresh, changed }
}

/** Departments that are named and neither stored nor among the lines. */
function refuseUnknown(changes: readonly ListChange[], codes: ReadonlySet<string>): void {
  const faults = changes.flatMap(({ item, value }, at): Fault[] => {
    const [named, field] =
      item.kind === 'system'
        ? [item.department, 'item/department']
        : 'parent' in value
          ? [value.parent, 'value/parent']
          : 'department' in value
            ? [value.department, 'value/department']
            : [null, '']
    return named && !codes.has(named) ? [{ path: pathOf(at, field), code: 'unknownDepartment' }] : []
  })
  if (faults.length > 0) throw invalid(faults)
}

function departmentStatements(present: readonly Department[], list: readonly Placed<'department'>[]): Statement[] {
  if (list.length === 0) return []
  const stored = new Map(present.map((each) => [each.code, each]))
  const { fresh, changed } = judged<Department, 'department'>(list, ({ item }) => stored.get(item.code))
  const made = fresh.flatMap(({ at, change }) =>
    change.was === null ? [{ at, after: { code: change.item.code, ...change.value } }] : [],
  )
  const parents = new Map(present.map(({ code, parent }) => [code, parent]))
  for (const { after } of [...made, ...changed]) parents.set(after.code, after.parent)
  const circles = inCircles(parents)
  const round = [...made, ...changed].filter(({ after }) => circles.has(after.code))
  if (round.length > 0) {
    throw invalid(round.map(({ at }) => ({ path: pathOf(at, 'value/parent'), code: 'parentBelow' })))
  }
  return [
    lists.treeStands(present),
    ...lists.createDepartments(made.map(({ after }) => after)),
    ...lists.updateDepartments(changed),
  ]
}

async function userStatements(deps: Working, caller: Caller, list: readonly Placed<'user'>[], now: Date) {
  const credentials: { username: string; password: string }[] = []
  if (list.length === 0) return { statements: [], credentials }
  const own = list.filter(({ change }) => change.item.username === caller.username)
  if (own.length > 0) throw new Problem('ownAccount')
  const stored = new Map((await users.list(deps.db)).map((each) => [each.username, each]))
  const { fresh, changed } = judged<User, 'user'>(list, ({ item }) => stored.get(item.username))
  const misfits = changed.filter(({ after }) => !roleFitsDepartment(after))
  if (misfits.length > 0) {
    throw invalid(misfits.map(({ at }) => ({ path: pathOf(at, 'value/department'), code: 'roleDepartment' })))
  }
  // All seals before the first hash.
  const hashes = fresh.map(({ at, change }) => {
    const sealed = 'sealed' in change ? change.sealed : undefined
    if (sealed === undefined) return null
    const hash = unsealed(deps, change.item.username, sealed)
    if (!hash) throw invalid([{ path: pathOf(at, 'sealed'), message: ({ lists: words }) => words.seal }])
    return hash
  })
  const made = []
  for (const [i, { change }] of fresh.entries()) {
    if (change.was !== null) continue
    const { username } = change.item
    let passwordHash = hashes[i]
    if (!passwordHash) {
      const { password, hash } = await makePassword(deps, caller)
      credentials.push({ username, password })
      passwordHash = hash
    }
    made.push({ id: crypto.randomUUID(), username, ...change.value, passwordHash })
  }
  const statements = [...lists.createUsers(made, now, temporaryUntil(deps, now)), ...lists.updateUsers(changed, now)]
  return { statements, credentials }
}

async function systemStatements(deps: Working, list: readonly Placed<'system'>[], now: Date): Promise<Statement[]> {
  if (list.length === 0) return []
  const levels = levelsOf(await deps.frameworks.all())
  const unknown = list.filter(({ change: { value } }) => value.level !== undefined && !levels.includes(value.level))
  if (unknown.length > 0) {
    throw invalid(unknown.map(({ at }) => ({ path: pathOf(at, 'value/level'), code: 'unknownLevel' })))
  }
  const stored = new Map((await lists.allSystems(deps.db)).map((each) => [each.id, each]))
  const of = ({ item }: Of<'system'>) => {
    const system = stored.get(item.id)
    return system?.department === item.department ? system : undefined
  }
  const { fresh, changed } = judged(list, of)
  const named = [
    ...fresh.flatMap(({ at, change }) =>
      change.was === null ? [{ at, told: change.value, after: change.value }] : [],
    ),
    ...changed.map(({ at, after }) => ({ at, told: after, after })),
  ]
  const wrong = (await referenceFaults(deps, named)).flatMap((faults, i) =>
    faults.map((fault) => ({ ...fault, path: pathOf(named[i]?.at ?? 0, `value/${fault.path}`) })),
  )
  if (wrong.length > 0) throw invalid(wrong)
  return [
    ...lists.createSystems(
      fresh.flatMap(({ change }) =>
        change.was === null ? [{ ...change.value, id: change.item.id, department: change.item.department }] : [],
      ),
      now.toISOString(),
    ),
    ...lists.updateSystems(changed, now.toISOString()),
  ]
}
