import type { Answer } from '../../../../api/domain/assessment.ts'
import { itemKey } from '../../../../api/domain/criteria.ts'
import { rate } from '../../../../api/domain/score.ts'
import { day, number, percent } from '../../lib/format.ts'
import { sectionPage } from '../../lib/places.ts'
import { language, t } from '../../lib/t.ts'
import { TableBox } from '../../ui/index.ts'
import type { Open } from '../Page.tsx'
import type { SectionProgress } from '../progress.ts'
import { answerKey } from '../saving/items.ts'
import { SectionTag } from '../TaskList.tsx'
import { questionName } from '../words.ts'

/** The counts and the rate of each section. */
export function SectionsTable({ view, sections }: Open & { sections: readonly SectionProgress[] }) {
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

/** What will be done about everything partial or unmet. */
export function PlansTable({ view, framework, answers }: Open & { answers: readonly Answer[] }) {
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
