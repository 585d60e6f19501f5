/** What is not fully met, the most urgent first. Pure. */
import type { Answer } from '../../../../api/domain/assessment.ts'
import type { Item as Question } from '../../../../api/domain/criteria.ts'
import type { Inherited } from '../../../../api/domain/platform.ts'
import type { AnswerOf } from '../progress.ts'

export type Gap = {
  question: Question
  answer: Pick<Answer, 'status' | 'note' | 'plan'> & { inherited?: Inherited; refuses?: boolean | undefined }
}

/** By the day of the plan; those without one come last, and equal ones stay in the framework's order. */
export function gapsOf(questions: readonly Question[], answerOf: AnswerOf): Gap[] {
  const gaps = questions.flatMap((question): Gap[] => {
    const answer = answerOf(question)
    return answer?.status === 'partial' || answer?.status === 'unmet' ? [{ question, answer }] : []
  })
  const day = ({ answer }: Gap) => answer.plan?.dueOn ?? '9999'
  return gaps.sort((a, b) => day(a).localeCompare(day(b)))
}

/** How many plans had to be done by a day. */
export const dueBy = (gaps: readonly Gap[], day: string): number =>
  gaps.filter(({ answer }) => answer.plan?.dueOn != null && answer.plan.dueOn <= day).length
