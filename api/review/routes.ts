/** Who reviews what, the coordinator's decisions on a filing, its history, and what is asked about it. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { Key } from '../../db/queries/assessments.ts'
import type { AppEnv } from '../deps.ts'
import { Return } from '../domain/wire/assessment.ts'
import { AssignmentChanges } from '../domain/wire/assignment.ts'
import { Said, ThreadOpened } from '../domain/wire/thread.ts'
import { valid, validIfSent } from '../http/valid.ts'
import { assign, readAssignments } from './assign.ts'
import { accept, open, returnFiling } from './decide.ts'
import { readHistory } from './history.ts'
import { closeThread, listThreads, openThread, say } from './threads.ts'

const Accept = z.strictObject({ revision: z.number().int().min(1).optional() })

export const reviewRoutes = new Hono<AppEnv>()
  .post('/:code/open', async (c) => {
    await open(c.var, c.var.caller, c.req.param() as Key)
    return c.body(null, 204)
  })

  .post('/:code/return', valid(Return), async (c) => {
    const version = await returnFiling(c.var, c.var.caller, { ...(c.req.param() as Key), ...c.req.valid('json') })
    return c.json({ state: 'returned' as const, version })
  })

  .post('/:code/accept', validIfSent(Accept), async (c) => {
    const version = await accept(c.var, c.var.caller, { ...(c.req.param() as Key), ...c.req.valid('json') })
    return c.json({ state: 'accepted' as const, version })
  })

  .get('/:code/threads', async (c) => c.json(await listThreads(c.var, c.req.param() as Key)))

  .post('/:code/threads', valid(ThreadOpened), async (c) => {
    const sent = { ...(c.req.param() as Key), ...c.req.valid('json') }
    const { made, thread } = await openThread(c.var, c.var.caller, sent)
    return c.json(thread, made ? 201 : 200)
  })

  .get('/:code/history', async (c) => c.json(await readHistory(c.var, c.req.param() as Key)))

export const assignmentRoutes = new Hono<AppEnv>()
  .get('/:period/assignments', async (c) => c.json(await readAssignments(c.var, c.req.param('period'))))

  .patch('/:period/assignments', valid(AssignmentChanges), async (c) =>
    c.json(await assign(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

export const threadRoutes = new Hono<AppEnv>()
  .post('/:id/messages', valid(Said), async (c) => {
    const sent = { thread: c.req.param('id'), ...c.req.valid('json') }
    const { made, thread } = await say(c.var, c.var.caller, sent)
    return c.json(thread, made ? 201 : 200)
  })

  .post('/:id/close', async (c) => c.json(await closeThread(c.var, c.var.caller, c.req.param('id'))))
