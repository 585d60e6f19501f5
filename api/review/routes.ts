/** The coordinator's decisions on a filing, and its history. */
import { Hono } from 'hono'
import { z } from 'zod'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as audit from '../../db/queries/audit.ts'
import { readAssessment, wrongState } from '../assessment/read.ts'
import type { AppEnv } from '../deps.ts'
import { Return, type ReturnView } from '../domain/assessment.ts'
import { itemKey, leaves } from '../domain/criteria.ts'
import { auditLine, auditLineIfDone } from '../http/audit.ts'
import { type Fault, orThrow, Problem } from '../http/problem.ts'
import { valid, validIfSent } from '../http/valid.ts'

/** `revision`: the submission that was read; a newer one is then not accepted unseen. */
const Accept = z.strictObject({ revision: z.number().int().min(1).optional() })

const STEPS = [
  'assessment.open',
  'assessment.submit',
  'assessment.withdraw',
  'assessment.return',
  'assessment.accept',
] as const

export const reviewRoutes = new Hono<AppEnv>()
  /** The page shows what was submitted: from now on its department cannot withdraw it. Recorded once, by whoever comes first. */
  .post('/:code/open', async (c) => {
    const { db, caller, now } = c.var
    const key = c.req.param() as assessments.Key
    const { revision } = orThrow(await assessments.head(db, key), 'notFound')
    await write(db, [
      assessments.opened(db, key, revision, now().toISOString(), caller.username),
      auditLineIfDone(c, 'assessment.open', `${key.period}/${key.code}`, { revision }),
    ])
    return c.body(null, 204)
  })

  .post('/:code/return', valid(Return), async (c) => {
    const { db, caller, language } = c.var
    const key = c.req.param() as assessments.Key
    const { reason, items, narratives } = c.req.valid('json')
    const { head, framework, items: questions } = await readAssessment(c.var, key)
    if (head.state !== 'submitted' && head.state !== 'accepted') throw wrongState(head.state, language)
    if (head.state === 'accepted' && caller.role !== 'admin') throw new Problem('adminReturns')

    const asked = new Set(questions.map((q) => itemKey(q.criterion.id, q.system)))
    const faults = (items ?? []).flatMap(({ criterion, system }, i): Fault[] =>
      asked.has(itemKey(criterion, system)) ? [] : [{ path: `items/${i}/criterion`, code: 'unknownCriterion' }],
    )
    const sections = new Set(leaves(framework).map(({ id }) => id))
    narratives?.forEach(({ section }, i) => {
      if (!sections.has(section)) faults.push({ path: `narratives/${i}/section`, code: 'unknownSection' })
    })
    if (faults.length > 0) throw new Problem('invalid', { faults })

    const at = c.var.now().toISOString()
    const returned: ReturnView = {
      revision: head.revision,
      reason,
      // Narratives alone unlock no answer.
      items: items ?? (narratives ? [] : null),
      ...(narratives && { narratives }),
      at,
      by: caller.name,
    }
    await decide(c.var.db, [
      requireThat(assessments.unchanged(key, head)),
      assessments.step(db, key, {
        state: 'returned',
        returned,
        reviewer: caller.username,
        openedAt: head.openedAt ?? at,
      }),
      auditLine(c, 'assessment.return', `${key.period}/${key.code}`, returned),
    ])
    return c.json({ state: 'returned' as const, version: head.version + 1 })
  })

  .post('/:code/accept', validIfSent(Accept), async (c) => {
    const { db, caller, language } = c.var
    const key = c.req.param() as assessments.Key
    const read = c.req.valid('json')
    const head = orThrow(await assessments.head(db, key), 'notFound')
    if (head.state !== 'submitted') throw wrongState(head.state, language)
    if (read.revision !== undefined && read.revision !== head.revision) throw new Problem('staleVersion')

    const openedAt = head.openedAt ?? c.var.now().toISOString()
    await decide(db, [
      requireThat(assessments.unchanged(key, head)),
      assessments.step(db, key, { state: 'accepted', reviewer: caller.username, openedAt }),
      auditLine(c, 'assessment.accept', `${key.period}/${key.code}`, { revision: head.revision }),
    ])
    return c.json({ state: 'accepted' as const, version: head.version + 1 })
  })

  .get('/:code/history', async (c) => {
    const key = c.req.param() as assessments.Key
    const { db } = c.var
    const steps = await audit.history(db, `${key.period}/${key.code}`, STEPS)
    if (steps.length === 0) orThrow(await assessments.head(db, key), 'notFound')
    return c.json(steps)
  })

async function decide(...args: Parameters<typeof write>): Promise<void> {
  try {
    await write(...args)
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('staleVersion') : error
  }
}
