import { useEffect, useRef, useState } from 'preact/hooks'
import { narrowed, sectionsOf } from '../assessment/compare.ts'
import { isUnknown } from '../lib/api.ts'
import { quarter } from '../lib/format.ts'
import { listPage } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, SignedIn, UnknownFiling } from '../ui/index.ts'
import { Decision, type Done } from './Decision.tsx'
import { Figures } from './Figures.tsx'
import { Head } from './Head.tsx'
import { History } from './History.tsx'
import { loadReading, type Reading } from './load.ts'
import { Recommendations } from './Recommendations.tsx'
import { SectionIndex, Sections } from './Sections.tsx'
import { ShowFilter, useShow } from './ShowFilter.tsx'
import { SystemTable } from './SystemTable.tsx'
import { useSelection } from './selection.ts'

/** One filing beside its previous revision: read, then accepted or returned. */
export default function Filing() {
  return <SignedIn roles={['reviewer', 'admin']}>{(me) => <Asked me={me} />}</SignedIn>
}

function Asked({ me }: { me: Me }) {
  const period = fromQuery('period')
  const department = fromQuery('department')
  if (period === '' || department === '') {
    return (
      <>
        <h1 class="page-title">{t('filing.title')}</h1>
        <Empty title={t('filing.which')} text={t('filing.whichText')}>
          <ButtonLink href={path('/filings')}>{t('overview.toFilings')}</ButtonLink>
        </Empty>
      </>
    )
  }
  return <Loaded me={me} period={period} department={department} />
}

function Loaded({ me, period, department }: { me: Me; period: string; department: string }) {
  const [revision, setRevision] = useQuery('revision')
  // Outlives the reading, which is loaded anew after a decision.
  const [done, setDone] = useState<Done | null>(null)
  const reading = useLoad(() => loadReading(period, department, revision), [period, department, revision])
  if (reading.status === 'failed' && isUnknown(reading.error)) return <UnknownFiling />
  return (
    <>
      <a href={listPage(period)} class="govuk-back-link">
        {t('filing.back', { quarter: quarter(period) })}
      </a>
      {reading.status === 'failed' && <h1 class="page-title">{t('filing.title')}</h1>}
      <Load state={reading}>
        {(data) => (
          <Read
            key={`${data.line?.revision} ${data.view.state}`}
            me={me}
            reading={data}
            done={done}
            onRevision={(next) => {
              setDone(null)
              setRevision(next)
            }}
            onDone={async (what) => {
              if (reading.status === 'ready') await reading.reload()
              setDone(what)
            }}
          />
        )}
      </Load>
    </>
  )
}

type Props = {
  me: Me
  reading: Reading
  done: Done | null
  onRevision: (revision: string) => void
  onDone: (done: Done) => Promise<void>
}

function Read({ me, reading, done, onRevision, onDone }: Props) {
  const { view, framework, content, before } = reading
  // What is another quarter's is first looked at for what has changed.
  const [show, setShow] = useShow(before !== null && before.period !== view.period.id ? 'changed' : '')
  const [returning, setReturning] = useState(false)
  const selection = useSelection(reading)
  const sections = sectionsOf(framework, content, before?.content ?? null)
  const shown = narrowed(sections, before === null && show === 'changed' ? '' : show)
  useSectionInAddress()

  return (
    <>
      <Head reading={reading} onRevision={onRevision} />
      <Decision
        me={me}
        reading={reading}
        sections={sections}
        selection={selection}
        returning={returning}
        onReturning={setReturning}
        done={done}
        onDone={onDone}
      />
      <Figures reading={reading} sections={sections} />
      <SystemTable
        framework={framework}
        content={content}
        before={before?.content ?? null}
        noSystems={view.noSystems}
      />
      {(view.state !== 'none' || reading.line) && (
        <>
          <SectionIndex sections={sections} onGo={() => setShow('')} />
          <ShowFilter sections={sections} hasBefore={before !== null} show={show} onShow={setShow} />
          <Sections
            reading={reading}
            sections={shown}
            choosing={returning && selection.scope === 'items' ? selection : null}
          />
        </>
      )}
      <Recommendations content={content} before={before?.content ?? null} />
      <History lines={reading.history} view={view} />
    </>
  )
}

/** `section` in the address: the page opens there. */
function useSectionInAddress() {
  const went = useRef(false)
  useEffect(() => {
    const section = fromQuery('section')
    if (went.current || section === '') return
    went.current = true
    const heading = document.getElementById(`section-${section}`)
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }, [])
}
