/** The values of enumerations as people write them: our own words in either language, and the spellings of the data. Pure. */
import { en } from '../words/en.ts'
import { vi } from '../words/vi.ts'
import spellings from './spellings.json' with { type: 'json' }

/** The enumerations that a list or a form asks for, each with the vocabularies that name its values. */
const SOURCES = {
  status: [vi.status, vi.statusShort, en.status, en.statusShort],
  kind: [vi.kind, vi.kindShort, en.kind],
  role: [vi.role, en.role],
  dossier: [vi.dossier, vi.dossierShort, vi.dossierOfSystems, en.dossier],
  hosting: [vi.hosting, vi.hostingShort, en.hosting],
  check: [vi.check, en.check],
  category: [vi.category, en.category],
  systemKind: [vi.systemKind, en.systemKind],
  information: [vi.information, en.information],
  serves: [vi.serves, en.serves],
  works: [vi.works, en.works],
  nationalGround: [vi.nationalGround, en.nationalGround],
  yesNo: [vi.yesNo, en.yesNo],
  /** In the column that confirms a row. */
  confirm: [{ yes: 'x' }],
} as const

export type Spelled = keyof typeof SOURCES
/** Those whose values have words to choose from. */
export type Worded = Exclude<Spelled, 'confirm'>
export type ValueOf<E extends Spelled> = keyof (typeof SOURCES)[E][0] & string

/** Longer than any of them. */
const LONGEST = 200

/** Without case, tone marks, punctuation and the width of letters: `ĐẠT` and `đạt.` are one. */
export const folded = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const TABLES = new Map<Spelled, Map<string, string>>()

/** Every spelling of an enumeration, folded, with its value. */
export function spellingsOf(name: Spelled): ReadonlyMap<string, string> {
  const known = TABLES.get(name)
  if (known) return known
  const made = new Map<string, string>()
  for (const words of SOURCES[name]) {
    for (const [value, word] of Object.entries(words)) {
      made.set(folded(value), value)
      made.set(folded(word), value)
    }
  }
  for (const [value, more] of Object.entries(spellings[name])) for (const text of more) made.set(folded(text), value)
  TABLES.set(name, made)
  return made
}

/** What is meant, or null. @example spelled('status', 'ĐẠT') // 'met' */
export const spelled = <E extends Spelled>(name: E, text: string): ValueOf<E> | null =>
  (spellingsOf(name).get(folded(text)) as ValueOf<E> | undefined) ?? null
