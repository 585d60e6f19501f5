import { rate } from '../../../../api/domain/score.ts'
import { number, percent } from '../../lib/format.ts'
import { sectionPage } from '../../lib/places.ts'
import { language, t } from '../../lib/t.ts'
import { TableBox } from '../../ui/index.ts'
import type { Open } from '../Page.tsx'
import { isWalked, type SectionProgress } from '../progress.ts'
import { SectionTag } from '../TaskList.tsx'

/** The counts and the rate of each section. */
export function SectionsTable({ view, sections }: Open & { sections: readonly SectionProgress[] }) {
  return (
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
          {sections.filter(isWalked).map((section) => (
            <tr key={section.leaf.id}>
              <th scope="row">
                <a href={sectionPage(view.period.id, section.leaf.id)}>
                  {section.leaf.id} {section.leaf.title[language]}
                </a>
              </th>
              <td translate={false}>{number(section.tally.met)}</td>
              <td translate={false}>{number(section.tally.partial)}</td>
              <td translate={false}>{number(section.tally.unmet)}</td>
              <td translate={false}>{number(section.tally.notApplicable)}</td>
              <td translate={false}>{percent(rate(section.tally))}</td>
              <td>
                <SectionTag section={section} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
