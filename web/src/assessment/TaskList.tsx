import type { ComponentChildren } from 'preact'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import type { Framework, Localised } from '../../../api/domain/framework.ts'
import { number } from '../lib/format.ts'
import { figuresPage, recommendationsPage, sectionPage } from '../lib/places.ts'
import { language, t } from '../lib/t.ts'
import { Live, StatusIcon, Tag } from '../ui/index.ts'
import type { countsOf } from './figures/state.ts'
import { isIncomplete, isWalked, type SectionProgress } from './progress.ts'

type Props = {
  view: AssessmentView
  framework: Framework
  sections: readonly SectionProgress[]
  /** How many recommendations there are. */
  recommendations: number
  figures: FigureCounts
}

type FigureCounts = ReturnType<typeof countsOf> & { wrong: number }

/** The sections in the framework's order, under the heading that each belongs to, and the recommendations. */
export function TaskList({ view, framework, sections, recommendations, figures }: Props) {
  const period = view.period.id
  const walked = sections.filter(isWalked)
  const others = sections.filter((section) => !isWalked(section))
  return (
    <div class="task-list">
      {framework.sections.map((top) => {
        const mine = walked.filter(({ leaf }) => (leaf.parent?.id ?? leaf.id) === top.id)
        if (mine.length === 0) return null
        return (
          <Group key={top.id} id={top.id} title={top.title} headed={top.children.length > 0}>
            {mine.map((section) => (
              <Row
                key={section.leaf.id}
                no={section.leaf.id}
                href={sectionPage(period, section.leaf.id)}
                title={section.leaf.title[language]}
                count={
                  section.questions.length > 0 ? `${number(section.complete)}/${number(section.questions.length)}` : ''
                }
                tag={<SectionTag section={section} />}
              />
            ))}
          </Group>
        )
      })}
      <ul class="tasks">
        {figures.asked > 0 && (
          <Row
            no="№"
            href={figuresPage(period)}
            title={t('figures.title')}
            count={t('task.figures', { n: figures.filled, of: figures.asked })}
            tag={<FiguresTag figures={figures} />}
          />
        )}
        <Row
          no="II"
          href={recommendationsPage(period)}
          title={t('recommendations.title')}
          count={t('recommendations.count', { n: recommendations })}
          tag={null}
        />
      </ul>
      {others.length > 0 && <Others period={period} sections={others} />}
    </div>
  )
}

/** What asks nothing at the department's level is not walked through, but may have a narrative all the same. */
function Others({ period, sections }: { period: string; sections: readonly SectionProgress[] }) {
  return (
    <details class="govuk-details no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('task.others', { n: sections.length })}</span>
      </summary>
      <div class="govuk-details__text">
        <p>{t('task.othersText')}</p>
        <ul class="lines">
          {sections.map(({ leaf }) => (
            <li key={leaf.id}>
              <a href={sectionPage(period, leaf.id)}>
                {leaf.id} {leaf.title[language]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

type GroupProps = { id: string; title: Localised; headed: boolean; children: ComponentChildren }

function Group({ id, title, headed, children }: GroupProps) {
  return (
    <>
      {headed && (
        <h3 class="task-list__group">
          {id}. {title[language]}
        </h3>
      )}
      <ul class={headed ? 'tasks tasks--within' : 'tasks tasks--alone'}>{children}</ul>
    </>
  )
}

type RowProps = { no: string; href: string; title: string; count: string; tag: ComponentChildren }

function Row({ no, href, title, count, tag }: RowProps) {
  return (
    <li>
      <span class="tasks__no">{no}</span>
      <a href={href}>{title}</a>
      <small>
        <Live words={count} />
      </small>
      <span class="tasks__tag">{tag}</span>
    </li>
  )
}

/** A blank needs nothing: it says that a number is not known. */
function FiguresTag({ figures: { asked, filled, unconfirmed, wrong } }: { figures: FigureCounts }) {
  if (wrong > 0) return <Tag tone="unmet">{t('task.figuresWrong', { n: wrong })}</Tag>
  if (unconfirmed > 0) return <Tag tone="note">{t('task.unconfirmed', { n: unconfirmed })}</Tag>
  if (filled < asked) return filled === 0 ? <Tag>{t('task.notBegun')}</Tag> : null
  return (
    <Tag tone="met">
      <StatusIcon status="met" />
      {t('task.done')}
    </Tag>
  )
}

export function SectionTag({ section }: { section: SectionProgress }) {
  const left = section.questions.length - section.complete
  if (section.questions.length === 0) return <Tag>{t('task.nothing')}</Tag>
  const back = section.returned.length
  if (back > 0) return <Tag tone="unmet">{t('task.returned', { n: back })}</Tag>
  if (!isIncomplete(section)) {
    return (
      <Tag tone="met">
        <StatusIcon status="met" />
        {t('task.done')}
      </Tag>
    )
  }
  if (section.unconfirmed === left) return <Tag tone="note">{t('task.unconfirmed', { n: left })}</Tag>
  if (section.answered === 0) return <Tag>{t('task.notBegun')}</Tag>
  return <Tag tone="partial">{t('task.left', { n: left })}</Tag>
}
