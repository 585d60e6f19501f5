/** A province's figures over its newest periods. */
import { preparedFor } from '../../db/client.ts'
import * as trendQueries from '../../db/queries/trend.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import type { PeriodKind } from '../domain/enums.ts'
import { type Filter, filterKey } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import { type PeriodSums, type Trend, trendOf } from '../domain/trend.ts'
import { Kept } from '../kept.ts'

const keptOf = preparedFor(() => new Kept<PeriodSums>(KEPT.sums, () => 1))

type Asked = { periods: number; until: string | null; of?: PeriodKind | null; filter: Filter }

/**
 * One round trip where what its periods stand on is as it was; else one more, for those that changed beside each other.
 * @param asked `until`: the period that it ends with; null for the newest that has opened. `of`: periods of that kind; else of its kind
 */
export async function readTrend(
  { db, now, frameworks }: Pick<Deps, 'db' | 'now' | 'frameworks'>,
  { periods: most, until, of = null, filter }: Asked,
): Promise<Trend> {
  const { periods, leads } = await trendQueries.newest(db, { day: dayOf(now()), period: until, of }, most)
  const kept = keptOf(db)
  const keyOf = (id: string) => `${id} ${filterKey(filter)}`
  // One after the other where the database answers at once, all under way where it is on the other side of a network.
  let turn = Promise.resolve()
  const inTurn = () => {
    turn = turn.then(() => breathe())
    return turn
  }
  const summed = await Promise.all(
    periods.map(async ({ id, frameworkId, frameworkVersion, stamp }) => {
      const [sums, framework = null] = await Promise.all([
        kept.get(keyOf(id), stamp, now, () => trendQueries.sumsOf(db, id, filter, inTurn)),
        frameworks.find(frameworkId, frameworkVersion),
      ])
      return { id, framework, sums }
    }),
  )
  return trendOf(summed, [...frameworks.leads, ...leads])
}
