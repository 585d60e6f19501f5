import { isBlank } from '../../../../api/domain/text.ts'
import { t } from '../../lib/t.ts'
import { Button } from '../../ui/index.ts'
import type { AnswerItem } from '../saving/items.ts'
import type { Saving } from '../saving/saving.ts'

type Props = { saving: Saving; from: AnswerItem; among: readonly AnswerItem[] }

/** Offers one system's plan to the others that need one and have none: a plan already written is never overwritten. */
export function SharePlan({ saving, from, among }: Props) {
  const plan = from.plan
  if (!plan || isBlank(plan.action)) return null
  const others = among.filter(
    (answer) =>
      answer.system !== from.system &&
      (answer.status === 'partial' || answer.status === 'unmet') &&
      isBlank(answer.plan?.action),
  )
  if (others.length === 0) return null
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
}
