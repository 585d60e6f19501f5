import { useEffect, useState } from 'preact/hooks'
import { api, urlOf } from '../lib/api.ts'
import { moment } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import { useQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { Button, ButtonLink, CardTable, DateInput, Empty, Load, Select, SignedIn, TextInput } from '../ui/index.ts'
import style from './Audit.module.scss'
import { ACTS, actWords } from './acts.ts'

type Line = Answer<'/api/audit'>[number]

const PAUSE = 300 // ms between the last key and the question to the server

/** Who did what, when and from where. */
export default function Audit() {
  return <SignedIn roles={['admin']}>{() => <Log />}</SignedIn>
}

function Log() {
  const [actor, setActor] = useQuery('actor')
  const [action, setAction] = useQuery('action')
  const [subject, setSubject] = useQuery('subject')
  const [from, setFrom] = useQuery('from')
  const [to, setTo] = useQuery('to')
  const query = Object.fromEntries(
    Object.entries({ actor: actor.trim(), action, subject: subject.trim(), from, to }).filter(([, value]) => value),
  )
  const key = JSON.stringify(query)
  const [asked, ask] = useState(key)
  useEffect(() => {
    const timer = setTimeout(() => ask(key), PAUSE)
    return () => clearTimeout(timer)
  }, [key])
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('audit.title')}</h1>
        <div class="govuk-button-group downloads no-print">
          <ButtonLink kind="secondary" href={urlOf('/api/audit', { query: { ...query, format: 'csv' } })} download>
            {t('table.csv')}
          </ButtonLink>
        </div>
      </div>
      <p class="lede">{t('audit.lede')}</p>
      <search class="controls controls--filters no-print" aria-label={t('filter.label')}>
        <TextInput name="actor" type="search" label={t('audit.actor')} value={actor} onValue={setActor} literal />
        <Select
          name="action"
          label={t('audit.action')}
          empty={t('filings.all')}
          value={action}
          onValue={setAction}
          options={ACTS.map((value) => ({ value: value as string, label: actWords(value) }))}
        />
        <TextInput
          name="subject"
          type="search"
          label={t('audit.subject')}
          value={subject}
          onValue={setSubject}
          literal
        />
        <DateInput
          name="from"
          label={t('audit.from')}
          hint=""
          value={from || null}
          onValue={(day) => setFrom(day ?? '')}
        />
        <DateInput name="to" label={t('audit.to')} hint="" value={to || null} onValue={(day) => setTo(day ?? '')} />
      </search>
      <Lines key={asked} query={JSON.parse(asked)} />
    </>
  )
}

function Lines({ query }: { query: Record<string, string> }) {
  const first = useLoad(() => api.get('/api/audit', { query }))
  const [older, setOlder] = useState<Line[]>([])
  const [isAll, setAll] = useState(false)
  return (
    <Load state={first}>
      {(newest: Line[]) => {
        const lines = [...newest, ...older]
        const last = lines.at(-1)
        if (!last) return <Empty title={t('audit.none')} text={t('filings.nothingText')} />
        return (
          <>
            <CardTable<Line>
              label={t('audit.title')}
              rows={lines}
              keyOf={({ id }) => String(id)}
              columns={[
                { label: t('audit.at'), cell: ({ at }) => moment(at) },
                {
                  label: t('audit.actor'),
                  cell: ({ actor, name }) => (
                    <>
                      {name ?? actor}
                      {name && <div class="soft small">{actor}</div>}
                    </>
                  ),
                },
                { label: t('audit.action'), cell: ({ action }) => actWords(action) },
                {
                  label: t('audit.subject'),
                  cell: ({ subject, detail }) => (
                    <>
                      {subject}
                      {detail !== null && <Detail detail={detail} />}
                    </>
                  ),
                },
                { label: t('audit.address'), cell: ({ address }) => address ?? '–' },
              ]}
            />
            {!isAll && (
              <p class="no-print">
                <Button
                  kind="secondary"
                  onClick={async () => {
                    const more = await api.get('/api/audit', { query: { ...query, before: String(last.id) } })
                    setOlder([...older, ...more])
                    setAll(more.length === 0)
                  }}
                >
                  {t('audit.older')}
                </Button>
              </p>
            )}
          </>
        )
      }}
    </Load>
  )
}

const SHORT = 200

/** As it is stored: for who knows what to look for. */
function Detail({ detail }: { detail: unknown }) {
  const text = JSON.stringify(detail)
  if (text.length <= SHORT) return <div class={`${style.detail} soft small`}>{text}</div>
  return (
    <details class={`${style.detail} small`}>
      <summary>{t('audit.detail')}</summary>
      {text}
    </details>
  )
}
