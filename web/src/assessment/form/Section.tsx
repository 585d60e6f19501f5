import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Item as Question } from '../../../../api/domain/criteria.ts'
import type { Criterion } from '../../../../api/domain/framework.ts'
import { answerKey, type Item, keyOf, narrativeKey } from '../../../../api/domain/items/index.ts'
import { LIMITS } from '../../../../api/domain/limits.ts'
import { unlockedItems } from '../../../../api/domain/lock.ts'
import { lacks } from '../../../../api/domain/missing.ts'
import { yearOf } from '../../../../api/domain/period.ts'
import { leaveFor } from '../../lib/api.ts'
import { asked, checkPage, excelPage, homePage, recommendationsPage, sectionPage } from '../../lib/places.ts'
import { fromQuery, toQuery } from '../../lib/query.ts'
import { remember, remembered } from '../../lib/remember.ts'
import { language, path, t } from '../../lib/t.ts'
import { DepartmentThreads } from '../../threads/DepartmentThreads.tsx'
import { Button, ButtonLink, Live, Textarea } from '../../ui/index.ts'
import { countReturned, isRetold, nextReturned, untouched } from '../corrected.ts'
import { AssessmentPage, LockNotice, type Open, ToWhole } from '../Page.tsx'
import { givenOf, neighbours, previousOf, progress, type SectionProgress } from '../progress.ts'
import type { Saving } from '../saving/saving.ts'
import { useChanges, useItem, useSaving } from '../saving/useSaving.ts'
import { ReturnedAnswer } from '../submit/Returned.tsx'
import { itemName } from '../words.ts'
import { ConfirmAll, ToConfirm } from './Carried.tsx'
import { Conflict } from './Conflict.tsx'
import { CriterionCard, type Together } from './CriterionCard.tsx'
import { goToHash, nameDocument, onEnter } from './focus.ts'
import { Keys } from './Keys.tsx'
import { isShow, narrowed, type Show } from './narrowing.ts'
import { SaveBar } from './SaveBar.tsx'
import { searchedIn } from './Search.tsx'
import { FillRest, ShowFilter } from './Tools.tsx'

/** One section of the form: its criteria, its narrative, and the way to the next. */
export default function Section() {
  return (
    <AssessmentPage>
      {(open) => {
        const sections = progress(open.framework, open.view, () => undefined)
        const section = sections.find(({ leaf }) => leaf.id === asked('section'))
        return section ? (
          <Form {...open} section={section} sections={sections} />
        ) : (
          <Unknown period={open.view.period.id} />
        )
      }}
    </AssessmentPage>
  )
}

/** There is no such section: the quarter's page says so, and lists them. */
function Unknown({ period }: { period: string }) {
  useEffect(() => void leaveFor(`${homePage(period)}&unknown=section`), [period])
  return null
}

const TOGETHER = 'soat.together'

const isTogether = (text: string | null): text is Together => text === 'yes' || text === 'no'

type FormProps = Open & { section: SectionProgress; sections: readonly SectionProgress[] }

function Form({ view, framework, filed, me, reload, section, sections }: FormProps) {
  const saving = useSaving(view, me, reload)
  const { leaf, questions } = section
  const [together, setTogether] = useState((): Together => {
    const before = remembered('sessionStorage', TOGETHER)
    return isTogether(before) ? before : 'auto'
  })
  const criteria = useMemo(
    () => [...new Set(questions.map(({ criterion }) => criterion))],
    [questions.map(({ criterion, system }) => answerKey(criterion.id, system)).join()],
  )
  const asked = new Set(questions.map(({ system }) => system).filter((id) => id !== null))
  const systems = view.systems.filter(({ id }) => asked.has(id))
  const open = unlockedItems(view, framework, view.systems)
  const title = `${leaf.id} ${leaf.title[language]}`
  // Chosen once: a criterion that has been seen to stays where it is until the choice is made anew.
  const choose = (show: Show | '') => {
    const questionsShown = show === '' ? [] : narrowed(show, questions, saving, view.returned)
    return { show, only: new Set(questionsShown.map(({ criterion }) => criterion.id)) }
  }
  const [{ show, only }, setShown] = useState(() => {
    const asking = fromQuery('show')
    return choose(isShow(asking) && view.editable ? asking : '')
  })
  const narrow = (next: Show | '') => {
    toQuery({ show: next })
    setShown(choose(next))
  }
  const searched = useMemo(() => searchedIn(sections), [view])

  useEffect(() => {
    nameDocument(title)
    document.addEventListener('keydown', onEnter)
    return () => document.removeEventListener('keydown', onEnter)
  }, [])

  const shown = useGrowing(questions, criteria)
  const previous = useMemo(() => previousOf(view), [view])
  const cards = useMemo(
    () =>
      criteria.map((criterion) => (
        <CriterionCard
          key={criterion.id}
          saving={saving}
          framework={framework}
          questions={questions.filter((question) => question.criterion === criterion)}
          systems={view.systems}
          returned={view.returned}
          filed={filed.answers}
          previous={previous}
          open={open}
          editable={view.editable}
          together={together}
          today={me.today}
          year={yearOf(view.period.id)}
        />
      )),
    [saving, criteria, together],
  )

  useEffect(() => {
    if (shown === criteria.length) goToHash()
  }, [shown === criteria.length])

  const here = new Set<string>([
    ...questions.map(({ criterion, system }) => answerKey(criterion.id, system)),
    narrativeKey(leaf.id),
  ])
  const shows = (item: Item) => here.has(keyOf(item))

  return (
    <>
      <SaveBar
        saving={saving}
        view={view}
        shows={shows}
        progress={questions.length > 0 && <Done saving={saving} section={section} />}
      />
      {leaf.parent && (
        <p class="caption section-caption">
          {t('section.parent', { id: leaf.parent.id, title: leaf.parent.title[language] })}
        </p>
      )}
      <h1 class="page-title">{title}</h1>
      {questions.length > 0 && (
        <p class="lede">
          <Summary saving={saving} section={section} criteria={criteria.length} systems={systems.length} />
        </p>
      )}
      <LockNotice view={view} reload={reload} />
      {view.returned && <ReturnedNotice view={view} />}
      <DepartmentThreads view={view} framework={framework} section={leaf.id} />
      <div class="tools no-print">
        {view.editable && (
          <ConfirmAll
            saving={saving}
            keys={[...here].filter((key) => open === null || open.has(key))}
            today={me.today}
            words={(n) => t('carried.confirmSection', { n })}
            small
          />
        )}
        {view.editable && questions.length > 1 && (
          <ShowFilter saving={saving} questions={questions} returned={view.returned} show={show} onShow={narrow} />
        )}
        {view.editable && (
          <FillRest saving={saving} questions={questions} isOpen={(key) => open === null || open.has(key)} />
        )}
        {systems.length > 1 && view.editable && open === null && (
          <Button
            kind="secondary"
            small
            onClick={() => {
              const next = together === 'no' ? 'yes' : 'no'
              remember('sessionStorage', TOGETHER, next)
              setTogether(next)
            }}
          >
            {together === 'no' ? t('section.together', { n: systems.length }) : t('section.apart')}
          </Button>
        )}
        <Keys criteria={searched} period={view.period.id} />
        {view.editable && <a href={excelPage(view.period.id)}>{t('section.excel')}</a>}
      </div>
      {show !== '' && only.size === 0 && <p class="notice">{t('show.none')}</p>}
      {questions.length === 0 && <p class="notice">{t('section.nothing')}</p>}
      {view.systems.length === 0 && view.noSystems === null && (
        <p class="notice">
          {t('section.noSystem')} <a href={path('/systems')}>{t('section.noSystemAction')}</a>
        </p>
      )}
      {show === '' ? cards.slice(0, shown) : cards.slice(0, shown).filter((_, i) => only.has(criteria[i]?.id ?? ''))}
      {shown < criteria.length ? null : (
        <>
          {' '}
          <NarrativeField
            saving={saving}
            view={view}
            section={leaf.id}
            filed={filed.narratives.get(leaf.id)}
            disabled={!view.editable || (open !== null && !open.has(narrativeKey(leaf.id)))}
          />
          <Ways view={view} framework={framework} filed={filed} saving={saving} section={leaf.id} sections={sections} />
        </>
      )}
    </>
  )
}

/** A card has a row for each system: so many rows are drawn at once, which is more than a screen holds. */
const ROWS_AT_ONCE = 12

/** How many criteria are shown: some more after every pause, so that a section of many systems answers keys from the start. */
function useGrowing(questions: readonly Question[], criteria: readonly Criterion[]): number {
  const [rows, setRows] = useState(ROWS_AT_ONCE)
  const all = rows >= questions.length
  useEffect(() => {
    const everything = () => setRows(questions.length)
    const next = all ? undefined : setTimeout(() => setRows(rows + ROWS_AT_ONCE))
    addEventListener('beforeprint', everything)
    return () => {
      clearTimeout(next)
      removeEventListener('beforeprint', everything)
    }
  }, [rows, questions.length])
  if (all) return criteria.length
  return Math.max(1, criteria.indexOf((questions[rows] as Question).criterion))
}

/** How many of the questions need nothing more. */
const completeIn = (saving: Saving, questions: readonly Question[]): number =>
  questions.filter(({ criterion, system }) => {
    return lacks(givenOf(saving, answerKey(criterion.id, system))).length === 0
  }).length

/** Stays in sight: `6/8`. */
function Done({ saving, section: { leaf, questions } }: { saving: Saving; section: SectionProgress }) {
  useChanges(saving)
  const n = completeIn(saving, questions)
  return (
    <span class="save__progress" style={{ '--done': `${(100 * n) / questions.length}%` }}>
      <Live words={t('section.doneOf', { section: leaf.id, n, of: questions.length })} />
    </span>
  )
}

/** `4 tiêu chí · 3 hệ thống · còn 2 câu` */
function Summary({
  saving,
  section: { questions },
  criteria,
  systems,
}: {
  saving: Saving
  section: SectionProgress
  criteria: number
  systems: number
}) {
  useChanges(saving)
  const left = questions.length - completeIn(saving, questions)
  return (
    <Live
      words={[
        t('section.criteria', { n: criteria }),
        ...(systems > 0 ? [t('section.systems', { n: systems })] : []),
        left === 0 ? t('section.done') : t('section.left', { n: left }),
      ].join(' · ')}
    />
  )
}

function ReturnedNotice({ view }: Pick<Open, 'view'>) {
  const { returned } = view
  if (!returned) return null
  return (
    <div class="notice notice--returned">
      <p>
        <b>{t('returned.reason')}</b> {returned.reason}
      </p>
      <p>{returned.items ? t('returned.onlyNamed', { n: countReturned(returned) }) : t('returned.allOpen')}</p>
    </div>
  )
}

function NarrativeField({
  saving,
  view,
  section,
  filed,
  disabled,
}: Pick<Open, 'view'> & { saving: Saving; section: string; filed: string | undefined; disabled: boolean }) {
  const returned = view.returned?.narratives?.find((narrative) => narrative.section === section)
  const key = narrativeKey(section)
  const item = useItem(saving, key)
  const conflict = saving.conflict(key)
  return (
    <div class="narrative" key={saving.epoch(key)}>
      <h2 class="section-title">{t('narrative.title')}</h2>
      {returned && <ReturnedAnswer comment={returned.comment} corrected={isRetold(section, filed, item)} />}
      {conflict && <Conflict saving={saving} conflict={conflict} systems={view.systems} />}
      <ToConfirm
        saving={saving}
        keys={[key]}
        today=""
        name={t('narrative.title')}
        disabled={disabled || conflict !== undefined}
      />
      <Textarea
        name={key}
        label={t('narrative.title')}
        hiddenLabel
        hint={view.editable ? t('narrative.hint') : ''}
        value={saving.shown(key)?.text ?? ''}
        onValue={(text) => saving.set({ kind: 'narrative', section, text }, 'soon')}
        rows={5}
        maxLength={LIMITS.narrative}
        disabled={disabled || conflict !== undefined}
      />
    </div>
  )
}

type WaysProps = Pick<Open, 'view' | 'framework' | 'filed'> & {
  saving: Saving
  section: string
  sections: readonly SectionProgress[]
}

/** To the next section; after a return of single items, to the next of those that nobody has changed yet. */
function Ways({ view, framework, filed, saving, section, sections }: WaysProps) {
  useChanges(saving)
  const { before, after } = neighbours(sections, section)
  const period = view.period.id
  const next = nextReturned(untouched({ view, framework, filed }, saving), framework, section)
  return (
    <nav class="ways no-print" aria-label={t('section.ways')}>
      {next ? (
        <ButtonLink href={sectionPage(period, next.section, next.field)}>
          {t('section.nextReturned', { what: itemName(next.item, view.systems) })}
        </ButtonLink>
      ) : view.returned?.items ? (
        <ButtonLink href={checkPage(period)}>{t('section.toCheck')}</ButtonLink>
      ) : after ? (
        <ButtonLink href={sectionPage(period, after.id)}>{t('section.next', { section: after.id })}</ButtonLink>
      ) : (
        <ButtonLink href={recommendationsPage(period)}>{t('section.toRecommendations')}</ButtonLink>
      )}
      {before && (
        <a class="govuk-link" data-way="before" href={sectionPage(period, before.id)}>
          {t('section.previous', { section: before.id })}
        </a>
      )}
      <ToWhole view={view} />
    </nav>
  )
}
