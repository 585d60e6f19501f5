/** Saving changes: all or nothing; a change made from a stale base is answered with what is stored now. */

import { GuardFailed, requireThat, write } from '../../db/client.ts'
import type { Head, Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as changeQueries from '../../db/queries/changes.ts'
import * as files from '../../db/queries/files.ts'
import type { Caller, Using } from '../deps.ts'
import type { Change } from '../domain/assessment.ts'
import type { Evidence } from '../domain/file.ts'
import {
  byKind,
  type Held,
  heldOf,
  type ItemName,
  KINDS,
  keyOf,
  logOf,
  mostOf,
  type NamedChange,
  nameOf,
  repeats,
  type SettledChange,
  settled,
  storedOf,
  unsettled,
} from '../domain/items/index.ts'
import { dayOf } from '../domain/period.ts'
import { auditLine } from '../http/audit.ts'
import { type Fault, orThrow, Problem } from '../http/problem.ts'
import { confirmed } from './confirm.ts'
import { hashesIn, refuseUnknownFiles } from './evidence.ts'
import { readAssessment, refuseLocked } from './read.ts'
import { SAVE, savesOf } from './saved-by.ts'
import { sortChanges } from './sort.ts'
import { knownSource, readOffers } from './source.ts'

/** What one change did: the item and the version it has now. */
type Applied = ItemName & { version: number }

export type Saved = { version: number; applied: Applied[] }

const evidenceOf = (change: object): { evidence?: Evidence[] } => change

type Input = Key & { changes: readonly Change[] }

/**
 * Saves changes of the working copy.
 * @throws Problem notFound, those of a lock, handedOver, invalid (also where a file is not the department's), itemsLocked, staleVersion, sourceMoved where what is confirmed
 * is no longer what is carried forward, and stale with
 * `conflicts: [{…item, theirs, by: {username, name} | null, at}]`: what is stored now, by whom and since when
 */
export async function save(
  deps: Pick<Using, 'db' | 'frameworks' | 'now'>,
  caller: Caller,
  { changes, ...key }: Input,
): Promise<Saved> {
  const known = knownSource(deps.db, key)
  await refuseUnknownFiles(deps.db, key, changes.map(evidenceOf))
  const head = orThrow(await assessments.headWithSource(deps.db, key, known?.sha256 ?? null), 'notFound')
  refuseLocked(head, dayOf(deps.now()), caller.role)
  const framework = await deps.frameworks.of(head.period)
  const offers = await readOffers(deps, key, framework, head, known)
  const given = confirmed(changes, offers)
  const sorted = sortChanges(framework, head, given, () => crypto.randomUUID())
  const all = sorted.map((change) => settled(change, offers))
  const from = given.every((change, i) => change === changes[i]) ? undefined : head
  return saveFrom(deps, caller, { ...key, from }, head, all)
}

async function saveFrom(
  deps: Pick<Using, 'db' | 'frameworks' | 'now'>,
  caller: Caller,
  /** `from`: what is confirmed is carried from; undefined where nothing is confirmed. */
  place: Key & { from: assessments.Sources | undefined },
  head: Head,
  changes: readonly SettledChange[],
): Promise<Saved> {
  const { from, ...key } = place
  try {
    const line = auditLine(deps, caller, SAVE, `${key.period}/${key.code}`, logOf(changes))
    const stands = from === undefined ? [] : [requireThat(assessments.carriesFrom(key, from))]
    const hashes = hashesIn(changes.map(evidenceOf))
    if (hashes.length > 0) stands.push(requireThat(files.allKnown(key.code, hashes)))
    const results = await write(deps.db, [...changeQueries.save(key, head, changes), line, ...stands])
    return {
      version: changeQueries.versionOf(results),
      applied: changes.map((change) => applied(change, change.base + 1)),
    }
  } catch (error) {
    if (!(error instanceof GuardFailed)) throw error
  }

  const now = await readAssessment(deps, key)
  if (from && (from.source !== now.head.source || from.numberedBy !== now.head.numberedBy))
    throw new Problem('sourceMoved')
  if (changeQueries.placeOf(now.head) !== changeQueries.placeOf(head)) throw new Problem('staleVersion')
  const held = heldOf(now)
  const stale = changes.flatMap((change) => {
    // What nobody has saved is known by its kind alone.
    const { item, version } = held.get(keyOf(change)) ?? { item: { kind: change.kind }, version: 0 }
    return change.base === version
      ? []
      : [
          {
            change,
            theirs: { ...storedOf(item), version },
            repeats: repeats(change, item),
          },
        ]
  })
  const conflicts = stale.filter(({ repeats }) => !repeats)
  if (conflicts.length > 0) {
    const savedBy = await savesOf(deps.db, `${key.period}/${key.code}`)
    throw new Problem('stale', {
      body: {
        conflicts: conflicts.map(({ change, theirs }) => ({
          ...unsettled(change),
          theirs,
          ...(savedBy(keyOf(change), theirs.version) ?? { by: null, at: null }),
        })),
      },
    })
  }
  // What is stored already is what this editor wants: an earlier answer of ours was lost on the way.
  if (stale.length === 0) throw tooMany(held, changes) ?? new Problem('staleVersion')
  const repeated = new Set(stale.map(({ change }) => change))
  const rest = changes.filter((change) => !repeated.has(change))
  const done = stale.map(({ change, theirs }) => applied(change, theirs.version))
  if (rest.length === 0) return { version: now.head.version, applied: done }
  const saved = await saveFrom(deps, caller, place, now.head, rest)
  return { version: saved.version, applied: [...done, ...saved.applied] }
}

/** A refusal when the new items of a kind find no room beside those that are stored. */
function tooMany(held: ReadonlyMap<string, Held>, changes: readonly NamedChange[]): Problem | undefined {
  const sorted = byKind(changes)
  const faults = KINDS.flatMap((kind): Fault[] => {
    const most = mostOf(kind)
    const added = sorted[kind].filter(({ base }) => base === 0).length
    const stored = [...held.values()].filter(({ item }) => item.kind === kind).length
    return most && added > 0 && stored + added > most.count ? [{ path: 'changes', code: most.code }] : []
  })
  return faults.length > 0 ? new Problem('invalid', { faults }) : undefined
}

const applied = (change: NamedChange, version: number): Applied => ({ ...nameOf(change), version })
