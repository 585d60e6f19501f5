import { useEffect, useState } from 'preact/hooks'
import type { Answer, Missing } from '../../../../api/domain/assessment.ts'
import { itemKey } from '../../../../api/domain/criteria.ts'
import { missing } from '../../../../api/domain/missing.ts'
import { index, rate } from '../../../../api/domain/score.ts'
import { day, number, oneDecimal, percent, quarterTitle } from '../../lib/format.ts'
import { answerKey, type Item } from '../../lib/items.ts'
import { language, path, t } from '../../lib/t.ts'
import { ButtonLink, TableBox } from '../../ui/index.ts'
import { AnsweredCard } from './AnsweredCard.tsx'
import { nameDocument } from './focus.ts'
import { LevelTag } from './LevelTag.tsx'
import { AssessmentPage, LockNotice, type Open } from './Page.tsx'
import { fieldOf, recommendationsPage, sectionPage, wordUrl } from './places.ts'
import { progress, totals } from './progress.ts'
import { Returned } from './Returned.tsx'
import { SaveBar } from './SaveBar.tsx'
import { SignAndSubmit } from './SignAndSubmit.tsx'
import { SectionTag } from './TaskList.tsx'
import { useChanges, useSaving } from './useSaving.ts'
import { questionName, sectionName } from './words.ts'

/** Check your answers: the figures, everything that is missing, what will be printed; then signing and submitting. */
export default function Check() {
  return <AssessmentPage>{(open) => <Checking {...open} />}</AssessmentPage>
}

function Checking(open: Open) {
  const { view, framework, me } = open
  const saving = useSaving(view, me)
  useChanges(saving)
  const items = saving.items()
  const answers = items.filter((item) => item.kind === 'answer')
  const given = new Map<string, Answer>(answers.map((a) => [itemKey(a.criterion, a.system), a]))
  const sections = progress(framework, view, ({ criterion, system }) => given.get(itemKey(criterion.id, system)))
  const questions = sections.flatMap((section) => section.questions)
  const lacking = missing(questions, answers)
  const all = totals(sections)
  const period = view.period.id

  useEffect(() => nameDocument(t('check.title')), [])

  return (
    <>
      <SaveBar saving={saving} period={period} systems={view.systems} shows={() => false} />
      <p class="caption section-caption">{quarterTitle(period)}</p>
      <h1 class="page-title">{t('check.title')}</h1>
      <p class="lede">{view.department.name}</p>
      <LockNotice view={view} />
      <Returned view={view} framework={framework} />
      <MissingList open={open} lacking={lacking} />
      <div class="kpis">
        <AnsweredCard {...all} />
        <Figure caption={t('check.rate')} value={percent(rate(all.tally))} note={t('check.rateNote')} />
        <Figure
          caption={t('check.index')}
          value={index(all.tally) === null ? '–' : `${oneDecimal((index(all.tally) ?? 0) * 100)}%`}
          note={t('check.indexNote')}
        />
        <Figure
          caption={t('nav.systems')}
          value={number(view.systems.length)}
          note={t('home.approved', {
            n: view.systems.filter(({ dossier }) => dossier === 'approved').length,
            of: view.systems.length,
          })}
        />
      </div>
      <Systems {...open} />
      <Sections {...open} sections={sections} />
      <Plans {...open} answers={questions.flatMap((q) => given.get(itemKey(q.criterion.id, q.system)) ?? [])} />
      <Texts {...open} items={items} />
      <h2 class="section-title">{t('check.preview')}</h2>
      <p>{t('check.previewText')}</p>
      <p class="no-print">
        <ButtonLink kind="secondary" href={wordUrl(period, view.department.code)} download>
          {t('home.wordDraft')}
        </ButtonLink>
      </p>
      <SignAndSubmit {...open} saving={saving} ready={lacking.length === 0} />
    </>
  )
}

function Figure({ caption, value, note }: { caption: string; value: string; note: string }) {
  return (
    <div class="card">
      <h2 class="caption">{caption}</h2>
      <div class="big">{value}</div>
      <div class="small soft">{note}</div>
    </div>
  )
}

const MANY = 12

/** Each missing part as a link to the very field, section by section. */
function MissingList({ open: { view, framework }, lacking }: { open: Open; lacking: readonly Missing[] }) {
  const [all, setAll] = useState(false)
  if (lacking.length === 0) {
    return (
      <div class="done">
        <p>{t('check.nothingMissing')}</p>
      </div>
    )
  }
  const sectionOf = new Map(framework.criteria.map(({ id, section }) => [id, section]))
  const shown = all ? lacking : lacking.slice(0, MANY)
  const sections = [...new Set(shown.map(({ criterion }) => sectionOf.get(criterion) ?? ''))]
  return (
    <section class="notice notice--missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{t('check.missingTitle', { n: lacking.length })}</h2>
      {sections.map((section) => (
        <div key={section}>
          <h3>{sectionName(framework, section)}</h3>
          <ul>
            {shown
              .filter(({ criterion }) => sectionOf.get(criterion) === section)
              .map(({ criterion, system, what }) => (
                <li key={`${itemKey(criterion, system)} ${what}`}>
                  <a href={sectionPage(view.period.id, section, fieldOf(answerKey(criterion, system), what))}>
                    {questionName(criterion, system, view.systems)}: {t(`missing.${what}`)}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {lacking.length > shown.length && (
        <button type="button" class="link-button no-print" onClick={() => setAll(true)}>
          {t('check.missingAll', { n: lacking.length })}
        </button>
      )}
    </section>
  )
}

function Systems({ view }: Open) {
  return (
    <>
      <h2 class="section-title">{t('nav.systems')}</h2>
      {view.systems.length === 0 ? (
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

function Sections({ view, sections }: Open & { sections: ReturnType<typeof progress> }) {
  return (
    <>
      <h2 class="section-title">{t('check.sections')}</h2>
      <TableBox label={t('check.sections')}>
        <table class="govuk-table figures">
          <thead>
            <tr>
              <th scope="col">{t('check.section')}</th>
              <th scope="col">{t('status.short.met')}</th>
              <th scope="col">{t('status.short.partial')}</th>
              <th scope="col">{t('status.short.unmet')}</th>
              <th scope="col">{t('status.short.notApplicable')}</th>
              <th scope="col">{t('check.rate')}</th>
              <th scope="col">{t('check.state')}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => (
              <tr key={section.leaf.id}>
                <th scope="row">
                  <a href={sectionPage(view.period.id, section.leaf.id)}>
                    {section.leaf.id} {section.leaf.title[language]}
                  </a>
                </th>
                <td>{number(section.tally.met)}</td>
                <td>{number(section.tally.partial)}</td>
                <td>{number(section.tally.unmet)}</td>
                <td>{number(section.tally.notApplicable)}</td>
                <td>{percent(rate(section.tally))}</td>
                <td>
                  <SectionTag section={section} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}

function Plans({ view, framework, answers }: Open & { answers: readonly Answer[] }) {
  const planned = answers.filter(({ status }) => status === 'partial' || status === 'unmet')
  if (planned.length === 0) return null
  const sectionOf = (id: string) => framework.criteria.find((criterion) => criterion.id === id)?.section ?? ''
  return (
    <>
      <h2 class="section-title">{t('check.plans', { n: planned.length })}</h2>
      <TableBox label={t('check.plans', { n: planned.length })}>
        <table class="govuk-table plans">
          <thead>
            <tr>
              <th scope="col">{t('check.question')}</th>
              <th scope="col">{t('plan.action')}</th>
              <th scope="col">{t('plan.owner')}</th>
              <th scope="col">{t('check.dueOn')}</th>
            </tr>
          </thead>
          <tbody>
            {planned.map(({ criterion, system, plan }) => (
              <tr key={itemKey(criterion, system)}>
                <th scope="row">
                  <a href={sectionPage(view.period.id, sectionOf(criterion), answerKey(criterion, system))}>
                    {questionName(criterion, system, view.systems)}
                  </a>
                </th>
                <td>{plan?.action || '–'}</td>
                <td>{plan?.owner || '–'}</td>
                <td>{plan?.dueOn ? day(plan.dueOn) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}

function Texts({ view, framework, items }: Open & { items: readonly Item[] }) {
  const written = new Map(
    items.flatMap((item) => (item.kind === 'narrative' && item.text.trim() ? [[item.section, item.text]] : [])),
  )
  const narratives = progress(framework, view, () => undefined).flatMap(({ leaf }) => {
    const text = written.get(leaf.id)
    return text ? [{ leaf, text }] : []
  })
  const recommendations = items.filter((item) => item.kind === 'recommendation').filter(({ removed }) => !removed)
  return (
    <>
      <h2 class="section-title">{t('check.narratives')}</h2>
      {narratives.length === 0 && <p class="soft">{t('check.noNarrative')}</p>}
      {narratives.map(({ leaf, text }) => (
        <div key={leaf.id} class="prose">
          <h3>
            <a href={sectionPage(view.period.id, leaf.id, `narratives/${leaf.id}`)}>
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
      <p class="no-print">
        <a href={recommendationsPage(view.period.id)}>{t('check.changeRecommendations')}</a>
      </p>
    </>
  )
}
