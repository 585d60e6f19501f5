/** The audit log: an explicit statement beside the act, in the same transaction. */
import { and, asc, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db, Statement } from '../client.ts'
import { audit, users } from '../schema/index.ts'

/** `action` is noun.verb (`assessment.submit`), `subject` what it was done to (`2024-Q1/so-khcn`). */
export type AuditLine = {
  at: string
  actor: string
  action: string
  subject: string
  detail?: unknown
  request?: string
  address?: string
}

/** Written out because every write carries one. */
export const record = (line: AuditLine): Statement => ({
  sql: 'insert into audit (at, actor, action, subject, detail, request, address) values (?, ?, ?, ?, ?, ?, ?)',
  args: fieldsOf(line),
})

/** The same line, written only where the statement before it changed something. */
export const recordIfDone = (line: AuditLine): Statement => ({
  sql: `insert into audit (at, actor, action, subject, detail, request, address)
    select ?, ?, ?, ?, ?, ?, ? where changes() > 0`,
  args: fieldsOf(line),
})

const fieldsOf = ({ at, actor, action, subject, detail, request, address }: AuditLine) => [
  at,
  actor,
  action,
  subject,
  detail === undefined ? null : JSON.stringify(detail),
  request ?? null,
  address ?? null,
]

/** What was done to a subject, oldest first, with the actor's name. */
export const history = (db: Db, subject: string, actions: readonly string[]) =>
  db
    .select({ at: audit.at, action: audit.action, actor: users.name, detail: audit.detail })
    .from(audit)
    .leftJoin(users, eq(users.username, audit.actor))
    .where(and(eq(audit.subject, subject), inArray(audit.action, [...actions])))
    .orderBy(asc(audit.id))

/** The newest lines of an action on a subject whose detail is at most so long, newest first, with who did each. */
export const newest = (db: Db, subject: string, action: string, bounds: { lines: number; detail: number }) =>
  db
    .select({ at: audit.at, username: audit.actor, name: users.name, detail: audit.detail })
    .from(audit)
    .leftJoin(users, eq(users.username, audit.actor))
    .where(and(eq(audit.subject, subject), eq(audit.action, action), sql`length(${audit.detail}) <= ${bounds.detail}`))
    .orderBy(desc(audit.id))
    .limit(bounds.lines)

export type AuditFilter = {
  actor: string | null
  /** `assessment.submit`, or all of a noun: `assessment`. */
  action: string | null
  /** What it begins with: `2024-Q1/`. */
  subject: string | null
  /** Instants; the first inclusive, the last not. */
  from: string | null
  to: string | null
}

/** Newest first, older than the line `before`. One round trip. */
export const page = (db: Db, { actor, action, subject, from, to }: AuditFilter, before: number | null, most: number) =>
  db
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      name: users.name,
      action: audit.action,
      subject: audit.subject,
      detail: audit.detail,
      address: audit.address,
    })
    .from(audit)
    .leftJoin(users, eq(users.username, audit.actor))
    .where(
      and(
        before === null ? undefined : lt(audit.id, before),
        actor === null ? undefined : eq(audit.actor, actor),
        action === null ? undefined : or(eq(audit.action, action), startsWith(audit.action, `${action}.`)),
        subject === null ? undefined : startsWith(audit.subject, subject),
        from === null ? undefined : gte(audit.at, from),
        to === null ? undefined : lt(audit.at, to),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(most)

/** Not `like`: it has characters of its own. */
const startsWith = (column: SQLiteColumn, text: string) => sql`substr(${column}, 1, length(${text})) = ${text}`
