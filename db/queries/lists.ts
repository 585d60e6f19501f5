/** Lists of departments, accounts and systems, written as a whole: a few statements, whatever their number. */
import type { Department } from '../../api/domain/department.ts'
import { searchable } from '../../api/domain/search.ts'
import type { System, SystemInput } from '../../api/domain/system.ts'
import type { User } from '../../api/domain/user.ts'
import type { Db, Statement } from '../client.ts'
import { type departments, systems } from '../schema/index.ts'
import type { AuditLine } from './audit.ts'
import { keepStates } from './systems.ts'

type NewDepartment = Pick<typeof departments.$inferSelect, 'code' | 'name' | 'shortName' | 'kind' | 'parent'>
type NewUser = Pick<User, 'username' | 'name' | 'role' | 'department'> & { id: string; passwordHash: string }
type NewSystem = SystemInput & { id: string; department: string }

/** All systems, each with its department and the version of its row. */
export const allSystems = (db: Db): Promise<(System & { department: string; version: number })[]> =>
  db
    .select()
    .from(systems)
    .all()
    .then((rows) => rows.map(({ createdAt: _createdAt, ...system }) => system))

const each = (sql: string, rows: readonly unknown[], ...more: (string | number | null)[]): Statement[] =>
  rows.length === 0 ? [] : [{ sql, args: [JSON.stringify(rows), ...more] }]

/** The same; the batch fails unless every row was written. */
const all = (sql: string, rows: readonly unknown[], ...more: (string | number | null)[]): Statement[] =>
  rows.length === 0
    ? []
    : [...each(sql, rows, ...more), { sql: 'insert into guards select 1 where changes() <> ?', args: [rows.length] }]

const searchOf = ({ name, shortName }: Pick<Department, 'name' | 'shortName'>) => searchable(`${name} ${shortName}`)

export const createDepartments = (rows: readonly NewDepartment[]): Statement[] =>
  each(
    `insert into departments (code, name, short_name, kind, parent, search)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 from json_each(?1)`,
    rows.map((d) => [d.code, d.name, d.shortName, d.kind, d.parent, searchOf(d)]),
  )

/** Each as it was read, and as it is to be; the batch fails where one is not so any more. */
export const updateDepartments = (rows: readonly { before: Department; after: Department }[]): Statement[] =>
  all(
    `update departments set name = c.value ->> 1, short_name = c.value ->> 2, kind = c.value ->> 3,
        parent = c.value ->> 4, search = c.value ->> 5
      from json_each(?1) c
      where code = c.value ->> 0 and name = c.value ->> 6 and short_name = c.value ->> 7 and kind = c.value ->> 8
        and departments.parent is c.value ->> 9`,
    rows.map(({ before: b, after: a }) => [
      ...[a.code, a.name, a.shortName, a.kind, a.parent, searchOf(a)],
      ...[b.name, b.shortName, b.kind, b.parent],
    ]),
  )

/** Fails the batch unless every department stands below the one that it was read below: the tree was looked at as a whole. */
export const treeStands = (read: readonly Pick<Department, 'code' | 'parent'>[]): Statement => ({
  sql: `insert into guards select 1 where ?1 <>
    (select coalesce(group_concat(code || '<' || coalesce(parent, ''), ' '), '')
      from (select code, parent from departments order by code))`,
  args: [
    [...read]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, parent }) => `${code}<${parent ?? ''}`)
      .join(' '),
  ],
})

/** Accounts with temporary passwords, and the rows of those. */
export const createUsers = (rows: readonly NewUser[], now: Date, expiresAt: Date): Statement[] => [
  ...each(
    `insert into users (id, name, email, email_verified, created_at, updated_at, username, display_username, role,
        department, active, must_change_password, password_expires_at)
      select value ->> 0, value ->> 2, (value ->> 1) || '@users.invalid', 0, ?2, ?2, value ->> 1, value ->> 1, value ->> 3,
        value ->> 4, 1, 1, ?3 from json_each(?1)`,
    rows.map((u) => [u.id, u.username, u.name, u.role, u.department]),
    now.getTime(),
    expiresAt.getTime(),
  ),
  ...each(
    `insert into accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
      select value ->> 0, value ->> 0, 'credential', value ->> 0, value ->> 1, ?2, ?2 from json_each(?1)`,
    rows.map((u) => [u.id, u.passwordHash]),
    now.getTime(),
  ),
]

type UserRow = Pick<User, 'username' | 'name' | 'role' | 'department'>
export const updateUsers = (rows: readonly { before: UserRow; after: UserRow }[], now: Date): Statement[] =>
  all(
    `update users set name = c.value ->> 1, role = c.value ->> 2, department = c.value ->> 3, updated_at = ?2
      from json_each(?1) c
      where username = c.value ->> 0 and name = c.value ->> 4 and role = c.value ->> 5 and department is c.value ->> 6`,
    rows.map(({ before: b, after: a }) => [a.username, a.name, a.role, a.department, b.name, b.role, b.department]),
    now.getTime(),
  )

const FIELDS = {
  name: 'name',
  shortName: 'short_name',
  level: 'level',
  dossier: 'dossier',
  decisionNo: 'decision_no',
  decisionDate: 'decision_date',
  decisionBody: 'decision_body',
  regulationNo: 'regulation_no',
  regulationDate: 'regulation_date',
  regulationBody: 'regulation_body',
  expectedApprovalOn: 'expected_approval_on',
  expectedFullOn: 'expected_full_on',
  checks: 'checks',
  hosting: 'hosting',
  owner: 'owner',
  operator: 'operator',
  ownerId: 'owner_id',
  operatorId: 'operator_id',
  kind: 'kind',
  information: 'information',
  procedures: 'procedures',
  conditional: 'conditional',
  serves: 'serves',
  works: 'works',
  subjectsBasic: 'subjects_basic',
  subjectsSensitive: 'subjects_sensitive',
  nationalGround: 'national_ground',
  ruler: 'ruler',
  rulerReason: 'ruler_reason',
  underInvestment: 'under_investment',
  confirmedOn: 'confirmed_on',
  platform: 'platform',
  platformId: 'platform_id',
} as const satisfies Record<keyof SystemInput, string>
const NAMES = Object.keys(FIELDS) as (keyof SystemInput)[]
const COLUMNS = Object.values(FIELDS)
const valuesOf = (system: SystemInput) =>
  NAMES.map((name) => {
    const value = system[name]
    return Array.isArray(value) ? JSON.stringify(value) : value
  })

/** In the order given; what their departments declared of having none ends. */
export const createSystems = (rows: readonly NewSystem[], createdAt: string): Statement[] => [
  ...each(
    `insert into systems (id, department, ${COLUMNS.join(', ')}, created_at)
      select ${[...COLUMNS, '', ''].map((_, i) => `value ->> ${i}`).join(', ')}, ?2 from json_each(?1) order by key`,
    rows.map((system) => [system.id, system.department, ...valuesOf(system)]),
    createdAt,
  ),
  ...keepStates(
    rows.map(({ id }) => id),
    createdAt,
  ),
  ...each('update departments set no_systems = null where code in (select value from json_each(?1))', [
    ...new Set(rows.map(({ department }) => department)),
  ]),
]

/** Each at the version at which it was read; the batch fails where one has another by now. */
export const updateSystems = (
  rows: readonly { before: { id: string; version: number }; after: SystemInput }[],
  at: string,
): Statement[] => [
  ...all(
    `update systems set ${COLUMNS.map((column, i) => `${column} = c.value ->> ${i + 2}`).join(', ')}, version = version + 1
      from json_each(?1) c where systems.id = c.value ->> 0 and version = c.value ->> 1 and retired_at is null`,
    rows.map(({ before, after }) => [before.id, before.version, ...valuesOf(after)]),
  ),
  ...keepStates(
    rows.map(({ before }) => before.id),
    at,
  ),
]

/** Lines of the log that differ in action, subject and detail alone. */
export const recordAll = (
  lines: readonly Pick<AuditLine, 'action' | 'subject' | 'detail'>[],
  { at, actor, request, address }: Pick<AuditLine, 'at' | 'actor' | 'request' | 'address'>,
): Statement[] =>
  each(
    `insert into audit (at, actor, action, subject, detail, request, address)
      select ?2, ?3, value ->> 0, value ->> 1, value ->> 2, ?4, ?5 from json_each(?1) order by key`,
    lines.map(({ action, subject, detail }) => [action, subject, JSON.stringify(detail)]),
    at,
    actor,
    request ?? null,
    address ?? null,
  )
