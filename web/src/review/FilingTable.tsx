import type { FilingLine } from '../../../api/domain/assessment.ts'
import { moment, number } from '../lib/format.ts'
import { filingPage } from '../lib/links.ts'
import { t } from '../lib/t.ts'
import { StateTag, Tag } from '../ui/index.ts'

const COLUMNS = ['department', 'state', 'revision', 'submittedAt', 'time', 'reviewer'] as const

/** For a spreadsheet or a letter: what the table shows, its columns parted by tabs. */
export const asTable = (lines: readonly FilingLine[]): string =>
  [COLUMNS.map((column) => t(`filings.column.${column}`)), ...lines.map(cells)].map((row) => row.join('\t')).join('\n')

const cells = ({ department, state, revision, submittedAt, onTime, reviewer }: FilingLine): string[] => [
  department.name,
  t(`state.${state}`),
  revision > 0 ? String(revision) : '',
  submittedAt ? moment(submittedAt) : '',
  onTime === null ? '' : t(onTime ? 'state.onTime' : 'state.late'),
  reviewer ?? '',
]

export function FilingTable({ lines, period }: { lines: readonly FilingLine[]; period: string }) {
  return (
    <table class="govuk-table cards" aria-label={t('nav.filings')}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {COLUMNS.map((column) => (
            <th key={column} scope="col" class="govuk-table__header">
              {t(`filings.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {lines.map(({ department, state, revision, submittedAt, onTime, reviewer }) => (
          <tr key={department.code} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              <a href={filingPage(period, department.code)}>{department.name}</a>
            </th>
            <td class="govuk-table__cell" data-label={t('filings.column.state')}>
              <StateTag state={state} />
            </td>
            <td class="govuk-table__cell" data-label={t('filings.column.revision')}>
              {revision > 0 ? number(revision) : '–'}
            </td>
            <td class="govuk-table__cell" data-label={t('filings.column.submittedAt')}>
              {submittedAt ? moment(submittedAt) : '–'}
            </td>
            <td class="govuk-table__cell" data-label={t('filings.column.time')}>
              {onTime === null ? (
                '–'
              ) : (
                <Tag tone={onTime ? 'met' : 'partial'}>{t(onTime ? 'state.onTime' : 'state.late')}</Tag>
              )}
            </td>
            <td class="govuk-table__cell" data-label={t('filings.column.reviewer')}>
              {reviewer ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
