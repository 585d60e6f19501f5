/** What is proposed, and when two propose the same, whatever their keyboards. Pure. */
import { inOneLine } from './list-marks.ts'
import { cleanProse } from './text.ts'

/** A proposal on one line, as it stands among others. */
export const proposalText = (text: string): string => inOneLine(cleanProse(text))

const IGNORED = /\p{Default_Ignorable_Code_Point}/gu
const WORDS = /[\p{L}\p{M}\p{N}\p{S}%]+/gu
/** The five tones of Vietnamese, as marks apart. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * The same for texts of the same words: case, spaces, punctuation, soft hyphens and the place of a tone in its syllable
 * (`hoà`, `hòa`) say nothing.
 */
export const wordsKey = (text: string): string =>
  (text.normalize('NFKD').replace(IGNORED, '').toLowerCase().match(WORDS) ?? [])
    .map((word) => word.replace(TONE, '') + (word.match(TONE) ?? []).join(''))
    .join(' ')

type Proposal = { text: string; department: { department: string; name: string; shortName: string } }
export type Asked<D = Proposal['department']> = { key: string; text: string; from: D[] }

/** What more ask for comes first. */
export function alike<P extends Proposal>(proposals: readonly P[]): Asked<P['department']>[] {
  const found = new Map<string, Asked<P['department']>>()
  for (const { department, text } of proposals) {
    const words = proposalText(text)
    const key = wordsKey(words)
    const one = found.get(key) ?? { key, text: words, from: [] }
    if (!one.from.some((each) => each.department === department.department)) one.from.push(department)
    found.set(key, one)
  }
  found.delete('')
  return [...found.values()].sort((a, b) => b.from.length - a.from.length)
}
