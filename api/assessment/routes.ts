/** The working copy: reading it and saving changes of single items. */
import { Hono } from 'hono'
import * as assessments from '../../db/queries/assessments.ts'
import * as filings from '../../db/queries/filings.ts'
import * as periods from '../../db/queries/periods.ts'
import type { AppEnv } from '../deps.ts'
import { SaveChanges } from '../domain/assessment.ts'
import { dayOf } from '../domain/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { frameworkOf, readAssessment, readFilings, refuseLocked, sortChanges, toView } from './read.ts'
import { saveChanges } from './save.ts'

export const assessmentRoutes = new Hono<AppEnv>()
  .get('/departments/:code/assessments', async (c) => c.json(await readFilings(c.var, c.req.param('code'))))

  .get('/periods/:period/assessments', async (c) => {
    const { db } = c.var
    const lines = await filings.ofPeriod(db, c.req.param('period'))
    if (lines.length === 0) orThrow(await periods.find(db, c.req.param('period')), 'notFound')
    return c.json(lines)
  })

  .get('/periods/:period/assessments/:code', async (c) => {
    return c.json(toView(await readAssessment(c.var, c.req.param())))
  })

  .patch('/periods/:period/assessments/:code', valid(SaveChanges), async (c) => {
    const { db, frameworks } = c.var
    const key = c.req.param()
    const head = orThrow(await assessments.head(db, key), 'notFound')
    refuseLocked(head, dayOf(c.var.now()), c.var.language)
    const framework = frameworkOf(frameworks, head.period.frameworkId)
    const changes = sortChanges(framework, head, c.req.valid('json').changes, () => crypto.randomUUID())

    const saved = await saveChanges(
      db,
      key,
      head,
      changes,
      (saving) =>
        auditLine(c, 'assessment.save', `${key.period}/${key.code}`, {
          answers: saving.answers.map(({ criterion, system, status, base }) => [criterion, system, status, base + 1]),
          narratives: saving.narratives.map(({ section, base }) => [section, base + 1]),
          recommendations: saving.recommendations.map(({ id, removed, base }) => [id, removed ?? false, base + 1]),
        }),
      () => readAssessment(c.var, key),
    )
    return c.json(saved)
  })
