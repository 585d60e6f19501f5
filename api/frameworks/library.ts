/** The framework documents at hand: those that come with the program, the province's own, and those that were uploaded. */
import type { Db } from '../../db/client.ts'
import { bundledMappings, bundledVocabulary, editionOf, inForceOn, newestEdition } from '../../db/frameworks/index.ts'
import * as uploaded from '../../db/queries/frameworks.ts'
import type { Framework, Language, Vocabulary } from '../domain/framework.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Period } from '../domain/period.ts'
import { type Said, said } from '../domain/vocabulary.ts'

export type Library = {
  /** Those that the program started with, oldest first. */
  given: readonly Framework[]
  /** @param version null: the oldest of this id, the one that was there before editions were told apart */
  find(id: string, version: string | null): Promise<Framework | undefined>
  /** @throws Error when a stored period names a framework that is not here */
  of(period: Pick<Period, 'frameworkId' | 'frameworkVersion'>): Promise<Framework>
  /** The newest of this id. */
  newest(id: string): Promise<Framework | undefined>
  /** All of them, oldest first, as they came. */
  all(): Promise<Framework[]>
  /** The mapping that came along with an edition, from whichever framework. */
  leadsTo(framework: Framework): Promise<Mapping | null>
  /** Ids between which a mapping came with the program. */
  leads: readonly Pick<Mapping, 'from' | 'to'>[]
  /** Those that were uploaded, oldest first. */
  uploaded(): Promise<Uploaded[]>
  /** How criteria of one framework answer those of another: by what came along with that edition of it, else with the newest. */
  mapping(from: Framework, to: Framework): Promise<Mapping | null>
  /** The words of a framework: those of `version`, null: of its newest edition that has any; without any, those of the first that came. */
  vocabulary(id: string, version: string | null): Promise<Words>
  /** Id of the framework whose law is in force on a day (`YYYY-MM-DD`) and that has words of its own; null where none is. */
  inForceOn(day: string): Promise<string | null>
}

/** `mappedFrom`: id of the framework that a mapping came along from. */
export type Uploaded = Awaited<ReturnType<typeof uploaded.list>>[number]

/** A vocabulary and the edition that it is of. */
export type Words = { id: string; version: string; vocabulary: Vocabulary }

/**
 * @param given those that the program starts with, by edition; an edition never changes, so that what was read once is kept
 * @param mappings between them
 */
export function library(
  db: Db,
  given: ReadonlyMap<string, Framework>,
  mappings: readonly Mapping[] = bundledMappings,
): Library {
  const known = new Map(given)
  const led = new Map<string, Mapping>()

  const read = async (id: string, version: string): Promise<Framework | undefined> => {
    const edition = editionOf({ id, version })
    const found = known.get(edition)
    if (found) return found
    const document = await uploaded.read(db, { id, version })
    if (document === undefined) return undefined
    // It was checked before it was stored, and has not changed since.
    known.set(edition, JSON.parse(document) as Framework)
    return known.get(edition)
  }

  const all = async (): Promise<Framework[]> => {
    const later = await Promise.all((await uploaded.list(db)).map(({ id, version }) => read(id, version)))
    return [...given.values(), ...later.filter((framework) => framework !== undefined)]
  }

  const mapping: Library['mapping'] = async (from, to) => {
    if (from.id === to.id) return null
    const ours = mappings.find((each) => each.from === from.id && each.to === to.id)
    if (given.has(editionOf(to)) && ours) return ours
    const name = `${from.id}>${editionOf(to)}`
    const read = led.get(name)
    if (read) return read
    const rows = await uploaded.mappingsOf(db, from.id, to.id)
    const row = rows.find(({ toVersion }) => toVersion === to.version)
    const found = row ?? (ours ? undefined : rows.at(-1))
    if (!found) return ours ?? null
    const made = { from: from.id, to: to.id, map: JSON.parse(found.document) as Mapping['map'] }
    // Of an edition without one of its own, a later edition may bring another.
    if (row) led.set(name, made)
    return made
  }

  const find: Library['find'] = async (id, version) => {
    if (version !== null) return read(id, version)
    const oldest = [...given.values()].find((framework) => framework.id === id)
    return oldest ?? (await all()).find((framework) => framework.id === id)
  }

  return {
    given: [...given.values()],
    leads: mappings,
    find,
    async of({ frameworkId, frameworkVersion }) {
      const framework = await find(frameworkId, frameworkVersion)
      if (framework) return framework
      throw new Error(`the framework ${frameworkId} ${frameworkVersion ?? ''} of a stored period is not loaded`)
    },
    async vocabulary(id, version) {
      const named = version === null ? null : await read(id, version)
      const found = named?.vocabulary ? named : (await all()).findLast((each) => each.id === id && each.vocabulary)
      return found?.vocabulary ? { id, version: found.version, vocabulary: found.vocabulary } : bundledVocabulary
    },
    inForceOn: async (day) => inForceOn(await all(), day)?.id ?? null,
    newest: async (id) => newestEdition(await all(), id),
    all,
    async leadsTo(framework) {
      if (given.has(editionOf(framework))) return mappings.find(({ to }) => to === framework.id) ?? null
      const from = (await uploaded.list(db)).find(
        ({ id, version }) => id === framework.id && version === framework.version,
      )?.mappedFrom
      const before = from && (await all()).find(({ id }) => id === from)
      return before ? mapping(before, framework) : null
    },
    uploaded: () => uploaded.list(db),
    mapping,
  }
}

/** The Vietnamese words that a period prints. */
export const saidIn = async (
  frameworks: Library,
  { words, frameworkId }: Pick<Period, 'words' | 'frameworkId'>,
): Promise<Said> => said((await frameworks.vocabulary(words ?? frameworkId, null)).vocabulary, 'vi')

/** Those of the law in force on a day, for what is of no period. */
export const saidOn = async (frameworks: Library, day: string, language: Language = 'vi'): Promise<Said> =>
  said((await frameworks.vocabulary((await frameworks.inForceOn(day)) ?? '', null)).vocabulary, language)
