/** A province's figures over its newest periods. */
import { preparedFor } from '../../db/client.ts'
import * as trendQueries from '../../db/queries/trend.ts'
import type { Deps } from '../deps.ts'
import { type Filter, filterKey } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import { type PeriodSums, type Trend, trendOf } from '../domain/trend.ts'
import { Kept } from '../kept.ts'

const keptOf = preparedFor(() => new Kept<PeriodSums>(KEPT.sums, () => 1))

type Asked = { periods: number; until: string | null; filter: Filter }

/**
 * Two round trips, one where what its periods stand on is as it was.
 * @param asked `until`: the period that it ends with; null for the newest that has opened
 */
export async function readTrend(
  { db, now, mappings }: Pick<Deps, 'db' | 'now' | 'mappings'>,
  { periods: most, until, filter }: Asked,
): Promise<Trend> {
  const periods = await trendQueries.newest(db, { day: dayOf(now()), period: until }, most)
  const kept = keptOf(db)
  const keyOf = (id: string) => `${id} ${filterKey(filter)}`
  const unknown = periods.filter(({ id, stamp }) => kept.standsOn(keyOf(id)) !== stamp).map(({ id }) => id)
  let reading: Promise<Map<string, PeriodSums>> | undefined
  const summed = await Promise.all(
    periods.map(async ({ id, frameworkId, stamp }) => {
      const sums = await kept.get(keyOf(id), stamp, now, async () => {
        reading ??= trendQueries.sumsOf(db, unknown, filter)
        return (await reading).get(id) ?? ((await trendQueries.sumsOf(db, [id], filter)).get(id) as PeriodSums)
      })
      return { id, frameworkId, sums }
    }),
  )
  return trendOf(summed, mappings)
}
