import { t } from '../lib/t.ts'
import { TableBox } from '../ui/index.ts'
import type { Form08 } from './load.ts'
import css from './Year.module.scss'

const COLUMNS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Section 3 of the form with its twelve columns, as it will be printed. */
export function Preview({ form }: { form: Form08 }) {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('year.preview', { n: form.rows.length })}</span>
      </summary>
      <TableBox label={t('year.preview', { n: form.rows.length })} sticky={false} tall>
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr>
              {COLUMNS.map((n) => (
                <th key={n} scope="col" class="govuk-table__header">
                  ({n}) {t(`year.column.${n}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {form.rows.map(({ system, columns }) => (
              <tr key={system} class="govuk-table__row">
                {columns.map((text, i) => (
                  <td key={i} class="govuk-table__cell">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </details>
  )
}

/** The seven totals of section 1. */
export function Totals({ form: { totals } }: { form: Form08 }) {
  const lines = ['total', 'typed', 'dossiers', 'appraised', 'approved', 'checked'] as const
  return (
    <dl class={css.totals}>
      {lines.map((line) => (
        <Line key={line} label={t(`year.total.${line}`)} value={String(totals[line])} />
      ))}
      <Line label={t('year.total.allApprovedBy')} value={allApprovedBy(totals)} />
    </dl>
  )
}

/** Blank in the form where there is nothing left to approve, and where one has no day: here it is said which. */
const allApprovedBy = ({ allApprovedBy: day, approved, total }: Form08['totals']): string =>
  day !== null ? day.split('-').reverse().join('/') : t(approved === total ? 'year.allApproved' : 'year.noDay')

function Line({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <b translate={false}>{value}</b>
      </dd>
    </>
  )
}
