/** The daily sweep of the store in the Node home: at the start, and every day from then on. */

import type { Deps } from '../deps.ts'
import { type Swept, sweep } from '../evidence/sweep.ts'
import { commands } from '../messages/commands.ts'
import { messageOf } from './database.ts'
import type { Home } from './home.ts'

const DAY_MS = 24 * 3_600_000

/** @returns how it is stopped; one that has begun is waited for */
export function sweepDaily(deps: Pick<Deps, 'db' | 'files' | 'now'>, say: Home['say']): () => Promise<void> {
  let running: Promise<Swept | undefined> | undefined
  const once = () => {
    running = sweep(deps).catch((error: unknown) => {
      say(commands.sweepFailed, { error: messageOf(error) })
      return undefined
    })
  }
  once()
  const timer = setInterval(once, DAY_MS).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
