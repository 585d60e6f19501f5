/** Filing: submit, withdraw, and the immutable revisions. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { type Db, GuardFailed, requireThat, write } from '../../db/client.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as periods from '../../db/queries/periods.ts'
import * as submissions from '../../db/queries/submissions.ts'
import * as systems from '../../db/queries/systems.ts'
import type { AppEnv } from '../deps.ts'
import { type SubmissionContent, Submit } from '../domain/assessment.ts'
import type { Language } from '../domain/framework.ts'
import { type Letterhead, letterheadOf } from '../domain/letterhead.ts'
import { questionsLeft } from '../domain/missing.ts'
import { dayOf } from '../domain/period.ts'
import { FORMULA } from '../domain/score.ts'
import { departmentReportResponse } from '../http/attachment.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { freeze } from './freeze.ts'
import { missingFaults, type ReadAssessment, readAssessment, refuseClosed, refuseLocked, wrongState } from './read.ts'

export const submissionRoutes = new Hono<AppEnv>()
  .post('/:code/submit', valid(Submit), async (c) => {
    const { db, caller, settings, language } = c.var
    const key = c.req.param() as assessments.Key
    const { version, signatory, remark } = c.req.valid('json')
    const read = await readAssessment(c.var, key)
    const { head } = read
    refuseLocked(head, read.today, language)
    if (caller.role === 'editor' && head.hasApprover) throw new Problem('approverSigns')
    if (version !== head.version) throw new Problem('staleVersion')
    if (read.missing.length > 0) {
      throw new Problem('incomplete', {
        values: { count: questionsLeft(read.missing) },
        faults: missingFaults(read, language),
        all: true,
        body: { missing: read.missing },
      })
    }

    const submittedAt = read.now.toISOString()
    const revision = head.revision + 1
    const frozen = await freeze(
      read.framework,
      contentOf(read, revision, { signatory, remark }, submittedAt, letterheadOf(settings, head.department)),
    )
    const onTime = head.onTime ?? read.today <= head.period.dueOn
    const line = { revision, sha256: frozen.sha256, receipt: frozen.receipt, submittedAt, onTime }
    try {
      await write(db, [
        requireThat(assessments.unchanged(key, head)),
        requireThat(periods.unchanged(head.period)),
        requireThat(periods.isFiler(key.period, key.code)),
        requireThat(systems.unchanged(key.code, head)),
        assessments.step(db, key, {
          state: 'submitted',
          revision,
          firstSubmittedAt: head.firstSubmittedAt ?? submittedAt,
          onTime,
          openedAt: null,
          reviewer: null,
        }),
        submissions.create(db, {
          period: key.period,
          department: key.code,
          ...line,
          submittedBy: caller.username,
          signatory,
          figures: frozen.figures,
          content: frozen.content,
        }),
        auditLine(c, 'assessment.submit', `${key.period}/${key.code}`, { revision, sha256: frozen.sha256 }),
      ])
    } catch (error) {
      throw error instanceof GuardFailed ? new Problem('staleVersion') : error
    }
    return c.json(line, 201)
  })

  /** Possible until the coordinator has opened the submission. */
  .post('/:code/withdraw', async (c) => {
    const { db, language } = c.var
    const key = c.req.param() as assessments.Key
    const head = await withdrawable(db, key, language)
    refuseClosed(head, dayOf(c.var.now()))
    try {
      await write(db, [
        requireThat(assessments.unchanged(key, head)),
        requireThat(assessments.notOpened(key)),
        assessments.step(db, key, { state: 'draft' }),
        auditLine(c, 'assessment.withdraw', `${key.period}/${key.code}`, { revision: head.revision }),
      ])
    } catch (error) {
      if (!(error instanceof GuardFailed)) throw error
      // Whoever was quicker: the coordinator, or somebody of the department who withdrew it or filed it again.
      await withdrawable(db, key, language)
      throw new Problem('staleVersion')
    }
    return c.json({ state: 'draft' as const, version: head.version + 1 })
  })

  .get('/:code/revisions', async (c) => {
    const key = c.req.param() as assessments.Key
    const { db } = c.var
    const revisions = await submissions.list(db, key)
    if (revisions.length === 0) orThrow(await assessments.head(db, key), 'notFound')
    return c.json(revisions)
  })

  .get('/:code/revisions/:n', async (c) => {
    const { n, ...key } = c.req.param() as assessments.Key & { n: string }
    const revision = /^[1-9]\d{0,8}$/.test(n) ? Number(n) : 0
    const { content, ...line } = orThrow(await submissions.find(c.var.db, key, revision), 'notFound')
    return c.json({ ...line, content: JSON.parse(content) as SubmissionContent })
  })

  .get('/:code/report.docx', async (c) => departmentReportResponse(c, c.req.param() as assessments.Key))

/** @throws Problem notFound, wrongState, opened. */
async function withdrawable(db: Db, key: assessments.Key, language: Language): Promise<assessments.Head> {
  const head = orThrow(await assessments.head(db, key), 'notFound')
  if (head.state !== 'submitted') throw wrongState(head.state, language)
  if (head.openedAt !== null) throw new Problem('opened')
  return head
}

function contentOf(
  read: ReadAssessment,
  revision: number,
  { signatory, remark }: Pick<z.output<typeof Submit>, 'signatory' | 'remark'>,
  submittedAt: string,
  letterhead: Letterhead,
): SubmissionContent {
  const { head, framework } = read
  const { frameworkId: _frameworkId, closesOn: _closesOn, ...period } = head.period
  return {
    formula: FORMULA,
    period,
    department: { code: head.department.code, name: head.department.name },
    framework: { id: framework.id, version: framework.version },
    revision,
    systems: read.systems,
    answers: read.answers.map(({ version: _version, ...answer }) => answer),
    narratives: read.narratives.map(({ version: _version, ...narrative }) => narrative),
    recommendations: read.recommendations
      .filter((recommendation) => !recommendation.removed)
      .map(({ id, category, text }) => ({ id, category, text })),
    signatory,
    submittedAt,
    letterhead,
    ...(remark && { remark }),
  }
}
