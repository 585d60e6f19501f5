/** The audit log: an explicit statement beside the act, in the same transaction. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
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
