import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { number } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Button } from './Button.tsx'

export type Column<R> = {
  label: string
  cell: (row: R) => ComponentChildren
  numeric?: boolean
}

type Props<R> = {
  label: string
  rows: readonly R[]
  keyOf: (row: R) => string
  /** The first names the row. */
  columns: readonly [Column<R>, ...Column<R>[]]
}

/** Rows drawn before it is asked for more: what is long is read by its filters, and drawn at once it would hold the page up. */
const FIRST = 100

/** A list as a table, on a narrow screen as cards. */
export function CardTable<R>({ label, rows, keyOf, columns: [name, ...others] }: Props<R>) {
  const [shown, show] = useState(FIRST)
  const left = rows.length - shown
  const kind = ({ numeric }: Column<R>) => (numeric ? ' govuk-table__cell--numeric' : '')
  return (
    <>
      <table class="govuk-table cards" aria-label={label}>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {[name, ...others].map((column) => (
              <th
                key={column.label}
                scope="col"
                class={`govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.slice(0, shown).map((row) => (
            <tr key={keyOf(row)} class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {name.cell(row)}
              </th>
              {others.map((column) => (
                <td key={column.label} class={`govuk-table__cell${kind(column)}`} data-label={column.label}>
                  {/* One thing beside its label, where the row is a card. */}
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p class="no-print">
          <Button kind="secondary" onClick={() => show(shown + 5 * FIRST)}>
            {t('table.more', { n: number(Math.min(left, 5 * FIRST)), left: number(left) })}
          </Button>
        </p>
      )}
    </>
  )
}
