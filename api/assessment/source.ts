/** What an assessment is carried forward from, and what that offers to its form. */
import { type Db, preparedFor } from '../../db/client.ts'
import type { Head, Key, SourceRow } from '../../db/queries/assessments.ts'
import type { Deps } from '../deps.ts'
import type { SubmissionContent } from '../domain/assessment.ts'
import { type Asked, offersOf, type Source } from '../domain/carry.ts'
import { figureOffersOf, type Numbered } from '../domain/carry-figures.ts'
import { applicable, type Item, itemKey, type LevelledSystem } from '../domain/criteria.ts'
import { askedFigures } from '../domain/figures.ts'
import type { Framework } from '../domain/framework.ts'
import { KEPT } from '../domain/limits.ts'
import type { Offers } from '../domain/offers.ts'
import { kindOf } from '../domain/period.ts'
import { Kept } from '../kept.ts'

/** A submission never changes: its content is read and parsed once for as long as it is kept. */
type Read = Pick<Source, 'sha256' | 'content'> & { characters: number }
const keptOf = preparedFor(() => new Kept<Read>(KEPT.sources, ({ characters }) => characters))

const nameOf = ({ period, code }: Key) => `${period}/${code}`

/** What was read of it last, for a query that need not read the same again; null when nothing is at hand. */
export const knownSource = (db: Db, key: Key): Read | null => keptOf(db).last(nameOf(key)) ?? null

type Row = Pick<Head, 'source' | 'frozenSystems' | 'levels'> & { sourceContent: string | null; numbered: string }
/** @returns null also where it answers criteria that this server does not have: there is nothing to compare with */
async function sourceOf(
  { db, frameworks, now }: Working,
  key: Key,
  row: Row,
  known: Read | null,
): Promise<Source | null> {
  if (row.source === null) return null
  const [period, revision, sha256, submittedAt, id, version] = JSON.parse(row.source) as SourceRow
  const framework = await frameworks.find(id, version)
  if (!framework) return null
  const { content } = await keptOf(db).get(nameOf(key), sha256, now, async () => {
    if (known?.sha256 === sha256) return known
    if (row.sourceContent === null) throw new Error(`what ${nameOf(key)} is carried from was not read`)
    const read = JSON.parse(row.sourceContent) as SubmissionContent
    return { sha256, content: read, characters: row.sourceContent.length }
  })
  return { period, revision, sha256, submittedAt, framework, content }
}

/** The questions of a form, found out when the first of them is asked for. */
function askedOf(framework: Framework, { frozenSystems, levels }: Row): Asked {
  const systems = JSON.parse(frozenSystems ?? levels) as LevelledSystem[]
  let known: Map<string, Item> | undefined
  return (criterion, system) => {
    known ??= new Map(applicable(framework, systems).map((item) => [itemKey(item.criterion.id, item.system), item]))
    return known.get(itemKey(criterion, system))
  }
}

type NumberedRow = [period: string, revision: number, numbers: Numbered['numbers']]

/** What is offered for the figures of a form. */
function figuresOffered(framework: Framework, period: string, row: Row): Offers['figure'] {
  const systems = JSON.parse(row.frozenSystems ?? row.levels) as LevelledSystem[]
  const asked = askedFigures(framework, kindOf(period), systems)
  if (asked.length === 0) return () => ({ carried: null, previous: null })
  const filed = (JSON.parse(row.numbered) as NumberedRow[]).map(([period, revision, numbers]) => ({
    ...{ period, revision, numbers },
  }))
  const offer = figureOffersOf(period, filed)
  const known = new Map(asked.map(({ figure, system }) => [itemKey(figure.id, system), figure]))
  return (id, system) => {
    const figure = known.get(itemKey(id, system))
    return figure ? offer(figure, system) : { carried: null, previous: null }
  }
}

type Working = Pick<Deps, 'db' | 'frameworks' | 'now'>

/**
 * What it offers to the form of a framework.
 * @param row read with the SHA-256 of `known`
 */
export async function readOffers(
  deps: Working,
  key: Key,
  framework: Framework,
  row: Row,
  known: Read | null,
): Promise<Offers & { source: Source | null }> {
  const source = await sourceOf(deps, key, row, known)
  const mapping = source && (await deps.frameworks.mapping(source.framework, framework))
  const figures = figuresOffered(framework, key.period, row)
  return { ...offersOf(framework, askedOf(framework, row), source, mapping, figures), source }
}
