/** What an assessment is carried forward from, read once: a submission never changes. */
import { type Db, preparedFor } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import type { Deps } from '../deps.ts'
import type { SubmissionContent } from '../domain/assessment.ts'
import { type Asked, offersOf, type Source } from '../domain/carry.ts'
import type { Framework } from '../domain/framework.ts'
import { KEPT } from '../domain/limits.ts'
import type { From } from '../domain/offer.ts'
import type { Offers } from '../domain/offers.ts'

/** By department and period, the one asked for longest ago first. */
type Kept = Map<string, { source: Source; characters: number }>
const keptOf = preparedFor((): Kept => new Map())

const nameOf = ({ period, code }: Key) => `${period}/${code}`

/** What was read of it last, for a query that need not read the same again; null when nothing is at hand. */
export const knownSource = (db: Db, key: Key): Source | null => keptOf(db).get(nameOf(key))?.source ?? null

type Row = { source: string | null; sourceContent: string | null }
type SourceRow = [period: string, revision: number, sha256: string, submittedAt: string, frameworkId: string]

/**
 * @param row read with the SHA-256 of `known`
 * @returns null also where it answers criteria that this server does not have: there is nothing to compare with
 */
function sourceOf(
  { db, frameworks }: Pick<Deps, 'db' | 'frameworks'>,
  key: Key,
  row: Row,
  known: Source | null,
): Source | null {
  if (row.source === null) return null
  const [period, revision, sha256, submittedAt, frameworkId] = JSON.parse(row.source) as SourceRow
  const framework = frameworks.get(frameworkId)
  if (!framework) return null
  const from: From = { period, revision }
  const kept = keptOf(db)
  const at = kept.get(nameOf(key))
  if (known?.sha256 === sha256) {
    if (at) keep(kept, nameOf(key), at)
    return { ...known, ...from }
  }
  if (row.sourceContent === null) throw new Error(`what ${nameOf(key)} is carried from was not read`)
  const content = JSON.parse(row.sourceContent) as SubmissionContent
  const source = { ...from, sha256, submittedAt, framework, content }
  keep(kept, nameOf(key), { source, characters: row.sourceContent.length })
  return source
}

/** As the newest; the oldest make room. */
function keep(kept: Kept, name: string, entry: { source: Source; characters: number }): void {
  kept.delete(name)
  kept.set(name, entry)
  let room = KEPT.sources
  for (const { characters } of kept.values()) room -= characters
  for (const [oldest, { characters }] of kept) {
    if (room >= 0 || oldest === name) return
    kept.delete(oldest)
    room += characters
  }
}

/** What it offers to the form of a framework. @param known as `row` was read with */
export function readOffers(
  deps: Pick<Deps, 'db' | 'frameworks' | 'mappings'>,
  key: Key,
  framework: Framework,
  asked: Asked,
  row: Row,
  known: Source | null,
): Offers & { source: Source | null } {
  const source = sourceOf(deps, key, row, known)
  const mapping =
    (source && deps.mappings.find(({ from, to }) => from === source.framework.id && to === framework.id)) ?? null
  return { ...offersOf(framework, asked, source, mapping), source }
}
