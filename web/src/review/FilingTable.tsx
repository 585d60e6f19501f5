import type { FilingLine } from '../../../api/domain/assessment.ts'
import { moment, number } from '../lib/format.ts'
import { filingPage } from '../lib/links.ts'
import { t } from '../lib/t.ts'
import { Checkbox, StateTag, Tag } from '../ui/index.ts'

const ALL = ['department', 'state', 'revision', 'submittedAt', 'time', 'origin', 'assigned', 'reviewer'] as const

/** What was carried forward is told where anything was, and to whom reviews are given where any is. */
const columnsOf = (lines: readonly FilingLine[]) =>
  ALL.filter(
    (column) =>
      (column !== 'origin' || lines.some(({ origin }) => origin && origin.confirmed + origin.changed > 0)) &&
      (column !== 'assigned' || lines.some(({ assignment }) => assignment)),
  )

/** How much is other than in the quarter before; empty where that was not kept. */
export function changesOf(origin: FilingLine['origin']): string {
  if (!origin) return ''
  return origin.changed + origin.new === 0 ? t('filings.unchanged') : t('filings.changes', origin)
}

/** For a spreadsheet or a letter: what the table shows, its columns parted by tabs. */
export const asTable = (lines: readonly FilingLine[]): string =>
  [
    columnsOf(lines).map((column) => t(`filings.column.${column}`)),
    ...lines.map((line) => columnsOf(lines).map((column) => cells(line)[column])),
  ]
    .map((row) => row.join('\t'))
    .join('\n')

const cells = (line: FilingLine): Record<(typeof ALL)[number], string> => ({
  department: line.department.name,
  state: t(`state.${line.state}`),
  revision: line.revision > 0 ? String(line.revision) : '',
  submittedAt: line.submittedAt ? moment(line.submittedAt) : '',
  time: line.onTime === null ? '' : t(line.onTime ? 'state.onTime' : 'state.late'),
  origin: changesOf(line.origin),
  assigned: line.assigned?.name ?? '',
  reviewer: line.reviewer ?? '',
})

type Props = {
  lines: readonly FilingLine[]
  period: string
  /** While filings may be chosen: which are, by code. */
  choosing: { chosen: ReadonlySet<string>; choose: (code: string, on: boolean) => void } | null
}

export function FilingTable({ lines, period, choosing }: Props) {
  const columns = columnsOf(lines)
  return (
    <table class="govuk-table cards" aria-label={t('nav.filings')}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map((column) => (
            <th key={column} scope="col" class="govuk-table__header">
              {t(`filings.column.${column}`)}
            </th>
          ))}
          {choosing && (
            <th scope="col" class="govuk-table__header no-print">
              {t('several.column')}
            </th>
          )}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {lines.map(({ department, state, revision, submittedAt, onTime, origin, reviewer, ...given }) => (
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
            {columns.includes('origin') && (
              <td class="govuk-table__cell" data-label={t('filings.column.origin')}>
                {changesOf(origin) || '–'}
              </td>
            )}
            {columns.includes('assigned') && (
              <td class="govuk-table__cell" data-label={t('filings.column.assigned')}>
                <AssignedTo {...given} />
              </td>
            )}
            <td class="govuk-table__cell" data-label={t('filings.column.reviewer')}>
              {reviewer ?? '–'}
            </td>
            {choosing && (
              <td class="govuk-table__cell no-print" data-label={t('several.column')}>
                <Checkbox
                  name={`choose-${department.code}`}
                  label={t('several.of', { name: department.name })}
                  hiddenLabel
                  checked={choosing.chosen.has(department.code)}
                  onChecked={(on) => choosing.choose(department.code, on)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whose the review is; who was named and reviews no more is told. */
export function AssignedTo({ assigned, assignment }: Pick<FilingLine, 'assigned' | 'assignment'>) {
  return (
    <>
      {assigned ? assigned.name : t('assign.none')}
      {assignment?.lapsed && <div class="soft small">{t('assign.lapsed', { name: assignment.lapsed })}</div>}
    </>
  )
}
