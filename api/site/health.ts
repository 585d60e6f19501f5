/** How the service is: for monitoring in a word, for the coordinator with what is the matter. */
import { conditionOf, noteFailure } from '../../db/condition.ts'
import * as settingsQueries from '../../db/queries/settings.ts'
import type { Caller, Using } from '../deps.ts'
import type { Language } from '../domain/framework.ts'
import { type DatabaseState, reasonsOf, type Upkeep } from '../domain/health.ts'
import { dayOf } from '../domain/period.ts'
import { isCoordinator } from '../domain/user.ts'
import { sayReason } from '../messages/index.ts'

export type Health = { status: 'ok' | 'degraded'; database: DatabaseState; version: string }
export type HealthDetails = Health & Upkeep & { reasons: { code: string; text: string }[] }

/** What is the matter is the coordinator's to know. */
export const maySeeHealth = ({ role, mustChangePassword }: Caller): boolean =>
  isCoordinator(role) && !mustChangePassword

/** A database that does not answer is no failure here, but what is told. The sentences are in `language`. */
export async function readHealth(
  { db, now, upkeep, version }: Pick<Using, 'db' | 'now' | 'upkeep' | 'version'>,
  language: Language,
): Promise<HealthDetails> {
  const [answers, known] = await Promise.all([doesAnswer(db, dayOf(now())), upkeep()])
  const { full, damaged } = conditionOf(db.$client)
  const database =
    damaged || known.integrity?.sound === false ? 'damaged' : full ? 'full' : answers ? 'ok' : 'unreachable'
  const reasons = reasonsOf(database, known, now()).map((reason) => ({
    code: reason.code,
    text: sayReason(language, reason),
  }))
  return { status: reasons.length > 0 ? 'degraded' : 'ok', database, version, reasons, ...known }
}

async function doesAnswer(db: Using['db'], today: string): Promise<boolean> {
  try {
    await settingsQueries.site(db, today)
    return true
  } catch (error) {
    noteFailure(db.$client, error)
    return false
  }
}
