/** The systems of the whole province. */
import { all, type RegisterFilter, type RegisterLine } from '../../db/queries/register.ts'
import type { Deps } from '../deps.ts'
import { searchable } from '../domain/search.ts'
import { measured } from './systems.ts'

export type MeasuredLine = RegisterLine & { measuredBy: string }

/** @param ruler the framework that they are measured on today
 * @param search with or without tone marks: in the names of system and department */
export async function readRegister(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { search, ruler, ...filter }: RegisterFilter & { search: string; ruler: string | null },
): Promise<MeasuredLine[]> {
  const lines = (await all(db, filter))
    .map((line) => measured(line, now))
    .filter(({ measuredBy }) => ruler === null || measuredBy === ruler)
  const words = searchable(search)
  if (words === '') return lines
  return lines.filter(({ name, shortName, department }) =>
    [name, shortName ?? '', department.name, department.shortName].some((each) => searchable(each).includes(words)),
  )
}
