/** Which questions of a section are shown: all, or those of which something is still to be said. Pure. */

import type { ReturnView } from '../../../../api/domain/assessment.ts'
import { itemKey, type Item as Question } from '../../../../api/domain/criteria.ts'
import { answerKey, originOf } from '../../../../api/domain/items/index.ts'
import { lacks } from '../../../../api/domain/missing.ts'
import { givenOf } from '../progress.ts'
import type { Ledger } from '../saving/ledger.ts'

export const SHOWS = ['missing', 'unconfirmed', 'returned', 'changed'] as const
export type Show = (typeof SHOWS)[number]
export const isShow = (text: string): text is Show => SHOWS.some((show) => show === text)

type Items = Pick<Ledger, 'item' | 'unconfirmed' | 'offered' | 'inherited'>

/** Those of the questions to which it applies now. `changed`: they say otherwise than the period before. */
export function narrowed(
  show: Show,
  questions: readonly Question[],
  items: Items,
  returned: ReturnView | null,
): Question[] {
  const named = new Set(returned?.items?.map(({ criterion, system }) => itemKey(criterion, system)))
  const applies = ({ criterion, system }: Question): boolean => {
    const key = answerKey(criterion.id, system)
    switch (show) {
      case 'missing':
        return lacks(givenOf(items, key)).some((what) => what !== 'unconfirmed')
      case 'unconfirmed':
        return items.unconfirmed(key) !== undefined
      case 'returned':
        return named.has(itemKey(criterion.id, system))
      case 'changed': {
        const [item, offered] = [items.item(key), items.offered(key)]
        return item !== undefined && offered !== undefined && originOf(item, offered) === 'changed'
      }
    }
  }
  return questions.filter(applies)
}
