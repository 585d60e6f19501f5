import { useRef } from 'preact/hooks'
import { leaves } from '../../../api/domain/criteria.ts'
import { inPercent } from '../../../api/domain/rates.ts'
import type { DepartmentRow } from '../../../api/domain/rollup.ts'
import { filingPage } from '../lib/links.ts'
import { language, t } from '../lib/t.ts'
import { StateTag, TableBox } from '../ui/index.ts'
import type { Overview } from './load.ts'

/** Lower bounds of the bands of the ramp, in whole per cent. */
const BANDS = [0, 55, 70, 80, 90, 97] as const

const whole = (rate: number): number => inPercent(rate, 0)
const bandOf = (rate: number): number => BANDS.filter((from) => whole(rate) >= from).length

/** Departments by sections. A cell shows its number, so that its colour only repeats it, and leads to the filing there. */
export function HeatMap({ overview: { period, rollup, framework } }: { overview: Overview }) {
  const table = useRef<HTMLTableElement>(null)
  const sections = leaves(framework).map((leaf) => ({ id: leaf.id, title: leaf.title[language] }))
  const province = new Map(rollup.sections.map((s) => [s.id, s.rate]))
  return (
    <section aria-labelledby="heat-title">
      <h2 class="section-title" id="heat-title">
        {t('heat.title')} <span class="caption no-print">{t('heat.hint')}</span>
      </h2>
      <TableBox label={t('heat.title')}>
        <table class="heat" ref={table} onKeyDown={(event) => moveFocus(event, table.current)}>
          <caption class="govuk-visually-hidden">{t('heat.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('heat.department')}</th>
              {sections.map(({ id, title }) => (
                <th key={id} scope="col" title={title}>
                  {id}
                </th>
              ))}
              <th scope="col">{t('heat.overall')}</th>
            </tr>
          </thead>
          <tbody>
            <tr class="heat__sum">
              <th scope="row">{t('heat.province')}</th>
              {sections.map(({ id }) => (
                <Cell key={id} rate={province.get(id) ?? null} />
              ))}
              <td class="heat__all">{overall(rollup.compliance.rate)}</td>
            </tr>
            {rollup.departments.map((department, row) => (
              <Row
                key={department.code}
                department={department}
                period={period.id}
                sections={sections}
                first={row === 0}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
      <ul class="legend heat-legend" aria-label={t('heat.legend')}>
        {BANDS.map((from, i) => (
          <li key={from}>
            <span class={`heat-swatch heat-${i + 1}`} aria-hidden="true" />
            {bandWords(i)}
          </li>
        ))}
      </ul>
    </section>
  )
}

type RowProps = {
  department: DepartmentRow
  period: string
  sections: readonly { id: string; title: string }[]
  /** The table is one stop of the Tab key: its first link. */
  first: boolean
}

function Row({ department, period, sections, first }: RowProps) {
  const { code, name, state, rate } = department
  const counted = sections.some(({ id }) => department.sections[id] != null)
  return (
    <tr>
      <th scope="row">
        <a href={filingPage(period, code)} tabIndex={first ? 0 : -1}>
          {name}
        </a>
      </th>
      {sections.map(({ id }) => {
        const value = department.sections[id] ?? null
        return (
          <Cell
            key={id}
            rate={value}
            href={counted ? filingPage(period, code, id) : undefined}
            label={
              value === null ? undefined : t('heat.cell', { department: name, section: id, percent: whole(value) })
            }
          />
        )
      })}
      <td class="heat__all">{counted ? overall(rate) : <StateTag state={state} />}</td>
    </tr>
  )
}

function Cell({ rate, href, label }: { rate: number | null; href?: string | undefined; label?: string | undefined }) {
  if (rate === null) return <td class="heat-0">–</td>
  return (
    <td class={`heat-${bandOf(rate)}`}>
      {href ? (
        <a href={href} tabIndex={-1} aria-label={label}>
          {whole(rate)}
        </a>
      ) : (
        whole(rate)
      )}
    </td>
  )
}

const overall = (rate: number | null): string => (rate === null ? '–' : `${whole(rate)}%`)

function bandWords(i: number): string {
  const from = BANDS[i] ?? 0
  const next = BANDS[i + 1]
  if (next === undefined) return t('heat.from', { from })
  return from === 0 ? t('heat.below', { to: next }) : t('heat.between', { from, to: next - 1 })
}

/** Arrow keys go from link to link: a thousand cells would be a thousand stops of the Tab key. */
function moveFocus(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key]
  const here = event.target instanceof HTMLElement ? event.target.closest('td, th') : null
  const row = here?.closest('tr')
  if (!table || !step || !row || !(here instanceof HTMLTableCellElement)) return
  const [down = 0, right = 0] = step
  for (let r = row.rowIndex + down, c = here.cellIndex + right; ; r += down, c += right) {
    const cell = table.rows[r]?.cells[c]
    if (!cell) return
    const link = cell.querySelector('a')
    if (!link) continue
    event.preventDefault()
    for (const stop of table.querySelectorAll('a[tabindex="0"]')) stop.setAttribute('tabindex', '-1')
    link.setAttribute('tabindex', '0')
    link.focus()
    return
  }
}
