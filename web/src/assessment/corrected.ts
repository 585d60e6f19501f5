/** What has been changed of the answers that a return named. Pure. */
import type { Answer } from '../../../api/domain/assessment.ts'
import { itemKey } from '../../../api/domain/criteria.ts'
import { same, tidy } from './saving/items.ts'

/** The answers of the revision that was returned, by `itemKey`; none where the return named none. */
export type Filed = ReadonlyMap<string, Answer>
type Given = Pick<Answer, 'status' | 'note' | 'plan'>

export const filedOf = (answers: readonly Answer[]): Filed =>
  new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer]))

/** The answer is no longer the one that was filed. */
export function isCorrected(filed: Given | undefined, now: Given | undefined): boolean {
  return filed !== undefined && now !== undefined && !same(asSent(filed), asSent(now))
}

const asSent = ({ status, note, plan }: Given) =>
  tidy({ kind: 'answer', criterion: '', system: null, status, note, plan })
