/** Addresses of the coordinator's pages that are made of data. */
import { withQuery } from './query.ts'
import { path } from './t.ts'

export const filingPage = (period: string, department: string, section = ''): string =>
  path(withQuery('/filing', { period, department, section }))

/**
 * The same, opened at its systems, its recommendations or the answers to a criterion, and showing the answers that are met or
 * those that are not alone.
 */
export const placeInFiling = (
  period: string,
  department: string,
  place: { at?: string; section?: string; show?: 'met' | 'gaps' },
): string => path(withQuery('/filing', { period, department, ...place }))

export const departmentPage = (period: string, code: string): string => path(withQuery('/department', { period, code }))

export const filingsPage = (period: string, state = ''): string => path(withQuery('/filings', { period, state }))

const LIST = 'filings'

/** Keeps how the list of filings is filtered and ordered, for as long as the tab is open. */
export const rememberList = (period: string): void => {
  const query = new URLSearchParams(location.search)
  query.set('period', period)
  sessionStorage.setItem(LIST, query.toString())
}

/** Whose filings the list was left with; empty for everybody's. */
export const listReviewer = (period: string): string => {
  const query = new URLSearchParams(sessionStorage.getItem(LIST) ?? '')
  return query.get('period') === period ? (query.get('reviewer') ?? '') : ''
}

/** The list of filings as it was left. */
export function listPage(period: string): string {
  const query = sessionStorage.getItem(LIST) ?? ''
  return new URLSearchParams(query).get('period') === period ? path(`/filings?${query}`) : filingsPage(period)
}
