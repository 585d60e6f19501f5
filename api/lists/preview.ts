/** What a list would change, compared with what is registered. Nothing is stored. */

import { breathe, flatInBreaths, inBreaths } from '../breathe.ts'
import type { Body } from '../domain/body.ts'
import { type Department, inCircles } from '../domain/department.ts'
import { fill } from '../domain/fill.ts'
import { COLUMNS, type Column, type ListKind } from '../domain/lists/columns.ts'
import type {
  Counts,
  DepartmentFields,
  ListChange,
  ListItem,
  ListLine,
  SystemFields,
  UserFields,
} from '../domain/lists/lines.ts'
import { folded } from '../domain/lists/spelling.ts'
import { codeOf, shortNameOf, Taken, usernameOf } from '../domain/lists/suggest.ts'
import { dayOf } from '../domain/period.ts'
import type { System } from '../domain/system.ts'
import { roleFitsDepartment, type User } from '../domain/user.ts'
import { NO_DETAILS } from '../domain/wire/system.ts'
import { type Messages, sayDay } from '../messages/index.ts'
import { lists as captions } from '../messages/lists.ts'
import { meaning, shown } from '../xlsx/meaning.ts'
import { groups, matched, nameKey, SEVERAL } from './match.ts'
import type { ListRow, Tables } from './tables.ts'

export type Registered = {
  departments: readonly Department[]
  users: readonly User[]
  systems: readonly (System & { department: string })[]
  bodies: readonly Pick<Body, 'id' | 'name' | 'roles'>[]
  platforms: readonly { id: string; name: string }[]
}
export type Given = {
  registered: Registered
  levels: readonly number[]
  words: Messages
  /** The account that uploads: its own line is not for it to change. */
  caller: string
  /** The department whose systems alone the list is of; null for a whole province. */
  only: { code: string; name: string } | null
}

type Values = Record<string, string | number | boolean | string[]>
/** A row whose cells mean something, each with the column's value. */
type ReadRow = { row: ListRow; values: Values }
const CAPTIONS = captions.captions as Record<ListKind, Record<string, string>>
/** Rows between two breaths. */
const BREATH = 100

export async function preview(tables: Tables, given: Given): Promise<{ counts: Counts; lines: ListLine[] }> {
  const lines: ListLine[] = []
  const counts: Counts = { new: 0, changed: 0, unchanged: 0, conflicts: 0, refused: 0 }
  const run = await Run.over(given, (line) => {
    if (line === 'unchanged') counts.unchanged++
    else {
      counts[line.what]++
      lines.push(line)
    }
  })
  const rows = {
    department: await run.read('department', tables.department),
    user: await run.read('user', tables.user),
    system: await run.read('system', tables.system),
  }
  await run.departments(rows.department)
  await breathe()
  await run.users(rows.user)
  await breathe()
  await run.systems(rows.system)
  return { counts, lines: inOrder(lines) }
}

/** As they stand in the file: faults are found in several rounds. */
function inOrder(lines: readonly ListLine[]): ListLine[] {
  const kinds = Object.keys(CAPTIONS)
  const places = new Map(lines.map((line) => [line, Number(/\d+$/.exec(line.cell)?.[0])]))
  return [...lines].sort(
    (a, b) => kinds.indexOf(a.item.kind) - kinds.indexOf(b.item.kind) || (places.get(a) ?? 0) - (places.get(b) ?? 0),
  )
}

/** A department that a row may refer to: registered, or of this list (`cell` null or that of its row; `refused` with it). */
type Known = { code: string; names: string[]; cell: string | null; refused: boolean }

class Run {
  readonly #given: Given
  readonly #tell: (line: ListLine | 'unchanged') => void
  readonly #known = new Map<string, Known>()
  /** By name or short name, and by either folded, the codes that have it. */
  readonly #named = new Map<string, Set<string>>()
  readonly #folded = new Map<string, Set<string>>()

  private constructor(given: Given, tell: (line: ListLine | 'unchanged') => void) {
    this.#given = given
    this.#tell = tell
  }

  static async over(given: Given, tell: (line: ListLine | 'unchanged') => void): Promise<Run> {
    const run = new Run(given, tell)
    await inBreaths(given.registered.departments, ({ code, name, shortName }) => {
      run.#know({ code, names: [name, shortName], cell: null, refused: false })
    })
    return run
  }

  #know(known: Known): void {
    this.#known.set(known.code, known)
    for (const name of known.names) {
      for (const [key, index] of [
        [nameKey(name), this.#named],
        [folded(name), this.#folded],
      ] as const) {
        const codes = index.get(key) ?? new Set()
        index.set(key, codes.add(known.code))
      }
    }
  }

  /** The rows in which every cell means something; the others are told, each fault with its cell. */
  async read(kind: ListKind, table: readonly ListRow[]): Promise<ReadRow[]> {
    const columns: readonly Column[] = COLUMNS[kind]
    const { levels, words } = this.#given
    const read: ReadRow[] = []
    for (const [i, row] of table.entries()) {
      if (i % BREATH === BREATH - 1) await breathe()
      const values: Values = {}
      let good = true
      for (const { key, holds } of columns) {
        const cell = row.cells.get(key)
        if (!cell) continue
        const meant = meaning(cell, { holds, caption: CAPTIONS[kind][key] ?? key, levels, words })
        if ('value' in meant) values[key] = meant.value
        else {
          good = false
          this.#refuse(kind, row, key, meant.fault)
        }
      }
      if (good) read.push({ row, values })
      // What stands on it is told so, and not that it is unknown.
      else if (kind === 'department') this.#knowRefused(row)
    }
    return read
  }

  #knowRefused(row: ListRow): void {
    const code = row.cells.get('code')?.text.trim().toLowerCase() ?? ''
    const name = row.cells.get('name')?.text ?? ''
    if (this.#known.has(code) || name === '') return
    this.#know({ code: code || `?${row.at('name')}`, names: [name], cell: row.at('name'), refused: true })
  }

  #refuse(kind: ListKind, row: ListRow, key: string, message: string, item?: ListItem): void {
    const name = row.cells.get('name')?.text ?? ''
    const read = row.cells.get(key)?.text ?? null
    const what = { what: 'refused' as const, sheet: row.sheet, cell: row.at(key) }
    this.#tell({ ...what, item: item ?? { kind }, name: shown(name), was: null, read: read && shown(read), message })
  }

  /** Tells a row that is new, changed or as it was. `suggested`: the keys that nobody gave. */
  #judge<F extends { name: string }>(
    { row, values }: ReadRow,
    item: ListItem,
    before: F | null,
    after: F,
    suggested: readonly string[] = [],
  ): void {
    const { words } = this.#given
    const place = { sheet: row.sheet, item, name: shown(String((after as { name?: string }).name ?? '')) }
    if (before === null) {
      const fields: Record<string, unknown> = { ...after, ...item }
      // A short name that is the name says nothing new.
      const message = suggested.flatMap((key) => {
        const value = String(fields[key])
        if (value === after.name) return []
        return fill(words.lists.suggested, { column: CAPTIONS[item.kind][key] ?? key, value })
      })
      const told = message.length > 0 ? { message: message.join(' ') } : {}
      const change = { item, was: null, value: after } as unknown as ListChange
      this.#tell({ what: 'new', ...place, cell: row.at('name'), was: null, read: { ...after }, ...told, change })
      return
    }
    const keys = (Object.keys(after) as (keyof F & string)[]).filter((key) => differ(before[key], after[key]))
    const [first] = keys
    if (first === undefined) {
      this.#tell('unchanged')
      return
    }
    const of = (fields: F) => Object.fromEntries(keys.map((key) => [key, fields[key]]))
    const change = { item, was: of(before), value: of(after) } as unknown as ListChange
    const cell = row.at(keys.find((key) => key in values) ?? first)
    this.#tell({ what: 'changed', ...place, cell, was: of(before), read: of(after), change })
  }

  /** Whether what a new item needs is there; what is missing is told. */
  #isWhole(kind: ListKind, { row, values }: ReadRow): boolean {
    let whole = true
    for (const { key, needed } of COLUMNS[kind] as readonly Column[]) {
      if (!needed || key in values) continue
      whole = false
      this.#refuse(kind, row, key, fill(this.#given.words.lists.needed, { column: CAPTIONS[kind][key] ?? key }))
    }
    return whole
  }

  /** Whether an item has no row before this one. */
  #isFirst(
    kind: ListKind,
    { row }: ReadRow,
    key: string,
    id: string,
    seen: Map<string, string>,
    item?: ListItem,
  ): boolean {
    const cell = seen.get(id)
    if (cell === undefined) {
      seen.set(id, row.at(key))
      return true
    }
    const { words } = this.#given
    const message = fill(words.lists.repeated, { cell, item: words.lists.items[kind] })
    this.#refuse(kind, row, key, message, item)
    return false
  }

  /** The department that a cell refers to; null, and told, where there is none. */
  #referred(kind: ListKind, row: ListRow, key: string, text: string): Known | null {
    const { words } = this.#given
    const byCode = this.#known.get(text.toLowerCase())
    const named = this.#named.get(nameKey(text)) ?? this.#folded.get(folded(text)) ?? []
    const codes = byCode ? [byCode.code] : [...named]
    const [code] = codes
    const known = code === undefined ? undefined : this.#known.get(code)
    const refuse = (message: string) => {
      this.#refuse(kind, row, key, message)
      return null
    }
    const read = shown(text)
    if (!known) return refuse(fill(words.lists.unknownDepartment, { read, sheet: captions.sheets.department }))
    if (codes.length > 1) return refuse(fill(words.lists.ambiguousDepartment, { read }))
    if (known.refused) return refuse(fill(words.lists.refusedDepartment, { cell: known.cell ?? '' }))
    return known
  }

  async departments(rows: readonly ReadRow[]): Promise<void> {
    const { registered } = this.#given
    const stored = new Map(registered.departments.map((each) => [each.code, each]))
    const meant = await matched(rows, registered.departments, {
      own: ({ values: { code } }) => (code ? stored.get(String(code)) : null),
      row: ({ values: { name } }) => ({ name: String(name ?? ''), beside: '' }),
      registered: ({ name }) => ({ name, beside: '' }),
      alike: false,
      loosely: true,
    })
    const given = new Set(rows.flatMap(({ values: { code } }) => (code ? [String(code)] : [])))
    const taken = new Taken((code) => stored.has(code) || given.has(code) || this.#known.has(code))
    const seen = new Map<string, string>()
    const { words } = this.#given

    const named = await flatInBreaths(rows, (each) => {
      const { row, values } = each
      const name = String(values.name ?? '')
      const before = meant.get(each)
      if (before === SEVERAL) {
        this.#refuse('department', row, 'name', fill(words.lists.ambiguousDepartment, { read: shown(name) }))
        return []
      }
      if (!before && !this.#isWhole('department', each)) {
        this.#knowRefused(row)
        return []
      }
      // Without codes, two rows of one name below the same body are one department.
      const twin = [nameKey(name), values.kind, folded(String(values.parent ?? ''))].join('\n')
      if (!before && !values.code && !this.#isFirst('department', each, 'name', twin, seen)) return []
      const code = before?.code ?? (values.code ? String(values.code) : codeOf(name, taken))
      const shortName = values.shortName ?? before?.shortName ?? shortNameOf(name)
      const suggested = before ? [] : ['code', 'shortName'].filter((key) => !(key in values))
      for (const [key, value] of Object.entries({ code, shortName })) {
        if (value !== null) continue
        const caption = CAPTIONS.department[key] ?? key
        this.#refuse('department', row, key, fill(words.lists.noSuggestion, { column: caption }))
        this.#knowRefused(row)
        return []
      }
      const item = { kind: 'department' as const, code: String(code) }
      const key = values.code ? 'code' : 'name'
      if (!this.#isFirst('department', each, key, item.code, seen, item)) return []
      this.#know({
        code: item.code,
        names: [name, String(shortName)].filter(Boolean),
        cell: row.at('name'),
        refused: false,
      })
      return [{ each, item, before, shortName: String(shortName), suggested }]
    })

    /** What stands below one that is refused, and new, cannot be there either. */
    const below: string[] = []
    const unknown = (code: string) => {
      const known = this.#known.get(code)
      if (known) this.#known.set(code, { ...known, refused: true })
      below.push(code)
    }
    const settled = await flatInBreaths(named, ({ each, item, before, shortName, suggested }) => {
      const { row, values } = each
      const parent =
        values.parent === undefined ? null : this.#referred('department', row, 'parent', String(values.parent))
      if (values.parent !== undefined && !parent) {
        if (!before) unknown(item.code)
        return []
      }
      const after: DepartmentFields = {
        name: String(values.name ?? before?.name),
        shortName,
        kind: (values.kind ?? before?.kind) as DepartmentFields['kind'],
        parent: parent?.code ?? before?.parent ?? null,
      }
      return [{ each, item, before: before ? fieldsOf(before, after) : null, after, suggested }]
    })

    const parents = new Map(registered.departments.map(({ code, parent }) => [code, parent]))
    for (const { item, after } of settled) parents.set(item.code, after.parent)
    const circles = inCircles(parents)
    const good = new Set(settled)
    for (const one of settled) {
      if (!circles.has(one.item.code)) continue
      this.#refuse('department', one.each.row, 'parent', words.lists.cycle, one.item)
      good.delete(one)
      if (one.before === null) unknown(one.item.code)
    }
    const children = await groups(settled, ({ after }) => after.parent)
    for (const code of below) {
      for (const one of children.get(code) ?? []) {
        if (!good.delete(one)) continue
        const cell = this.#known.get(code)?.cell ?? ''
        this.#refuse('department', one.each.row, 'parent', fill(words.lists.refusedDepartment, { cell }), one.item)
        if (one.before === null) unknown(one.item.code)
      }
    }
    await inBreaths(good, ({ each, item, before, after, suggested }) => {
      this.#judge(each, item, before, after, suggested)
    })
  }

  async users(rows: readonly ReadRow[]): Promise<void> {
    const { registered, words, caller } = this.#given
    const stored = new Map(registered.users.map((each) => [each.username, each]))
    const known = new Set([...stored.keys(), ...rows.map(({ values }) => String(values.username ?? ''))])
    const taken = new Taken((username) => known.has(username))
    const seen = new Map<string, string>()

    const read = await flatInBreaths(rows, (each) => {
      const { row, values } = each
      const asked =
        values.department === undefined ? null : this.#referred('user', row, 'department', String(values.department))
      if (values.department !== undefined && !asked) return []
      const same = stored.get(String(values.username))
      const name = String(values.name ?? same?.name ?? '')
      const role = (values.role ?? same?.role) as UserFields['role'] | undefined
      // Whoever becomes somebody of the coordinator leaves the department, without being told to.
      const ofCoordinator = role === 'reviewer' || role === 'admin'
      const department = asked?.code ?? (ofCoordinator ? null : (same?.department ?? null))
      return [{ each, same, name, role, department }]
    })
    const beside = (role: string | undefined, department: string | null) => `${role ?? ''}|${department ?? ''}`
    const meant = await matched(
      read,
      // Those in use go before those that are not. People of one name are many, and marks tell them apart.
      [...registered.users].sort((a, b) => Number(b.active) - Number(a.active)),
      {
        own: ({ each, same }) => (each.values.username ? same : null),
        row: ({ name, role, department }) => ({ name, beside: beside(role, department) }),
        registered: ({ name, role, department }) => ({ name, beside: beside(role, department) }),
        alike: true,
        loosely: false,
      },
    )

    await inBreaths(read, (one) => {
      const { each, name, role, department } = one
      const { row, values } = each
      const found = meant.get(one)
      const before = found === SEVERAL ? undefined : found
      if (before && !before.active) {
        const item = { kind: 'user' as const, username: before.username }
        const { username } = before
        this.#refuse('user', row, values.username ? 'username' : 'name', fill(words.lists.inactive, { username }), item)
        return
      }
      if (!before && !this.#isWhole('user', each)) return
      const after = { name, role: role as UserFields['role'], department }
      if (!roleFitsDepartment(after)) {
        const sentence = department === null ? words.lists.roleDepartment : words.lists.roleNoDepartment
        const said = { role: captions.role[after.role], column: CAPTIONS.user.department ?? '' }
        this.#refuse('user', row, 'department', fill(sentence, said))
        return
      }
      const username = before?.username ?? (values.username ? String(values.username) : usernameOf(name, taken))
      if (username === null) {
        const column = CAPTIONS.user.username ?? ''
        this.#refuse('user', row, 'username', fill(words.lists.noSuggestion, { column }))
        return
      }
      known.add(username)
      const item = { kind: 'user' as const, username }
      if (!this.#isFirst('user', each, values.username ? 'username' : 'name', username, seen, item)) return
      const fields = before ? fieldsOf<UserFields>(before, after) : null
      if (
        fields &&
        username === caller &&
        (Object.keys(after) as (keyof UserFields)[]).some((key) => differ(fields[key], after[key]))
      ) {
        this.#refuse('user', row, 'username', words.lists.ownAccount, item)
        return
      }
      this.#judge(each, item, fields, after, before || values.username ? [] : ['username'])
    })
  }

  async systems(rows: readonly ReadRow[]): Promise<void> {
    const { registered, words } = this.#given
    const byId = new Map(registered.systems.map((each) => [each.id, each]))
    const seen = new Map<string, string>()

    const read = await flatInBreaths(rows, (each) => {
      const { values } = each
      const byKey = values.id === undefined ? undefined : byId.get(String(values.id))
      const department = this.#departmentOf(each, byKey?.department)
      return department === null ? [] : [{ each, byKey, department }]
    })
    const match = (some: readonly (typeof read)[number][], systems: Registered['systems']) =>
      matched(some, systems, {
        own: ({ each, byKey }) => (each.values.id === undefined ? null : byKey),
        row: ({ each, department }) => ({ name: String(each.values.name ?? ''), beside: department }),
        registered: ({ name, department }) => ({ name, beside: department }),
        alike: false,
        loosely: true,
      })
    // Those in use go before those that are not.
    const inUse = await match(
      read,
      registered.systems.filter(({ retiredAt }) => retiredAt === null),
    )
    const retired = await match(
      read.filter((one) => !inUse.has(one)),
      registered.systems.filter(({ retiredAt }) => retiredAt !== null),
    )

    await inBreaths(read, (one) => {
      const { each, byKey, department } = one
      const { row, values } = each
      if (values.id !== undefined && byKey?.department !== department) {
        const column = CAPTIONS.system.id ?? ''
        this.#refuse('system', row, 'name', fill(words.lists.unknownSystem, { column }))
        return
      }
      const before = byKey ?? inUse.get(one) ?? retired.get(one)
      if (before === SEVERAL) {
        const said = { read: shown(String(values.name ?? '')), column: CAPTIONS.system.id ?? '' }
        this.#refuse('system', row, 'name', fill(words.lists.ambiguousSystem, said))
        return
      }
      if (!before && !this.#isWhole('system', each)) return
      const item = { kind: 'system' as const, department, id: before?.id ?? crypto.randomUUID() }
      if (before?.retiredAt) {
        const day = sayDay(dayOf(new Date(before.retiredAt)))
        this.#refuse('system', row, 'name', fill(words.lists.retired, { day }), item)
        return
      }
      const name = before ? before.id : `${department}|${nameKey(String(values.name))}`
      if (!this.#isFirst('system', each, 'name', name, seen, before ? item : undefined)) return
      const said = this.#bodiesIn(each, before ?? NO_DETAILS, item)
      if (!said) return
      if (before) {
        const { id: _, department: __, retiredAt: ___, ...fields } = before
        this.#judge<SystemFields>(each, item, fields, { ...fields, ...(said as Partial<SystemFields>) })
      } else this.#judge<SystemFields>(each, item, null, { ...NO_DETAILS, ...(said as unknown as SystemFields) })
    })
  }

  /**
   * What a row says of a system: owner and operator by the bodies that are called so, else as they are written, and the platform
   * by its name; null, and told, where one is chosen and the row names another that is not in their list.
   */
  #bodiesIn(
    { row, values }: ReadRow,
    before: Pick<System, 'ownerId' | 'operatorId'>,
    item: ListItem,
  ): Record<string, unknown> | null {
    const { id: _id, department: _department, ...said } = values
    const { registered, words } = this.#given
    const read: Record<string, unknown> = said
    for (const role of ['owner', 'operator'] as const) {
      if (said[role] === undefined) continue
      const name = nameKey(String(said[role]))
      const found = registered.bodies.filter((body) => body.roles.includes(role) && nameKey(body.name) === name)
      const [body] = found
      if (body && found.length === 1) {
        delete read[role]
        read[`${role}Id`] = body.id
      } else if (before[`${role}Id`] !== null) {
        this.#refuse('system', row, role, fill(words.lists.unknownBody, { read: shown(String(said[role])) }), item)
        return null
      }
    }
    if (said.hostedOn !== undefined) {
      const [host, ...others] = registered.platforms.filter(
        ({ name }) => nameKey(name) === nameKey(String(said.hostedOn)),
      )
      if (!host || others.length > 0) {
        const sentence = fill(words.lists.unknownPlatform, { read: shown(String(said.hostedOn)) })
        this.#refuse('system', row, 'hostedOn', sentence, item)
        return null
      }
      delete read.hostedOn
      read.platformId = host.id
    }
    return read
  }

  /** The department of a system's row; null, and told, where there is none. */
  #departmentOf({ row, values }: ReadRow, byKey: string | undefined): string | null {
    const { words, only } = this.#given
    if (values.department === undefined) {
      const department = only?.code ?? byKey
      if (department !== undefined) return department
      const column = CAPTIONS.system.department ?? ''
      this.#refuse('system', row, 'department', fill(words.lists.needed, { column }))
      return null
    }
    const known = this.#referred('system', row, 'department', String(values.department))
    if (!known) return null
    if (only && known.code !== only.code) {
      this.#refuse('system', row, 'department', fill(words.lists.otherDepartment, { department: only.name }))
      return null
    }
    return known.code
  }
}

/** The fields of `stored` that `like` has. */
const fieldsOf = <F extends object>(stored: F, like: F): F =>
  Object.fromEntries(Object.keys(like).map((key) => [key, (stored as Record<string, unknown>)[key]])) as F

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)
