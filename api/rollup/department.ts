/** One department over the newest periods, beside those of its kind. */
import { preparedFor } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as rollupQueries from '../../db/queries/rollup.ts'
import * as trendQueries from '../../db/queries/trend.ts'
import type { Deps } from '../deps.ts'
import type { DepartmentKind } from '../domain/enums.ts'
import { NO_FILTER } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { medians } from '../domain/median.ts'
import { dayOf } from '../domain/period.ts'
import { type DepartmentRow, rowOf } from '../domain/rollup.ts'
import { orThrow } from '../http/problem.ts'
import { Kept } from '../kept.ts'
import { readRollup } from './read.ts'

type Middle = { median: number; n: number }
type Medians = ReadonlyMap<DepartmentKind, Middle>

const keptOf = preparedFor(() => new Kept<Medians>(KEPT.medians, () => 1))

/**
 * Newest first. `row` is null where it was not expected to file; `kind` is the middle rate of all of its kind, null where none counts.
 * `sections`: the shares of its kind in the newest of them.
 */
export type DepartmentTrend = {
  code: string
  kind: DepartmentKind
  periods: { period: string; row: DepartmentRow | null; kind: Middle | null }[]
  sections: Record<string, number | null>
}

type Working = Pick<Deps, 'db' | 'frameworks' | 'now'>

/** @param until the period that it ends with; null for the newest that has opened @throws Problem notFound */
export async function readDepartmentTrend(
  deps: Working,
  code: string,
  { periods: most, until }: { periods: number; until: string | null },
): Promise<DepartmentTrend> {
  const { db } = deps
  const [found, { periods }] = await Promise.all([
    departments.find(db, code),
    trendQueries.newest(db, { day: dayOf(deps.now()), period: until, of: null }, most),
  ])
  const { kind } = orThrow(found, 'notFound')
  const newest = periods.at(-1)
  const [rows, middles, ofKind] = await Promise.all([
    rollupQueries.ofDepartment(
      db,
      code,
      periods.map(({ id }) => id),
    ),
    Promise.all(periods.map((period) => mediansOf(deps, period))),
    newest && readRollup(deps, newest.id, { ...NO_FILTER, kind }),
  ])
  const lines = await Promise.all(
    periods.map(async ({ id, ...period }, i) => {
      const filer = rows.get(id)
      const row = filer ? rowOf(filer.line, filer.figures, await deps.frameworks.of(period)) : null
      return { period: id, row, kind: middles[i]?.get(kind) ?? null }
    }),
  )
  const sections = Object.fromEntries(ofKind?.rollup.sections.map(({ id, rate }) => [id, rate]) ?? [])
  return { code, kind, periods: lines.reverse(), sections }
}

/** By kind; a few numbers, kept for as long as what they stand on stays, where whole rollups of many periods would not be. */
const mediansOf = (deps: Working, { id, stamp }: { id: string; stamp: string }): Promise<Medians> =>
  keptOf(deps.db).get(id, stamp, deps.now, async () => {
    const { rollup, filers } = await readRollup(deps, id, NO_FILTER)
    const rates = new Map(rollup.departments.map((row) => [row.code, row.rate]))
    return medians(filers.map(({ code, kind }) => [kind, rates.get(code) ?? null] as const))
  })
