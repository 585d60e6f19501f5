/** The yearly report (Mẫu số 08) as the pages look at it. */
import { api } from '../lib/api.ts'
import type { Answer } from '../lib/routes.ts'

export type Form08 = Answer<'/api/years/:year/form08'>
export type Row = Form08['rows'][number]
export type Fault = Form08['faults'][number]

export const readForm08 = (year: string, query: { owner?: string; unit?: string }): Promise<Form08> =>
  api.get('/api/years/:year/form08', { param: { year }, query })

export const isError = ({ severity }: Fault): boolean => severity === 'error'

/** Whether the row's department has confirmed it for this report. */
export const isConfirmed = ({ confirmedOn }: Row, { window }: Form08): boolean =>
  confirmedOn !== null && confirmedOn >= window.from

/** What is to be done about a system, but for its confirmation, which has a button of its own. */
export const faultsOf = ({ faults }: Form08, { system }: Row): Fault[] =>
  faults.filter(({ rule, where }) => where.system === system && rule !== 'unconfirmed')
