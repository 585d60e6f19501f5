import { useEffect } from 'preact/hooks'
import { disagreements } from '../../../../api/domain/findings.ts'
import { answerKey, emptied, type Item, isOf, keyOf, narrativeKey } from '../../../../api/domain/items/index.ts'
import { missing } from '../../../../api/domain/missing.ts'
import { standingAnswer } from '../../../../api/domain/platform.ts'
import { isBlank } from '../../../../api/domain/text.ts'
import { quarterTitle } from '../../lib/format.ts'
import { useLoad } from '../../lib/load.ts'
import { figuresPage, readingPage, recommendationsPage, sectionPage } from '../../lib/places.ts'
import { language, path, t } from '../../lib/t.ts'
import { LevelTag } from '../../register/LevelTag.tsx'
import { ButtonLink, Load } from '../../ui/index.ts'
import { CarriedToCheck, undecidedTexts } from '../CarriedNotice.tsx'
import { untouched } from '../corrected.ts'
import { Disagreements } from '../Disagreements.tsx'
import { FigureTable } from '../figures/FigureTable.tsx'
import { ImplausibleList } from '../figures/Implausible.tsx'
import { implausibleNow } from '../figures/state.ts'
import { nameDocument } from '../form/focus.ts'
import { SaveBar } from '../form/SaveBar.tsx'
import { HandoverNotice, signs } from '../Handover.tsx'
import { AssessmentPage, LockNotice, type Open, WordLink } from '../Page.tsx'
import { type AnswerOf, givenOf, progress, totals } from '../progress.ts'
import type { Saving } from '../saving/saving.ts'
import { useChanges, useSaving } from '../saving/useSaving.ts'
import { Changes, contentOf } from './Changes.tsx'
import style from './Cover.module.scss'
import { Cover } from './Cover.tsx'
import { DuePlans } from './DuePlans.tsx'
import { Gaps } from './Gaps.tsx'
import { gapsOf } from './gaps.ts'
import { type LastFiling, loadLastFiling } from './lastFiling.ts'
import { MissingList } from './MissingList.tsx'
import { Returned } from './Returned.tsx'
import { SectionsTable } from './SectionsTable.tsx'
import { SignAndSubmit } from './SignAndSubmit.tsx'

/** A cover to sign: what is missing, the figures, what is not fully met and by when it will be; the signature beside it. */
export default function Check() {
  return <AssessmentPage>{(open) => <Checking {...open} />}</AssessmentPage>
}

function Checking(open: Open) {
  const last = useLoad(() => loadLastFiling(open), [open.view.period.id])
  return <Load state={last}>{(data) => <Checked {...open} last={data} />}</Load>
}

function Checked({ last, ...open }: Open & { last: LastFiling | null }) {
  const { view, framework, filed, me, reload } = open
  const saving = useSaving(view, me, reload)
  useChanges(saving)
  const items = saving.items()
  const answers = items.filter(isOf('answer'))
  const answerOf: AnswerOf = ({ criterion, system }) => givenOf(saving, answerKey(criterion.id, system))
  const sections = progress(framework, view, answerOf, filed.answers)
  const questions = sections.flatMap((section) => section.questions)
  const lacking = missing(
    questions,
    questions.map(({ criterion, system }) => ({
      ...emptied({ criterion: criterion.id, system }),
      ...givenOf(saving, answerKey(criterion.id, system)),
    })),
  )
  const unfinished = lacking.filter(({ what }) => what !== 'unconfirmed')
  const found = implausibleNow(open, saving)
  const fits = found.every(({ severity }) => severity !== 'error')
  const ready = lacking.length === 0 && undecidedTexts(saving).length === 0 && fits
  const all = totals(sections)
  // Before anything is confirmed there is nothing to reckon.
  const hasFigures = all.answered > 0 || all.unconfirmed === 0
  const left = untouched({ view, framework, filed }, saving)
  const period = view.period.id
  const corrected = left.length === 0 && view.returned?.items != null
  const gaps = gapsOf(questions, answerOf)

  useEffect(() => nameDocument(t('check.title')), [])

  return (
    <>
      <SaveBar saving={saving} view={view} shows={() => false} />
      <p class="caption section-caption no-print">
        {view.department.name} · {quarterTitle(period)}
      </p>
      <div class={style.title}>
        <h1 class="page-title">{t('check.title')}</h1>
        {view.editable && ready && <p class={style.ready}>{t('check.nothingMissing')}</p>}
      </div>
      <div class={style.notices}>
        <HandoverNotice view={view} me={me} />
        <LockNotice view={view} reload={reload} />
        <Returned view={view} framework={framework} left={left} folded={ready && (signs(me, view) || corrected)} />
        {view.editable && (
          <>
            <DuePlans {...open} saving={saving} />
            <CarriedToCheck {...open} saving={saving} sections={sections} />
            {unfinished.length > 0 && <MissingList open={open} lacking={unfinished} />}
            <ImplausibleList found={found} view={view} folded={ready} />
            <Disagreements {...open} found={disagreements(framework, view.systems, answers)} folded={ready} />
          </>
        )}
      </div>
      {hasFigures && <Cover {...open} all={all} gaps={gaps} last={last} />}
      <div class={style.cover}>
        <SignAndSubmit {...open} saving={saving} ready={ready} untouched={left} last={last}>
          {hasFigures && (
            <>
              <Changes {...open} items={items.map((item) => countedItem(saving, item))} last={last} />
              <Gaps {...open} gaps={gaps} />
            </>
          )}
        </SignAndSubmit>
      </div>
      {view.editable && (
        <>
          <h2 class="section-title">{t('check.preview')}</h2>
          <p>{t('check.previewText')}</p>
        </>
      )}
      <div class="actions actions--home no-print">
        <WordLink view={view} secondary />
        <ButtonLink kind="secondary" href={readingPage(period)}>
          {t('receipt.read')}
        </ButtonLink>
      </div>
      <Fold title={t('check.systemsFold', { n: view.systems.length })}>
        <SystemLines {...open} />
      </Fold>
      <Fold title={t('check.sections')}>
        <SectionsTable {...open} sections={sections} />
      </Fold>
      {view.figures.length > 0 && (
        <Fold title={t('figures.title')}>
          <FigureTable framework={framework} content={contentOf(view, items)} before={null} />
          {view.editable && (
            <p class="no-print">
              <a href={figuresPage(period)}>{t('check.changeFigures')}</a>
            </p>
          )}
        </Fold>
      )}
      <Fold title={t('check.texts')}>
        <Texts {...open} items={items} />
      </Fold>
    </>
  )
}

/** As it counts: what is offered is shown, what is inherited stands. */
function countedItem(saving: Saving, item: Item): Item {
  const shown = saving.shown(keyOf(item)) ?? item
  if (shown.kind !== 'answer') return shown
  const inherited = saving.inherited.get(keyOf(item))
  return standingAnswer({ ...shown, ...(inherited && { inherited }) })
}

/** What need not be read to sign; closed, its heading says nothing on paper. */
const Fold = ({ title, children }: { title: string; children: preact.ComponentChildren }) => (
  <details class={`${style.fold} no-print-closed`}>
    <summary>{title}</summary>
    {children}
  </details>
)

function SystemLines({ view }: Open) {
  return (
    <>
      {view.systems.length === 0 && view.noSystems ? (
        <p>{t('check.declaredNone')}</p>
      ) : view.systems.length === 0 ? (
        <p>
          {t('section.noSystem')} <a href={path('/systems')}>{t('section.noSystemAction')}</a>
        </p>
      ) : (
        <ul class="lines">
          {view.systems.map((system) => (
            <li key={system.id}>
              {system.name} <LevelTag level={system.level} />{' '}
              <span class="small soft">{t(`dossier.${system.dossier}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Texts({ view, framework, items }: Open & { items: readonly Item[] }) {
  const written = new Map(
    items
      .filter(isOf('narrative'))
      .flatMap(({ section, text }) => (isBlank(text ?? '') ? [] : [[section, text ?? '']])),
  )
  const narratives = progress(framework, view, () => undefined).flatMap(({ leaf }) => {
    const text = written.get(leaf.id)
    return text ? [{ leaf, text }] : []
  })
  const recommendations = items.filter(isOf('recommendation')).filter(({ removed, text }) => !removed && text !== '')
  return (
    <>
      <h2 class="section-title">{t('check.narratives')}</h2>
      {narratives.length === 0 && <p class="soft">{t('check.noNarrative')}</p>}
      {narratives.map(({ leaf, text }) => (
        <div key={leaf.id} class="written">
          <h3>
            <a href={sectionPage(view.period.id, leaf.id, narrativeKey(leaf.id))}>
              {leaf.id} {leaf.title[language]}
            </a>
          </h3>
          <p>{text}</p>
        </div>
      ))}
      <h2 class="section-title">{t('recommendations.title')}</h2>
      {recommendations.length === 0 && <p class="soft">{t('recommendations.none')}</p>}
      <ul class="lines">
        {recommendations.map(({ id, category, text }) => (
          <li key={id}>
            <b>{t(`category.${category}`)}:</b> {text}
          </li>
        ))}
      </ul>
      {view.editable && (
        <p class="no-print">
          <a href={recommendationsPage(view.period.id)}>{t('check.changeRecommendations')}</a>
        </p>
      )}
    </>
  )
}
