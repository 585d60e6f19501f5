/** What has been changed of what a return named. Pure. */
import type { Answer, AssessmentView, ReturnView, SubmissionContent } from '../../../api/domain/assessment.ts'
import { itemKey, leaves } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { answerKey, type Item, narrativeKey, same, tidy } from '../../../api/domain/items/index.ts'
import { cleanProse } from '../../../api/domain/text.ts'

/** What was filed when a return named single items: answers by `itemKey`, narratives by section; else empty. */
export type Filed = { answers: ReadonlyMap<string, Answer>; narratives: ReadonlyMap<string, string> }
type Given = Pick<Answer, 'status' | 'note' | 'plan'>

export const filedOf = ({ answers, narratives }: Pick<SubmissionContent, 'answers' | 'narratives'>): Filed => ({
  answers: new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer])),
  narratives: new Map(narratives.map(({ section, text }) => [section, text])),
})

/** The answer is no longer the one that was filed. */
export function isCorrected(filed: Given | undefined, now: Given | undefined): boolean {
  return filed !== undefined && now !== undefined && !same(asSent(filed), asSent(now))
}

const asSent = ({ status, note, plan }: Given) =>
  tidy({ kind: 'answer', criterion: '', system: null, status, note, plan })

/** How many answers and narratives a return names. */
export const countReturned = ({ items, narratives = [] }: Pick<ReturnView, 'items' | 'narratives'>): number =>
  (items?.length ?? 0) + narratives.length

/** Something that a return named and that is as it was filed; `field` is where it is changed. */
export type Untouched = { section: string; field: string } & (
  | { kind: 'answer'; criterion: string; system: string | null }
  | { kind: 'narrative' }
)

type Returned = { view: Pick<AssessmentView, 'returned'>; framework: Framework; filed: Filed }
type Items = { item: (key: string) => Item | undefined }

/** What a return named and nobody has changed since, in the framework's order of sections. */
export function untouched({ view: { returned }, framework, filed }: Returned, now: Items): Untouched[] {
  const sectionOf = new Map(framework.criteria.map(({ id, section }) => [id, section]))
  const answers = (returned?.items ?? []).flatMap(({ criterion, system }): Untouched[] => {
    const field = answerKey(criterion, system)
    const item = now.item(field)
    const given = item?.kind === 'answer' ? item : undefined
    if (isCorrected(filed.answers.get(itemKey(criterion, system)), given)) return []
    return [{ kind: 'answer', section: sectionOf.get(criterion) ?? '', field, criterion, system }]
  })
  const narratives = (returned?.narratives ?? []).flatMap(({ section }): Untouched[] => {
    const field = narrativeKey(section)
    const item = now.item(field)
    const text = item?.kind === 'narrative' ? cleanProse(item.text) : ''
    return text === (filed.narratives.get(section) ?? '') ? [{ kind: 'narrative', section, field }] : []
  })
  const order = leaves(framework).map(({ id }) => id)
  return [...answers, ...narratives].sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
}

/** The first of another section that still waits, those after this section before those ahead of it. */
export function nextReturned(left: readonly Untouched[], framework: Framework, section: string): Untouched | undefined {
  const order = leaves(framework).map(({ id }) => id)
  const here = order.indexOf(section)
  const others = left.filter((item) => item.section !== section)
  return others.find((item) => order.indexOf(item.section) > here) ?? others[0]
}
