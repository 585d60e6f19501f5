/** Periods: opening one freezes who is expected to file. */
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as periods from '../../db/queries/periods.ts'
import type { Caller, Using } from '../deps.ts'
import type { Period, PeriodView } from '../domain/period.ts'
import { inOrder, kindOf, withState } from '../domain/period.ts'
import { FORMULA } from '../domain/score.ts'
import type { PeriodInput, PeriodPatch } from '../domain/wire/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'>

/** The edition named, else the newest of that id. @throws Problem invalid */
async function editionOf({ frameworks }: Working, { frameworkId, frameworkVersion }: Asked): Promise<Edition> {
  const framework =
    frameworkVersion === undefined
      ? await frameworks.newest(frameworkId)
      : await frameworks.find(frameworkId, frameworkVersion)
  if (framework) return { frameworkId, frameworkVersion: framework.version }
  const path = frameworkVersion === undefined ? 'frameworkId' : 'frameworkVersion'
  throw new Problem('invalid', { faults: [{ path, code: 'unknownFramework' }] })
}
type Asked = { frameworkId: string; frameworkVersion?: string | undefined }
type Edition = Pick<Period, 'frameworkId' | 'frameworkVersion'>

/** @throws Problem invalid for words of no framework that is here */
async function refuseUnspoken({ frameworks }: Working, words: string | undefined): Promise<void> {
  if (words === undefined || (await frameworks.newest(words))?.vocabulary) return
  throw new Problem('invalid', { faults: [{ path: 'words', code: 'unknownFramework' }] })
}

/** @throws Problem invalid */
export async function openPeriod(deps: Working, caller: Caller, input: PeriodInput): Promise<PeriodView> {
  const { words = await deps.frameworks.inForceOn(input.opensOn), name = null } = input
  const period = { ...input, ...(await editionOf(deps, input)), words, name, formula: FORMULA }
  await refuseUnspoken(deps, input.words)
  await write(deps.db, [...periods.create(deps.db, period), auditLine(deps, caller, 'period.create', input.id, period)])
  return withState(period, deps.now())
}

/** @throws Problem notFound, invalid, frameworkInUse, stale */
export async function changePeriod(
  deps: Working,
  caller: Caller,
  { period, ...asked }: PeriodPatch & { period: string },
): Promise<PeriodView> {
  const { db } = deps
  const before = orThrow(await periods.find(db, period), 'notFound')
  const { frameworkId: _frameworkId, frameworkVersion: _frameworkVersion, ...rest } = asked
  const edition = await otherEdition(deps, before, asked)
  const change = { ...rest, ...edition }
  const after = { ...before, ...change }
  await refuseUnspoken(deps, asked.words)
  if (kindOf(before.id) !== 'adhoc' && asked.name !== undefined) {
    throw new Problem('invalid', { faults: [{ path: 'name', code: 'periodName' }] })
  }
  if (!inOrder(after)) throw new Problem('invalid', { faults: [{ path: 'dueOn', code: 'daysOrder' }] })

  try {
    await write(db, [
      // The days are judged together, so those that stay must be as they were read.
      requireThat(periods.unchanged(before)),
      ...(edition ? [requireThat(periods.untouched(before.id))] : []),
      periods.update(db, before.id, { ...change, requestRef: after.requestRef }),
      ...(after.dueOn > before.dueOn ? [periods.extendOnTime(before.id, after.dueOn)] : []),
      auditLine(deps, caller, 'period.update', before.id, change),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem(edition ? 'frameworkInUse' : 'stale') : error
  }
  return withState(after, deps.now())
}

/** The edition that a period is given in place of its own; null where it stays on that. */
async function otherEdition(deps: Working, before: Period, asked: Partial<Asked>): Promise<Edition | null> {
  const { frameworkId = before.frameworkId, frameworkVersion } = asked
  if (frameworkId === before.frameworkId && frameworkVersion === undefined) return null
  const own = await deps.frameworks.find(before.frameworkId, before.frameworkVersion)
  if (own?.id === frameworkId && own.version === frameworkVersion) return null
  return editionOf(deps, { frameworkId, frameworkVersion })
}
