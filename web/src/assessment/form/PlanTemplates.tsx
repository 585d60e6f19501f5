import { useState } from 'preact/hooks'
import { saysNothing } from '../../../../api/domain/text.ts'
import { useLoad } from '../../lib/load.ts'
import { t } from '../../lib/t.ts'
import { Load } from '../../ui/index.ts'
import type { TemplateProps as Props } from './plan-template-props.ts'

/** Proposes what may be done, while nothing is written: in words of the framework, with a day that is only a proposal. */
export function PlanTemplates(props: Props) {
  const [shown, setShown] = useState(false)
  const [first] = props.answers
  if (!first || !saysNothing(first.plan?.action)) return null
  return (
    <div class="no-print">
      <button type="button" class="link-button small" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('templates.open')}
        <span class="govuk-visually-hidden"> {first.criterion}</span>
      </button>
      {shown && <Later {...props} />}
    </div>
  )
}

function Later(props: Props) {
  const state = useLoad(() => import('./PlanTemplateList.tsx'))
  return <Load state={state}>{({ PlanTemplateList }) => <PlanTemplateList {...props} />}</Load>
}
