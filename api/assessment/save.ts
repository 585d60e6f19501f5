/** Saving changes: all or nothing; a change made from a stale base is answered with what is stored now. */

import { GuardFailed, write } from '../../db/client.ts'
import type { Head, Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import type { Changes } from '../../db/queries/changes.ts'
import * as changeQueries from '../../db/queries/changes.ts'
import type { Caller, Using } from '../deps.ts'
import type { Change } from '../domain/assessment.ts'
import { itemKey } from '../domain/criteria.ts'
import { COUNTS } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { frameworkOf, type ReadAssessment, readAssessment, refuseLocked } from './read.ts'
import { detailOf, SAVE, savesOf } from './saved-by.ts'
import { sortChanges } from './sort.ts'

type AnyChange = Changes[keyof Changes][number]
type Stored = { version: number } & Record<string, unknown>

/** What one change did: the item and the version it has now. */
type Applied = { kind: AnyChange['kind']; version: number } & Record<string, unknown>

export type Saved = { version: number; applied: Applied[] }

type Input = Key & { changes: readonly Change[] }

/**
 * Saves changes of the working copy.
 * @throws Problem notFound, those of a lock, invalid, itemsLocked, staleVersion, and stale with
 * `conflicts: [{…item, theirs, by: {username, name} | null, at}]`: what is stored now, by whom and since when
 */
export async function save(
  deps: Pick<Using, 'db' | 'frameworks' | 'now'>,
  caller: Caller,
  { changes, ...key }: Input,
): Promise<Saved> {
  const head = orThrow(await assessments.head(deps.db, key), 'notFound')
  refuseLocked(head, dayOf(deps.now()))
  const framework = frameworkOf(deps.frameworks, head.period.frameworkId)
  const sorted = sortChanges(framework, head, changes, () => crypto.randomUUID())
  return saveFrom(deps, caller, key, head, sorted)
}

async function saveFrom(
  deps: Pick<Using, 'db' | 'frameworks' | 'now'>,
  caller: Caller,
  key: Key,
  head: Head,
  changes: Changes,
): Promise<Saved> {
  try {
    const line = auditLine(deps, caller, SAVE, `${key.period}/${key.code}`, detailOf(changes))
    const results = await write(deps.db, [...changeQueries.save(key, head, changes), line])
    return {
      version: changeQueries.versionOf(results),
      applied: all(changes).map((change) => applied(change, change.base + 1)),
    }
  } catch (error) {
    if (!(error instanceof GuardFailed)) throw error
  }

  const now = await readAssessment(deps, key)
  if (changeQueries.placeOf(now.head) !== changeQueries.placeOf(head)) throw new Problem('staleVersion')
  const compared = all(changes).map((change) => ({ change, theirs: storedOf(now, change) }))
  const conflicts = compared.filter(({ change, theirs }) => change.base !== theirs.version && !isSame(change, theirs))
  if (conflicts.length > 0) {
    const savedBy = await savesOf(deps.db, `${key.period}/${key.code}`)
    throw new Problem('stale', {
      body: {
        conflicts: conflicts.map(({ change, theirs }) => ({
          ...change,
          theirs,
          ...(savedBy(change, theirs.version) ?? { by: null, at: null }),
        })),
      },
    })
  }
  // What is stored already is what this editor wants: an earlier answer of ours was lost on the way.
  const repeated = compared.filter(({ change, theirs }) => change.base !== theirs.version)
  if (repeated.length === 0) throw tooMany(now, changes) ?? new Problem('staleVersion')
  const rest = without(changes, new Set(repeated.map(({ change }) => change)))
  const done = repeated.map(({ change, theirs }) => applied(change, theirs.version))
  if (all(rest).length === 0) return { version: now.head.version, applied: done }
  const saved = await saveFrom(deps, caller, key, now.head, rest)
  return { version: saved.version, applied: [...done, ...saved.applied] }
}

/** A refusal when the new recommendations find no room beside those that are stored. */
function tooMany(now: ReadAssessment, { recommendations }: Changes): Problem | undefined {
  const added = recommendations.filter(({ base }) => base === 0).length
  if (added === 0 || now.recommendations.length + added <= COUNTS.recommendations) return undefined
  return new Problem('invalid', { faults: [{ path: 'changes', code: 'tooManyRecommendations' }] })
}

const all = (changes: Changes): AnyChange[] => [...changes.answers, ...changes.narratives, ...changes.recommendations]

const without = (changes: Changes, done: ReadonlySet<AnyChange>): Changes => ({
  answers: changes.answers.filter((change) => !done.has(change)),
  narratives: changes.narratives.filter((change) => !done.has(change)),
  recommendations: changes.recommendations.filter((change) => !done.has(change)),
})

function applied(change: AnyChange, version: number): Applied {
  switch (change.kind) {
    case 'answer':
      return { kind: change.kind, criterion: change.criterion, system: change.system, version }
    case 'narrative':
      return { kind: change.kind, section: change.section, version }
    case 'recommendation':
      return { kind: change.kind, id: change.id, version }
  }
}

/** The item of a change as it is stored: its fields alone, so that it compares with the change's. */
function storedOf(read: ReadAssessment, change: AnyChange): Stored {
  switch (change.kind) {
    case 'answer': {
      const key = itemKey(change.criterion, change.system)
      const answer = read.answers.find((a) => itemKey(a.criterion, a.system) === key)
      return {
        status: answer?.status ?? null,
        note: answer?.note ?? null,
        plan: answer?.plan ?? null,
        version: answer?.version ?? 0,
      }
    }
    case 'narrative': {
      const narrative = read.narratives.find((n) => n.section === change.section)
      return { text: narrative?.text ?? '', version: narrative?.version ?? 0 }
    }
    case 'recommendation': {
      const stored = read.recommendations.find((r) => r.id === change.id)
      return {
        category: stored?.category ?? null,
        text: stored?.text ?? '',
        removed: stored?.removed ?? false,
        version: stored?.version ?? 0,
      }
    }
  }
}

function isSame(change: AnyChange, { version: _version, ...stored }: Stored): boolean {
  const mine: Record<string, unknown> = {
    ...change,
    removed: change.kind === 'recommendation' && change.removed === true,
  }
  return Object.entries(stored).every(
    ([field, value]) => JSON.stringify(mine[field] ?? null) === JSON.stringify(value ?? null),
  )
}
