/** The working copy, and what was submitted of it. */
import { Hono } from 'hono'
import type { Key } from '../../db/queries/assessments.ts'
import type { AppEnv } from '../deps.ts'
import { HandBack, SaveChanges, Signed, SignedAsked, Submit } from '../domain/wire/assessment.ts'
import { valid, validQuery } from '../http/valid.ts'
import { departmentReportResponse, formResponse, signedResponse } from './downloads.ts'
import { handBack, handOver, takeBack } from './handover.ts'
import { bePresent, leave } from './presence.ts'
import { currentTag, listFilings, readAssessment, readFilings, tagOf, toView } from './read.ts'
import { listRevisions, readRevision } from './revisions.ts'
import { save } from './save.ts'
import { previewForm } from './sheet.ts'
import { keepSigned } from './signed.ts'
import { submit } from './submit.ts'
import { withdraw } from './withdraw.ts'

export const assessmentRoutes = new Hono<AppEnv>()
  .get('/departments/:code/assessments', async (c) => c.json(await readFilings(c.var, c.req.param('code'))))

  .get('/periods/:period/assessments', async (c) => c.json(await listFilings(c.var, c.req.param('period'))))

  /** With `If-None-Match`, a page that is looked at again asks what it costs to look at the head. */
  .get('/periods/:period/assessments/:code', async (c) => {
    const known = c.req.header('if-none-match')?.replace(/^W\//, '')
    if (known !== undefined && known === (await currentTag(c.var, c.req.param()))) return c.body(null, 304)
    const read = await readAssessment(c.var, c.req.param())
    c.header('etag', await tagOf(read.head, read.today, c.var.caller))
    return c.json(toView(read, c.var.caller))
  })

  .patch('/periods/:period/assessments/:code', valid(SaveChanges), async (c) =>
    c.json(await save(c.var, c.var.caller, { ...c.req.param(), ...c.req.valid('json') })),
  )

export const submissionRoutes = new Hono<AppEnv>()
  .post('/:code/submit', valid(Submit), async (c) => {
    const { made, line } = await submit(c.var, c.var.caller, { ...(c.req.param() as Key), ...c.req.valid('json') })
    return c.json(line, made ? 201 : 200)
  })

  .post('/:code/withdraw', async (c) => {
    const version = await withdraw(c.var, c.var.caller, c.req.param() as Key)
    return c.json({ state: 'draft' as const, version })
  })

  .post('/:code/hand-over', async (c) => c.json(await handOver(c.var, c.var.caller, c.req.param() as Key)))

  .post('/:code/hand-back', valid(HandBack), async (c) =>
    c.json(await handBack(c.var, c.var.caller, { ...(c.req.param() as Key), ...c.req.valid('json') })),
  )

  .post('/:code/take-back', async (c) => c.json(await takeBack(c.var, c.var.caller, c.req.param() as Key)))

  .post('/:code/presence', async (c) => c.json(await bePresent(c.var, c.var.caller, c.req.param() as Key)))

  .delete('/:code/presence', async (c) => {
    await leave(c.var, c.var.caller, c.req.param() as Key)
    return c.body(null, 204)
  })

  .get('/:code/revisions', async (c) => c.json(await listRevisions(c.var, c.req.param() as Key)))

  .get('/:code/revisions/:n', async (c) => {
    const { n, ...key } = c.req.param() as Key & { n: string }
    return c.json(await readRevision(c.var, key, n))
  })

  .put('/:code/revisions/:n/signed', validQuery(Signed), async (c) => {
    const key = c.req.param() as Key & { n: string }
    return c.json(await keepSigned(c.var, c.var.caller, { ...key, ...c.req.valid('query'), content: c.req.raw.body }))
  })

  .get('/:code/revisions/:n/signed', validQuery(SignedAsked), async (c) =>
    signedResponse(c, c.req.param() as Key & { n: string }, { inline: c.req.valid('query').inline === 'true' }),
  )

  .get('/:code/report.docx', async (c) => departmentReportResponse(c, c.req.param() as Key))

  .get('/:code/form.xlsx', async (c) => formResponse(c, c.req.param() as Key))

  .post('/:code/form.xlsx', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return c.json(await previewForm(c.var, c.var.caller, { ...(c.req.param() as Key), bytes }))
  })
