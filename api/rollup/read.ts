/** A period's figures, and what its reports print beside them. */
import * as rollupQueries from '../../db/queries/rollup.ts'
import { frameworkOf } from '../assessment/read.ts'
import type { Deps } from '../deps.ts'
import type { Recommendation } from '../domain/assessment.ts'
import { dayOf, periodState } from '../domain/period.ts'
import { rollup } from '../domain/rollup.ts'
import { orThrow } from '../http/problem.ts'

/** In one round trip. @throws Problem notFound. */
export async function readRollup(
  { db, frameworks, now }: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  id: string,
  acceptedOnly: boolean,
) {
  const { period, filers } = orThrow(await rollupQueries.read(db, id), 'notFound')
  const framework = frameworkOf(frameworks, period.frameworkId)
  return {
    rollup: rollup(period.id, framework, filers, acceptedOnly),
    period: { ...period, state: periodState(period, dayOf(now())) },
    framework,
    filers,
    acceptedOnly,
  }
}

/** The recommendations frozen in the submissions that the rollup counts. @throws Problem notFound. */
export async function readProposals({ db }: Pick<Deps, 'db'>, period: string, acceptedOnly: boolean) {
  const rows = orThrow(await rollupQueries.recommendations(db, period, acceptedOnly), 'notFound')
  return rows.flatMap(({ items, ...department }) =>
    (JSON.parse(items) as Recommendation[]).map(({ category, text }) => ({ department, category, text })),
  )
}

export type ReadRollup = Awaited<ReturnType<typeof readRollup>>
