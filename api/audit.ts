/** The audit line of a request: who, when and which request are the same for all of them. */
import type { Context } from 'hono'
import * as audit from '../db/queries/audit.ts'
import type { AppEnv } from './deps.ts'

/** A statement for the transaction of the act. */
export const auditLine = (c: Context<AppEnv>, action: string, subject: string, detail?: unknown) =>
  audit.record({
    at: c.var.now().toISOString(),
    actor: c.var.caller.username,
    action,
    subject,
    detail,
    request: c.var.requestId,
  })
