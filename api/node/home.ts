/** What a command of the Node home is given by the entry file. */
import type { Sentence, Values } from '../messages/commands.ts'
import type { Config } from './config.ts'

export type Home = {
  config: Config
  now: () => Date
  /** The program's own folder, where `dist/` and `package.json` are. */
  root: string
  version: string
  /** Writes a sentence to the console: in Vietnamese, then in English. */
  say: (sentence: Sentence, values?: Values) => void
  /** Writes a line of the log. */
  writeLog: (line: string) => void
  /** Called once, at the first SIGTERM or SIGINT. */
  onStop: (stop: () => Promise<void>) => void
}
