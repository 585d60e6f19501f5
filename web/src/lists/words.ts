/** How the fields of a list's rows are said. */
import { day } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'

export const fieldsOf = (read: unknown): [key: string, value: unknown][] =>
  read !== null && typeof read === 'object' ? Object.entries(read) : []

const WORDS: Record<string, string> = { kind: 'kind', role: 'role', dossier: 'dossier', hosting: 'hosting' }
const DAYS = new Set(['decisionDate', 'regulationDate', 'expectedApprovalOn', 'expectedFullOn'])

/** A value in words; empty for nothing. */
export function shownField(key: string, value: unknown, departments: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return ''
  const words = WORDS[key]
  if (words) return t(`${words}.${String(value)}` as Key)
  if (DAYS.has(key)) return day(String(value))
  if (key === 'level') return t('level.n', { level: Number(value) })
  if (key === 'checks') return (value as string[]).map((each) => t(`check.${each}` as Key)).join(', ')
  if (key === 'department' || key === 'parent') return departments.get(String(value)) ?? String(value)
  return String(value)
}
