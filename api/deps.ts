/** What the application is given by its entry file, and the Hono environment built from it. */
import type { Context } from 'hono'
import type { Db } from '../db/client.ts'
import type { Language } from './domain/framework.ts'
import type { Upkeep } from './domain/health.ts'
import type { Settings } from './domain/settings.ts'
import type { Role } from './domain/user.ts'
import type { Files } from './files.ts'
import type { Library } from './frameworks/library.ts'
import type { AccountPolicy } from './people/policy.ts'
import type { Turns } from './people/turns.ts'
import type { Pack } from './pieces.ts'
import type { Queue } from './queue.ts'

export type Deps = {
  db: Db
  now: () => Date
  files: Files
  /** Every framework document, already checked, and how their criteria answer one another's. */
  frameworks: Library
  /** Signs the session cookie; at least 32 characters. */
  secret: string
  /** How long sessions and temporary passwords last. */
  policy: AccountPolicy
  /** The one-time code that makes the first admin while the database has no user; null when set-up is done elsewhere. */
  setupCode: string | null
  /** Where a request comes from, as `readAddress` gives it: for throttling, the list of one's sessions and the audit log. */
  address: (c: Context) => string
  /** Whether the browser's own connection is https. */
  secure: (c: Context) => boolean
  log: (line: LogLine) => void
  /** Packs answers that are kept; not there where whoever serves packs all of them by itself. */
  pack?: Pack
  /** What the home finds out about its disk, its database as a whole and its backups. */
  upkeep: () => Promise<Upkeep>
  version: string
}

/** One line of JSON a request. */
export type LogLine = {
  at: string
  request: string
  method: string
  path: string
  status: number
  ms: number
  user?: string
  error?: string
}

/** Who is calling. */
export type Caller = {
  id: string
  /** The id of the session that the request came with. */
  session: string
  username: string
  name: string
  role: Role
  department: { code: string; name: string; shortName: string } | null
  mustChangePassword: boolean
  /** The request that it is done by, and the address that it came from: for the audit log. */
  request: string
  address: string
}

/** What a verb is given beside who calls; each says which of it it uses. */
export type Using = Deps & {
  settings: Settings
  /** At hashing passwords. */
  turns: Turns
}

export type AppEnv = {
  Variables: Deps & {
    requestId: string
    language: Language
    /** At hashing passwords. */
    turns: Turns
    /** For making documents. */
    documents: Queue
    /** Set on every route that is not open to anyone. */
    caller: Caller
    /** Read with the caller, so it is there wherever `caller` is. */
    settings: Settings
  }
}
