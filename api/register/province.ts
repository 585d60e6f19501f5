/** The systems of the whole province. */
import { all, type RegisterFilter, type RegisterLine } from '../../db/queries/register.ts'
import type { Deps } from '../deps.ts'
import { searchable } from '../domain/search.ts'

/** @param search with or without tone marks: in the names of system and department */
export async function readRegister(
  { db }: Pick<Deps, 'db'>,
  { search, ...filter }: RegisterFilter & { search: string },
): Promise<RegisterLine[]> {
  const lines = await all(db, filter)
  const words = searchable(search)
  if (words === '') return lines
  return lines.filter(({ name, shortName, department }) =>
    [name, shortName ?? '', department.name, department.shortName].some((each) => searchable(each).includes(words)),
  )
}
