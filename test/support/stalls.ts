/** How long a piece of work keeps the event loop to itself. */
import { setTimeout as wait } from 'node:timers/promises'

const milliseconds = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/**
 * The longest stretch between two ticks of a timer while the work runs, in ms of this thread's own processor time: what
 * else the machine does meanwhile does not count.
 */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let running = true
  let last = milliseconds()
  const tick = () => {
    const now = milliseconds()
    longest = Math.max(longest, now - last)
    last = now
  }
  const watch = (async () => {
    while (running) {
      await wait(1)
      tick()
    }
  })()
  await wait(1)
  await work().finally(() => {
    running = false
  })
  await watch
  return longest
}
