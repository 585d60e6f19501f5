/** What a platform answers to a question that is asked of a system hosted on it. Pure; no zod. */
import { type AnswersIn, answersIn, equalByMapping, plainly, type Source } from './carry.ts'
import { type Item, wording } from './criteria.ts'
import type { Criterion } from './framework.ts'
import type { Mapping } from './mapping.ts'
import type { InheritedAnswer } from './platform.ts'

/** A platform, and the newest submission in force of its operator; null where there is none. */
export type PlatformSource = { platform: string; name: string; department: string; source: Source | null }

/**
 * Null where it does not answer: it has not been asked, or was asked for less.
 * @param mapping from the criteria of its submission to those of the question, where they are others and there is one
 */
export function inheritedBy(
  { criterion, level }: Pick<Item, 'criterion' | 'level'>,
  { platform, name, department, source }: PlatformSource,
  mapping: Mapping | null,
): InheritedAnswer | null {
  if (!source || !isInheritable(criterion)) return null
  const item = { criterion, system: platform, level }
  const answer = mapping ? equalByMapping(mapping, answersIn(source), item) : sameDemand(answersIn(source), item)
  if (!answer?.status) return null
  const { period, revision } = source
  const { status, note, plan } = answer
  return { inherited: { platform, name, department, period, revision, status, note }, plan }
}

export const isInheritable = ({ scope, inheritable }: Pick<Criterion, 'scope' | 'inheritable'>): boolean =>
  scope === 'system' && inheritable === true

/** The platform's answer to the same words, or to the words of a higher level, which ask more. */
function sameDemand(read: AnswersIn, { criterion, system, level }: Item) {
  const found = read(criterion.id, { system })
  if (!found || found.criterion.scope !== criterion.scope) return null
  const then = plainly(wording(found.criterion, found.level).vi)
  const is = (at: number) => plainly(wording(criterion, at).vi) === then
  return is(level) || (found.level > level && is(found.level)) ? found.answer : null
}
