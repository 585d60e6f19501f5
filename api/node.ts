/**
 * The on-premises home: `node api/node.ts serve | demo | migrate | backup | restore`.
 * The only file of this home that reads the environment, the arguments and the clock.
 */
import './node/quick-start.ts'
import { flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import pkg from '../package.json' with { type: 'json' }
import { commands, type Sentence, type Values } from './messages/commands.ts'
import { fill } from './messages/index.ts'
import { readConfig } from './node/config.ts'
import type { Home } from './node/home.ts'
import { Refusal } from './node/refusal.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

type Command = {
  options: Record<string, 'flag' | 'value' | 'argument'>
  run: (home: Home, given: Given) => Promise<void>
}
type Given = Record<string, string | undefined>

/** Each command is loaded only when it is asked for: a start waits for nothing that it does not use. */
const known: Record<string, Command> = {
  serve: {
    options: { '--api-only': 'flag' },
    run: async (home, given) => (await import('./commands/serve.ts')).serve(home, { apiOnly: '--api-only' in given }),
  },
  demo: {
    options: { '--reset': 'flag', '--api-only': 'flag' },
    run: async (home, given) =>
      (await import('./commands/demo.ts')).demo(home, { reset: '--reset' in given, apiOnly: '--api-only' in given }),
  },
  migrate: { options: {}, run: async (home) => (await import('./commands/migrate.ts')).migrate(home) },
  backup: {
    options: { '--to': 'value' },
    run: async (home, given) => void (await (await import('./commands/backup.ts')).backup(home, given['--to'] ?? null)),
  },
  restore: {
    options: { folder: 'argument', '--yes': 'flag' },
    run: async (home, given) =>
      (await import('./commands/restore.ts')).restore(home, given.folder ?? null, '--yes' in given),
  },
}

function parse(name: string, { options }: Command, args: string[]): Given {
  const given: Given = {}
  const rest = [...args]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const option = options[word] === 'flag' || options[word] === 'value' ? word : 'folder'
    const kind = options[option]
    if (!kind || (option === 'folder' && word.startsWith('-')) || option in given) {
      throw new Refusal(commands.badOption, { command: name, option: word })
    }
    given[option] = kind === 'flag' ? '' : kind === 'value' ? rest.shift() : word
    if (given[option] === undefined) throw new Refusal(commands.usage)
  }
  return given
}

function say(sentence: Sentence, values?: Values): void {
  console.log(fill(sentence.vi, values ?? {}))
  if (sentence.en !== sentence.vi) console.log(fill(sentence.en, values ?? {}))
}

function complain(error: unknown): void {
  const expected = error instanceof Refusal
  const { sentence, values } = expected ? error : { sentence: commands.failed, values: { error: String(error) } }
  console.error(fill(sentence.vi, values))
  console.error(fill(sentence.en, values))
  if (!expected && error instanceof Error) console.error(error.stack)
}

/** Lines of the log leave together once a turn of the event loop: one system call for many requests. */
let lines: string[] = []
function flush(): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  lines = []
}
function writeLog(line: string): void {
  if (lines.push(line) === 1) setImmediate(flush)
}

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
      complain(error)
      process.exit(1)
    }
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}

try {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(known, name) ? known[name] : undefined
  if (!command) throw new Refusal(commands.usage)
  const given = parse(name, command, args)
  const config = readConfig(process.env)
  await command.run({ config, now: () => new Date(), root, version: pkg.version, say, writeLog, onStop }, given)
  // Kept for the next start now: a process that is killed has no other moment.
  flushCompileCache()
} catch (error) {
  complain(error)
  process.exit(1)
}
