import type { AssessmentState } from '../../../api/domain/assessment.ts'
import type { Status } from '../../../api/domain/score.ts'
import { t } from '../lib/t.ts'
import { Live, lively } from './Live.tsx'

/** A shape for each status, so that colour is never alone: tick, half disc, cross, dash; an empty ring for none. */
export function StatusIcon({ status }: { status: Status | null }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle
        cx="8"
        cy="8"
        r="6.75"
        fill={status === 'met' ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.5"
      />
      {status === 'met' && <path d="M4.7 8.3l2.3 2.3 4.3-4.7" fill="none" stroke="#fff" stroke-width="1.8" />}
      {status === 'partial' && <path d="M8 1.25a6.75 6.75 0 0 0 0 13.5z" fill="currentColor" />}
      {status === 'unmet' && <path d="M5.3 5.3l5.4 5.4m0-5.4l-5.4 5.4" stroke="currentColor" stroke-width="1.6" />}
      {status === 'notApplicable' && <path d="M4.7 8h6.6" stroke="currentColor" stroke-width="1.8" />}
    </svg>
  )
}

const TONE: Record<Status, string> = { met: 'met', partial: 'partial', unmet: 'unmet', notApplicable: 'na' }

/** Icon, word, colour. */
export function StatusTag({ status, short }: { status: Status | null; short?: boolean }) {
  if (status === null) return <Tag>{t('status.none')}</Tag>
  return (
    <span class={`tag tag--${TONE[status]}`} translate={false}>
      <StatusIcon status={status} />
      <Live words={short ? t(`status.short.${status}`) : t(`status.${status}`)} />
    </span>
  )
}

const STATE: Record<AssessmentState, { tone: string; icon: Status | null }> = {
  none: { tone: 'na', icon: null },
  draft: { tone: 'partial', icon: 'partial' },
  submitted: { tone: 'note', icon: 'met' },
  returned: { tone: 'unmet', icon: 'unmet' },
  accepted: { tone: 'met', icon: 'met' },
}

/** Where an assessment stands. */
export function StateTag({ state }: { state: AssessmentState }) {
  const { tone, icon } = STATE[state]
  return (
    <span class={`tag tag--${tone}`} translate={false}>
      <StatusIcon status={icon} />
      <Live words={t(`state.${state}`)} />
    </span>
  )
}

/** Any other tag: a word in a tone. */
export function Tag({
  tone = 'na',
  children,
}: {
  tone?: 'met' | 'partial' | 'unmet' | 'na' | 'note'
  children: preact.ComponentChildren
}) {
  return (
    <span class={`tag tag--${tone}`} translate={false}>
      {lively(children)}
    </span>
  )
}
