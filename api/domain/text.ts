/**
 * What people type and paste, as it is stored: one cleaning for the field and for the wire. Pure; no zod.
 *
 * Nothing here takes longer than in proportion to the text. Putting marks in order, as NFC does, takes the square of a
 * run of them, so that runs are cut first.
 */

/** The line breaks of other systems, and those that Word leaves in what is copied from it (VT, FF). */
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/**
 * Control characters besides tab and line feed; halves of surrogate pairs and the two non-characters, which XML and so Word
 * and Excel cannot hold; and what turns the direction of writing (UAX #9), by which one text passes for another.
 */
const GONE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\p{Cs}\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
/** No letter of any script has more marks (UAX #15, Stream-Safe Text Format). */
const MOST_MARKS = 30
const PILED_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')
/** A bullet of a symbol font (Symbol, Wingdings) before the words of a line: no other font has it. */
const SYMBOL_BULLET = /^([ \t]*)[\ue000-\uf8ff][\ue000-\uf8ff \t\u00a0]*(?=[^\s\ue000-\uf8ff])/gm

/**
 * Something to see: no space, no control, format or private-use character, nothing that is ignored where it is not known
 * (soft hyphens, Hangul fillers …), no blank Braille pattern.
 */
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufffe\uffff]/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** Whether a text shows nothing, so that it is as good as none. */
export const isBlank = (text: string | null | undefined): boolean => !text || !VISIBLE.test(text)

/** Whether a text gives no reason: it shows nothing, or nothing but punctuation (`.`, `-`, `…`). */
export const saysNothing = (text: string | null | undefined): boolean =>
  !text || !LETTER_OR_DIGIT.test(text.replace(IGNORED, ''))
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu

/** Paragraphs as they are stored: NFC, line breaks as `\n`, lists of symbols as lists of dashes; empty when they show nothing. */
export function cleanProse(text: string): string {
  const clean = plain(text, '\n').replace(SYMBOL_BULLET, '$1- ')
  return isBlank(clean) ? '' : clean
}

/** One line as it is stored: what breaks a line is a space, and there is none at its ends. */
export function cleanLine(text: string): string {
  const clean = trimmed(plain(text, ' ').replace(/[\t\n]/g, ' '))
  return isBlank(clean) ? '' : clean
}

const plain = (text: string, lineBreak: string): string =>
  unpiled(unpiled(text.replace(LINE_BREAK, lineBreak).replace(GONE, '')).normalize('NFC'))

const unpiled = (text: string): string => (hasPile(text) ? text.replace(PILED_MARKS, '$1') : text)

/** Looks at one character in as many as make a pile, and around it only where it is a mark: the pattern tries them all. */
function hasPile(text: string): boolean {
  for (let i = MOST_MARKS; i < text.length; i += MOST_MARKS + 1) {
    let [start, end] = [i, i]
    while (i - start < MOST_MARKS && MARK.test(text.charAt(start - 1))) start--
    while (end - start <= MOST_MARKS && MARK.test(text.charAt(end))) end++
    if (end - start > MOST_MARKS) return true
  }
  return false
}
/** Or a half of one. */
const MARK = /[\p{M}\p{Cs}]/u

/** Spaces, joiners and bullets of symbol fonts mean nothing at the ends of a line. */
const EDGE = /[\s\u00ad\u200b-\u200d\u2060\ue000-\uf8ff]/
function trimmed(text: string): string {
  let start = 0
  while (start < text.length && EDGE.test(text.charAt(start))) start++
  return withoutEnd(text.slice(start), EDGE)
}

/** Without what of `chars` it ends with. In proportion to the text, as a pattern that ends with `$` is not. */
export function withoutEnd(text: string, chars: RegExp): string {
  let end = text.length
  while (end > 0 && chars.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

const COLLATOR = new Intl.Collator('vi')
/** The order of names in Vietnamese: `Đ` after `D`, whatever the case. */
export const inVietnamese = (a: string, b: string): number => COLLATOR.compare(a, b)

/** Somebody at some place with a dot in its name: what is not is a slip of the hand. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
