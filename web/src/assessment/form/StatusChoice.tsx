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

/**
 * Scrolling keys scroll: the radios answer to the arrows along their row alone, and to no key while they are out of
 * sight, so that an answer is never changed unseen.
 */
function keepUnseen(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const row = event.currentTarget
  const down = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (down !== undefined) {
    event.preventDefault()
    scrollBy({ top: down * SCROLL_STEP })
  } else if ([' ', 'ArrowLeft', 'ArrowRight'].includes(event.key) && !isInSight(row)) {
    event.preventDefault()
    row.scrollIntoView({ block: 'center' })
  }
}

/** What the browsers scroll by on an arrow key, in px. */
const SCROLL_STEP = 40

function isInSight(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const middle = document.elementFromPoint(left + width / 2, top + height / 2)
  return middle !== null && element.contains(middle)
}

/** Four radios drawn as one row of segments: icon, word, then colour. Put it in a fieldset with a legend. */
export function StatusChoice({ name, value, onValue, disabled, describedBy }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the radios in it
    <div class="seg" translate={false} data-empty={value === null || undefined} onKeyDown={keepUnseen}>
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
