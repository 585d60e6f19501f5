import { useEffect, useRef, useState } from 'preact/hooks'
import { itemKey } from '../../../api/domain/criteria.ts'
import { narrativeKey } from '../../../api/domain/items/index.ts'
import type { ThreadView } from '../../../api/domain/thread.ts'
import { figuresOf, narrowed, recommendationsOf, sectionsOf, systemsOf } from '../assessment/compare.ts'
import { FigureTable } from '../assessment/figures/FigureTable.tsx'
import { InheritedSince } from '../assessment/Platforms.tsx'
import { FiledIn } from '../evidence/FiledEvidence.tsx'
import { isUnknown } from '../lib/api.ts'
import { quarter } from '../lib/format.ts'
import { listPage } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { assessmentKey } from '../lib/places.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, SignedIn, UnknownFiling } from '../ui/index.ts'
import { AcceptedBanner, Decision, type Done } from './Decision.tsx'
import { Figures } from './Figures.tsx'
import { Findings } from './Findings.tsx'
import { Head } from './Head.tsx'
import { History } from './History.tsx'
import { beforeName, loadReading, loadThreads, type Reading } from './load.ts'
import { takeAccepted } from './queue.ts'
import { Recommendations } from './Recommendations.tsx'
import { SectionIndex, Sections } from './Sections.tsx'
import { ShowFilter, useShow } from './ShowFilter.tsx'
import { looksSame, SystemTable } from './SystemTable.tsx'
import { type Selection, useSelection } from './selection.ts'
import { ThreadList, ThreadsContext } from './Threads.tsx'

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
  const [accepted] = useState(takeAccepted)
  const reading = useLoad(
    () => loadReading(period, department, revision, me.user.username),
    [period, department, revision],
  )
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
            accepted={accepted}
            done={done}
            onRevision={(next) => {
              setDone(null)
              setRevision(next)
            }}
            onGiven={reading.status === 'ready' ? reading.reload : async () => {}}
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
  /** The department whose filing was accepted on the page before; empty where none was. */
  accepted: string
  done: Done | null
  onRevision: (revision: string) => void
  onGiven: () => Promise<void>
  onDone: (done: Done) => Promise<void>
}

function Read({ me, reading, accepted, done, onRevision, onGiven, onDone }: Props) {
  const { view, framework, content, before } = reading
  // What has changed is read first; whoever comes for a place in it comes for all of it.
  const [show, setShow] = useShow(before !== null && placeInAddress() === null ? 'changed' : '')
  const [returning, setReturning] = useState(false)
  const selection = useSelection(reading)
  const sections = sectionsOf(framework, content, before?.content ?? null)
  const isFiled = view.state !== 'none' || reading.line !== null
  const changesFirst = before !== null && show === 'changed' && isFiled
  const choosing = returning && selection.scope === 'items' ? selection : null
  usePlaceInAddress()
  const [all, setAll] = useState(reading.threads)
  const reload = async () => setAll(await loadThreads(assessmentKey(view)))
  const asked = all && { all, reading, reload }

  const files = [...(content.files ?? []), ...(before?.content.files ?? [])]
  const answers = isFiled && (
    <FiledIn.Provider value={{ code: view.department.code, files }}>
      <ShowFilter sections={sections} hasBefore={before !== null} show={show} onShow={setShow} />
      <Sections
        reading={reading}
        sections={narrowed(sections, before === null && show === 'changed' ? '' : show)}
        nothing={t(changesFirst ? 'filing.nothingChanged' : 'filing.nothingShown', { what: beforeName(reading) })}
        choosing={choosing}
      />
    </FiledIn.Provider>
  )
  const systems = (
    <SystemTable framework={framework} content={content} before={before?.content ?? null} noSystems={view.noSystems} />
  )
  const figures = content.figures && content.figures.length > 0 && (
    <section aria-labelledby="figures-title">
      <h2 class="section-title" id="figures-title" tabIndex={-1}>
        {t('figures.title')}
      </h2>
      <FigureTable framework={framework} content={content} before={before?.content ?? null} />
    </section>
  )
  const recommendations = <Recommendations content={content} before={before?.content ?? null} />
  const isMoved = {
    systems: changesFirst && systemsMoved(reading),
    figures: changesFirst && figuresMoved(reading),
    recommendations: changesFirst && recommended(reading),
  }

  return (
    <ThreadsContext.Provider value={asked}>
      <Head reading={reading} onRevision={onRevision} onGiven={onGiven} />
      {accepted !== '' && !done && <AcceptedBanner department={accepted} queue={reading.queue} />}
      <Decision
        me={me}
        reading={reading}
        sections={sections}
        selection={selection}
        returning={returning}
        onReturning={(next) => {
          if (next) chooseAsked(all ?? [], selection)
          setReturning(next)
        }}
        done={done}
        onDone={onDone}
      />
      <InheritedSince view={view} />
      {changesFirst && (
        <>
          <h2 class="section-title">{t('filing.changes', { what: beforeName(reading) })}</h2>
          {answers}
          {isMoved.systems && systems}
          {isMoved.figures && figures}
          {isMoved.recommendations && recommendations}
        </>
      )}
      {reading.findings && (
        <Findings lines={reading.findings} reading={reading} choosing={choosing} onGo={() => setShow('')} />
      )}
      <ThreadList />
      <Figures reading={reading} sections={sections} />
      {!isMoved.systems && systems}
      {isFiled && <SectionIndex sections={sections} onGo={() => setShow('')} />}
      {!changesFirst && answers}
      {!isMoved.figures && figures}
      {!isMoved.recommendations && recommendations}
      <History lines={reading.history} view={view} />
    </ThreadsContext.Provider>
  )
}

/** What is still asked is named for the return, with what was said last as its comment. */
function chooseAsked(threads: readonly ThreadView[], { comments, choose, comment }: Selection): void {
  for (const { criterion, system, section, closedAt, messages } of threads) {
    const key = criterion !== null ? itemKey(criterion, system) : section !== null ? narrativeKey(section) : null
    if (key === null || closedAt !== null || comments.has(key)) continue
    choose(key, true)
    comment(key, messages.at(-1)?.text ?? '')
  }
}

const systemsMoved = ({ content, before }: Reading): boolean =>
  systemsOf(content, before?.content ?? null, looksSame).some(({ mark }) => mark !== null)

const figuresMoved = ({ content, before }: Reading): boolean =>
  figuresOf(content, before?.content ?? null).some(({ before }) => before !== undefined)

const recommended = ({ content, before }: Reading): boolean =>
  recommendationsOf(content, before?.content ?? null).some(({ mark, before }) => mark !== null || before !== null)

/** Where the address says that the page opens: a section, the answers to a criterion, the systems or the recommendations. */
function placeInAddress(): string | null {
  const [section, at] = [fromQuery('section'), fromQuery('at')]
  if (at === 'systems') return 'filing-systems'
  if (at === 'recommendations') return 'recommendations-title'
  return at !== '' ? `question-${at}` : section !== '' ? `section-${section}` : null
}

function usePlaceInAddress() {
  const went = useRef(false)
  useEffect(() => {
    const place = placeInAddress()
    if (went.current || place === null) return
    went.current = true
    const heading = document.getElementById(place)
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }, [])
}
