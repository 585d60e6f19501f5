/** What has been changed of what a return named. Pure. */
import type { Answer, AssessmentView, ReturnView, SubmissionContent } from '../../../api/domain/assessment.ts'
import { itemKey, leaves } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import {
  alike,
  answerKey,
  emptied,
  type Item,
  type NarrativeItem,
  narrativeKey,
} from '../../../api/domain/items/index.ts'
import type { Ledger } from './saving/ledger.ts'

/** What was filed when a return named single items: answers by `itemKey`, narratives by section; else empty. */
export type Filed = { answers: ReadonlyMap<string, Answer>; narratives: ReadonlyMap<string, string> }
type Given = Pick<Answer, 'status' | 'note' | 'plan' | 'refuses' | 'evidence'>

export const filedOf = ({ answers, narratives }: Pick<SubmissionContent, 'answers' | 'narratives'>): Filed => ({
  answers: new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer])),
  narratives: new Map(narratives.map(({ section, text }) => [section, text])),
})

/** The answer is no longer the one that was filed. */
export function isCorrected(filed: Given | undefined, now: Given | undefined): boolean {
  return filed !== undefined && now !== undefined && !alike(asItem(filed), asItem(now))
}

const asItem = ({ status, note, plan, refuses, evidence }: Given): Item => ({
  ...emptied({ criterion: '', system: null }),
  ...{ status, note, plan, refuses, evidence },
})

/** The narrative no longer says what was filed. */
export const isRetold = (section: string, filed: string | undefined, now: NarrativeItem | undefined): boolean =>
  !alike(narrativeOf(section, filed ?? ''), now ?? narrativeOf(section, ''))

const narrativeOf = (section: string, text: string): NarrativeItem => ({ kind: 'narrative', section, text })

/** How many answers and narratives a return names. */
export const countReturned = ({ items, narratives = [] }: Pick<ReturnView, 'items' | 'narratives'>): number =>
  (items?.length ?? 0) + narratives.length

/** Something that a return named and that is as it was filed; `field` is where it is changed. */
export type Untouched = { section: string; field: string; item: Item }

type Returned = { view: Pick<AssessmentView, 'returned'>; framework: Framework; filed: Filed }
type Items = Pick<Ledger, 'item'>

/** What a return named and nobody has changed since, in the framework's order of sections. */
export function untouched({ view: { returned }, framework, filed }: Returned, now: Items): Untouched[] {
  const sectionOf = new Map(framework.criteria.map(({ id, section }) => [id, section]))
  const answers = (returned?.items ?? []).flatMap(({ criterion, system }): Untouched[] => {
    const field = answerKey(criterion, system)
    const item = now.item(field)
    if (isCorrected(filed.answers.get(itemKey(criterion, system)), item)) return []
    return [{ section: sectionOf.get(criterion) ?? '', field, item: item ?? emptied({ criterion, system }) }]
  })
  const narratives = (returned?.narratives ?? []).flatMap(({ section }): Untouched[] => {
    const field = narrativeKey(section)
    const item = now.item(field)
    if (isRetold(section, filed.narratives.get(section), item)) return []
    return [{ section, field, item: item ?? narrativeOf(section, '') }]
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
