/** Addresses of the coordinator's pages that are made of data. */
import { withQuery } from '../../lib/query.ts'
import { path } from '../../lib/t.ts'

export const filingPage = (period: string, department: string, section = ''): string =>
  path(withQuery('/filing', { period, department, section }))

export const filingsPage = (period: string, state = ''): string => path(withQuery('/filings', { period, state }))
