/** The register of the whole province: every system in use, with its department. */
import { sql } from 'drizzle-orm'
import type { Dossier, Hosting, NationalGround, SystemKind } from '../../api/domain/enums.ts'
import type { System } from '../../api/domain/system.ts'
import type { Db } from '../client.ts'
import { departments, systems } from '../schema/index.ts'
import { orderOf } from './departments.ts'
import { asJson, inOrder } from './systems.ts'

export type RegisterFilter = {
  level: number | null
  hosting: Hosting | null
  dossier: Dossier | null
  department: string | null
  /** `untyped`, `unreviewed`: of which nothing is said. */
  kind: SystemKind | 'untyped' | null
  national: NationalGround | 'unreviewed' | null
}
export type RegisterLine = System & { department: { code: string; name: string; shortName: string } }

/** In the order of departments, and of registering. One round trip. */
export async function all(
  db: Db,
  { level, hosting, dossier, department, kind, national }: RegisterFilter,
): Promise<RegisterLine[]> {
  const rows = await db.values<[json: string, code: string, name: string, shortName: string]>(sql`
    select ${asJson}, d.code, d.name, d.short_name
    from ${systems} join ${departments} d on d.code = ${systems.department}
    where ${systems.retiredAt} is null
      and (${level} is null or ${systems.level} = ${level})
      and (${hosting} is null or ${systems.hosting} = ${hosting})
      and (${dossier} is null or ${systems.dossier} = ${dossier})
      and (${department} is null or d.code = ${department})
      and (${kind} is null or coalesce(${systems.kind}, 'untyped') = ${kind})
      and (${national} is null or coalesce(${systems.nationalGround}, 'unreviewed') = ${national})
    order by ${orderOf('d')}, ${inOrder}`)
  return rows.map((row) => {
    return { ...JSON.parse(row[0]), department: { code: row[1], name: row[2], shortName: row[3] } }
  })
}
