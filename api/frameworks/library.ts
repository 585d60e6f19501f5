/** The framework documents at hand: those that come with the program, the province's own, and those that were uploaded. */
import type { Db } from '../../db/client.ts'
import { editionOf, loadFrameworks, newestEdition } from '../../db/frameworks/index.ts'
import * as uploaded from '../../db/queries/frameworks.ts'
import type { Framework } from '../domain/framework.ts'
import type { Period } from '../domain/period.ts'

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
}

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
    newest: async (id) => newestEdition(await all(), id),
    all,
  }
}
