/** What a department proposes to those above it. One that is taken out stays stored. */
import type { Recommendation, RecommendationChange } from '../assessment.ts'
import { COUNTS, LIMITS } from '../limits.ts'
import { cleanProse } from '../text.ts'
import type { ItemKind, NameFault } from './kind.ts'

export type RecommendationItem = { kind: 'recommendation'; removed: boolean } & Recommendation

export const recommendation = {
  list: 'recommendations',
  names: ['id'],
  stored: { category: null, text: '', removed: false },
  stays: [],
  logged: ['removed'],
  field: 'text',
  most: { count: COUNTS.recommendations, code: 'tooManyRecommendations' },

  tidy: (item) => ({ ...item, text: cleanProse(item.text) }),
  texts: ({ text }) => [[text, LIMITS.recommendation]],
  takenOut: (item) => (item.removed ? null : { ...item, removed: true }),
  named: (change, newId) => ({ ...change, id: change.id ?? newId() }),
  offered({ id }, offers) {
    const carried = id === undefined ? null : offers.recommendations.get(id)?.carried
    if (id === undefined || !carried) return null
    return { kind: 'recommendation', id, category: carried.category, text: carried.text, removed: false }
  },
  source: (_names, { from }) => from,
  /** One that is offered and has no text is as if nobody had touched it; one that is taken out was decided upon. */
  isOwn: ({ text, removed }, offered) => text !== '' || removed === true || offered === null,
  reckoned: () => ({}),
  /** A client may choose the id of a new one; one that is stored has to be named. */
  faults: ({ base, id }): NameFault[] =>
    base > 0 && id === undefined ? [{ field: 'id', code: 'unknownRecommendation' }] : [],
} as const satisfies ItemKind<RecommendationItem, RecommendationChange, RecommendationChange & { id: string }>
