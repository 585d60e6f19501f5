import { useState } from 'preact/hooks'
import type { PeriodView } from '../../../api/domain/period.ts'
import { getPeriods } from '../calendar/periods.ts'
import { api, urlOf } from '../lib/api.ts'
import { day, dayOfInstant, number, quarterShort } from '../lib/format.ts'
import { type Editions, getFrameworks } from '../lib/framework.ts'
import { useLoad } from '../lib/load.ts'
import { fromQuery } from '../lib/query.ts'
import { language, path, t } from '../lib/t.ts'
import { ButtonLink, CardTable, Load, SignedIn } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { ApplyFrom } from './ApplyFrom.tsx'
import { Asks, nameOf } from './Asks.tsx'
import { FormPreview } from './FormPreview.tsx'
import { Upload } from './Upload.tsx'

type Edition = Editions[number]
type Loaded = { editions: Editions; periods: PeriodView[] }

const load = async (): Promise<Loaded> => {
  const [editions, periods] = await Promise.all([getFrameworks(), getPeriods()])
  return { editions, periods }
}

/** The editions of the criteria; uploading one, seeing the form that it makes, and from which period it applies. */
export default function Frameworks() {
  return <SignedIn roles={['admin']}>{() => <Asked />}</SignedIn>
}

function Asked() {
  const state = useLoad(load)
  return (
    <Load state={state}>
      {(loaded) => {
        const viewed = loaded.editions.find((edition) => nameOf(edition) === fromQuery('view'))
        if (viewed) return <Viewed edition={viewed} />
        if (fromQuery('new') !== '') return <Upload editions={loaded.editions} />
        return <List {...loaded} />
      }}
    </Load>
  )
}

/** Periods from before editions were told apart have the oldest of their id. */
const usedBy = (editions: Editions, periods: readonly PeriodView[], edition: Edition): PeriodView[] =>
  periods.filter(({ frameworkId, frameworkVersion }) => {
    if (frameworkId !== edition.id) return false
    const version = frameworkVersion ?? editions.find(({ id }) => id === frameworkId)?.version
    return version === edition.version
  })

function List({ editions, periods: read }: Loaded) {
  const [periods, setPeriods] = useState(read)
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('frameworks.title')}</h1>
        <ButtonLink href={path('/frameworks?new=1')}>{t('frameworks.new')}</ButtonLink>
      </div>
      <p class="lede">{t('frameworks.lede')}</p>
      <Saved words={(edition) => t('frameworks.saved', { edition })} />
      <CardTable<Edition>
        label={t('frameworks.title')}
        rows={[...editions].reverse()}
        keyOf={nameOf}
        columns={[
          {
            label: t('frameworks.column.edition'),
            cell: (edition) => (
              <>
                {edition.title[language]}
                <div class="soft small">
                  <code>{edition.id}</code> · {t('frameworks.version', { version: edition.version })}
                </div>
              </>
            ),
          },
          {
            label: t('frameworks.column.inForceFrom'),
            cell: ({ inForceFrom }) => (inForceFrom ? day(inForceFrom) : '–'),
          },
          { label: t('frameworks.column.criteria'), cell: (edition) => <Asks edition={edition} short /> },
          { label: t('frameworks.column.figures'), cell: ({ figures }) => number(figures), numeric: true },
          {
            label: t('frameworks.column.periods'),
            cell: (edition) => {
              const used = usedBy(editions, periods, edition)
              return used.length === 0 ? t('frameworks.noPeriod') : used.map(({ id }) => quarterShort(id)).join(', ')
            },
          },
          {
            label: t('frameworks.column.origin'),
            cell: ({ added, mappedFrom }) => (
              <>
                {added
                  ? t('frameworks.uploaded', { by: added.by, day: dayOfInstant(added.at) })
                  : t('frameworks.given')}
                {mappedFrom && <div class="soft small">{t('frameworks.mappedFrom', { id: mappedFrom })}</div>}
              </>
            ),
          },
          { label: t('frameworks.column.actions'), cell: (edition) => <Links edition={edition} /> },
        ]}
      />
      <ApplyFrom
        editions={editions}
        periods={periods}
        onChanged={(changed) => setPeriods(periods.map((each) => changed.find(({ id }) => id === each.id) ?? each))}
      />
    </>
  )
}

function Links({ edition }: { edition: Edition }) {
  const { id, version } = edition
  const asked = { param: { id }, query: { version } }
  const of = nameOf(edition)
  return (
    <span class="cards__actions">
      <a href={path(`/frameworks?view=${encodeURIComponent(of)}`)} aria-label={t('frameworks.viewOf', { edition: of })}>
        {t('frameworks.view')}
      </a>{' '}
      <a
        href={urlOf('/api/frameworks/:id/edition.xlsx', asked)}
        download
        aria-label={t('frameworks.excelOf', { edition: of })}
      >
        Excel
      </a>{' '}
      <a
        href={urlOf('/api/frameworks/:id/edition.json', asked)}
        download
        aria-label={t('frameworks.jsonOf', { edition: of })}
      >
        JSON
      </a>
    </span>
  )
}

function Viewed({ edition }: { edition: Edition }) {
  const { id, version } = edition
  const state = useLoad(() => api.get('/api/frameworks/:id', { param: { id }, query: { version } }))
  return (
    <>
      <a href={path('/frameworks')} class="govuk-back-link">
        {t('frameworks.title')}
      </a>
      <h1 class="page-title">{edition.title[language]}</h1>
      <p class="lede">{t('frameworks.viewLede', { edition: nameOf(edition) })}</p>
      <Load state={state}>{(document) => <FormPreview document={document} />}</Load>
    </>
  )
}
