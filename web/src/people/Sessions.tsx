import { useState } from 'preact/hooks'
import { api } from '../lib/api.ts'
import { moment } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Answer } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { Button, Confirm, ErrorSummary, Load, Tag } from '../ui/index.ts'
import style from './Sessions.module.scss'

type Session = Answer<'/api/me/sessions'>[number]

const nameOf = ({ agent, address }: Session): string => agent || t('sessions.unknownAgent', { address })

/** Where one is signed in. What one does not know is ended here, one or all but this one. */
export function Sessions() {
  const sessions = useLoad(() => api.get('/api/me/sessions'))
  const [asking, setAsking] = useState<Session | 'others' | null>(null)
  const [done, setDone] = useState('')
  const [failure, setFailure] = useState<unknown>(null)

  async function end() {
    setFailure(null)
    try {
      const { ended } =
        asking === 'others' || asking === null
          ? await api.delete('/api/me/sessions')
          : await api.delete('/api/me/sessions/:id', { param: { id: asking.id } })
      setDone(t('sessions.ended', { n: ended }))
      if (sessions.status === 'ready') await sessions.reload()
    } catch (error) {
      setFailure(error)
    }
    setAsking(null)
  }

  return (
    <section aria-labelledby="sessions-title">
      <h2 class="section-title" id="sessions-title">
        {t('sessions.title')}
      </h2>
      <p class="soft">{t('sessions.text')}</p>
      <ErrorSummary errors={[]} failure={failure} />
      <div role="status">{done !== '' && <p class="done">{done}</p>}</div>
      <Load state={sessions}>
        {(list) => (
          <>
            <ul class={style.list}>
              {list.map((session) => (
                <li key={session.id}>
                  <div>
                    <b>{nameOf(session)}</b> {session.current && <Tag tone="met">{t('sessions.current')}</Tag>}
                    <div class="small soft">
                      {t('sessions.since', { address: session.address, moment: moment(session.createdAt) })}
                      {' · '}
                      {t('sessions.seen', { moment: moment(session.lastSeenAt) })}
                    </div>
                  </div>
                  {!session.current && (
                    <Button kind="secondary" small onClick={() => setAsking(session)}>
                      {t('sessions.end')}
                      <span class="govuk-visually-hidden"> {nameOf(session)}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {list.length > 1 && (
              <Button kind="secondary" onClick={() => setAsking('others')}>
                {t('sessions.endOthers')}
              </Button>
            )}
          </>
        )}
      </Load>
      <Confirm
        open={asking !== null}
        title={asking === 'others' ? t('sessions.confirmOthers') : t('sessions.confirm')}
        action={t('sessions.end')}
        onConfirm={end}
        onCancel={() => setAsking(null)}
      >
        <p>{t('sessions.confirmText')}</p>
      </Confirm>
    </section>
  )
}
