/**
 * The rows of the heat map. Hundreds of departments are thousands of cells, which a slow machine draws for seconds when each is
 * a component: so they are copies of one row. A row begins with its name and its total, so that it is found and the box does not
 * move; its cells follow a few rows at a time, first where they are in sight.
 */
import { render } from 'preact'
import type { DepartmentRow } from '../../../api/domain/rollup.ts'
import { filingPage } from '../lib/links.ts'
import { t } from '../lib/t.ts'
import { StateTag } from '../ui/index.ts'
import { bandOf, overall, whole } from './bands.ts'
import style from './HeatMap.module.scss'

export type Column = { id: string; title: string }
/** `to`: what the address of a filing has after it, to be opened there. */
type Told = { id: string; words: string; to: string }

/** Whether a department counts in the figures: it has filed, and not only "not applicable". */
export const hasFigures = ({ sections }: DepartmentRow): boolean =>
  Object.values(sections).some((rate) => rate !== null)

/** Pixels around the box within which rows are drawn before others. */
const NEAR = 300

/** Makes rows of a period, and draws their cells when there is time. */
export class HeatRows {
  readonly #period: string
  readonly #columns: readonly Told[]
  readonly #row: HTMLTableRowElement
  readonly #cells: DocumentFragment
  /** Whose row each is, as long as it has no cells. */
  readonly #later = new Map<Element, DepartmentRow>()
  /** The blocks that are in sight or nearly. */
  readonly #near = new Set<HTMLTableSectionElement>()
  #seen: ReadonlyMap<Element, readonly number[]> | null = null
  readonly #pages = new Map<string, string>()
  #sight: IntersectionObserver | null = null
  #next = 0

  constructor(period: string, columns: readonly Column[]) {
    this.#period = period
    this.#columns = columns.map(({ id, title }) => ({
      id,
      words: t('heat.section', { section: id, title }),
      to: `&${new URLSearchParams({ section: id })}`,
    }))
    this.#row = rowOf(columns.length)
    this.#cells = cellsOf(columns.length)
  }

  /**
   * Fills a block in place of what it had; the keyboard stays at the row where it was.
   * @param first the first of the table: where the keyboard comes in, and drawn at once
   */
  fill(block: HTMLTableSectionElement, departments: readonly DepartmentRow[], first: boolean): void {
    const isNew = block.rows.length === 0
    const stop = block.querySelector('[tabindex="0"]')
    const at = stop ? [...block.rows].findIndex((row) => row.contains(stop)) : 0
    const hasFocus = block.contains(document.activeElement)
    const seen = this.#inSight(block)
    this.#forget(block)
    block.replaceChildren(...departments.map((department) => this.#begun(department)))
    if (stop || (first && isNew)) enterAt(block.rows[Math.min(at, block.rows.length - 1)], hasFocus)
    this.#watch(block)
    if (first && isNew) this.#draw(block)
    for (const i of seen) if (block.rows[i]) this.draw(block.rows[i])
    this.#goOn()
  }

  /** The cells of a row that has none yet. */
  draw(row: Element): void {
    const department = this.#later.get(row)
    if (!department) return
    this.#later.delete(row)
    const cells = document.importNode(this.#cells, true)
    const page = this.#page(department.code)
    this.#columns.forEach((column, i) => {
      tell(cells.children[i] as Element, department, column, page)
    })
    row.children[1]?.replaceWith(cells)
  }

  /** Everything, as on paper, where nothing comes into sight. */
  drawAll(): void {
    for (const row of this.#later.keys()) this.draw(row)
  }

  /** No more is drawn of a block that has gone. */
  leave(block: HTMLTableSectionElement): void {
    this.#forget(block)
    if (block.querySelector('[tabindex="0"]'))
      enterAt(
        [...(block.closest('table')?.rows ?? [])].find((row) => !block.contains(row) && row.querySelector('th a')),
      )
    this.#near.delete(block)
    this.#sight?.unobserve(block)
  }

  stop(): void {
    clearTimeout(this.#next)
    this.#next = 0
    this.#sight?.disconnect()
    this.#sight = null
    this.#near.clear()
    this.#later.clear()
  }

  #begun(department: DepartmentRow): HTMLTableRowElement {
    const { code, name, state, rate } = department
    const row = this.#row.cloneNode(true) as HTMLTableRowElement
    const link = row.querySelector('a') as HTMLAnchorElement
    link.href = this.#page(code)
    link.textContent = name
    const total = row.lastElementChild as Element
    if (hasFigures(department)) total.textContent = overall(rate)
    else render(<StateTag state={state} />, total)
    this.#later.set(row, department)
    return row
  }

  /** Which rows of a block are in sight. Of all blocks at once, before the first is filled: after that each would be laid out to tell. */
  #inSight(block: HTMLTableSectionElement): readonly number[] {
    if (!this.#seen) {
      this.#seen = new Map([...this.#near].map((each) => [each, inSight(each)]))
      queueMicrotask(() => {
        this.#seen = null
      })
    }
    return this.#seen.get(block) ?? []
  }

  #page(code: string): string {
    const page = this.#pages.get(code) ?? filingPage(this.#period, code)
    this.#pages.set(code, page)
    return page
  }

  #draw(block: Element): void {
    for (const row of block.children) this.draw(row)
  }

  #forget(block: Element): void {
    for (const row of block.children) this.#later.delete(row)
  }

  #watch(block: Element): void {
    this.#sight ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          // Its rows are the next ones.
          const block = target as HTMLTableSectionElement
          if (isIntersecting) this.#near.add(block)
          else this.#near.delete(block)
        }
      },
      { root: block.closest('.table-box'), rootMargin: `${NEAR}px 0px` },
    )
    this.#sight.observe(block)
  }

  /** A few rows, and then the page may do something else. */
  #goOn(): void {
    if (this.#next !== 0 || this.#later.size === 0) return
    this.#next = setTimeout(() => {
      this.#next = 0
      const near = [...this.#near].flatMap((block) => [...block.children]).filter((row) => this.#later.has(row))
      for (const row of [...near, ...this.#later.keys()].slice(0, AT_ONCE)) this.draw(row)
      this.#goOn()
    }) as unknown as number
  }
}

function tell(cell: Element, { name, sections }: DepartmentRow, { id, words, to }: Told, page: string): void {
  const rate = sections[id] ?? null
  if (rate === null) {
    cell.className = style.none ?? ''
    cell.textContent = '–'
    return
  }
  cell.className = style[`band-${bandOf(rate)}`] ?? ''
  const link = cell.firstElementChild as HTMLAnchorElement
  link.href = page + to
  link.setAttribute('aria-label', t('heat.said', { section: words, department: name, percent: whole(rate) }))
  link.textContent = String(whole(rate))
}

function inSight(block: HTMLTableSectionElement): number[] {
  const box = block.closest('.table-box')?.getBoundingClientRect()
  return [...block.rows].flatMap((row, i) => {
    const { top, bottom } = row.getBoundingClientRect()
    return box && bottom > box.top && top < box.bottom ? [i] : []
  })
}

/** The row at which the Tab key comes into the table. */
function enterAt(row: Element | undefined, focus = false): void {
  const link = row?.querySelector('a')
  link?.setAttribute('tabindex', '0')
  if (focus) link?.focus({ preventScroll: true })
}

/** Rows whose cells are drawn in one go. */
const AT_ONCE = 12

/** A row without cells: name, their place, total. Its parts have their roles spelled out, because no row is laid out as a table's. */
function rowOf(columns: number): HTMLTableRowElement {
  const row = element('tr', { role: 'row' })
  const name = element('th', { role: 'rowheader', scope: 'row' })
  name.append(element('a', { tabindex: '-1' }))
  const place = element('td', { role: 'cell', class: style.none ?? '', colspan: String(columns) })
  row.append(name, place, element('td', { role: 'cell', class: style.all ?? '' }))
  return row
}

function cellsOf(columns: number): DocumentFragment {
  const cells = document.createDocumentFragment()
  for (let i = 0; i < columns; i++) {
    const cell = element('td', { role: 'cell', translate: 'no' })
    cell.append(element('a', { tabindex: '-1' }))
    cells.append(cell)
  }
  return cells
}

function element<K extends 'tr' | 'th' | 'td' | 'a'>(
  name: K,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
