/** Failed checks of a password, counted by account and address, by browser, and by address. */
import { and, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { type Db, requireThat } from '../client.ts'
import { signInFailures } from '../schema/index.ts'

/** What is counted of an account from one network. */
export const ofAccount = (username: string, network: string): string => `account:${username}@${network}`
/** What is counted of a browser that is known to an account. */
export const ofBrowser = (username: string, browser: string): string => `browser:${username}@${browser}`
/** What is counted of a network over all accounts. */
export const ofAddress = (network: string): string => `address:${network}`

/** Whose failures are counted, which of them count, and how long they hold the next try back. Times in ms. */
export type Limit = {
  subject: string
  /** Failures after this instant count. */
  since: number
  /** So many are free; the next one holds back for `firstWait`, each one after it for twice as long, to `longestWait`. */
  free: number
  firstWait: number
  longestWait: number
}

/** 2^30 of anything is longer than the longest wait. */
const DOUBLINGS = 30

/** The rule, once: read, required of a write, and told after one. */
const until = ({ subject, since, free, firstWait, longestWait }: Limit): SQL =>
  sql`(select case when count(*) <= ${free} then 0
    else max(at) + min(${longestWait}, ${firstWait} << min(count(*) - ${free} - 1, ${DOUBLINGS})) end
    from sign_in_failures where subject = ${subject} and at > ${since})`

const latest = (limits: readonly Limit[]): SQL => sql`max(0, ${sql.join(limits.map(until), sql`, `)})`

/** The statement of `heldUntil`, for the end of a batch. */
export const askHeldUntil = (limits: readonly Limit[]): SQL => sql`select ${latest(limits)} as until`

/** When the next try is let pass (ms since the epoch); not after now when it is. */
export const heldUntil = async (db: Db, limits: readonly Limit[]): Promise<number> =>
  (await db.get<{ until: number }>(askHeldUntil(limits))).until

/** Fails its batch while one of the limits holds tries back. */
export const requireFree = (limits: readonly Limit[], at: number): SQL => requireThat(sql`${latest(limits)} <= ${at}`)

/** Records a failure of each subject, and forgets those of all that count no more. */
export const add = (db: Db, limits: readonly Limit[], at: number, forgotten: number) => [
  db.delete(signInFailures).where(lte(signInFailures.at, forgotten)),
  db.insert(signInFailures).values(limits.map(({ subject }) => ({ subject, at }))),
]

/** A right password clears the count of what it was given for; not the address's: others may be guessing from there. */
export const clear = (db: Db, subject: string) => db.delete(signInFailures).where(eq(signInFailures.subject, subject))

/** A new password clears the account's counts, from wherever and of whatever browser. */
export const clearAccount = (db: Db, username: string) =>
  db.delete(signInFailures).where(or(startsWith(ofAccount(username, '')), startsWith(ofBrowser(username, ''))))

/** By the index; the text after a prefix is of ASCII. */
const startsWith = (prefix: string) =>
  and(gte(signInFailures.subject, prefix), lt(signInFailures.subject, `${prefix}\u{7f}`))
