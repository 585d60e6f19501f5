/** A period's figures, and what its reports print beside them. */
import { type Db, preparedFor } from '../../db/client.ts'
import * as rollupQueries from '../../db/queries/rollup.ts'
import { filersOf } from '../../db/queries/rollup.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import type { Recommendation } from '../domain/assessment.ts'
import { type Filter, filterKey, passes } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { dayOf, withState } from '../domain/period.ts'
import { isCounted, type Registered, type Rollup, RollupSum } from '../domain/rollup.ts'
import { noneByLevel } from '../domain/score.ts'
import { orThrow } from '../http/problem.ts'
import { Kept } from '../kept.ts'
import { type Bytes, keptJson, type Piece } from '../pieces.ts'

type Filer = rollupQueries.Filer
export type Proposal = Pick<Recommendation, 'category' | 'text'> & {
  department: Pick<Filer, 'name' | 'shortName'> & { department: string }
}

/** `open`: the rollup as it is answered, but for the bracket at its end; writing it takes as long as reading all the rest. */
type Figured = { rollup: Rollup; open: Bytes; filers: readonly Filer[] }
/** `json`: the proposals as they are answered. */
type Proposed = { proposals: Proposal[]; json: Piece }

const charactersOf = ({ proposals }: Proposed) => proposals.reduce((sum, { text }) => sum + text.length, 0)

/** Of a database, in this process or isolate. */
const keptOf = preparedFor(() => ({
  figures: new Kept<Figured>(KEPT.filers, ({ filers }) => filers.length),
  recommendations: new Kept<Proposed>(KEPT.recommendations, charactersOf),
}))

/**
 * The figures of the filers that pass the filter, added up once for as long as what they stand on stays. One round trip where it is
 * as it was, or where the filers are few; else one more, or some where they are many. @throws Problem notFound.
 */
export async function readRollup(
  { db, frameworks, now }: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  id: string,
  filter: Filter,
) {
  const kept = keptOf(db).figures
  const key = `${id} ${filterKey(filter)}`
  const read = await readLines(db, id, 'figures', kept.standsOn(key))
  const { period, stamp } = read
  const framework = await frameworks.of(period)
  const figured = await kept.get(key, stamp, now, async (seen) => {
    const passing = filersOf(await withLines(db, read, 'figures')).filter((filer) => passes(filer, filter))
    const sum = new RollupSum(period, framework, filter)
    const filers: Filer[] = []
    for await (const page of pages(db, id, 'figures', passing, filter.accepted, read.along)) {
      for (const [filer, json] of page) if (sum.add(filer, json)) filers.push(filer)
      seen()
    }
    const rollup = sum.sum()
    await breathe()
    return { rollup, open: keptJson(rollup, 1), filers }
  })
  return { ...figured, stamp, period: withState(period, now()), framework, filter }
}

/**
 * The register beside the figures: it changes without them, and is counted each time. @throws Problem notFound.
 */
export async function readRegistered(
  deps: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  id: string,
  filter: Filter,
): Promise<Registered> {
  // Whose level it is tell the submissions alone.
  const codes = filter.level === null ? null : (await readRollup(deps, id, filter)).filers.map(({ code }) => code)
  const found = await rollupQueries.registerOf(deps.db, id, dayOf(deps.now()), { ...filter, codes })
  const { on, framework, levels } = orThrow(found, 'notFound')
  const sum = (of: 'n' | 'approved') => levels.reduce((all, each) => all + each[of], 0)
  const byLevel: Registered['byLevel'] = noneByLevel(await deps.frameworks.of(framework))
  for (const { level, n } of levels) byLevel[level] = n
  return { on, total: sum('n'), byLevel, approved: sum('approved') }
}

/** A rollup's JSON; or with the register beside. */
export const rollupJson = ({ open }: Pick<Figured, 'open'>): Piece[] => [open, '}']
export const withRegister = ({ open }: Pick<Figured, 'open'>, register: Registered): Piece[] => [
  open,
  `,"register":${JSON.stringify(register)}}`,
]

/** The recommendations frozen in the submissions that the rollup counts; kept like it. @throws Problem notFound. */
export async function readProposals(
  { db, frameworks, now }: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  id: string,
  filter: Filter,
): Promise<Proposed> {
  const kept = keptOf(db).recommendations
  const key = `${id} ${filter.accepted}`
  const read = await readLines(db, id, 'recommendations', kept.standsOn(key))
  const all = await kept.get(key, read.stamp, now, async (seen) => {
    const filers = filersOf(await withLines(db, read, 'recommendations'))
    const proposals: Proposal[] = []
    for await (const page of pages(db, id, 'recommendations', filers, filter.accepted, read.along)) {
      for (const [{ code, name, shortName }, json] of page) {
        for (const { category, text } of JSON.parse(json ?? '[]') as Recommendation[]) {
          proposals.push({ department: { department: code, name, shortName }, category, text })
        }
      }
      seen()
    }
    await breathe()
    return { proposals, json: keptJson(proposals) }
  })
  if (filter.kind === null && filter.parent === null && filter.level === null) return all
  const { filers } = await readRollup({ db, frameworks, now }, id, filter)
  const passing = new Set(filers.map(({ code }) => code))
  const proposals = all.proposals.filter(({ department }) => passing.has(department.department))
  return { proposals, json: JSON.stringify(proposals) }
}

/** Characters of lines, those of some hundred filers, after which others have their turn. */
const LONG = 50_000

/** @throws Problem notFound. */
async function readLines(...asked: Parameters<typeof rollupQueries.read>) {
  const found = orThrow(await rollupQueries.read(...asked), 'notFound')
  if ((found.lines?.length ?? 0) > LONG) await breathe()
  return found
}

/** The lines of what was read; read again where what was known then is kept no longer. */
async function withLines(db: Db, { period, lines }: Awaited<ReturnType<typeof readLines>>, part: rollupQueries.Part) {
  return lines ?? (await readLines(db, period.id, part, null)).lines ?? '[]'
}

/** The filers in their order, a page at a time, each with that part of its submission where it counts. */
async function* pages(
  db: Db,
  period: string,
  part: rollupQueries.Part,
  filers: readonly Filer[],
  acceptedOnly: boolean,
  known: ReadonlyMap<string, string>,
): AsyncGenerator<(readonly [Filer, string | null])[]> {
  const size = rollupQueries.PAGE[part]
  for (let from = 0; from < filers.length; from += size) {
    if (from > 0) await breathe()
    const page = filers.slice(from, from + size)
    const isWanted = ({ state }: Filer) => isCounted(state, acceptedOnly)
    const unknown = page.filter((filer) => isWanted(filer) && !known.has(filer.code))
    const read = unknown.length > 0 ? await rollupQueries.partsOf(db, period, part, unknown) : known
    yield page.map((filer) => [filer, isWanted(filer) ? (known.get(filer.code) ?? read.get(filer.code) ?? null) : null])
  }
}

/** The frozen figures of these filers, each as it is stored, in their order; of those that count. */
export async function* readFigures(
  db: Db,
  id: string,
  filers: readonly Filer[],
  acceptedOnly: boolean,
): AsyncGenerator<[Filer, string]> {
  for await (const page of pages(db, id, 'figures', filers, acceptedOnly, new Map())) {
    for (const [filer, json] of page) if (json !== null) yield [filer, json]
  }
}

export type ReadRollup = Awaited<ReturnType<typeof readRollup>>
