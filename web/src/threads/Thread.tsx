import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanProse, saysNothing } from '../../../api/domain/text.ts'
import type { Anchor, ThreadView } from '../../../api/domain/thread.ts'
import { api } from '../lib/api.ts'
import { moment } from '../lib/format.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import { Button, ErrorSummary, Textarea } from '../ui/index.ts'
import style from './Thread.module.scss'

type Named = readonly { id: string; name: string }[]

/** What a thread is about, in words. */
export function aboutWords({ criterion, system, section }: Anchor, systems: Named): string {
  const name = systems.find(({ id }) => id === system)?.name ?? system ?? ''
  if (criterion !== null)
    return system === null
      ? t('threads.about.answer', { criterion })
      : t('threads.about.answerOf', { criterion, system: name })
  if (section !== null) return t('threads.about.narrative', { section })
  return system === null ? t('threads.about.filing') : t('threads.about.system', { system: name })
}

type Props = {
  thread: ThreadView
  systems: Named
  /** Where what it is about stands; null where that is the page itself. */
  href: string | null
  mayClose: boolean
  onChanged: () => Promise<void>
}

/** What was said, oldest first, and a field for what is said next. */
export function Thread({ thread, systems, href, mayClose, onChanged }: Props) {
  const name = aboutWords(thread, systems)
  const closing = useSubmit(async () => {
    await api.post('/api/threads/:id/close', { param: { id: thread.id } })
    await onChanged()
  })
  return (
    <article class={style.thread} id={`thread-${thread.id}`} aria-label={name}>
      <h3>{href === null ? name : <a href={href}>{name}</a>}</h3>
      <ol>
        {thread.messages.map(({ id, at, by, side, text }) => (
          <li key={id} class={style[side]}>
            <p class="prose">{text}</p>
            <p class="small soft">{t('threads.by', { by, moment: moment(at) })}</p>
          </li>
        ))}
      </ol>
      {thread.closedAt === null ? (
        <>
          <ErrorSummary errors={[]} failure={closing.failure} />
          <Say
            name={`reply-${thread.id}`}
            label={t('threads.reply', { name })}
            rows={2}
            send={async (message) => {
              await api.post('/api/threads/:id/messages', { param: { id: thread.id }, json: message })
              await onChanged()
            }}
          >
            {mayClose && (
              <Button kind="secondary" small busy={closing.busy} onClick={closing.onSubmit}>
                <span aria-hidden="true">{t('threads.close')}</span>
                <span class="govuk-visually-hidden">{t('threads.closeAbout', { name })}</span>
              </Button>
            )}
          </Say>
        </>
      ) : (
        <p class="small soft">
          {t('threads.closedBy', { moment: moment(thread.closedAt), by: thread.closedBy ?? '' })}
        </p>
      )}
    </article>
  )
}

type SayProps = {
  name: string
  label: string
  rows: number
  send: (message: { id: string; text: string }) => Promise<void>
  children?: ComponentChildren
}

/** A text and its button; what is sent again after a lost answer says nothing more. */
export function Say({ name, label, rows, send, children }: SayProps) {
  const [text, setText] = useState('')
  const [id, setId] = useState(uuid)
  const form = useSubmit(
    async () => {
      await send({ id, text: cleanProse(text).trim() })
      setText('')
      setId(uuid())
    },
    () => (saysNothing(text) ? [{ path: name, message: t('threads.empty') }] : []),
  )
  return (
    <form onSubmit={form.onSubmit} noValidate class="no-print">
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <Textarea
        name={name}
        label={label}
        rows={rows}
        value={text}
        onValue={(next) => {
          setText(next)
          // Another text is another message.
          if (form.failure) setId(uuid())
        }}
        error={form.errorOf(name)}
        maxLength={LIMITS.comment}
      />
      <div class={style.buttons}>
        <Button type="submit" small busy={form.busy}>
          {t('threads.send')}
        </Button>
        {children}
      </div>
    </form>
  )
}
