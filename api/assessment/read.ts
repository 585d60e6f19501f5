/** From rows to what the API says of an assessment, and the checks a change must pass. */

import type { Db } from '../../db/client.ts'
import type { Head, Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import type { Changes } from '../../db/queries/changes.ts'
import * as departments from '../../db/queries/departments.ts'
import * as filings from '../../db/queries/filings.ts'
import type { Deps } from '../deps.ts'
import type { Answer, AssessmentState, AssessmentView, Change, Versioned } from '../domain/assessment.ts'
import { applicable, type Item, itemKey, type LevelledSystem, leaves, questionsOf } from '../domain/criteria.ts'
import type { Framework, Language } from '../domain/framework.ts'
import { lockOf, narrativeLock, standingReturn, unlockedItems } from '../domain/lock.ts'
import { missing } from '../domain/missing.ts'
import { dayOf, periodState } from '../domain/period.ts'
import { fingerprint } from '../frameworks/fingerprint.ts'
import { type Fault, orThrow, Problem } from '../http/problem.ts'
import { type FieldCode, messages, sayDay } from '../messages/index.ts'

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

export type ReadAssessment = Awaited<ReturnType<typeof readAssessment>>

/** An answer for each question in order; what nobody answered yet is at version 0. */
function answersTo(items: readonly Item[], stored: readonly Versioned<Answer>[]): Versioned<Answer>[] {
  const given = new Map(stored.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  return items.map(
    ({ criterion, system }) =>
      given.get(itemKey(criterion.id, system)) ?? {
        criterion: criterion.id,
        system,
        status: null,
        note: null,
        plan: null,
        version: 0,
      },
  )
}

export function toView(read: ReadAssessment): AssessmentView {
  const { head, today } = read
  const lockedBecause = lockOf(head, today)
  const { frameworkId, ...period } = head.period
  return {
    period: { ...period, state: periodState(period, today) },
    department: { code: head.department.code, name: head.department.name },
    state: head.state,
    version: head.version,
    revision: head.revision,
    framework: { id: frameworkId, sha256: read.frameworkSha256 },
    systems: read.systems,
    answers: read.answers,
    narratives: read.narratives,
    recommendations: read.recommendations
      .filter((recommendation) => !recommendation.removed)
      .map(({ removed: _removed, ...recommendation }) => recommendation),
    missing: read.missing,
    editable: lockedBecause === null,
    lockedBecause,
    returned: standingReturn(head),
    opened: head.openedAt !== null,
    submission: read.submission,
    hasApprover: head.hasApprover,
  }
}

/** @throws Problem notFiler, periodUpcoming, periodClosed, locked. */
export function refuseLocked(head: Head, today: string, language: Language): void {
  const lock = lockOf(head, today)
  switch (lock) {
    case null:
      return
    case 'notFiler':
      throw new Problem('notFiler')
    case 'upcoming':
      throw new Problem('periodUpcoming', { values: { day: sayDay(head.period.opensOn) } })
    case 'closed':
      throw new Problem('periodClosed', { values: { day: sayDay(head.period.closesOn) } })
    default:
      throw new Problem('locked', { values: { state: messages(language).states[lock] } })
  }
}

export const wrongState = (state: AssessmentState, language: Language): Problem =>
  new Problem('wrongState', { values: { state: messages(language).states[state] } })

/** After closing nobody files, so nothing may be taken back either. @throws Problem periodClosed. */
export function refuseClosed(head: Head, today: string): void {
  if (periodState(head.period, today) === 'closed') {
    throw new Problem('periodClosed', { values: { day: sayDay(head.period.closesOn) } })
  }
}

/** Sorts changes by kind after checking that each names something of this assessment. @throws Problem invalid, itemsLocked. */
export function sortChanges(
  framework: Framework,
  head: Head,
  changes: readonly Change[],
  newId: () => string,
): Changes {
  const systems = JSON.parse(head.frozenSystems ?? head.levels) as LevelledSystem[]
  const faultOf = questionsOf(framework, systems)
  const sections = new Set(leaves(framework).map((leaf) => leaf.id))
  const open = unlockedItems(head, framework)
  const seen = new Set<string>()
  const faults: Fault[] = []
  const locked: Fault[] = []
  const sorted: Changes = { answers: [], narratives: [], recommendations: [] }

  changes.forEach((change, i) => {
    const fault = (field: string, code: FieldCode) => faults.push({ path: `changes/${i}/${field}`, code })
    let key: string
    switch (change.kind) {
      case 'answer':
        key = itemKey(change.criterion, change.system)
        switch (faultOf(change.criterion, change.system)) {
          case 'criterion':
            fault('criterion', 'unknownCriterion')
            break
          case 'system':
            fault('system', 'unknownSystem')
        }
        sorted.answers.push(change)
        break
      case 'narrative':
        key = narrativeLock(change.section)
        if (!sections.has(change.section)) fault('section', 'unknownSection')
        sorted.narratives.push(change)
        break
      case 'recommendation': {
        const id = change.id ?? newId()
        key = `recommendation ${id}`
        if (change.base > 0 && change.id === undefined) fault('id', 'unknownRecommendation')
        sorted.recommendations.push({ ...change, id })
      }
    }
    if (seen.has(key)) fault('kind', 'repeated')
    seen.add(key)
    if (open && !open.has(key)) locked.push({ path: `changes/${i}`, code: 'itemLocked' })
  })

  if (faults.length > 0) throw new Problem('invalid', { faults })
  if (locked.length > 0) throw new Problem('itemsLocked', { faults: locked })
  return sorted
}

/** The missing items as faults with a sentence each: `answers/6.1.a/<system>`. */
export const missingFaults = (read: ReadAssessment, language: Language): Fault[] =>
  read.missing.map(({ criterion, system, what }) => ({
    path: `answers/${itemKey(criterion, system)}`,
    message: `${itemName(read, criterion, system)}: ${messages(language).missing[what]}`,
  }))

const itemName = (read: ReadAssessment, criterion: string, system: string | null): string =>
  system === null ? criterion : `${criterion}, ${read.systems.find((s) => s.id === system)?.name ?? system}`
