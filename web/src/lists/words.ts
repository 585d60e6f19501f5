/** How the fields of a list's rows are said. */
import { day } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'

export const fieldsOf = (read: unknown): [key: string, value: unknown][] =>
  read !== null && typeof read === 'object' ? Object.entries(read) : []

/** What a field of an item is called, and its values: the kind of a system is another than that of a department. */
export const fieldName = (item: { kind: string }, key: string): string =>
  item.kind === 'system' && key === 'kind' ? 'systemKind' : key

const WORDS = new Set(['kind', 'role', 'dossier', 'hosting', 'systemKind', 'serves', 'works', 'nationalGround'])
const FLAGS = new Set(['procedures', 'conditional', 'underInvestment', 'platform'])
const DAYS = new Set(['decisionDate', 'regulationDate', 'expectedApprovalOn', 'expectedFullOn'])

/** Of departments by code, and of bodies and platforms by id. */
export type Names = ReadonlyMap<string, string>

/** A value in words; empty for nothing. `key`: as `fieldName` has it. */
export function shownField(key: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return ''
  if (WORDS.has(key)) return t(`${key}.${String(value)}` as Key)
  if (FLAGS.has(key)) return value === true ? t('yesNo.yes') : t('yesNo.no')
  if (key === 'information') return (value as string[]).map((each) => t(`information.${each}` as Key)).join(', ')
  if (key === 'ownerId' || key === 'operatorId' || key === 'platformId')
    return names.get(String(value)) ?? String(value)
  if (DAYS.has(key)) return day(String(value))
  if (key === 'level') return t('level.n', { level: Number(value) })
  if (key === 'checks') return (value as string[]).map((each) => t(`check.${each}` as Key)).join(', ')
  if (key === 'department' || key === 'parent') return names.get(String(value)) ?? String(value)
  return String(value)
}
