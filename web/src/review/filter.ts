/** The list of filings as it is filtered and ordered. */
import type { FilingLine } from '../../../api/domain/assessment.ts'
import { searchable } from '../../../api/domain/search.ts'

/** `reviewer`: whose they are; `mine`, `none` for nobody's, or a user's name. */
export type Filter = { state: string; kind: string; time: string; reviewer: string; text: string; order: string }
export const MINE = 'mine'
export const NOBODYS = 'none'

/** What a reviewer has to do first comes first. */
const BY_STATE = ['submitted', 'returned', 'draft', 'none', 'accepted']

/** @param me the user's name */
export function filtered(
  lines: readonly FilingLine[],
  { state, kind, time, reviewer, text, order }: Filter,
  me: string,
): FilingLine[] {
  const words = searchable(text)
  const whose = reviewer === MINE ? me : reviewer
  const found = lines.filter(
    (line) =>
      (state === '' || (state === 'missing' ? isMissing(line) : line.state === state)) &&
      (kind === '' || line.department.kind === kind) &&
      (time === '' || line.onTime === (time === 'onTime')) &&
      (whose === '' || (whose === NOBODYS ? line.assigned === null : line.assigned?.username === whose)) &&
      (words === '' ||
        searchable(`${line.department.name} ${line.department.shortName} ${line.department.code}`).includes(words)),
  )
  return inOrder(found, order)
}

const isMissing = ({ state }: FilingLine) => state !== 'submitted' && state !== 'accepted'

function inOrder(lines: FilingLine[], order: string): FilingLine[] {
  switch (order) {
    case 'newest':
      return lines.sort((a, b) => (b.submittedAt ?? '').localeCompare(a.submittedAt ?? ''))
    case 'oldest':
      return lines.sort((a, b) => (a.submittedAt ?? '9').localeCompare(b.submittedAt ?? '9'))
    case 'state':
      return lines.sort((a, b) => BY_STATE.indexOf(a.state) - BY_STATE.indexOf(b.state))
    default:
      return lines
  }
}
