/** The twelve columns of form 08 as they are printed, alike in the letter, the workbook and the answer of the API. */
import type { DocumentFacts, Form08Row } from '../../domain/form08/types.ts'
import { form08Words as words } from '../../messages/reports/form08.ts'
import { date } from '../letter/figures.ts'

export const dayOrBlank = (day: string | null): string => (day === null ? '' : date(day))

/** `612/QĐ-UBND ngày 18/5/2025 của Ủy ban nhân dân tỉnh`; what is not known is left out. */
export const documentText = (facts: DocumentFacts | null): string =>
  facts ? words.document(facts.number ?? '', dayOrBlank(facts.date), facts.body ?? '') : ''

/** (1) to (12). */
export const columnsOf = (row: Form08Row): string[] => [
  String(row.n),
  row.name,
  row.owner,
  row.operator,
  String(row.level),
  words.dossiers[row.dossier],
  documentText(row.decision),
  documentText(row.regulation),
  dayOrBlank(row.expectedApprovalOn),
  row.implementation === null ? '' : words.implementations[row.implementation],
  dayOrBlank(row.expectedFullOn),
  row.checks.map((check) => words.checks[check]).join('; '),
]
