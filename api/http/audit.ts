/** The audit line of a request: who, when, from where and which request are the same for all of them. */
import type { Context } from 'hono'
import * as audit from '../../db/queries/audit.ts'
import type { AppEnv } from '../deps.ts'

const lineOf = (c: Context<AppEnv>, action: string, subject: string, detail?: unknown): audit.AuditLine => ({
  at: c.var.now().toISOString(),
  actor: c.var.caller.username,
  action,
  subject,
  detail,
  request: c.var.requestId,
  address: c.var.address(c),
})

/** A statement for the transaction of the act. */
export const auditLine = (...args: Parameters<typeof lineOf>) => audit.record(lineOf(...args))

/** The same, written only where the statement before it changed something. */
export const auditLineIfDone = (...args: Parameters<typeof lineOf>) => audit.recordIfDone(lineOf(...args))
