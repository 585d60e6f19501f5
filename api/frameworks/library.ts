/** The framework documents at hand: those that come with the program, the province's own, and those that were uploaded. */
import type { Db } from '../../db/client.ts'
import { bundledVocabulary, editionOf, inForceOn, loadFrameworks, newestEdition } from '../../db/frameworks/index.ts'
import * as uploaded from '../../db/queries/frameworks.ts'
import type { Framework, Language, Vocabulary } from '../domain/framework.ts'
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
  /** The words of a framework: those of `version`, null: of its newest edition that has any; without any, those of the first that came. */
  vocabulary(id: string, version: string | null): Promise<Words>
  /** Id of the framework whose law is in force on a day (`YYYY-MM-DD`) and that has words of its own; null where none is. */
  inForceOn(day: string): Promise<string | null>
}

/** A vocabulary and the edition that it is of. */
export type Words = { id: string; version: string; vocabulary: Vocabulary }

/** @param given those that the program starts with, by edition; an edition never changes, so that what was read once is kept */
export function library(db: Db, given: ReadonlyMap<string, Framework>): Library {
  const known = new Map(given)

  const read = async (id: string, version: string): Promise<Framework | undefined> => {
    const edition = editionOf({ id, version })
    const found = known.get(edition)
    if (found) return found
    const document = await uploaded.read(db, { id, version })
    if (document === undefined) return undefined
    for (const [name, framework] of loadFrameworks([JSON.parse(document)])) known.set(name, framework)
    return known.get(edition)
  }

  const all = async (): Promise<Framework[]> => {
    const later = await Promise.all((await uploaded.list(db)).map(({ id, version }) => read(id, version)))
    return [...given.values(), ...later.filter((framework) => framework !== undefined)]
  }

  const find: Library['find'] = async (id, version) => {
    if (version !== null) return read(id, version)
    const oldest = [...given.values()].find((framework) => framework.id === id)
    return oldest ?? (await all()).find((framework) => framework.id === id)
  }

  return {
    given: [...given.values()],
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
