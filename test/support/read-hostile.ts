/** A process of its own that reads the files of its arguments, and tells what each cost: a line of JSON each. */
import { readFileSync } from 'node:fs'
import { readWorkbook } from '../../api/xlsx/read.ts'

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  let held = 0
  let last = performance.now()
  const watch = setInterval(() => {
    const now = performance.now()
    held = Math.max(held, now - last)
    last = now
    most = Math.max(most, process.memoryUsage().rss)
  }, 1)
  const began = performance.now()
  const outcome = await readWorkbook(bytes).then(
    () => 'read',
    (error: Error) => error.message,
  )
  const ms = performance.now() - began
  most = Math.max(most, process.memoryUsage().rss)
  clearInterval(watch)
  console.log(JSON.stringify({ outcome, ms, held, memory: most - before }))
}
