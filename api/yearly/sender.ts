/** By whom a yearly report is sent: the province's owner, another one, or a department. */
import * as departments from '../../db/queries/departments.ts'
import type { Using } from '../deps.ts'
import { orThrow } from '../http/problem.ts'
import type { Sender } from '../reports/form08/issuer.ts'
import type { Asked, Read } from './read.ts'

/** @throws Problem notFound */
export async function senderOf(
  { db }: Pick<Using, 'db'>,
  { form, bodies: all, main }: Read,
  { unit }: Pick<Asked, 'unit'>,
): Promise<Sender> {
  const told = (id: string | null) => {
    const body = all.find(id)
    return body ? all.told(body) : null
  }
  if (unit === null) {
    const own = told(form.owner?.id ?? null)
    return own && own.id !== main ? { as: 'owner', body: own } : { as: 'main', body: told(main) }
  }
  const department = orThrow(await departments.find(db, unit), 'notFound')
  const parent = department.parent === null ? undefined : await departments.find(db, department.parent)
  const letter = (await departments.letterOf(db, unit))?.letter ?? null
  const named = all.named(department.name)
  const [first] = form.bodies
  const to = first?.owner ?? told(main)
  const through = first ? first.unit : to && all.unitOf(to)
  return {
    as: 'unit',
    department: { ...department, parentName: parent?.name ?? null, letter },
    body: named ? all.told(named) : null,
    owner: to?.name ?? null,
    through: through?.name ?? null,
  }
}
