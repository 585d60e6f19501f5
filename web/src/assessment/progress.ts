/** How far an assessment is, section by section: from what is answered now, saved or not. Pure. */
import type { AnswerOffer, AnswerValue, AssessmentView } from '../../../api/domain/assessment.ts'
import { applicable, itemKey, type Leaf, leaves, type Item as Question } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { answerKey, type KeyOf } from '../../../api/domain/items/index.ts'
import { unlockedItems } from '../../../api/domain/lock.ts'
import { lacks } from '../../../api/domain/missing.ts'
import { type Inherited, standingAnswer } from '../../../api/domain/platform.ts'
import { addTally, emptyTally, type Tally } from '../../../api/domain/score.ts'
import { isBlank } from '../../../api/domain/text.ts'
import { type Filed, isCorrected } from './corrected.ts'
import type { Ledger } from './saving/ledger.ts'

export type SectionProgress = {
  leaf: Leaf
  questions: Question[]
  /** With nothing lacking. */
  complete: number
  answered: number
  /** Offered by an earlier period, and not yet decided upon. */
  unconfirmed: number
  /** Named by a return and not changed since. */
  returned: Question[]
  tally: Tally
  /** Its narrative is written, or was returned. */
  narrated: boolean
}

/** Worth coming to: it asks something, or holds a text. */
export const isWalked = ({ questions, narrated }: SectionProgress): boolean => questions.length > 0 || narrated

/** The sections to walk through before and after one, which may itself be none of them. */
export function neighbours(sections: readonly SectionProgress[], section: string) {
  const way = sections.filter((each) => isWalked(each) || each.leaf.id === section)
  const i = way.findIndex(({ leaf }) => leaf.id === section)
  return { before: way[i - 1]?.leaf ?? null, after: way[i + 1]?.leaf ?? null }
}

/** `carried`: something is offered instead. */
type Given = AnswerValue & { carried?: unknown; inherited?: Inherited }
export type AnswerOf = (question: Question) => Given | undefined

/** The answer as it counts: what a platform answers, else as the person has it, with what is offered while there is none. */
export function givenOf(
  saving: Pick<Ledger, 'item' | 'unconfirmed' | 'inherited'>,
  key: KeyOf<'answer'>,
): Given | undefined {
  const item = saving.item(key)
  const carried = saving.unconfirmed(key)
  const inherited = saving.inherited.get(key)
  return item && standingAnswer({ ...item, ...(carried && { carried }), ...(inherited && { inherited }) })
}

/** What an earlier period said to other words, by `itemKey`. */
export const previousOf = (view: AssessmentView): ReadonlyMap<string, AnswerOffer['previous']> =>
  new Map(view.answers.map(({ criterion, system, previous = null }) => [itemKey(criterion, system), previous]))

/** The answers of a view, by question. */
export function answersOf(view: AssessmentView): AnswerOf {
  const given = new Map(
    view.answers.map((answer) => [itemKey(answer.criterion, answer.system), standingAnswer(answer)]),
  )
  return ({ criterion, system }) => given.get(itemKey(criterion.id, system))
}

/**
 * One line for each section that criteria name, in the framework's order, those without a question included.
 * @param filed what was returned
 */
export function progress(
  framework: Framework,
  view: AssessmentView,
  answerOf: AnswerOf,
  filed: Filed['answers'] = new Map(),
): SectionProgress[] {
  const all = applicable(framework, view.systems)
  const named = unlockedItems(view, framework, view.systems)
  const isReturned = (question: Question) => {
    const [criterion, system] = [question.criterion.id, question.system]
    if (!named?.has(answerKey(criterion, system))) return false
    return !isCorrected(filed.get(itemKey(criterion, system)), answerOf(question))
  }
  const narrated = new Set([
    ...view.narratives.filter(({ text, carried }) => carried || !isBlank(text ?? '')).map(({ section }) => section),
    ...(view.returned?.narratives ?? []).map(({ section }) => section),
  ])
  return leaves(framework).map((leaf): SectionProgress => {
    const questions = all.filter((question) => question.criterion.section === leaf.id)
    const answers = questions.map(answerOf)
    const tally = emptyTally()
    for (const answer of answers) if (answer?.status) tally[answer.status]++
    return {
      leaf,
      questions,
      complete: answers.filter((answer) => lacks(answer).length === 0).length,
      answered: answers.filter((answer) => answer?.status).length,
      unconfirmed: answers.filter((answer) => lacks(answer).includes('unconfirmed')).length,
      returned: questions.filter(isReturned),
      tally,
      narrated: narrated.has(leaf.id),
    }
  })
}

export const isIncomplete = (section: SectionProgress): boolean => section.complete < section.questions.length

export function totals(sections: readonly SectionProgress[]) {
  const sum = (of: (section: SectionProgress) => number) => sections.reduce((n, section) => n + of(section), 0)
  return {
    questions: sum((s) => s.questions.length),
    answered: sum((s) => s.answered),
    unconfirmed: sum((s) => s.unconfirmed),
    complete: sum((s) => s.complete),
    tally: sections.reduce((all, section) => addTally(all, section.tally), emptyTally()),
  }
}
