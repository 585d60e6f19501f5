import { useEffect, useRef, useState } from 'preact/hooks'
import { narrativeKey } from '../../../api/domain/items/index.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanProse, isBlank, saysNothing } from '../../../api/domain/text.ts'
import { linesOf, type SectionReading } from '../assessment/compare.ts'
import { day } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import type { Me } from '../lib/me.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ErrorSummary, Live, Radios, Textarea } from '../ui/index.ts'
import type { Reading } from './load.ts'
import type { Selection } from './selection.ts'

type Body = {
  reason: string
  items?: { criterion: string; system: string | null; comment: string }[]
  narratives?: { section: string; comment: string }[]
}

type Props = {
  me: Me
  reading: Reading
  sections: readonly SectionReading[]
  selection: Selection
  onCancel: () => void
  send: (body: Body) => Promise<void>
}

/** Reason and extent of a return; single answers are chosen where they are read, below. */
export function ReturnForm({ me, reading, sections, selection, onCancel, send }: Props) {
  const [reason, setReason] = useState('')
  const title = useRef<HTMLHeadingElement>(null)
  const { scope, setScope, comments } = selection
  useLeaveWarning(!isBlank(reason) || comments.size > 0)
  const form = useSubmit(
    () => {
      // What names nothing is left out: an empty list is none.
      const [items, narratives] = [selection.items(), selection.narratives()]
      return send({
        reason: cleanProse(reason).trim(),
        ...(scope === 'items' && items.length > 0 && { items }),
        ...(scope === 'items' && narratives.length > 0 && { narratives }),
      })
    },
    () => [
      ...(scope === 'items' && comments.size === 0 ? [{ path: 'scope', message: t('return.chooseOne') }] : []),
      ...(saysNothing(reason) ? [{ path: 'reason', message: t('return.reasonMissing') }] : []),
    ],
  )
  useEffect(() => {
    title.current?.focus()
  }, [])

  return (
    <section class="card return-form no-print" aria-labelledby="return-title">
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h2 id="return-title" tabIndex={-1} ref={title}>
        {t('return.title')}
      </h2>
      {reading.view.period.state === 'closed' && (
        <p class="govuk-inset-text">
          {t('return.closed', { day: day(reading.view.period.closesOn) })}{' '}
          {me.user.role === 'admin' && (
            <a href={path(`/periods?edit=${reading.view.period.id}`)}>{t('return.reopen')}</a>
          )}
        </p>
      )}
      <form onSubmit={form.onSubmit} noValidate>
        <Radios
          name="scope"
          label={t('return.scope')}
          error={form.errorOf('scope')}
          value={scope}
          onValue={setScope}
          options={[
            { value: 'items', label: t('return.items'), hint: t('return.itemsHint') },
            { value: 'all', label: t('return.all'), hint: t('return.allHint') },
          ]}
        />
        <Textarea
          name="reason"
          label={t('return.reason')}
          hint={t('return.reasonHint')}
          error={form.errorOf('reason')}
          value={reason}
          onValue={setReason}
          rows={3}
          maxLength={LIMITS.returnReason}
        />
        <div class="unlocks" role="status">
          <b>
            <Live
              words={
                scope === 'all'
                  ? t('return.unlocksAll', { n: linesOf(sections).length })
                  : t('return.unlocks', { n: comments.size })
              }
            />
          </b>
          {scope === 'items' && comments.size > 0 && <Chosen sections={sections} selection={selection} />}
        </div>
        <div class="govuk-button-group">
          <Button type="submit" kind="warning" busy={form.busy} busyLabel={t('return.going')}>
            <Live words={scope === 'all' ? t('return.goAll') : t('return.go', { n: comments.size })} />
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
      {scope === 'items' && (
        <div class="choosing-bar">
          <span>{t('return.chosen', { n: comments.size })}</span>
          <a href="#return-title" class="govuk-button govuk-button--small">
            {t('return.toForm')}
          </a>
        </div>
      )}
    </section>
  )
}

function Chosen({ sections, selection }: { sections: readonly SectionReading[]; selection: Selection }) {
  const lines = linesOf(sections).filter(({ key }) => selection.comments.has(key))
  const narratives = sections.filter(({ leaf }) => selection.comments.has(narrativeKey(leaf.id)))
  return (
    <ul>
      {narratives.map(({ leaf }) => {
        const key = narrativeKey(leaf.id)
        const name = t('filing.narrativeOf', { section: leaf.id })
        return (
          <li key={key}>
            <b>{name}</b>
            {selection.comments.get(key) && `: ${selection.comments.get(key)}`}{' '}
            <button
              type="button"
              class="link-button"
              aria-label={t('return.dropName', { name })}
              onClick={() => selection.choose(key, false)}
            >
              {t('return.drop')}
            </button>
          </li>
        )
      })}
      {lines.map(({ key, answer, system }) => (
        <li key={key}>
          <b>{answer.criterion}</b>
          {system && `, ${system.name}`}
          {selection.comments.get(key) && `: ${selection.comments.get(key)}`}{' '}
          <button
            type="button"
            class="link-button"
            aria-label={t('return.dropName', {
              name: system ? `${answer.criterion}, ${system.name}` : answer.criterion,
            })}
            onClick={() => selection.choose(key, false)}
          >
            {t('return.drop')}
          </button>
        </li>
      ))}
    </ul>
  )
}
