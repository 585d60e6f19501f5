/** How a body is named and signs: read from its name by the table of bodies in the messages. */
import type { Signatory } from '../../domain/assessment.ts'
import {
  type BodyWords,
  bodies,
  bodyNouns,
  deputies,
  deputyQualities,
  otherBody,
  symbolSkips,
} from '../../messages/reports/bodies.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { oneLine } from './text.ts'

const startsWith = (text: string, start: string): boolean =>
  text.toLocaleLowerCase('vi').startsWith(start.toLocaleLowerCase('vi')) &&
  !/[\p{L}\p{N}]/u.test(text.charAt(start.length))

/** The words for a body, by the longest beginning of its name that is known. */
export function bodyWords(name: string): BodyWords {
  const known = bodies
    .flatMap((words) => words.names.map((start) => ({ start, words })))
    .filter(({ start }) => startsWith(oneLine(name), start))
    .sort((a, b) => b.start.length - a.start.length)[0]
  return known?.words ?? otherBody
}

/** The part of a People's Committee's name that is its place: `Tân Việt` of `UBND xã Tân Việt`; null for other bodies. */
function committee(name: string): { unit: string; place: string } | null {
  const words = bodyWords(name)
  const start = words.names.find((known) => startsWith(name, known))
  if (!words.unit || start === undefined) return null
  return { unit: words.unit, place: name.slice(start.length).trim() }
}

/** The issuing body's name in the heading: a People's Committee over two lines, any other as it is. */
export function issuerLines(name: string): string[] {
  const found = committee(oneLine(name))
  return found ? [letterWords.committee, `${found.unit} ${found.place}`.trim()] : [oneLine(name)]
}

/** Where the letter is dated: a commune's own place, else the province's. */
export const placeOf = (name: string, province: string): string => committee(oneLine(name))?.place || province

/** The body above in the heading: the one named, else the province's committee; a People's Committee prints none. */
export const parentOf = (name: string, parent: string | null | undefined, province: string): string | null =>
  committee(oneLine(name)) ? null : parent || letterWords.provinceCommittee(province)

/**
 * The symbol after the number of a report, made of a body's short name: `Sở KH&CN` gives `SKHCN`, `Sở Y tế` `SYT`;
 * a People's Committee has its fixed one.
 */
export function reportSymbol(name: string, shortName: string): string {
  const { symbol } = bodyWords(name)
  if (symbol) return symbol
  return oneLine(shortName)
    .split(/[/&.,()–-]+/)
    .flatMap((part) => part.replace(SKIPPED, ' ').split(/\s+/))
    .filter((word) => word !== '')
    .map((word) => (word === word.toLocaleUpperCase('vi') ? word : word.charAt(0)).toLocaleUpperCase('vi'))
    .join('')
}

const SKIPPED = new RegExp(`(?<=^|\\s)(?:${symbolSkips.join('|')})(?=\\s|$)`, 'giu')

/** The head's post, from a deputy's: `Phó Giám đốc` gives `Giám đốc`; null when the post is not a deputy's. */
export function headPost(title: string): string | null {
  const known = deputies.find(({ deputy }) => startsWith(title, deputy))
  if (!known) return null
  const post = oneLine(`${known.head}${title.slice(known.deputy.length)}`)
  const quality = deputyQualities.find((word) => post.toLocaleLowerCase('vi').endsWith(` ${word}`))
  return quality ? post.slice(0, -quality.length).trim() : post
}

/** A post without the name of its body: `Phó Chủ tịch UBND xã` is `Phó Chủ tịch`. */
function bare(title: string): string {
  const words = title.split(' ')
  const at = words.findIndex((_, i) => i > 0 && bodyNouns.some((noun) => words.slice(i).join(' ').startsWith(noun)))
  return at === -1 ? title : words.slice(0, at).join(' ')
}

/**
 * The lines above the signature. A People's Committee signs as a body (`TM. ỦY BAN NHÂN DÂN`); a deputy for the head
 * (`KT. GIÁM ĐỐC` / `PHÓ GIÁM ĐỐC`), others by order (`TL.`) or by authority (`TUQ.`) of the head.
 */
export function signatureLines(name: string, signatory: Pick<Signatory, 'title' | 'onBehalf'> | null): string[] {
  const { head, collective } = bodyWords(name)
  const together = collective ? [`${letterWords.forBody} ${collective}`] : []
  if (!signatory) return [...together, head]
  const title = oneLine(signatory.title)
  const own = bare(title)
  switch (signatory.onBehalf) {
    case null:
      return [...together, own]
    case 'KT.':
      return [...together, `KT. ${headPost(own) ?? head}`, own]
    default:
      // By order of the head signs the head of another unit, whose name belongs to the post.
      return [`${signatory.onBehalf} ${head}`, title]
  }
}
