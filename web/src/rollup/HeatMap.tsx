import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { leaves } from '../../../api/domain/criteria.ts'
import { inPercent } from '../../../api/domain/rates.ts'
import type { DepartmentRow } from '../../../api/domain/rollup.ts'
import { filingPage } from '../lib/links.ts'
import { useQuery } from '../lib/query.ts'
import { language, t } from '../lib/t.ts'
import { StateTag, TableBox } from '../ui/index.ts'
import { figurePage } from './filter.ts'
import style from './HeatMap.module.scss'
import type { Overview } from './load.ts'

/** Lower bounds of the bands of the ramp, in whole per cent. */
const BANDS = [0, 25, 40, 55, 70, 80, 90, 97] as const

const whole = (rate: number): number => inPercent(rate, 0)
const bandOf = (rate: number): number => BANDS.filter((from) => whole(rate) >= from).length

/** Departments by sections. A cell shows its number, so that its colour only repeats it, and leads to the filing there. */
export function HeatMap({ overview: { period, filter, rollup, framework } }: { overview: Overview }) {
  const table = useRef<HTMLTableElement>(null)
  const [order, setOrder] = useQuery('order')
  const sections = leaves(framework).map((leaf) => ({ id: leaf.id, title: leaf.title[language] }))
  const province = new Map(rollup.sections.map((s) => [s.id, s.rate]))
  const counted = inOrder(
    rollup.departments.filter((department) => hasFigures(department)),
    order,
  )
  const others = rollup.departments.filter((department) => !hasFigures(department))
  const onPaper = useOnPaper()
  const there = useMore(Math.ceil(counted.length / BLOCK))
  const blocksOf = (departments: readonly DepartmentRow[], first: boolean) =>
    inBlocks(departments).map((block, i) => (
      <Block
        // Of a place, not of departments: what is in sight stays drawn when the rows are sorted.
        key={i}
        departments={block}
        period={period.id}
        sections={sections}
        first={first && i === 0}
        whole={onPaper}
        begins={i < AT_FIRST}
      />
    ))
  return (
    <section aria-labelledby="heat-title">
      <h2 class="section-title" id="heat-title">
        {t('heat.title')} <span class="caption no-print">{t('heat.hint')}</span>
      </h2>
      <ul class={`legend ${style.legend}`} aria-label={t('heat.legend')}>
        {BANDS.map((from, i) => (
          <li key={from}>
            <span class={`${style.swatch} ${style[`band-${i + 1}`]}`} aria-hidden="true" />
            {bandWords(i)}
          </li>
        ))}
      </ul>
      <Named>
        <TableBox label={t('heat.title')} tall>
          <table class={style.heat} ref={table} onKeyDown={(event) => moveFocus(event, table.current)}>
            <caption class="govuk-visually-hidden">{t('heat.caption')}</caption>
            <thead>
              <tr>
                <Caption by="" order={order} onOrder={setOrder}>
                  {t('heat.department')}
                </Caption>
                {sections.map(({ id, title }) => (
                  <Caption key={id} by={id} title={title} order={order} onOrder={setOrder}>
                    {id}
                  </Caption>
                ))}
                <Caption by={OVERALL} order={order} onOrder={setOrder}>
                  {t('heat.overall')}
                </Caption>
              </tr>
            </thead>
            <tbody>
              <tr class={style.sum}>
                <th scope="row">{t('heat.province')}</th>
                {sections.map(({ id, title }) => (
                  <Cell
                    key={id}
                    rate={province.get(id) ?? null}
                    href={figurePage(period.id, filter, `section.${id}.rate`)}
                    label={t('heat.said', {
                      section: t('heat.section', { section: id, title }),
                      department: t('heat.province'),
                      percent: whole(province.get(id) ?? 0),
                    })}
                  />
                ))}
                <td class={style.all}>{overall(rollup.compliance.rate)}</td>
              </tr>
            </tbody>
            {blocksOf(onPaper ? counted : counted.slice(0, there * BLOCK), true)}
            {others.length > 0 && (
              <Folded count={others.length} columns={sections.length + 2}>
                {() => blocksOf(others, counted.length === 0)}
              </Folded>
            )}
          </table>
        </TableBox>
      </Named>
    </section>
  )
}

const OVERALL = 'overall'

/** The lowest of a column first, which is where something is to be done; the list's own order where none is chosen. */
function inOrder(departments: DepartmentRow[], order: string): DepartmentRow[] {
  if (order === '') return departments
  const of = ({ rate, sections }: DepartmentRow) => (order === OVERALL ? rate : sections[order]) ?? 2
  return departments.sort((a, b) => of(a) - of(b))
}

type CaptionProps = {
  /** What it sorts by. */
  by: string
  title?: string
  order: string
  onOrder: (order: string) => void
  children: ComponentChildren
}

/** The caption of a column, by which the rows are sorted. */
function Caption({ by, title, order, onOrder, children }: CaptionProps) {
  const isSorted = order === by
  return (
    <th scope="col" title={title} aria-sort={isSorted && by !== '' ? 'ascending' : undefined}>
      <button
        type="button"
        class={style.sort}
        tabIndex={by === '' ? 0 : -1}
        onClick={() => onOrder(isSorted ? '' : by)}
      >
        {children}
        {isSorted && by !== '' && <span aria-hidden="true">▲</span>}
      </button>
    </th>
  )
}

/**
 * Names in words what is pointed at or focused: the caption of a column is only a number. Who listens to the page hears the
 * same as the name of the link.
 */
function Named({ children }: { children: ComponentChildren }) {
  const [named, setNamed] = useState('')
  const name = ({ target }: Event) => {
    const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td, thead th') : null
    const table = cell?.closest('table')
    const title = cell && table?.tHead?.rows[0]?.cells[cell.cellIndex]?.title
    if (!cell || !title) return setNamed('')
    const section = t('heat.section', {
      section: table.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent ?? '',
      title,
    })
    const department = cell.closest('tr')?.cells[0]?.textContent ?? ''
    const percent = Number(cell.textContent)
    const said = Number.isNaN(percent) ? undefined : t('heat.said', { section, department, percent })
    setNamed(cell.tagName === 'TD' && said ? said : section)
  }
  return (
    <>
      <p class={`${style.named} no-print`} aria-hidden="true">
        {named}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only repeats what the links below it are called. */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: focusin is the focus that rises from the links. */}
      <div onMouseOver={name} onFocusIn={name}>
        {children}
      </div>
    </>
  )
}

/** Rows that have nothing to show, behind one row that counts them. */
function Folded({ count, columns, children }: { count: number; columns: number; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <tbody>
        <tr class="no-print">
          <th scope="rowgroup" colSpan={columns}>
            <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('heat.without', { n: count })}
            </button>
          </th>
        </tr>
      </tbody>
      {open && children()}
    </>
  )
}

/** Rows of a block; blocks drawn before it is known what is in sight; pixels around the box within which they are drawn. */
const BLOCK = 10
const AT_FIRST = 4
const NEAR = 500
/** Blocks that are added at once. */
const MORE = 8

function inBlocks<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / BLOCK)
  return Array.from({ length: count }, (_, i) => all.slice(i * BLOCK, (i + 1) * BLOCK))
}

/** How many of the blocks are there: the first at once, the others a few at a time, so that a click is never kept waiting. */
function useMore(blocks: number): number {
  const [there, setThere] = useState(AT_FIRST)
  useEffect(() => {
    if (there >= blocks) return
    const next = setTimeout(() => setThere(there + MORE))
    return () => clearTimeout(next)
  }, [there, blocks])
  return there
}

/** Whether everything is to be drawn: on paper nothing comes into sight. */
function useOnPaper(): boolean {
  const [whole, setWhole] = useState(() => matchMedia('print').matches)
  useEffect(() => {
    const paper = matchMedia('print')
    const change = () => setWhole(paper.matches)
    const before = () => setWhole(true)
    paper.addEventListener('change', change)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', change)
    return () => {
      paper.removeEventListener('change', change)
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', change)
    }
  }, [])
  return whole
}

type BlockProps = Omit<RowProps, 'department' | 'drawn'> & {
  departments: readonly DepartmentRow[]
  whole: boolean
  begins: boolean
}

/**
 * Rows that are drawn together. Hundreds of departments are thousands of cells, which a slow machine draws for seconds: far
 * from sight a row has its name and its total, so that it is found and the box does not move, and its cells when it comes near.
 */
function Block({ departments, whole, begins, first, ...row }: BlockProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [near, setNear] = useState(begins)
  useEffect(() => {
    const { current } = body
    if (!current) return
    const sight = new IntersectionObserver(
      (entries) => {
        // What the keyboard stands on stays, or there would be no way back to it.
        const isNear = entries.at(-1)?.isIntersecting || current.querySelector('[tabindex="0"]') !== null
        setNear(isNear)
      },
      { root: current.closest('.table-box'), rootMargin: `${NEAR}px 0px` },
    )
    sight.observe(current)
    return () => sight.disconnect()
  }, [])
  return (
    <tbody ref={body}>
      {departments.map((department, i) => (
        <Row key={i} {...row} department={department} first={first && i === 0} drawn={near || whole} />
      ))}
    </tbody>
  )
}

type RowProps = {
  department: DepartmentRow
  period: string
  sections: readonly { id: string; title: string }[]
  /** The table is one stop of the Tab key: its first link. */
  first: boolean
  drawn: boolean
}

/** Whether a department counts in the figures: it has filed, and not only "not applicable". */
const hasFigures = ({ sections }: DepartmentRow): boolean => Object.values(sections).some((rate) => rate !== null)

function Row({ department, period, sections, first, drawn }: RowProps) {
  const { code, name, state, rate } = department
  const counted = hasFigures(department)
  return (
    <tr data-later={drawn ? undefined : ''}>
      <th scope="row">
        <a href={filingPage(period, code)} tabIndex={first ? 0 : -1}>
          {name}
        </a>
      </th>
      {drawn ? (
        sections.map(({ id, title }) => {
          const value = department.sections[id] ?? null
          return (
            <Cell
              key={id}
              rate={value}
              href={counted ? filingPage(period, code, id) : undefined}
              label={
                value === null
                  ? undefined
                  : t('heat.said', {
                      section: t('heat.section', { section: id, title }),
                      department: name,
                      percent: whole(value),
                    })
              }
            />
          )
        })
      ) : (
        <td class={style.later} colSpan={sections.length} />
      )}
      <td class={style.all}>{counted ? overall(rate) : <StateTag state={state} />}</td>
    </tr>
  )
}

function Cell({ rate, href, label }: { rate: number | null; href?: string | undefined; label?: string | undefined }) {
  if (rate === null)
    return (
      <td class={style.none} translate={false}>
        –
      </td>
    )
  return (
    <td class={style[`band-${bandOf(rate)}`]} translate={false}>
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
  const columns = table.rows[0]?.cells.length ?? 0
  for (let r = row.rowIndex + down, c = here.cellIndex + right; ; r += down, c += right) {
    const row = table.rows[r]
    if (!row || c < 0 || c >= columns) return
    if ('later' in row.dataset && c > 0) {
      event.preventDefault()
      row.scrollIntoView({ block: 'nearest' })
      return
    }
    const link = row.cells[c]?.querySelector<HTMLElement>('a, thead button')
    if (!link) continue
    event.preventDefault()
    for (const stop of table.querySelectorAll('a[tabindex="0"], thead button[tabindex="0"]'))
      stop.setAttribute('tabindex', '-1')
    link.setAttribute('tabindex', '0')
    link.focus()
    return
  }
}
