/** Handing an assessment over for signature, and back. What is filled in and its version stay as they are. */
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import type { Head, Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import type { Caller, Using } from '../deps.ts'
import type { Handover } from '../domain/assessment.ts'
import { isHandedOver } from '../domain/lock.ts'
import { dayOf } from '../domain/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { readAssessment, refuseLocked } from './read.ts'
import { refuseIncomplete } from './submit.ts'

type Working = Pick<Using, 'db' | 'now'>

/** What stands after it. */
export type Handed = { version: number; handover: Handover | null }

/**
 * Hands a complete assessment to the approver: until it is back, editors change nothing. Once more, it changes nothing.
 * @throws Problem notFound, those of a lock, noApprover, incomplete with `missing`, staleVersion
 */
export async function handOver(deps: Working & Pick<Using, 'frameworks'>, caller: Caller, key: Key): Promise<Handed> {
  const read = await readAssessment(deps, key)
  const { head } = read
  refuseLocked(head, read.today)
  if (!head.hasApprover) throw new Problem('noApprover')
  if (isHandedOver(head)) return handedOf(head)
  refuseIncomplete(read)
  const handover = { by: caller.name, at: read.now.toISOString(), remark: null }
  return hand(deps, caller, key, head, { handover, action: 'assessment.handOver' })
}

/**
 * Gives it back to the editors with what is to be changed. The same once more changes nothing.
 * @throws Problem notFound, those of a lock, notHandedOver, staleVersion
 */
export async function handBack(
  deps: Working,
  caller: Caller,
  { remark, ...key }: Key & { remark: string },
): Promise<Handed> {
  const head = await unlocked(deps, key)
  if (head.handover?.remark === remark) return handedOf(head)
  if (!isHandedOver(head)) throw new Problem('notHandedOver')
  const back = { by: caller.name, at: deps.now().toISOString() }
  const handover = { ...(head.handover as Handover), remark, back }
  return hand(deps, caller, key, head, { handover, action: 'assessment.handBack', detail: { remark } })
}

/**
 * Takes it back before it is signed; what is not handed over is there already.
 * @throws Problem notFound, those of a lock, staleVersion
 */
export async function takeBack(deps: Working, caller: Caller, key: Key): Promise<Handed> {
  const head = await unlocked(deps, key)
  if (!isHandedOver(head)) return handedOf(head)
  return hand(deps, caller, key, head, { handover: null, action: 'assessment.takeBack' })
}

/** @throws Problem notFound, those of a lock */
async function unlocked({ db, now }: Working, key: Key): Promise<Head> {
  const head = orThrow(await assessments.head(db, key), 'notFound')
  refuseLocked(head, dayOf(now()))
  return head
}

const handedOf = ({ version, handover }: Head): Handed => ({ version, handover })

type Act = { handover: Handover | null; action: string; detail?: object }

async function hand(deps: Working, caller: Caller, key: Key, head: Head, { handover, action, detail }: Act) {
  try {
    await write(deps.db, [
      requireThat(assessments.unchanged(key, head)),
      ...assessments.hand(deps.db, key, head, handover),
      auditLine(deps, caller, action, `${key.period}/${key.code}`, detail),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('staleVersion') : error
  }
  return { version: head.version, handover }
}
