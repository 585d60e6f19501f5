/** The settings of sessions, temporary passwords, and the limits of signing in, of documents and of files, read by both homes from their environment. */

import { DOCUMENTS, SESSION_HOURS } from '../domain/limits.ts'

export type AccountPolicy = {
  /** After so long without a request a session is over. */
  idleMinutes: number
  /** How long a password given by somebody else can be used before it is changed. */
  temporaryDays: number
  /** For how long a browser stays known to an account that it has signed in to. */
  knownBrowserDays: number
  failures: FailureLimits
  hashing: HashingLimits
  documents: DocumentLimits
  /** The most bytes that a department keeps in its library. */
  filesQuota: number
}

/** How many documents are made at once, and how many requests may wait for that. */
export type DocumentLimits = { atOnce: number; waiting: number }

/** How many passwords are hashed at once, and how many requests may wait for that. */
export type HashingLimits = {
  atOnce: number
  /** Of known browsers and people signed in; and of strangers, as long as most of them know their passwords. */
  waiting: number
  /** Of strangers, while most of their passwords are wrong. */
  waitingGuesses: number
}

/** How many wrong passwords are let pass, and how long the next try waits after more. Times in ms. */
export type FailureLimits = {
  /** Of an account from one address, or of a browser that is known to it; within `forgottenAfter`. */
  account: number
  forgottenAfter: number
  /** Of an address over all accounts, within `addressWithin`. */
  address: number
  addressWithin: number
  firstWait: number
  longestWait: number
}

type Bounds = { least: number; most: number; otherwise: number }

/** The variables, what each may be (whole numbers), and what it is when it is not set. */
export const POLICY_VARIABLES = {
  SESSION_IDLE_MINUTES: { least: 5, most: SESSION_HOURS * 60, otherwise: 60 },
  TEMPORARY_PASSWORD_DAYS: { least: 1, most: 90, otherwise: 7 },
  KNOWN_BROWSER_DAYS: { least: 1, most: 400, otherwise: 180 },
  SIGN_IN_FAILURES: { least: 1, most: 100, otherwise: 5 },
  SIGN_IN_FORGET_HOURS: { least: 1, most: 72, otherwise: 24 },
  SIGN_IN_ADDRESS_FAILURES: { least: 10, most: 10_000, otherwise: 60 },
  SIGN_IN_ADDRESS_MINUTES: { least: 1, most: 60, otherwise: 15 },
  SIGN_IN_FIRST_WAIT_SECONDS: { least: 1, most: 60, otherwise: 2 },
  PASSWORD_CHECKS_AT_ONCE: { least: 1, most: 16, otherwise: 2 },
  PASSWORD_CHECKS_WAITING: { least: 1, most: 1000, otherwise: 150 },
  PASSWORD_CHECKS_WAITING_GUESSES: { least: 1, most: 1000, otherwise: 8 },
  DOCUMENTS_AT_ONCE: { least: 1, most: 32, otherwise: DOCUMENTS.atOnce },
  FILES_QUOTA_MB: { least: 1, most: 999_999, otherwise: 2048 },
  DOCUMENTS_WAITING: { least: 0, most: 1000, otherwise: DOCUMENTS.waiting },
  SIGN_IN_LONGEST_WAIT_MINUTES: { least: 1, most: 60, otherwise: 15 },
} as const satisfies Record<string, Bounds>

export type PolicyVariable = keyof typeof POLICY_VARIABLES

/**
 * @param refuse makes the error of a value that cannot be
 * @throws what `refuse` makes
 */
export function readPolicy(
  env: Partial<Record<PolicyVariable, string | undefined>>,
  refuse: (name: PolicyVariable, value: string, allowed: string) => Error,
): AccountPolicy {
  const whole = (name: PolicyVariable): number => {
    const { least, most, otherwise } = POLICY_VARIABLES[name]
    const text = env[name]
    if (!text) return otherwise
    const value = Number(text)
    if (!/^\d{1,6}$/.test(text) || value < least || value > most) throw refuse(name, text, `${least}…${most}`)
    return value
  }
  return {
    idleMinutes: whole('SESSION_IDLE_MINUTES'),
    temporaryDays: whole('TEMPORARY_PASSWORD_DAYS'),
    knownBrowserDays: whole('KNOWN_BROWSER_DAYS'),
    failures: {
      account: whole('SIGN_IN_FAILURES'),
      forgottenAfter: whole('SIGN_IN_FORGET_HOURS') * 3_600_000,
      address: whole('SIGN_IN_ADDRESS_FAILURES'),
      addressWithin: whole('SIGN_IN_ADDRESS_MINUTES') * 60_000,
      firstWait: whole('SIGN_IN_FIRST_WAIT_SECONDS') * 1000,
      longestWait: whole('SIGN_IN_LONGEST_WAIT_MINUTES') * 60_000,
    },
    hashing: {
      atOnce: whole('PASSWORD_CHECKS_AT_ONCE'),
      waiting: whole('PASSWORD_CHECKS_WAITING'),
      waitingGuesses: whole('PASSWORD_CHECKS_WAITING_GUESSES'),
    },
    documents: { atOnce: whole('DOCUMENTS_AT_ONCE'), waiting: whole('DOCUMENTS_WAITING') },
    filesQuota: whole('FILES_QUOTA_MB') * 1024 * 1024,
  }
}
