/**
 * What a system names beside itself must be there: bodies in their roles, frameworks, the platform it is hosted on; what is set
 * by hand has its reason, what is confirmed was.
 */
import type { Db } from '../../db/client.ts'
import * as bodies from '../../db/queries/bodies.ts'
import * as platforms from '../../db/queries/platforms.ts'
import type { Deps } from '../deps.ts'
import type { BodyRole } from '../domain/enums.ts'
import { dayOf } from '../domain/period.ts'
import type { SystemInput } from '../domain/system.ts'
import type { Fault } from '../http/problem.ts'

type Named = Partial<Pick<SystemInput, 'ownerId' | 'operatorId' | 'ruler' | 'confirmedOn' | 'platform' | 'platformId'>>
type Whole = Pick<SystemInput, 'ruler' | 'rulerReason'> & Partial<Pick<SystemInput, 'platform' | 'platformId'>>

/**
 * The faults of systems, in their order.
 * @param list what is told of each, and what each is then; `id` of one that is registered already
 */
export async function referenceFaults(
  { db, frameworks, now }: { db: Db; frameworks: Deps['frameworks']; now: Deps['now'] },
  list: readonly { told: Named; after: Whole; id?: string }[],
): Promise<Fault[][]> {
  const namesBodies = list.some(({ told }) => told.ownerId || told.operatorId)
  const known = new Map(namesBodies ? (await bodies.list(db)).map(({ id, roles }) => [id, roles]) : [])
  const rulers = list.some(({ told }) => told.ruler) ? (await frameworks.all()).map(({ id }) => id) : []
  const today = dayOf(now())
  const isUnknown = (id: string | null | undefined, role: BodyRole) => Boolean(id && !known.get(id)?.includes(role))
  const inUse = new Set(list.some(({ told }) => told.platformId) ? (await platforms.list(db)).map(({ id }) => id) : [])
  const isPlatform = (id: string, self: string | undefined) => inUse.has(id) && id !== self
  return list.map(({ told, after, id }): Fault[] => [
    ...(told.platformId && !isPlatform(told.platformId, id)
      ? [{ path: 'platformId', code: 'unknownPlatform' } as const]
      : []),
    ...((told.platform || told.platformId) && after.platform && after.platformId
      ? [{ path: told.platformId ? 'platformId' : 'platform', code: 'platformHosted' } as const]
      : []),
    ...(isUnknown(told.ownerId, 'owner') ? [{ path: 'ownerId', code: 'unknownBody' } as const] : []),
    ...(isUnknown(told.operatorId, 'operator') ? [{ path: 'operatorId', code: 'unknownBody' } as const] : []),
    ...(told.ruler && !rulers.includes(told.ruler) ? [{ path: 'ruler', code: 'unknownFramework' } as const] : []),
    ...(told.confirmedOn && told.confirmedOn > today ? [{ path: 'confirmedOn', code: 'dayAhead' } as const] : []),
    ...(after.ruler !== null && after.rulerReason === null
      ? [{ path: 'rulerReason', code: 'rulerReason' } as const]
      : []),
  ])
}
