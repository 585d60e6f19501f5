/** Periods: opening one freezes who is expected to file. */
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as periods from '../../db/queries/periods.ts'
import type { Caller, Using } from '../deps.ts'
import type { PeriodView } from '../domain/period.ts'
import { inOrder } from '../domain/period.ts'
import type { PeriodInput, PeriodPatch } from '../domain/wire/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { withState } from './read.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'>

const unknownFramework = new Problem('invalid', { faults: [{ path: 'frameworkId', code: 'unknownFramework' }] })

/** @throws Problem invalid */
export async function openPeriod(deps: Working, caller: Caller, input: PeriodInput): Promise<PeriodView> {
  if (!deps.frameworks.has(input.frameworkId)) throw unknownFramework
  await write(deps.db, [...periods.create(deps.db, input), auditLine(deps, caller, 'period.create', input.id, input)])
  return withState(input, deps.now())
}

/** @throws Problem notFound, invalid, frameworkInUse, stale */
export async function changePeriod(
  deps: Working,
  caller: Caller,
  { period, ...change }: PeriodPatch & { period: string },
): Promise<PeriodView> {
  const { db } = deps
  const before = orThrow(await periods.find(db, period), 'notFound')
  const after = { ...before, ...change }
  if (!deps.frameworks.has(after.frameworkId)) throw unknownFramework
  if (!inOrder(after)) throw new Problem('invalid', { faults: [{ path: 'dueOn', code: 'daysOrder' }] })

  const changesFramework = after.frameworkId !== before.frameworkId
  try {
    await write(db, [
      // The days are judged together, so those that stay must be as they were read.
      requireThat(periods.unchanged(before)),
      ...(changesFramework ? [requireThat(periods.untouched(before.id))] : []),
      periods.update(db, before.id, { ...change, requestRef: after.requestRef }),
      ...(after.dueOn > before.dueOn ? [periods.extendOnTime(before.id, after.dueOn)] : []),
      auditLine(deps, caller, 'period.update', before.id, change),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem(changesFramework ? 'frameworkInUse' : 'stale') : error
  }
  return withState(after, deps.now())
}
