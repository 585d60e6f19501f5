/** Codes, usernames and short names for those who leave them empty. Pure. */
import { DEPARTMENT_CODE_MIN, LIMITS, USERNAME_MIN } from '../limits.ts'
import { cleanLine } from '../text.ts'
import data from './abbreviations.json' with { type: 'json' }
import { folded } from './spelling.ts'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const replacing = (words: Record<string, string>) =>
  Object.entries(words)
    .sort(([a], [b]) => b.length - a.length)
    .map(([word, short]) => ({ pattern: new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, 'giu'), short }))
const WORDS = replacing(data.words)
const SHORT = replacing(data.short)
const SILENT = new Set(data.silent.map(folded))

const abbreviated = (text: string, words: typeof WORDS): string =>
  words.reduce((made, { pattern, short }) => made.replace(pattern, short), text)

/** The names that nobody may have again, and from which number on one is free. */
export class Taken {
  readonly has: (name: string) => boolean
  readonly #tried = new Map<string, number>()
  constructor(has: (name: string) => boolean) {
    this.has = has
  }
  /** 2, 3 … of a stem, so that of many of one name each number is tried once. */
  next(stem: string): number {
    const n = (this.#tried.get(stem) ?? 1) + 1
    this.#tried.set(stem, n)
    return n
  }
}

/** `Sở KH&CN` of `Sở Khoa học và Công nghệ`; null where it would still be too long. */
export function shortNameOf(name: string): string | null {
  const made = cleanLine(abbreviated(name.slice(0, LIMITS.department), WORDS))
  return made.length <= LIMITS.shortName ? made : null
}

/**
 * `so-khcn` of `Sở Khoa học và Công nghệ`, `ubnd-xa-tan-lap` of `UBND xã Tân Lập`; with a number where it is taken. Null where
 * a name gives none.
 */
export function codeOf(name: string, taken: Taken): string | null {
  const short = abbreviated(abbreviated(name.slice(0, LIMITS.department), WORDS), SHORT).replaceAll('&', '')
  const words = folded(short).split(' ')
  const said = words.filter((word) => !SILENT.has(word))
  return free(
    joined(said.length > 0 ? said : words, LIMITS.departmentCode),
    DEPARTMENT_CODE_MIN,
    LIMITS.departmentCode,
    taken,
  )
}

/** `SKHCN` of `Sở Khoa học và Công nghệ`, as a document's symbol says it. */
export const initialsOf = (name: string): string =>
  folded(name)
    .split(' ')
    .filter((word) => !SILENT.has(word))
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase()

/** `nguyen-van-an` of `Nguyễn Văn An`; with a number where it is taken. Null where a name gives none. */
export const usernameOf = (name: string, taken: Taken): string | null =>
  free(joined(folded(name).split(' '), LIMITS.username), USERNAME_MIN, LIMITS.username, taken)

/** Whole words of letters and digits that everybody can type, as many as there is room for. */
function joined(words: readonly string[], max: number): string {
  let made = ''
  for (const word of words.map((each) => each.replace(/[^a-z0-9]/g, '')).filter(Boolean)) {
    const longer = made === '' ? word.slice(0, max) : `${made}-${word}`
    if (longer.length > max) break
    made = longer
  }
  return made
}

function free(stem: string, min: number, max: number, taken: Taken): string | null {
  if (stem === '') return null
  const first = stem.length < min ? `${stem}-1` : stem
  if (!taken.has(first)) return first
  for (let n = taken.next(stem); ; n = taken.next(stem)) {
    const made = `${stem.slice(0, max - String(n).length - 1).replace(/-$/, '')}-${n}`
    if (!taken.has(made)) return made
  }
}
