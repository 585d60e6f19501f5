/** The texts of a filing: narratives, recommendations and what the reviewer writes. */
import type { Answer, Narrative, Recommendation } from '../../domain/assessment.ts'
import { leaves } from '../../domain/criteria.ts'
import { CATEGORIES, type Category } from '../../domain/enums.ts'
import { between, chance, pick, shuffle, uuid } from './random.ts'
import draft from './words/draft.json' with { type: 'json' }
import narrativeWords from './words/narratives.json' with { type: 'json' }
import recommendationWords from './words/recommendations.json' with { type: 'json' }
import returnWords from './words/returns.json' with { type: 'json' }
import { DRAFTING, type Member, NEWEST, type World } from './world.ts'

const fill = (words: string, member: Member): string =>
  words
    .replaceAll('{ten}', member.name)
    .replaceAll('{self}', member.self)
    .replaceAll('{dauMoi}', member.owners[0] ?? member.self)

/** Of some of the sections that were answered, in the framework's order; they last, and change now and then. */
export function narrativesAt(world: World, member: Member, answers: readonly Answer[], q: number): Narrative[] {
  if (isDraft(member, q)) return Object.entries(draft.narratives).map(([section, text]) => ({ section, text }))
  const words = narrativeWords as Record<string, string[] | undefined>
  const asked = new Set(answers.map(({ criterion }) => criterion))
  const sections = new Set(world.framework.criteria.filter(({ id }) => asked.has(id)).map(({ section }) => section))
  const share = member.kind === 'commune' ? 0.25 : 0.55
  return leaves(world.framework).flatMap(({ id }) => {
    const seed = `narrative/${member.code}/${id}`
    const choice = words[id]
    if (!choice || !sections.has(id) || !chance(`${seed}/${Math.floor(q / 2)}`, share)) return []
    return [{ section: id, text: fill(pick(seed, choice), member) }]
  })
}

/**
 * One to three, of different categories; most filers ask again for what they asked for before. What weighs on all of
 * them they ask for in the same words.
 */
export function recommendationsAt(member: Member, period: string, q: number): Recommendation[] {
  const own = isDraft(member, q) ? draft.recommendations : drawn(member, q)
  return own.map(({ category, text }, i) => ({
    id: uuid(`recommendation/${period}/${member.code}/${i}`),
    category: category as Category,
    text,
  }))
}

/** Categories that nearly every filer has something to ask about. */
const COMMON: readonly Category[] = ['training', 'personnel', 'budget']

function drawn(member: Member, q: number): { category: Category; text: string }[] {
  const seed = `categories/${member.code}`
  const common = shuffle(`${seed}/common`, COMMON)
  const lasting = chance(`${seed}/asCommon`, 0.7)
    ? [...common, ...CATEGORIES.filter((category) => !COMMON.includes(category))]
    : shuffle(seed, CATEGORIES)
  const count = between(`recommendations/${member.code}/${q}`, 1, 3)
  return lasting.slice(0, count).map((category, i) => {
    const seed = `recommendation/${member.code}/${category}${i === 0 ? '' : `/${q}`}`
    const [first = '', ...others] = recommendationWords[category]
    return { category, text: fill(chance(`${seed}/first`, 0.5) ? first : pick(seed, others), member) }
  })
}

const isDraft = (member: Member, q: number): boolean => member.code === DRAFTING && q === NEWEST

export const returnReason = (seed: string, whole: boolean): string =>
  whole ? returnWords.whole : pick(seed, returnWords.reasons)
export const returnComment = (seed: string): string => pick(seed, returnWords.comments)
/** What the department notes beside an answer that was returned and answered again. */
export const returnAnswered = (seed: string): string => pick(seed, returnWords.answered)
