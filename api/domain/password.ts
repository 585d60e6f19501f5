/**
 * What a password must be, at the field and at the wire. Pure.
 *
 * A password is read as a guesser would: common words, the names around it, runs (`1234`, `qwerty`, `aaa`) and years are
 * tried whole, so each weighs little; everything else weighs a letter. A full estimate of guesses (zxcvbn) takes a megabyte
 * of words in the page, and up to the square of the length in time.
 */
import common from './common-passwords.json' with { type: 'json' }
import { LIMITS, PASSWORD_MIN } from './limits.ts'

export type PasswordFault = 'passwordShort' | 'passwordRepetitive' | 'passwordCommon' | 'passwordNames'

/** Nobody's secret: the product's own name. */
const PRODUCT = ['Soát', 'soat']
/** The least that what cannot be guessed whole must weigh, in letters. */
const WEIGHT_MIN = 6
const DISTINCT_MIN = 5
const WORD_WEIGHT = 2
const DIGITS_WEIGHT_MAX = 4
/** A name shorter than this is no word to look for: it would be found everywhere. */
const NAME_MIN = 3
const RUN_MIN = 3
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

const COMMON: ReadonlySet<string> = new Set(common.words.split(' '))
const LONGEST_WORD = Math.max(...[...COMMON].map((word) => word.length))

/** Passwords are compared and counted in one form, whatever the keyboard sent. */
export const passwordOf = (typed: string): string => typed.normalize('NFC')

const SHOWN = /[^\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Emoji_Modifier}]/gu
/** How many letters are seen: marks and invisible characters are none. */
export const lettersIn = (password: string): number => passwordOf(password).match(SHOWN)?.length ?? 0

/**
 * What is wrong with a password, or null.
 * @param names of the account, its owner, department, coordinator, province: what is known of whoever is guessed
 */
export function passwordFault(password: string, names: readonly (string | null | undefined)[]): PasswordFault | null {
  if (lettersIn(password) < PASSWORD_MIN) return 'passwordShort'
  // A text written again and again is no harder to guess than once, whatever its ends make together.
  const once = onceOf(passwordOf(password))
  const readings = [...new Set([folded(once), folded(unmasked(once))])]
  const known = namesIn(names)
  const isRepeated = [folded(password), ...readings].some(isRepetitive)
  if (readings.some((text) => weight(text, known) < WEIGHT_MIN)) {
    if (!readings.some((text) => weight(text, new Set()) < WEIGHT_MIN)) return 'passwordNames'
    return isRepeated ? 'passwordRepetitive' : 'passwordCommon'
  }
  return isRepeated ? 'passwordRepetitive' : null
}

/** What the whole of a text repeats: itself, when it is no repetition. */
function onceOf(text: string): string {
  const letters = [...text]
  const period = periodOf(letters)
  return letters.length % period === 0 ? letters.slice(0, period).join('') : text
}

/** Without tone marks, case and what stands between words; of any script. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '')

const MASKS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
/** Letters in place of the single digits and signs that are written for them: `P@ssw0rd`. */
const unmasked = (text: string): string => text.replace(/[@$]|(?<!\d)[013457](?!\d)/g, (sign) => MASKS[sign] ?? sign)

/** The names, whole and word by word, as a password is read. */
function namesIn(names: readonly (string | null | undefined)[]): Set<string> {
  const found = new Set<string>()
  for (const name of [...PRODUCT, ...names]) {
    if (!name) continue
    for (const word of [name, ...name.split(/[\s\p{P}]+/u)]) {
      const text = folded(word)
      if (text.length >= NAME_MIN && text.length <= LIMITS.department) found.add(text)
    }
  }
  return found
}

/** What is left to guess, in letters. Each word or run counts at its first place alone; a name counts for nothing. */
function weight(text: string, names: ReadonlySet<string>): number {
  const longest = Math.max(LONGEST_WORD, ...[...names].map((name) => name.length))
  const met = new Set<string>()
  let sum = 0
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, longest, names)
    const part = word ?? runAt(text, at) ?? digitsAt(text, at) ?? text.charAt(at)
    if (part.length === 1) sum += 1
    else if (!(word && names.has(word)) && !met.has(part)) sum += weightOf(part, word !== null)
    met.add(part)
    at += part.length
  }
  return sum
}

function weightOf(part: string, isWord: boolean): number {
  if (isWord) return WORD_WEIGHT
  if (isRun(part) || /^(19|20)\d\d$/.test(part)) return 1
  return Math.min(part.length, DIGITS_WEIGHT_MAX)
}

function wordAt(text: string, at: number, longest: number, names: ReadonlySet<string>): string | null {
  for (let end = Math.min(text.length, at + longest); end >= at + NAME_MIN; end--) {
    const word = text.slice(at, end)
    if (names.has(word) || COMMON.has(word)) return word
  }
  return null
}

/** The longest run of one letter, of the alphabet, of digits or of a row of keys, there and back. */
function runAt(text: string, at: number): string | null {
  let end = at + RUN_MIN
  if (end > text.length || !isRun(text.slice(at, end))) return null
  while (end < text.length && isRun(text.slice(at, end + 1))) end++
  return text.slice(at, end)
}

const isRun = (part: string): boolean =>
  part === part.charAt(0).repeat(part.length) ||
  ROWS.some((row) => row.includes(part) || row.includes([...part].reverse().join('')))

/** A year, or digits to the end of their group. */
const digitsAt = (text: string, at: number): string | null =>
  /^(?:(?:19|20)\d\d|\d{2,})/.exec(text.slice(at))?.[0] ?? null

/** Few different letters, or a short text again and again. */
function isRepetitive(text: string): boolean {
  const letters = [...text]
  return new Set(letters).size < DISTINCT_MIN || periodOf(letters) < Math.min(PASSWORD_MIN, letters.length)
}

/** The length of what the text is a repetition of: its own, when it is none (the border table of Knuth, Morris and Pratt). */
function periodOf(letters: readonly string[]): number {
  const borders = [0]
  for (let i = 1, k = 0; i < letters.length; i++) {
    while (k > 0 && letters[i] !== letters[k]) k = borders[k - 1] as number
    if (letters[i] === letters[k]) k++
    borders[i] = k
  }
  const period = letters.length - (borders.at(-1) ?? 0)
  return period <= letters.length / 2 ? period : letters.length
}
