/** The coordinator's decisions on a submission: seen, returned, accepted. */
import type { z } from 'zod'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import { readAssessment, wrongState } from '../assessment/read.ts'
import type { Caller, Using } from '../deps.ts'
import type { ReturnView } from '../domain/assessment.ts'
import { type Item, itemKey, leaves } from '../domain/criteria.ts'
import type { Framework } from '../domain/framework.ts'
import type { Return } from '../domain/wire/assessment.ts'
import { auditLine, auditLineIfDone } from '../http/audit.ts'
import { type Fault, orThrow, Problem } from '../http/problem.ts'

/**
 * The page shows what was submitted: from now on its department cannot withdraw it. Recorded once, by whoever comes first.
 * @throws Problem notFound
 */
export async function open(deps: Pick<Using, 'db' | 'now'>, caller: Caller, key: Key): Promise<void> {
  const { db, now } = deps
  const { revision } = orThrow(await assessments.head(db, key), 'notFound')
  await write(db, [
    assessments.opened(db, key, revision, now().toISOString(), caller.username),
    auditLineIfDone(deps, caller, 'assessment.open', `${key.period}/${key.code}`, { revision }),
  ])
}

type Returned = z.output<typeof Return>

/**
 * Unlocks a submission, whole or by single items, with a reason. What is accepted an admin alone returns.
 * @returns the version of the assessment after it
 * @throws Problem notFound, wrongState, adminReturns, invalid, staleVersion
 */
export async function returnFiling(
  deps: Pick<Using, 'db' | 'frameworks' | 'now'>,
  caller: Caller,
  { reason, items, narratives, ...key }: Key & Returned,
): Promise<number> {
  const { db, now } = deps
  const { head, framework, items: questions } = await readAssessment(deps, key)
  if (head.state !== 'submitted' && head.state !== 'accepted') throw wrongState(head.state)
  if (head.state === 'accepted' && caller.role !== 'admin') throw new Problem('adminReturns')

  refuseUnasked({ items, narratives }, framework, questions)

  const at = now().toISOString()
  const returned: ReturnView = {
    revision: head.revision,
    reason,
    // Narratives alone unlock no answer.
    items: items ?? (narratives ? [] : null),
    ...(narratives && { narratives }),
    at,
    by: caller.name,
  }
  await decide(db, [
    requireThat(assessments.unchanged(key, head)),
    assessments.step(db, key, {
      state: 'returned',
      returned,
      reviewer: caller.username,
      openedAt: head.openedAt ?? at,
    }),
    auditLine(deps, caller, 'assessment.return', `${key.period}/${key.code}`, returned),
  ])
  return head.version + 1
}

/** @throws Problem invalid for what the assessment does not have */
function refuseUnasked(
  { items, narratives }: Pick<Returned, 'items' | 'narratives'>,
  framework: Framework,
  questions: readonly Item[],
): void {
  const asked = new Set(questions.map((q) => itemKey(q.criterion.id, q.system)))
  const faults = (items ?? []).flatMap(({ criterion, system }, i): Fault[] =>
    asked.has(itemKey(criterion, system)) ? [] : [{ path: `items/${i}/criterion`, code: 'unknownCriterion' }],
  )
  const sections = new Set(leaves(framework).map(({ id }) => id))
  narratives?.forEach(({ section }, i) => {
    if (!sections.has(section)) faults.push({ path: `narratives/${i}/section`, code: 'unknownSection' })
  })
  if (faults.length > 0) throw new Problem('invalid', { faults })
}

/**
 * @param revision the submission that was read: a newer one is then not accepted unseen
 * @returns the version of the assessment after it
 * @throws Problem notFound, wrongState, staleVersion
 */
export async function accept(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { revision, ...key }: Key & { revision?: number },
): Promise<number> {
  const { db, now } = deps
  const head = orThrow(await assessments.head(db, key), 'notFound')
  if (head.state !== 'submitted') throw wrongState(head.state)
  if (revision !== undefined && revision !== head.revision) throw new Problem('staleVersion')

  const openedAt = head.openedAt ?? now().toISOString()
  await decide(db, [
    requireThat(assessments.unchanged(key, head)),
    assessments.step(db, key, { state: 'accepted', reviewer: caller.username, openedAt }),
    auditLine(deps, caller, 'assessment.accept', `${key.period}/${key.code}`, { revision: head.revision }),
  ])
  return head.version + 1
}

async function decide(...args: Parameters<typeof write>): Promise<void> {
  try {
    await write(...args)
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('staleVersion') : error
  }
}
