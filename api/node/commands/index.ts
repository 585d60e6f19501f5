/** The commands of the Node home: what each may be given, and running one. */

import { fill } from '../../domain/fill.ts'
import { traceOf } from '../../http/trace.ts'
import { commands, type Sentence } from '../../messages/commands.ts'
import { readConfig } from '../config.ts'
import type { Home } from '../home.ts'
import { Refusal } from '../refusal.ts'

/** What the entry file has of the process: nothing else here reads the environment, the clock or the console. */
export type Surroundings = Omit<Home, 'config' | 'say'> & {
  env: Record<string, string | undefined>
  print: (text: string) => void
  printError: (text: string) => void
}

type Command = {
  options: Record<string, 'flag' | 'value' | 'argument'>
  run: (home: Home, given: Given) => Promise<void>
}
type Given = Record<string, string | undefined>

/** Each command is loaded only when it is asked for: a start waits for nothing that it does not use. */
const known: Record<string, Command> = {
  serve: {
    options: { '--api-only': 'flag' },
    run: async (home, given) => (await import('./serve.ts')).serve(home, { apiOnly: '--api-only' in given }),
  },
  demo: {
    options: { '--reset': 'flag', '--api-only': 'flag' },
    run: async (home, given) =>
      (await import('./demo.ts')).demo(home, { reset: '--reset' in given, apiOnly: '--api-only' in given }),
  },
  migrate: { options: {}, run: async (home) => (await import('./migrate.ts')).migrate(home) },
  backup: {
    options: { '--to': 'value' },
    run: async (home, given) => void (await (await import('./backup.ts')).backup(home, given['--to'] ?? null)),
  },
  password: {
    options: { account: 'argument' },
    run: async (home, given) => (await import('./password.ts')).password(home, given.account ?? null),
  },
  restore: {
    options: { folder: 'argument', '--yes': 'flag' },
    run: async (home, given) => (await import('./restore.ts')).restore(home, given.folder ?? null, '--yes' in given),
  },
}

/** @returns the exit status; a server goes on serving after it */
export async function runCommand([name = '', ...args]: string[], surroundings: Surroundings): Promise<0 | 1> {
  const { env, print, printError, ...rest } = surroundings
  const say: Home['say'] = (sentence, values = {}) => {
    for (const text of inBoth(sentence)) print(fill(text, values))
  }
  try {
    const command = Object.hasOwn(known, name) ? known[name] : undefined
    if (!command) throw new Refusal(commands.usage)
    const given = parse(name, command, args)
    await command.run({ ...rest, config: readConfig(env), say }, given)
    return 0
  } catch (error) {
    for (const text of complaint(error)) printError(text)
    return 1
  }
}

function parse(name: string, { options }: Command, args: string[]): Given {
  const given: Given = {}
  const rest = [...args]
  const argument = Object.keys(options).find((each) => options[each] === 'argument') ?? ''
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const option = word.startsWith('-') ? word : argument
    const kind = options[option]
    if (!kind || option in given) {
      throw new Refusal(commands.badOption, { command: name, option: word })
    }
    given[option] = kind === 'flag' ? '' : kind === 'value' ? rest.shift() : word
    if (given[option] === undefined) throw new Refusal(commands.usage)
  }
  return given
}

/** A sentence in Vietnamese, then in English where that is another. */
const inBoth = ({ vi, en }: Sentence): string[] => (en === vi ? [vi] : [vi, en])

/** What is said of a failure: a refusal's sentence, or for one that nobody foresaw where it happened as well. */
export function complaint(error: unknown): string[] {
  if (error instanceof Refusal) return inBoth(error.sentence).map((text) => fill(text, error.values))
  const trace = traceOf(error)
  const [what = ''] = trace.split('\n')
  return [...inBoth(commands.failed).map((text) => fill(text, { error: what })), trace]
}
