/** A period's figures, and what its reports print beside them. */
import * as rollupQueries from '../../db/queries/rollup.ts'
import { frameworkOf } from '../assessment/read.ts'
import type { Deps } from '../deps.ts'
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

export type ReadRollup = Awaited<ReturnType<typeof readRollup>>
