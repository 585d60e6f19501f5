/** What this page began with, `GET /api/start`: asked for by the page's head, shared by its header and its content. */
import { api, isUnknown, leaveFor } from './api.ts'
import { first } from './early.ts'
import { rememberNames } from './format.ts'
import { fromQuery } from './query.ts'
import type { Answer } from './routes.ts'
import { path } from './t.ts'

export type Start = Answer<'/api/start'>
export type Filing = Start['filings'][number]

let start: Promise<Start> | undefined

/** Whether this page begins with it at all; others begin with `GET /api/me` or `GET /api/site`. */
export const starts = (): boolean => first().startsWith('/api/start?')

/** The answer that this page began with; asked for again where that failed. */
export function getStart(): Promise<Start> {
  start ??= api
    .get('/api/start', { query: Object.fromEntries(new URLSearchParams(first().split('?')[1])) })
    .then(named, leaveUnknown)
  start.catch(() => {
    start = undefined
  })
  return start
}

let since: string | null = null

/** Since when what this page shows is kept in the browser, where there was no line (keeper/kept.ts); else null. */
export const keptSince = (): string | null => since

function named(answer: Start & { kept?: string }): Start {
  since = answer.kept ?? null
  rememberNames(answer.periods)
  return answer
}

/** A period that is not there leads home, which says so. */
function leaveUnknown(error: unknown): Promise<Start> {
  if (isUnknown(error) && fromQuery('period') !== '') return leaveFor(path('/?unknown=period'))
  throw error
}

let shown = false

/** The same for its content: the first time the answer at hand, then, when it is loaded again, a new one. */
export async function nextStart(): Promise<Start> {
  if (shown) start = undefined
  const answer = await getStart()
  shown = true
  return answer
}
