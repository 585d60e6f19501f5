import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { leaves } from '../../../api/domain/criteria.ts'
import type { DepartmentRow } from '../../../api/domain/rollup.ts'
import { useQuery } from '../lib/query.ts'
import { language, t } from '../lib/t.ts'
import { TableBox } from '../ui/index.ts'
import { BANDS, bandOf, overall, whole } from './bands.ts'
import { figurePage } from './filter.ts'
import style from './HeatMap.module.scss'
import { type Column, HeatRows, hasFigures } from './heat-rows.tsx'
import type { Overview } from './load.ts'

/** So many columns are in sight at once on a desktop's screen (HeatMap.module.scss). */
const FIT = 22

/** Departments by sections. A cell shows its number, so that its colour only repeats it, and leads to the filing there. */
export function HeatMap({ overview: { period, filter, rollup, framework } }: { overview: Overview }) {
  const table = useRef<HTMLTableElement>(null)
  const [order, setOrder] = useQuery('order')
  const sorted = useNext(order)
  const [unfolded, unfold] = useState(false)
  const sections = useMemo(
    () => leaves(framework).map((leaf) => ({ id: leaf.id, title: leaf.title[language] })),
    [framework],
  )
  const province = new Map(rollup.sections.map((s) => [s.id, s.rate]))
  const counted = useMemo(() => inBlocks(inOrder(rollup.departments.filter(hasFigures), sorted)), [rollup, sorted])
  const others = useMemo(() => inBlocks(rollup.departments.filter((each) => !hasFigures(each))), [rollup])
  const rows = useRows(period.id, sections)
  const blocksOf = (blocks: readonly DepartmentRow[][], first: boolean) =>
    // Of a place, not of departments: what is in sight stays drawn when the rows are sorted.
    blocks.map((block, i) => <Block key={i} departments={block} rows={rows} first={first && i === 0} />)
  const kinds = [style.heat, sections.length <= FIT && style.fits].filter(Boolean)
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
          <table
            {...as.table}
            class={kinds.join(' ')}
            ref={table}
            onKeyDown={(event) => moveFocus(event, table.current, rows)}
          >
            <caption class="govuk-visually-hidden">{t('heat.caption')}</caption>
            <thead {...as.rowgroup}>
              <tr {...as.row}>
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
            <tbody {...as.rowgroup}>
              <tr {...as.row} class={style.sum}>
                <th {...as.rowheader} scope="row">
                  {t('heat.province')}
                </th>
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
                <td {...as.cell} class={style.all}>
                  {overall(rollup.compliance.rate)}
                </td>
              </tr>
            </tbody>
            {blocksOf(counted, true)}
            {others.length > 0 && (
              <Fold open={unfolded} onOpen={unfold} count={others.flat().length} columns={sections.length + 2} />
            )}
            {unfolded && blocksOf(others, counted.length === 0)}
          </table>
        </TableBox>
      </Named>
    </section>
  )
}

/** What follows `value` in a task of its own: the caption that was pressed says so first, and then the rows are sorted. */
function useNext(value: string): string {
  const [followed, follow] = useState(value)
  useEffect(() => {
    const next = setTimeout(() => follow(value))
    return () => clearTimeout(next)
  }, [value])
  return followed
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

/** What is not laid out as a table is one to some readers of screens by its roles alone. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

/** The caption of a column, by which the rows are sorted. */
function Caption({ by, title, order, onOrder, children }: CaptionProps) {
  const isSorted = order === by
  return (
    <th {...as.columnheader} scope="col" title={title} aria-sort={isSorted && by !== '' ? 'ascending' : undefined}>
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
    // The caption alone, without the sign that it is sorted by.
    const caption = table.tHead?.rows[0]?.cells[cell.cellIndex]?.querySelector('button')?.firstChild
    const section = t('heat.section', { section: caption?.textContent ?? '', title })
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

type FoldProps = { open: boolean; onOpen: (open: boolean) => void; count: number; columns: number }

/** Rows that have nothing to show stand behind one row that counts them. */
const Fold = ({ open, onOpen, count, columns }: FoldProps) => (
  <tbody {...as.rowgroup}>
    <tr {...as.row} class={`no-print ${style.fold}`}>
      <th {...as.rowheader} scope="rowgroup" colSpan={columns}>
        <button type="button" class="link-button" aria-expanded={open} onClick={() => onOpen(!open)}>
          {t('heat.without', { n: count })}
        </button>
      </th>
    </tr>
  </tbody>
)

/** Rows of a block: what the browser leaves out together where it is far from sight. */
const BLOCK = 16

function inBlocks<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / BLOCK)
  return Array.from({ length: count }, (_, i) => all.slice(i * BLOCK, (i + 1) * BLOCK))
}

/** What makes the rows, and on paper draws them all: there nothing comes into sight. */
function useRows(period: string, sections: readonly Column[]): HeatRows {
  const rows = useMemo(() => new HeatRows(period, sections), [period, sections])
  useEffect(() => {
    const paper = matchMedia('print')
    const drawAll = () => rows.drawAll()
    if (paper.matches) drawAll()
    paper.addEventListener('change', drawAll)
    addEventListener('beforeprint', drawAll)
    return () => {
      rows.stop()
      paper.removeEventListener('change', drawAll)
      removeEventListener('beforeprint', drawAll)
    }
  }, [rows])
  return rows
}

type BlockProps = { departments: readonly DepartmentRow[]; rows: HeatRows; first: boolean }

/** Rows that are drawn together, and not by Preact. */
function Block({ departments, rows, first }: BlockProps) {
  const block = useRef<HTMLTableSectionElement>(null)
  useLayoutEffect(() => {
    if (block.current) rows.fill(block.current, departments, first)
  }, [departments, rows, first])
  useLayoutEffect(() => {
    const { current } = block
    return () => {
      if (current) rows.leave(current)
    }
  }, [rows])
  return <tbody {...as.rowgroup} class={style.block} ref={block} />
}

function Cell({ rate, href, label }: { rate: number | null; href?: string | undefined; label?: string | undefined }) {
  if (rate === null)
    return (
      <td {...as.cell} class={style.none} translate={false}>
        –
      </td>
    )
  return (
    <td {...as.cell} class={style[`band-${bandOf(rate)}`]} translate={false}>
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

function bandWords(i: number): string {
  const from = BANDS[i] ?? 0
  const next = BANDS[i + 1]
  if (next === undefined) return t('heat.from', { from })
  return from === 0 ? t('heat.below', { to: next }) : t('heat.between', { from, to: next - 1 })
}

/** Arrow keys go from link to link: a thousand cells would be a thousand stops of the Tab key. */
function moveFocus(event: KeyboardEvent, table: HTMLTableElement | null, rows: HeatRows): void {
  // Alt and an arrow is the browser's way back.
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key]
  const here = event.target instanceof HTMLElement ? event.target.closest('td, th') : null
  const row = here?.closest('tr')
  if (!table || !step || !row || !(here instanceof HTMLTableCellElement)) return
  // Nor does the box go on under the keyboard where there is no further cell.
  event.preventDefault()
  const [down = 0, right = 0] = step
  const columns = table.rows[0]?.cells.length ?? 0
  for (let r = row.rowIndex + down, c = here.cellIndex + right; ; r += down, c += right) {
    const row = table.rows[r]
    if (!row || c < 0 || c >= columns) return
    rows.draw(row)
    const link = row.cells[c]?.querySelector<HTMLElement>('a, thead button')
    if (!link) continue
    for (const stop of table.querySelectorAll('a[tabindex="0"], thead button[tabindex="0"]'))
      stop.setAttribute('tabindex', '-1')
    link.setAttribute('tabindex', '0')
    link.focus({ preventScroll: true })
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return
  }
}
