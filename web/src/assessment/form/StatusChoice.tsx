import { STATUSES, type Status } from '../../../../api/domain/score.ts'
import { isCommand } from '../../lib/keys.ts'
import { isInSight } from '../../lib/sight.ts'
import { t } from '../../lib/t.ts'
import { StatusIcon } from '../../ui/index.ts'
import { goOn, questionBeside } from './focus.ts'

type Props = {
  /** The group's name, and the id of its first radio, so that a link leads to it. */
  name: string
  value: Status | null
  onValue: (status: Status) => void
  /** Answers as the question above is answered, whose group has that name. */
  onAbove: (name: string) => void
  disabled?: boolean
  describedBy?: string | undefined
}

/**
 * The keys of a choice: up and down lead to the question beside it, left and right and the space bar choose, and so do the
 * figures, which then lead on. No key changes what is out of sight, so that an answer is never changed unseen.
 */
function press(
  event: KeyboardEvent & { currentTarget: HTMLElement },
  { onValue, onAbove }: Pick<Props, 'onValue' | 'onAbove'>,
): void {
  const row = event.currentTarget
  const step = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key]
  if (step !== undefined) {
    event.preventDefault()
    questionBeside(row, step)?.focus()
    return
  }
  const answer = isCommand(event) ? answering(event.key, row, { onValue, onAbove }) : undefined
  if (!answer && ![' ', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return
  if (!isInSight(row)) {
    event.preventDefault()
    row.scrollIntoView({ block: 'center' })
  } else if (answer) {
    event.preventDefault()
    // Also where it is shown already: what an earlier period offers is confirmed by it.
    answer()
    goOn(row)
  }
}

const FIGURES = ['1', '2', '3', '4']

/** What a key answers: a figure by its place, `D` as the question above is answered. */
function answering(
  key: string,
  row: HTMLElement,
  { onValue, onAbove }: Pick<Props, 'onValue' | 'onAbove'>,
): (() => void) | undefined {
  if (key.toLowerCase() !== 'd') {
    const status = STATUSES[FIGURES.indexOf(key)]
    return status && (() => onValue(status))
  }
  const above = questionBeside(row, -1)
  return above instanceof HTMLInputElement && above.checked ? () => onAbove(above.name) : undefined
}

/** Four radios drawn as one row of segments: icon, word, then colour. Put it in a fieldset with a legend. */
export function StatusChoice({ name, value, onValue, onAbove, disabled, describedBy }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the radios in it
    <div
      class="seg"
      translate={false}
      data-empty={value === null || undefined}
      onKeyDown={(event) => press(event, { onValue, onAbove })}
    >
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
