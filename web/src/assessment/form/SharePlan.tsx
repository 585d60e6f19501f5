import type { AnswerItem, KeyOf } from '../../../../api/domain/items/index.ts'
import { saysNothing } from '../../../../api/domain/text.ts'
import { t } from '../../lib/t.ts'
import { Button } from '../../ui/index.ts'
import type { Saving } from '../saving/saving.ts'
import { useDerived } from '../saving/useSaving.ts'

type Props = {
  saving: Saving
  from: AnswerItem
  /** The answers to the same criterion that may be changed, by key. */
  keys: readonly KeyOf<'answer'>[]
}

/** Offers one system's plan to the others that need one and have none: a plan already written is never overwritten. */
export function SharePlan({ saving, from, keys }: Props) {
  const plan = from.plan
  const others = plan && !saysNothing(plan.action) ? lackingPlan() : []
  useDerived(saving, keys, () => String(lackingPlan().length))
  if (!plan || others.length === 0) return null
  return (
    <Button
      kind="secondary"
      small
      onClick={() =>
        saving.click(
          others,
          others.map((answer) => ({ ...answer, plan })),
        )
      }
    >
      {t('plan.share', { n: others.length })}
    </Button>
  )

  function lackingPlan(): AnswerItem[] {
    const answers = keys.map((key) => saving.item(key)).filter((item) => item !== undefined)
    return answers.filter(
      ({ system, status, plan }) =>
        system !== from.system && (status === 'partial' || status === 'unmet') && saysNothing(plan?.action),
    )
  }
}
