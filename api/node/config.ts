/** The configuration of the Node home, read from environment variables (handed in by api/node.ts). */
import { resolve } from 'node:path'
import { type AccountPolicy, readPolicy } from '../people/policy.ts'
import { BadConfig } from './refusal.ts'

export type Config = {
  port: number
  /** Null: the command's own default. */
  host: string | null
  /** Absolute. */
  dataDir: string
  /** Where uploaded files are kept; null: `files` of the data folder. */
  filesDir: string | null
  /** A libSQL server instead of the embedded file of the data folder. */
  database: { url: string; authToken?: string } | null
  /** How many reverse proxies stand in front: as many X-Forwarded-* entries are believed, counted from the right. */
  proxies: number
  /** How long sessions and temporary passwords last. */
  policy: AccountPolicy
  alarms: Alarms
  /** Which requests are logged. */
  log: 'all' | 'errors' | 'none'
}

/** When to raise an alarm. Settings of the Node home. */
export type Alarms = {
  /** Of the disk of the data folder, in bytes. */
  spaceBelow: number
  /** After the last good backup; 0 where backups are kept by other means. */
  backupAfterHours: number
}

type Environment = Record<string, string | undefined>

/** @throws BadConfig naming the variable and what it may be */
export function readConfig(env: Environment): Config {
  return {
    port: wholeNumber(env, 'PORT', 8787, 65535),
    host: env.HOST || null,
    dataDir: resolve(env.DATA_DIR || 'data'),
    filesDir: env.FILES_DIR ? resolve(env.FILES_DIR) : null,
    database: database(env),
    proxies: env.TRUST_PROXY === 'true' ? 1 : wholeNumber(env, 'TRUST_PROXY', 0, 9),
    policy: readPolicy(env, (...wrong) => new BadConfig(...wrong)),
    alarms: {
      spaceBelow: wholeNumber(env, 'FREE_SPACE_ALARM_MB', 500, 1_000_000_000) * 1e6,
      backupAfterHours: wholeNumber(env, 'BACKUP_ALARM_HOURS', 48, 8760),
    },
    log: oneOf(env, 'LOG', ['all', 'errors', 'none']),
  }
}

function database(env: Environment): Config['database'] {
  const url = env.DATABASE_URL
  if (!url) return null
  if (!/^(libsql|https?):\/\/./.test(url) || !URL.canParse(url)) {
    throw new BadConfig('DATABASE_URL', url, 'libsql://… | https://… | http://…')
  }
  return { url, ...(env.DATABASE_AUTH_TOKEN ? { authToken: env.DATABASE_AUTH_TOKEN } : {}) }
}

function wholeNumber(env: Environment, name: string, otherwise: number, most: number): number {
  const text = env[name]
  if (!text) return otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > most) throw new BadConfig(name, text, `0…${most}`)
  return value
}

function oneOf<T extends string>(env: Environment, name: string, allowed: readonly [T, ...T[]]): T {
  const text = env[name]
  if (!text) return allowed[0]
  const found = allowed.find((value) => value === text)
  if (!found) throw new BadConfig(name, text, allowed.join(' | '))
  return found
}
