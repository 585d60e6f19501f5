import type { Criterion } from '../../../../api/domain/framework.ts'
import { type AnswerItem, answerKey, emptied } from '../../../../api/domain/items/index.ts'
import { t } from '../../lib/t.ts'
import type { Saving } from '../saving/saving.ts'
import { useChanges } from '../saving/useSaving.ts'

type Props = {
  saving: Saving
  criterion: Criterion
  /** The systems of the answers that may be changed; null of the department's. */
  systems: readonly (string | null)[]
}

/**
 * What counts where the case did not arise in the period, and that at a click: those without an answer are answered so, with
 * the sentence as their note.
 */
export function NothingHappened({ saving, criterion, systems }: Props) {
  const keys = systems.map((system) => answerKey(criterion.id, system))
  useChanges(saving, ...keys)
  const { ifNothing: status, nothing } = criterion
  if (status === undefined || nothing === undefined) return null
  const items = systems.map(
    (system) => saving.shown(answerKey(criterion.id, system)) ?? emptied({ criterion: criterion.id, system }),
  )
  const open = items.filter((item) => item.status === null)
  const use = () =>
    saving.click(
      open.map((item) => saving.item(answerKey(item.criterion, item.system)) ?? emptied(item)),
      open.map((item): AnswerItem => ({ ...item, status, note: nothing.vi })),
    )
  return (
    <details class="crit__help no-print">
      <summary>
        {t('criterion.nothingTitle')}
        <span class="govuk-visually-hidden"> {criterion.id}</span>
      </summary>
      <p>
        {t('criterion.nothing', { status: t(`status.${status}`) })} <q lang="vi">{nothing.vi}</q>
      </p>
      {open.length > 0 && (
        <button type="button" class="link-button" onClick={use}>
          {open.length > 1 ? t('criterion.nothingAll', { n: open.length }) : t('criterion.nothingUse')}
          <span class="govuk-visually-hidden"> {criterion.id}</span>
        </button>
      )}
    </details>
  )
}
