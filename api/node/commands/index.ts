/** The commands of the Node home: what each may be given, and running one. */
import { parseArgs } from 'node:util'
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

type Given = { values: Record<string, string | boolean | undefined>; positionals: string[] }
type Command = {
  options?: Record<string, { type: 'boolean' | 'string' }>
  /** Takes one word besides its options. */
  takesWord?: boolean
  run: (home: Home, given: Given) => Promise<void>
}
const flag = { type: 'boolean' } as const

/** Each command is loaded only when it is asked for: a start waits for nothing that it does not use. */
const known: Record<string, Command> = {
  serve: {
    options: { 'api-only': flag },
    run: async (home, { values }) => (await import('./serve.ts')).serve(home, { apiOnly: values['api-only'] === true }),
  },
  demo: {
    options: { reset: flag, 'api-only': flag },
    run: async (home, { values }) =>
      (await import('./demo.ts')).demo(home, { reset: values.reset === true, apiOnly: values['api-only'] === true }),
  },
  migrate: { run: async (home) => (await import('./migrate.ts')).migrate(home) },
  backup: {
    options: { to: { type: 'string' } },
    run: async (home, { values }) =>
      void (await (await import('./backup.ts')).backup(home, values.to === undefined ? null : String(values.to))),
  },
  password: {
    takesWord: true,
    run: async (home, { positionals: [account = null] }) => (await import('./password.ts')).password(home, account),
  },
  restore: {
    options: { yes: flag },
    takesWord: true,
    run: async (home, { values, positionals: [folder = null] }) =>
      (await import('./restore.ts')).restore(home, folder, values.yes === true),
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

/** @throws Refusal for what the command does not take */
function parse(name: string, { options = {}, takesWord = false }: Command, args: string[]): Given {
  try {
    const given = parseArgs({ args, options, allowPositionals: takesWord })
    if (given.positionals.length > 1) throw new TypeError('more than one word')
    return given
  } catch (error) {
    throw new Refusal(commands.badArguments, { command: name, given: args.join(' ') }, { cause: error })
  }
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
