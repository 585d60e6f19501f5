/** What form 08 and its annexes print, as texts: alike in the letter and in the workbook. */
import type { Form08, Form08Annexes, Form08Totals, NamedBody, SystemRequirements } from '../../domain/form08/types.ts'
import { form08Words as words } from '../../messages/reports/form08.ts'
import { count, number } from '../letter/figures.ts'
import { dayOrBlank, documentText } from './columns.ts'

export const TOTALS = Object.keys(words.totals) as (keyof Form08Totals)[]

/** `3`, `30/6/2027`, or nothing. */
export function totalText(totals: Form08Totals, key: keyof Form08Totals): string {
  if (key === 'allApprovedBy') return dayOrBlank(totals.allApprovedBy)
  return number(totals[key])
}

/** The five items of a body: name, functions, head and post, address, how it is reached. @param between the ways to reach it */
export function itemsOf(body: NamedBody | null, between = '; '): string[] {
  if (body === null) return ['', '', '', '', '']
  const { name, functions, head, post, address, phone, email } = body
  return [
    name,
    functions ?? '',
    [head, post].filter(Boolean).join(', '),
    address ?? '',
    [phone && words.phone(phone), email && words.email(email)].filter(Boolean).join(between),
  ]
}

/** Annex II below its rows: that there is none, or of how many nobody knows. */
export function nationalLine({ rows, unreviewed }: Form08Annexes['national']): string | null {
  if (unreviewed > 0) return words.unreviewed(count(unreviewed))
  return rows.length === 0 ? words.nothing : null
}

export const regulationCells = (row: Form08Annexes['regulation'][number]): string[] => [
  String(row.n),
  row.name,
  documentText(row.regulation),
  dayOrBlank(row.on),
  ...[row.points, row.failed, row.fixed].map((n) => (n === null ? '' : number(n))),
  words.regulationStates[row.state],
]

export const requirementCells = (
  { clause, criterion, words: text, met, inherited, plan }: SystemRequirements['requirements'][number],
  n: number,
): string[] => [
  String(n),
  clause ?? criterion,
  text,
  [met ? words.met : words.notMet, ...(inherited ? [words.shared] : [])].join('\n'),
  plan?.action ?? '',
  dayOrBlank(plan?.dueOn ?? null),
]

export const figureCells = (
  { title, sum, reporting, expected }: Form08Annexes['figures'][number],
  i: number,
): string[] => [String(i + 1), title, sum === null ? words.none : number(sum), String(reporting), String(expected)]

/** Annexes of the whole report, in their order, by their Roman numerals; IV is a file of its own. */
export const annexesOf = ({ annexes }: Pick<Form08, 'annexes'>) =>
  [
    { key: 'operators', numeral: 'I' },
    { key: 'national', numeral: 'II' },
    { key: 'regulation', numeral: 'III' },
    ...(annexes.figures.length > 0 ? [{ key: 'figures', numeral: 'V' } as const] : []),
  ] as const
export const REQUIREMENTS = 'IV'
