/** How far the plan of a system is carried out: column (10) and annex IV (Decree 331/2026 Art. 36.5, 36.9, 36.10). Pure. */
import type { FiledAnswer } from '../assessment.ts'
import { clause, isMandatory, itemKey, wording } from '../criteria.ts'
import type { Criterion, Framework } from '../framework.ts'
import { standsIn } from '../platform.ts'
import type { Implementation } from '../score.ts'

export type LevelledId = { id: string; level: number }
type Given = Pick<FiledAnswer, 'status' | 'plan' | 'inherited' | 'refuses'>
/** Answers of one submission by `itemKey`. */
export type Answered = ReadonlyMap<string, Given>

export const answeredOf = (answers: readonly FiledAnswer[]): Answered =>
  new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer]))

export type PlanJudged = {
  /** Null where nothing was ever answered. */
  implementation: Implementation | null
  /** Mandatory criteria at the system's own level, by what became of them. */
  met: number
  notMet: number
  notApplicable: number
  unanswered: number
  /** Of those not met, how many have no plan or no day. */
  withoutRoadmap: number
  /** The latest day of the plans of those not met. */
  latestDueOn: string | null
}

/** Each mandatory criterion of the system with the answer that counts for it: its own, or its department's. */
function* mandatory(
  framework: Pick<Framework, 'criteria'>,
  { id, level }: LevelledId,
  answers: Answered,
): Generator<{ criterion: Criterion; given: Given | undefined }> {
  for (const criterion of framework.criteria) {
    if (!isMandatory(criterion, level)) continue
    yield { criterion, given: answers.get(itemKey(criterion.id, criterion.scope === 'system' ? id : null)) }
  }
}

export function judgePlan(framework: Pick<Framework, 'criteria'>, system: LevelledId, answers: Answered): PlanJudged {
  const judged: PlanJudged = {
    ...{ implementation: null, met: 0, notMet: 0, notApplicable: 0, unanswered: 0, withoutRoadmap: 0 },
    latestDueOn: null,
  }
  let begun = false
  for (const { given } of mandatory(framework, system, answers)) {
    switch (given?.status) {
      case 'met':
        judged.met++
        break
      case 'notApplicable':
        judged.notApplicable++
        break
      case 'partial':
      case 'unmet': {
        judged.notMet++
        if (given.status === 'partial') begun = true
        const dueOn = given.plan?.action ? given.plan.dueOn : null
        if (!dueOn) judged.withoutRoadmap++
        else if (judged.latestDueOn === null || dueOn > judged.latestDueOn) judged.latestDueOn = dueOn
        break
      }
      default:
        judged.unanswered++
    }
  }
  const { met, notMet, notApplicable, unanswered } = judged
  if (met + notMet + notApplicable > 0) {
    const isFull = notMet === 0 && unanswered === 0
    judged.implementation = isFull ? 'full' : met > 0 || begun ? 'partly' : 'none'
  }
  return judged
}

/** A line of annex IV; `plan` of what is not fully met. */
export type Requirement = {
  criterion: string
  clause: string | null
  words: string
  met: boolean
  /** Answered by shared infrastructure (Art. 36.9, 36.10). */
  inherited: boolean
  plan: { action: string | null; owner: string | null; dueOn: string | null } | null
}

/** What applies and is answered, in the framework's order. */
export const requirementsOf = (
  framework: Pick<Framework, 'criteria'>,
  system: LevelledId,
  answers: Answered,
): Requirement[] =>
  [...mandatory(framework, system, answers)].flatMap(({ criterion, given }): Requirement[] => {
    if (!given?.status || given.status === 'notApplicable') return []
    const met = given.status === 'met'
    const { action = null, owner = null, dueOn = null } = given.plan ?? {}
    return [
      {
        criterion: criterion.id,
        clause: clause(criterion, system.level),
        words: wording(criterion, system.level).vi,
        met,
        inherited: standsIn(given) !== null,
        plan: met ? null : { action, owner, dueOn },
      },
    ]
  })
