/** The filter of the coordinator's figures, as the page's address has it. */
import { useState } from 'preact/hooks'
import { DEPARTMENT_KINDS } from '../../../api/domain/enums.ts'
import { type Filter, filterQuery } from '../../../api/domain/filter.ts'
import { fromQuery, toQuery, withQuery } from '../lib/query.ts'
import { path } from '../lib/t.ts'

/** What the address asks for; what is no filter is none. */
export function filterOfAddress(): Filter {
  const [kind, level] = [fromQuery('kind'), fromQuery('level')]
  return {
    accepted: fromQuery('accepted') === 'true',
    kind: DEPARTMENT_KINDS.find((each) => each === kind) ?? null,
    parent: fromQuery('parent') || null,
    level: /^[1-9]$/.test(level) ? Number(level) : null,
  }
}

/** The filter, kept in the address, so that a view can be sent to a colleague. */
export function useFilter(): [filter: Filter, set: (change: Partial<Filter>) => void] {
  const [filter, setFilter] = useState(filterOfAddress)
  const set = (change: Partial<Filter>) => {
    const next = { ...filter, ...change }
    toQuery({ accepted: '', kind: '', parent: '', level: '', ...filterQuery(next) })
    setFilter(next)
  }
  return [filter, set]
}

/** A page of the desk: the same period and filter. */
export const deskPage = (to: string, period: string, filter: Filter, more: Record<string, string> = {}): string =>
  path(withQuery(to, { period, ...filterQuery(filter), ...more }))

export const figurePage = (period: string, filter: Filter, figure: string): string =>
  deskPage('/figure', period, filter, { figure })
export const criterionPage = (period: string, filter: Filter, id: string): string =>
  deskPage('/criterion', period, filter, { id })
