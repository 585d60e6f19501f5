/** The audit line of an act: who, when, from where and by which request are the same for all of them. */
import * as audit from '../../db/queries/audit.ts'
import type { Caller, Deps } from '../deps.ts'

type Clock = Pick<Deps, 'now'>
type Actor = Pick<Caller, 'username' | 'request' | 'address'>

const lineOf = (
  { now }: Clock,
  { username, request, address }: Actor,
  action: string,
  subject: string,
  detail?: unknown,
): audit.AuditLine => ({ at: now().toISOString(), actor: username, action, subject, detail, request, address })

/** What its lines have in common, for a statement that writes several. */
export const auditFields = (clock: Clock, actor: Actor, action: string) => lineOf(clock, actor, action, '')

/** A statement for the transaction of the act. */
export const auditLine = (...args: Parameters<typeof lineOf>) => audit.record(lineOf(...args))

/** The same, written only where the statement before it changed something. */
export const auditLineIfDone = (...args: Parameters<typeof lineOf>) => audit.recordIfDone(lineOf(...args))
