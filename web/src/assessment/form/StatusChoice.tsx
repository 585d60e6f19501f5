import { STATUSES, type Status } from '../../../../api/domain/score.ts'
import { t } from '../../lib/t.ts'
import { StatusIcon } from '../../ui/index.ts'

type Props = {
  /** The group's name, and the id of its first radio, so that a link leads to it. */
  name: string
  value: Status | null
  onValue: (status: Status) => void
  disabled?: boolean
  describedBy?: string | undefined
}

/** Four radios drawn as one row of segments: icon, word, then colour. Put it in a fieldset with a legend. */
export function StatusChoice({ name, value, onValue, disabled, describedBy }: Props) {
  return (
    <div class="seg" data-empty={value === null || undefined}>
      {STATUSES.map((status, i) => (
        <label key={status} class={`seg__item seg__item--${status}`}>
          <input
            type="radio"
            id={i === 0 ? name : `${name}/${status}`}
            name={name}
            value={status}
            checked={value === status}
            disabled={disabled}
            aria-describedby={describedBy}
            onChange={() => onValue(status)}
          />
          <StatusIcon status={status} />
          <span>{t(`status.short.${status}`)}</span>
        </label>
      ))}
      <span class="seg__none">{t('status.none')}</span>
    </div>
  )
}
