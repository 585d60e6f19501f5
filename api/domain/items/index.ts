/** The items of an assessment that are saved one by one: answers, narratives, recommendations. Pure. */

import type { Answer, AssessmentView, Category, Narrative } from '../assessment.ts'
import { itemKey } from '../criteria.ts'
import { LIMITS } from '../limits.ts'
import type { Status } from '../score.ts'
import { cleanLine, cleanProse } from '../text.ts'

/** `aside`: the note while a reason is asked for, or the reason while a note is; it is never sent. */
export type AnswerItem = { kind: 'answer'; aside?: string | null } & Answer
export type NarrativeItem = { kind: 'narrative' } & Narrative
export type RecommendationItem = {
  kind: 'recommendation'
  id: string
  category: Category
  text: string
  removed: boolean
}
/** What a person entered, without a version. */
export type Item = AnswerItem | NarrativeItem | RecommendationItem
/** An item as the server holds it; version 0 is not stored yet. */
export type Held = { item: Item; version: number }

export const answerKey = (criterion: string, system: string | null): string => `answers/${itemKey(criterion, system)}`
export const narrativeKey = (section: string): string => `narratives/${section}`
export const recommendationKey = (id: string): string => `recommendations/${id}`

/** One key for an item. An answer's is the path under which the server reports what it lacks. */
export function keyOf(item: ItemName): string {
  switch (item.kind) {
    case 'answer':
      return answerKey(item.criterion, item.system)
    case 'narrative':
      return narrativeKey(item.section)
    case 'recommendation':
      return recommendationKey(item.id)
  }
}
export type ItemName =
  | Pick<AnswerItem, 'kind' | 'criterion' | 'system'>
  | Pick<NarrativeItem, 'kind' | 'section'>
  | Pick<RecommendationItem, 'kind' | 'id'>

export function heldOf(view: AssessmentView): Map<string, Held> {
  const held = new Map<string, Held>()
  const add = ({ version, ...item }: Item & { version: number }) => held.set(keyOf(item), { item, version })
  for (const answer of view.answers) add({ kind: 'answer', ...answer })
  for (const narrative of view.narratives) add({ kind: 'narrative', ...narrative })
  for (const recommendation of view.recommendations) add({ kind: 'recommendation', removed: false, ...recommendation })
  return held
}

/** Has a text that the server would refuse: it waits until it has been shortened. */
export function isTooLong(item: Item): boolean {
  const sent = tidy(item)
  if (sent.kind !== 'answer') return sent.text.length > LIMITS[sent.kind]
  const { note, plan } = sent
  return [
    [note, LIMITS.note] as const,
    [plan?.action, LIMITS.action] as const,
    [plan?.owner, LIMITS.owner] as const,
  ].some(([text, most]) => (text?.length ?? 0) > most)
}

/** The item as it is sent: no empty note, no empty plan, no plan where none is asked for. */
export function tidy(item: Item): Item {
  if (item.kind !== 'answer') return { ...item, text: cleanProse(item.text) }
  const asked = item.status === 'partial' || item.status === 'unmet'
  const action = cleanProse(item.plan?.action ?? '')
  const owner = cleanLine(item.plan?.owner ?? '') || null
  const dueOn = item.plan?.dueOn ?? null
  const plan = asked && (action || owner || dueOn) ? { action, owner, dueOn } : null
  const { aside: _aside, ...answer } = item
  return { ...answer, note: cleanProse(item.note ?? '') || null, plan }
}

/**
 * The answer with another status. A reason for "not applicable" is no note on "met", nor the other way round: the one
 * is put aside while the other is asked for, and comes back with it.
 */
export function withStatus(item: AnswerItem, status: Status | null): AnswerItem {
  const asksReason = (of: Status | null) => of === 'notApplicable'
  if (asksReason(item.status) === asksReason(status)) return { ...item, status }
  return { ...item, status, note: item.aside ?? null, aside: item.note }
}

/** The answer as nobody has given it. */
export const emptied = ({ criterion, system }: Pick<AnswerItem, 'criterion' | 'system'>): AnswerItem => ({
  kind: 'answer',
  criterion,
  system,
  status: null,
  note: null,
  plan: null,
})

export const same = (a: Item, b: Item): boolean => JSON.stringify(fields(a)) === JSON.stringify(fields(b))

function fields(item: Item): unknown[] {
  switch (item.kind) {
    case 'answer':
      return [item.status, item.note, item.plan && [item.plan.action, item.plan.owner, item.plan.dueOn]]
    case 'narrative':
      return [item.text]
    case 'recommendation':
      return [item.category, item.text, item.removed]
  }
}
