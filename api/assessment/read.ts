/** From rows to what the API says of an assessment, and the checks a change must pass. */

import type { Db } from '../../db/client.ts'
import type { Head, Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as departments from '../../db/queries/departments.ts'
import * as filings from '../../db/queries/filings.ts'
import * as periods from '../../db/queries/periods.ts'
import type { Caller, Deps } from '../deps.ts'
import type { Answer, AssessmentState, AssessmentView, Versioned } from '../domain/assessment.ts'
import { applicable, type Item, itemKey } from '../domain/criteria.ts'
import type { Framework } from '../domain/framework.ts'
import { unanswered } from '../domain/items/index.ts'
import { lockOf, standingReturn } from '../domain/lock.ts'
import { missing } from '../domain/missing.ts'
import { dayOf, periodState } from '../domain/period.ts'
import { sha256 } from '../domain/sha256.ts'
import { isCoordinator, type Role } from '../domain/user.ts'
import { fingerprint } from '../frameworks/fingerprint.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { sayAt, sayDay } from '../messages/index.ts'

type Working = Pick<Deps, 'frameworks' | 'now'> & { db: Db }

/** @throws Error when a stored period names a framework that this server does not have. */
export function frameworkOf(frameworks: Deps['frameworks'], id: string): Framework {
  const framework = frameworks.get(id)
  if (!framework) throw new Error(`the framework ${id} of a stored period is not loaded`)
  return framework
}

/** A department's assessments of all periods that expected it, newest first. @throws Problem notFound. */
export async function readFilings({ db, now }: Pick<Working, 'db' | 'now'>, code: string) {
  const today = dayOf(now())
  const lines = await filings.ofDepartment(db, code)
  if (lines.length === 0) orThrow(await departments.find(db, code), 'notFound')
  return lines.map((line) => ({ ...line, period: { ...line.period, state: periodState(line.period, today) } }))
}

/** The whole working copy at this moment, with its questions. @throws Problem notFound. */
export async function readAssessment({ db, frameworks, now }: Working, key: Key) {
  const found = orThrow(await assessments.read(db, key), 'notFound')
  const at = now()
  const framework = frameworkOf(frameworks, found.head.period.frameworkId)
  const items = applicable(framework, found.systems)
  const answers = answersTo(items, found.answers)
  return {
    ...found,
    framework,
    frameworkSha256: await fingerprint(framework),
    items,
    answers,
    missing: missing(items, answers),
    now: at,
    today: dayOf(at),
  }
}

/**
 * Another one whenever what `toView` tells is another: every save and step moves the head's version, every change of the
 * register its own, and the day and who asks decide the rest. So it is known from the head alone.
 */
export const tagOf = async (head: Head, today: string, { role }: Pick<Caller, 'role'>): Promise<string> =>
  `"${(await sha256(JSON.stringify([head, today, role]))).slice(0, TAG_LENGTH)}"`
const TAG_LENGTH = 32

/** @throws Problem notFound. */
export async function currentTag(
  { db, now, caller }: Pick<Working, 'db' | 'now'> & { caller: Pick<Caller, 'role'> },
  key: Key,
): Promise<string> {
  return tagOf(orThrow(await assessments.head(db, key), 'notFound'), dayOf(now()), caller)
}

export type ReadAssessment = Awaited<ReturnType<typeof readAssessment>>

/** An answer for each question in order; what nobody answered yet is at version 0. */
function answersTo(items: readonly Item[], stored: readonly Versioned<Answer>[]): Versioned<Answer>[] {
  const given = new Map(stored.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  return items.map(
    ({ criterion, system }) =>
      given.get(itemKey(criterion.id, system)) ?? { ...unanswered(criterion.id, system), version: 0 },
  )
}

/** As it is told to a caller. */
export function toView(read: ReadAssessment, { role }: Pick<Caller, 'role'>): AssessmentView {
  const { head, today } = read
  const lockedBecause = lockOf(head, today, role)
  const { frameworkId, ...period } = head.period
  return {
    period: { ...period, state: periodState(period, today) },
    department: { code: head.department.code, name: head.department.name },
    state: head.state,
    version: head.version,
    revision: head.revision,
    framework: { id: frameworkId, sha256: read.frameworkSha256 },
    systems: read.systems,
    noSystems: head.department.noSystems,
    answers: read.answers,
    narratives: read.narratives,
    recommendations: read.recommendations
      .filter((recommendation) => !recommendation.removed)
      .map(({ removed: _removed, ...recommendation }) => recommendation),
    missing: read.missing,
    editable: lockedBecause === null,
    lockedBecause,
    returned: standingReturn(head),
    handover: isCoordinator(role) && head.handover?.remark !== null ? null : head.handover,
    opened: head.openedAt !== null,
    submission: read.submission,
    hasApprover: head.hasApprover,
  }
}

/**
 * @param role of who would change answers; left out for a step, which is open as the approver's changes are
 * @throws Problem notFiler, periodUpcoming, periodClosed, locked; to an editor handedOver
 */
export function refuseLocked(head: Head, today: string, role: Role = 'approver'): void {
  const lock = lockOf(head, today, role)
  switch (lock) {
    case null:
      return
    case 'notFiler':
      throw new Problem('notFiler')
    case 'upcoming':
      throw new Problem('periodUpcoming', { values: { day: sayDay(head.period.opensOn) } })
    case 'closed':
      throw new Problem('periodClosed', { values: { day: sayDay(head.period.closesOn) } })
    case 'handedOver':
      throw new Problem('handedOver', {
        values: (words) => ({ who: head.handover?.by ?? '', when: sayAt(words, head.handover?.at ?? '') }),
      })
    default:
      throw new Problem('locked', { values: ({ states }) => ({ state: states[lock] }) })
  }
}

export const wrongState = (state: AssessmentState): Problem =>
  new Problem('wrongState', { values: ({ states }) => ({ state: states[state] }) })

/** After closing nobody files, so nothing may be taken back either. @throws Problem periodClosed. */
export function refuseClosed(head: Head, today: string): void {
  if (periodState(head.period, today) === 'closed') {
    throw new Problem('periodClosed', { values: { day: sayDay(head.period.closesOn) } })
  }
}

/** A line per expected filer of a period. @throws Problem notFound. */
export async function listFilings({ db }: Pick<Deps, 'db'>, period: string) {
  const lines = await filings.ofPeriod(db, period)
  if (lines.length === 0) orThrow(await periods.find(db, period), 'notFound')
  return lines
}
