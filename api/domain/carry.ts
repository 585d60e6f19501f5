/**
 * Carrying forward: what of the newest submission in force of an earlier period is offered in the next, item by item, to be
 * confirmed by a person. Nothing is taken over by itself. Pure; no zod.
 */
import type { AnswerValue, FiledAnswer, SubmissionContent } from './assessment.ts'
import { departmentLevel, type Item, itemKey, leaves, wording } from './criteria.ts'
import { ORIGINS, type Origin } from './enums.ts'
import { isEqual } from './equal.ts'
import type { Criterion, Framework } from './framework.ts'
import { NOTHING_OF_2026 } from './law-2026.ts'
import type { Mapping } from './mapping.ts'
import type { From, Offer, OriginCounts } from './offer.ts'
import type { Offers } from './offers.ts'
import { NOT_HOSTED, standsIn } from './platform.ts'
import type { Status } from './score.ts'

/** The submission that is carried from. */
export type Source = From & { sha256: string; submittedAt: string; framework: Framework; content: SourceContent }
export type SourceContent = Pick<
  SubmissionContent,
  'systems' | 'answers' | 'narratives' | 'recommendations' | 'figures'
>

const NOTHING = { carried: null, previous: null }
const NO_OFFERS: Offers = {
  from: null,
  answer: () => NOTHING,
  to: () => NOTHING,
  narrative: () => NOTHING,
  figure: () => NOTHING,
  recommendations: new Map(),
}

/** A question that is asked, by criterion and system. */
export type Asked = (criterion: string, system: string | null) => Item | undefined

/**
 * What a source offers to a form of a framework.
 * @param asked the questions of the form
 * @param mapping from the source's framework to this one, where it is another and there is one
 * @param figure what is offered for figures: they have sources of their own
 */
export function offersOf(
  framework: Framework,
  asked: Asked,
  source: Source | null,
  mapping: Mapping | null,
  figure: Offers['figure'] = NO_OFFERS.figure,
): Offers {
  if (!source) return { ...NO_OFFERS, figure }
  const from: From = { period: source.period, revision: source.revision }
  const offered = <V extends object>(value: V | null, isCarried: boolean): Offer<V> => {
    if (value === null) return NOTHING
    return isCarried
      ? { carried: { ...from, ...value }, previous: null }
      : { carried: null, previous: { ...from, ...value } }
  }
  const read = answersIn(source)
  const texts = new Map(source.content.narratives.map(({ section, text }) => [section, text]))
  const isSameTitle = source.framework === framework ? () => true : comparedTitles(source.framework, framework)
  const to = (item: Item) => {
    const { value, isCarried } = mapping ? byMapping(mapping, read, item) : byWords(read, item)
    return offered(value, isCarried)
  }
  return {
    from,
    answer(criterion, system) {
      const item = asked(criterion, system)
      return item ? to(item) : NOTHING
    },
    to,
    narrative(section) {
      const text = texts.get(section)
      if (!text) return NOTHING
      const kept = isSameTitle(section)
      return offered(kept || !mapping ? { text } : null, kept)
    },
    figure,
    recommendations: new Map(
      source.content.recommendations.map(({ id, category, text }) => [
        id,
        { id, ...offered({ category, text }, true) },
      ]),
    ),
  }
}

/** A text as it is compared: the same letters, however they are put together (NFC). */
export const plainly = (text: string): string => text.normalize('NFC')

function comparedTitles(then: Framework, now: Framework): (section: string) => boolean {
  const [before, after] = [then, now].map(
    (each) => new Map(leaves(each).map(({ id, title }) => [id, plainly(title.vi)])),
  )
  return (section) => before?.get(section) === after?.get(section)
}

/** An answer of the source, with the criterion and the level that it was asked at. */
type Found = { criterion: Criterion; level: number; answer: FiledAnswer }

const valueIn = ({ status, note, plan, refuses, evidence, postponed }: FiledAnswer) => ({
  status,
  note,
  plan,
  ...(refuses && { refuses }),
  ...(evidence && { evidence }),
  ...(postponed && { postponed }),
})

const indexes = new WeakMap<SourceContent, AnswersIn>()

/** The answers of a source by criterion and system. */
export function answersIn(source: Source): AnswersIn {
  const known = indexes.get(source.content)
  if (known) return known
  const made = indexed(source)
  indexes.set(source.content, made)
  return made
}

function indexed({ framework, content }: Source) {
  const answers = new Map(content.answers.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  const levels = new Map(content.systems.map(({ id, level }) => [id, level]))
  const highest = departmentLevel(content.systems)
  /** What answered the criterion of that time, of the department or of the item's system. */
  const read = (id: string, { system }: Pick<Item, 'system'>): Found | null => {
    const criterion = criteria.get(id)
    const answer = answers.get(itemKey(id, system))
    if (!criterion || !answer) return null
    return { criterion, level: system === null ? highest : (levels.get(system) ?? highest), answer }
  }
  return Object.assign(read, {
    /** What answered it of whichever system, or of the department. */
    all: (id: string): Found[] => [null, ...levels.keys()].flatMap((system) => read(id, { system }) ?? []),
    scope: (id: string) => criteria.get(id)?.scope,
  })
}
export type AnswersIn = ReturnType<typeof indexed>

/** What is to be offered for a question: taken over when it is confirmed, or only shown. */
type Match = { value: AnswerValue | null; isCarried: boolean }

/** The answer to the same criterion, taken over where it was asked in the words in which it is asked now (in Vietnamese, the text of the law). */
function byWords(read: AnswersIn, { criterion, system, level }: Item): Match {
  const found = read(criterion.id, { system })
  if (!found || found.criterion.scope !== criterion.scope) return { value: null, isCarried: false }
  // What a platform answered is no word of the department's: it is seen beside, and never taken over as its own.
  if (standsIn(found.answer)) return { value: valueIn(found.answer), isCarried: false }
  if (found.criterion === criterion && found.level === level) return { value: valueIn(found.answer), isCarried: true }
  const [then, now] = [wording(found.criterion, found.level), wording(criterion, level)]
  return { value: valueIn(found.answer), isCarried: then === now || plainly(then.vi) === plainly(now.vi) }
}

/** From the lowest; "not applicable" is an answer only where all say so. */
const RANK: Record<Status, number> = { unmet: 0, partial: 1, met: 2, notApplicable: 3 }
const lowest = (values: readonly AnswerValue[]): AnswerValue | null =>
  values.reduce<AnswerValue | null>((low, value) => {
    if (value.status === null) return low
    return low?.status && RANK[low.status] <= RANK[value.status] ? low : value
  }, null)

/**
 * The answer that a mapping makes of earlier ones: several together give the lowest; a broader criterion makes "met" a
 * "partial"; one that only overlaps is shown, not taken over. A variant of a higher level asks more than its text does.
 */
function byMapping(mapping: Mapping, read: AnswersIn, { criterion, system, level }: Item): Match {
  const isVariant = wording(criterion, level) !== criterion.text
  const shown: AnswerValue[] = []
  const carried: AnswerValue[] = []
  for (const entry of entriesTo(mapping).get(criterion.id) ?? []) {
    const found = entry.from.flatMap((id) => {
      // From the department to a system it is copied, from systems to the department the lowest is taken.
      if (system === null) return read.all(id)
      return read(id, { system: read.scope(id) === 'system' ? system : null }) ?? []
    })
    const value = lowest(found.map(({ answer }) => valueIn(answer)))
    if (!value) continue
    if (entry.relation === 'overlaps' || found.some(({ answer }) => standsIn(answer))) shown.push(value)
    else
      carried.push(entry.relation === 'broader' || (entry.relation === 'equal' && isVariant) ? lessened(value) : value)
  }
  const offer = lowest(carried)
  return offer ? { value: offer, isCarried: true } : { value: lowest(shown), isCarried: false }
}

/** The lowest answer to what a mapping calls equal to a question as it stands in its text; null where there is none. */
export function equalByMapping(
  mapping: Mapping,
  read: AnswersIn,
  { criterion, system, level }: Item,
): AnswerValue | null {
  if (wording(criterion, level) !== criterion.text) return null
  const equal = (entriesTo(mapping).get(criterion.id) ?? []).filter(({ relation }) => relation === 'equal')
  return lowest(equal.flatMap(({ from }) => from.flatMap((id) => read(id, { system })?.answer ?? [])))
}

const byTarget = new WeakMap<Mapping, ReadonlyMap<string, Mapping['map']>>()

/** The entries of a mapping by the criteria that they answer. */
function entriesTo(mapping: Mapping): ReadonlyMap<string, Mapping['map']> {
  const known = byTarget.get(mapping)
  if (known) return known
  const made = new Map<string, Mapping['map']>()
  for (const entry of mapping.map) for (const id of entry.to) made.set(id, [...(made.get(id) ?? []), entry])
  byTarget.set(mapping, made)
  return made
}

const lessened = (value: AnswerValue): AnswerValue => (value.status === 'met' ? { ...value, status: 'partial' } : value)

/** Of an item that is offered, the day of its plan where it has passed: it is not confirmed as it is, but done by now or given another day. */
export function overdueOf(offered: object, today: string): string | null {
  const day = 'plan' in offered ? (offered as Pick<AnswerValue, 'plan'>).plan?.dueOn : null
  return day && day < today ? day : null
}

/** Whether a reason is asked for: a plan whose day, given by an earlier period, has passed is put off to a later one. */
export const isPutOff = (before: string | null, dueOn: string | null, today: string): boolean =>
  before !== null && before < today && dueOn !== null && dueOn > before

const noOrigins = () => Object.fromEntries(ORIGINS.map((origin) => [origin, 0])) as OriginCounts

/** How many answers are of which origin; null where that was not kept. */
export function countOrigins(answers: readonly { origin?: Origin | null }[]): OriginCounts | null {
  const counts = noOrigins()
  let known = false
  for (const { origin } of answers) {
    if (!origin) continue
    counts[origin]++
    known = true
  }
  return known ? counts : null
}

/** Whether a filing tells what the one that it was carried forward from told, each answer confirmed. */
export const isUnchanged = (before: SourceContent, now: SourceContent): boolean =>
  isToldAgain(before, now) &&
  isEqual(byId(whole(before)), byId(whole(now))) &&
  isEqual(byId(before.recommendations), byId(now.recommendations)) &&
  isEqual(byId(written(before)), byId(written(now))) &&
  isEqual(byId(known(before)), byId(known(now)))

/** Each answer confirmed, or inherited as it was. */
function isToldAgain(before: SourceContent, now: SourceContent): boolean {
  const was = new Map(before.answers.map((answer) => [itemKey(answer.criterion, answer.system), standsIn(answer)]))
  return now.answers.every((answer) => {
    const inherited = standsIn(answer)
    if (!inherited) return answer.origin === 'confirmed'
    const then = was.get(itemKey(answer.criterion, answer.system))
    return then?.platform === inherited.platform && then.status === inherited.status && then.note === inherited.note
  })
}

/** What a submission from before the law of 2026 does not tell is nothing told. */
const whole = ({ systems }: SourceContent) =>
  systems.map((system) => ({ ...NOTHING_OF_2026, ...NOT_HOSTED, ...system }))
const byId = (list: readonly { id: string }[]) => Object.fromEntries(list.map((each) => [each.id, each]))
const known = ({ figures = [] }: SourceContent) =>
  figures
    .filter(({ value }) => value !== null)
    .map(({ figure, system, value }) => ({ id: itemKey(figure, system), value }))
const written = ({ narratives }: SourceContent) =>
  narratives.filter(({ text }) => text !== '').map(({ section, text }) => ({ id: section, text }))
