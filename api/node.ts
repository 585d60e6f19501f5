/**
 * The on-premises home: `node api/node.ts serve | demo | migrate | backup | restore | password`.
 * The only file of this home that reads the environment, the arguments and the clock.
 */
import './node/quick-start.ts'
import { flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import pkg from '../package.json' with { type: 'json' }
import { complaint, runCommand } from './node/commands/index.ts'

// What it makes (database, secret, backups) is for its own user alone, in whatever folder.
process.umask(0o077)

/** Lines of the log leave together once a turn of the event loop: one system call for many requests. */
let lines: string[] = []
function flush(): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  lines = []
}
function writeLog(line: string): void {
  if (lines.push(line) === 1) setImmediate(flush)
}

const print = (text: string) => console.log(text)
const printError = (text: string) => console.error(text)

function onStop(stop: () => Promise<void>): void {
  let stopping = false
  const once = async () => {
    if (stopping) return
    stopping = true
    try {
      await stop()
      flush()
      process.exit(0)
    } catch (error) {
      for (const text of complaint(error)) printError(text)
      process.exit(1)
    }
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}

const status = await runCommand(process.argv.slice(2), {
  env: process.env,
  now: () => new Date(),
  root: fileURLToPath(new URL('..', import.meta.url)),
  version: pkg.version,
  print,
  printError,
  writeLog,
  onStop,
})
// Kept for the next start now: a process that is killed has no other moment.
if (status === 0) flushCompileCache()
else process.exit(status)
