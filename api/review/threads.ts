/** Threads: what the coordinator asks about an assessment and what its department answers. */
import type { z } from 'zod'
import { GuardFailed, isDuplicate, requireThat, write } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as threads from '../../db/queries/threads.ts'
import { readAssessment } from '../assessment/read.ts'
import type { Caller, Using } from '../deps.ts'
import { itemKey, leaves } from '../domain/criteria.ts'
import { COUNTS } from '../domain/limits.ts'
import { type Anchor, isSameAnchor, type Message, type ThreadView } from '../domain/thread.ts'
import { isCoordinator } from '../domain/user.ts'
import type { Said, ThreadOpened } from '../domain/wire/thread.ts'
import { auditLine, auditLineIfDone } from '../http/audit.ts'
import { type Fault, orThrow, Problem } from '../http/problem.ts'
import { mayUseDepartment } from '../permissions.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'>

/** @throws Problem notFound */
export async function listThreads({ db }: Pick<Using, 'db'>, key: Key): Promise<ThreadView[]> {
  const list = await threads.list(db, key)
  if (list.length === 0) orThrow(await assessments.head(db, key), 'notFound')
  return list
}

/**
 * Begins one; sent again, it is answered as it is now.
 * @throws Problem notFound, invalid, threadsFull, duplicate
 */
export async function openThread(
  deps: Working,
  caller: Caller,
  { id = crypto.randomUUID(), text, criterion, system, section, ...key }: Key & z.output<typeof ThreadOpened>,
): Promise<{ made: boolean; thread: ThreadView }> {
  const { db } = deps
  const anchor = { criterion, system, section }
  await refuseUnknown(deps, key, anchor)
  const message = said(deps, caller, id, text)
  try {
    await write(db, [
      threads.open(db, { id, period: key.period, department: key.code, ...anchor, openedAt: message.at }),
      threads.say(id, message),
      requireThat(threads.hasRoom(key, { open: COUNTS.openThreads + 1, all: COUNTS.threads + 1 })),
      auditLine(deps, caller, 'thread.open', subjectOf(key), { thread: id, ...anchor }),
    ])
  } catch (error) {
    if (error instanceof GuardFailed) throw new Problem('threadsFull')
    const thread = isDuplicate(error) ? await threads.find(db, id) : undefined
    const isSame = thread?.messages[0]?.text === text && isSameAnchor(thread, anchor) && isOf(thread, key)
    if (!thread || !isSame) throw error
    return { made: false, thread: toView(thread) }
  }
  return {
    made: true,
    thread: { id, ...anchor, openedAt: message.at, closedAt: null, closedBy: null, messages: [message] },
  }
}

/**
 * Answers in one that is open; sent again, it is answered as it is now.
 * @throws Problem notFound, forbidden, threadClosed, threadsFull, duplicate
 */
export async function say(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { thread: id, id: own = crypto.randomUUID(), text }: { thread: string } & z.output<typeof Said>,
): Promise<{ made: boolean; thread: ThreadView }> {
  const { db } = deps
  const before = await readThread(deps, caller, id)
  if (hasSaid(before, own, text)) return { made: false, thread: toView(before) }
  if (before.closedAt !== null) throw new Problem('threadClosed')
  try {
    await write(db, [
      requireThat(threads.isOpen(id)),
      requireThat(threads.hasRoomFor(id, COUNTS.messages)),
      threads.say(id, said(deps, caller, own, text)),
      auditLine(deps, caller, 'thread.answer', subjectOf(before), { thread: id, message: own }),
    ])
  } catch (error) {
    if (!(error instanceof GuardFailed) && !isDuplicate(error)) throw error
    const now = await readThread(deps, caller, id)
    if (hasSaid(now, own, text)) return { made: false, thread: toView(now) }
    if (isDuplicate(error)) throw error
    throw new Problem(now.closedAt === null ? 'threadsFull' : 'threadClosed')
  }
  return { made: true, thread: toView(await readThread(deps, caller, id)) }
}

/** Once closed it stays as it is. @throws Problem notFound */
export async function closeThread(deps: Pick<Using, 'db' | 'now'>, caller: Caller, id: string): Promise<ThreadView> {
  const thread = await readThread(deps, caller, id)
  await write(deps.db, [
    threads.close(deps.db, id, deps.now().toISOString(), caller.name),
    auditLineIfDone(deps, caller, 'thread.close', subjectOf(thread), { thread: id }),
  ])
  return toView(await readThread(deps, caller, id))
}

/** Has it been said under this id? @throws Problem duplicate where something else was */
function hasSaid({ messages }: Pick<ThreadView, 'messages'>, id: string, text: string): boolean {
  const was = messages.find((message) => message.id === id)
  if (was && was.text !== text) throw new Problem('duplicate')
  return was !== undefined
}

type Found = NonNullable<Awaited<ReturnType<typeof threads.find>>>

async function readThread({ db }: Pick<Using, 'db'>, caller: Caller, id: string): Promise<Found> {
  const thread = orThrow(await threads.find(db, id), 'notFound')
  if (!mayUseDepartment(caller, thread.code)) throw new Problem('forbidden')
  return thread
}

const toView = ({ period: _period, code: _code, ...view }: Found): ThreadView => view
const isOf = (thread: Found, key: Key): boolean => thread.period === key.period && thread.code === key.code
const subjectOf = ({ period, code }: Key): string => `${period}/${code}`

const said = ({ now }: Pick<Using, 'now'>, caller: Caller, id: string, text: string): Message => ({
  id,
  at: now().toISOString(),
  by: caller.name,
  side: isCoordinator(caller.role) ? 'coordinator' : 'department',
  text,
})

/** @throws Problem notFound, and invalid for what the assessment does not have */
async function refuseUnknown(deps: Working, key: Key, { criterion, system, section }: Anchor): Promise<void> {
  const { framework, items, systems } = await readAssessment(deps, key)
  const faults: Fault[] = []
  if (criterion !== null) {
    const asked = itemKey(criterion, system)
    if (!items.some((item) => itemKey(item.criterion.id, item.system) === asked))
      faults.push({ path: 'criterion', code: 'unknownCriterion' })
  } else if (system !== null && !systems.some(({ id }) => id === system)) {
    faults.push({ path: 'system', code: 'unknownSystem' })
  }
  if (section !== null && !leaves(framework).some(({ id }) => id === section))
    faults.push({ path: 'section', code: 'unknownSection' })
  if (faults.length > 0) throw new Problem('invalid', { faults })
}
