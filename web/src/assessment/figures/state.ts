/** The figures of a form as its page has them, saved or not. */
import { type AskedFigure, askedFigures, type Implausible, implausible } from '../../../../api/domain/figures.ts'
import { figureKey, isOf } from '../../../../api/domain/items/index.ts'
import type { Open } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'

type Form = Pick<Open, 'view' | 'framework'>

export const askedIn = ({ view, framework }: Form): AskedFigure[] =>
  askedFigures(framework, view.period.kind, view.systems)

/** What does not fit, by what is entered now; what an earlier period offers is no figure yet. */
export const implausibleNow = (form: Form, saving: Saving): Implausible[] =>
  implausible(form.framework, {
    asked: askedIn(form),
    known: (figure, system) => saving.item(figureKey(figure, system))?.value ?? null,
    answers: saving.items().filter(isOf('answer')),
  })

/** How many are asked, filled in, and still to be confirmed or left blank. */
export function countsOf(form: Form, saving: Saving) {
  const keys = askedIn(form).map(({ figure, system }) => figureKey(figure.id, system))
  return {
    asked: keys.length,
    filled: keys.filter((key) => typeof saving.item(key)?.value === 'number').length,
    unconfirmed: keys.filter((key) => saving.unconfirmed(key)).length,
  }
}
