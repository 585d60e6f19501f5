/** All that an earlier submission offers to a form: types alone (the rules: carry.ts). */
import type { AnswerOffer, FigureOffer, NarrativeOffer, Recommendation, RecommendationOffer } from './assessment.ts'
import type { Item } from './criteria.ts'
import type { From } from './offer.ts'

export type Offers = {
  /** Null where there is no earlier submission in force. */
  from: From | null
  answer(criterion: string, system: string | null): AnswerOffer
  /** The same, of a question that is at hand. */
  to(question: Item): AnswerOffer
  narrative(section: string): NarrativeOffer
  figure(figure: string, system: string | null): FigureOffer
  /** By id, in the order in which they were filed. */
  recommendations: ReadonlyMap<string, Pick<Recommendation, 'id'> & RecommendationOffer>
}
