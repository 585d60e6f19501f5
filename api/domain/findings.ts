/** Where an assessment contradicts itself: what the register and the answers say of the same fact. Pure. */
import type { Answer } from './assessment.ts'
import { applicable, itemKey } from './criteria.ts'
import type { Criterion, Framework } from './framework.ts'
import type { System } from './system.ts'

export type Finding = {
  /**
   * `answerAgainstRegister`: one says that it is so, the other that it is not.
   * `decisionMissing`: approved, without the number or the day of the decision.
   */
  rule: 'answerAgainstRegister' | 'decisionMissing'
  criterion: string | null
  system: string | null
  /** Whether it is so by the register. */
  register: boolean
}

type Told = Pick<System, 'id' | 'level' | 'dossier' | 'decisionNo' | 'decisionDate' | 'regulationNo'>

/** An unanswered question contradicts nothing; one that does not apply is not met. */
export function findings(
  framework: Framework,
  systems: readonly Told[],
  answers: readonly Pick<Answer, 'criterion' | 'system' | 'status'>[],
): Finding[] {
  const given = new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer.status]))
  const against = applicable(framework, systems).flatMap(({ criterion, system }): Finding[] => {
    if (!criterion.register) return []
    const status = given.get(itemKey(criterion.id, system))
    if (!status) return []
    const register = says(criterion.register, system === null ? systems : systems.filter(({ id }) => id === system))
    if (register === null || register === (status === 'met')) return []
    return [{ rule: 'answerAgainstRegister', criterion: criterion.id, system, register }]
  })
  const undecided = systems
    .filter(({ dossier, decisionNo, decisionDate }) => dossier === 'approved' && (!decisionNo || !decisionDate))
    .map(({ id }): Finding => ({ rule: 'decisionMissing', criterion: null, system: id, register: true }))
  return [...against, ...undecided]
}

/** Whether it is so by the register; null where that says nothing: a regulation need not be entered. */
function says(fact: NonNullable<Criterion['register']>, systems: readonly Told[]): boolean | null {
  switch (fact) {
    case 'dossier':
      return systems.length === 0 ? null : systems.every(({ dossier }) => dossier === 'approved')
    case 'regulation':
      return systems.some(({ regulationNo }) => regulationNo) ? true : null
  }
}
