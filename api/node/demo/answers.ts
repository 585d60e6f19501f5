/** What the departments of the demo answer: it lasts from quarter to quarter, and slowly gets better. */
import type { Answer, Plan } from '../../domain/assessment.ts'
import { applicable, type Item, leaves, wording } from '../../domain/criteria.ts'
import { addDays } from '../../domain/period.ts'
import type { Status } from '../../domain/score.ts'
import type { System } from '../../domain/system.ts'
import { monthEnd } from './calendar.ts'
import { DISAGREEING } from './faults.ts'
import model from './model.json' with { type: 'json' }
import { CENTRE_OPERATOR } from './province.ts'
import { between, chance, normal, pick } from './random.ts'
import naturallyOut from './words/not-applicable.json' with { type: 'json' }
import notes from './words/notes.json' with { type: 'json' }
import plans from './words/plans.json' with { type: 'json' }
import { type Member, quarterOf, type Registered, type World } from './world.ts'

type Model = { ties: { dossier: string[]; regulation: string[] }; difficulty: Record<string, number | undefined> }
const modelOf = ({ framework }: World): Model => (model.of as Record<string, Model>)[framework.id] as Model
/** The words are of the criteria of one framework; of another they would say something else. */
const hasWords = ({ framework }: World): boolean => framework.id === model.framework

/** What everyone gains from quarter to quarter. */
const TREND = [0.1, 0.26, 0.44, 0.62]
/** How far along the shared data centre is, for what it answers on behalf of the systems it hosts. */
const CENTRE = 0.85

type Asked = { member: Member; item: Item; system: System | null; full: boolean; q: number }
type Out = Record<string, { share: number; reasons: string[] } | undefined>
type ByTopic = Record<string, string[] | undefined>

/** An answer to every applicable question, in the framework's order; `systems` as they stood in quarter `q`. */
export function answersAt(
  world: World,
  member: Member,
  systems: readonly System[],
  histories: readonly Registered[],
  q: number,
): Answer[] {
  const byId = new Map(systems.map((system) => [system.id, system]))
  const full = new Map(histories.map(({ id, fullFrom }) => [id, fullFrom <= q]))
  const topics = new Map(leaves(world.framework).map((leaf) => [leaf.id, leaf.parent?.id ?? leaf.id]))
  return applicable(world.framework, systems).map((item) => {
    const system = item.system === null ? null : (byId.get(item.system) ?? null)
    const asked = { member, item, system, full: system ? full.get(system.id) === true : member.readyFrom <= q, q }
    return answer(world, asked, topics.get(item.criterion.section) ?? '')
  })
}

function answer(world: World, asked: Asked, topic: string): Answer {
  const { member, item, system } = asked
  const { id } = item.criterion
  const seed = `answer/${member.code}/${id}/${item.system ?? ''}`
  const out = hasWords(world) ? (naturallyOut as Out)[id] : undefined
  const base = { criterion: id, system: item.system }
  if (out && chance(`${seed}/out`, out.share)) {
    return { ...base, status: 'notApplicable', note: pick(`${seed}/reason`, out.reasons), plan: null }
  }
  const status = statusOf(world, asked, seed)
  return {
    ...base,
    status,
    note: noteOf(world, asked, status, topic, seed),
    plan: status === 'met' ? null : planOf(world, asked, system),
  }
}

function statusOf(world: World, { member, item, system, full, q }: Asked, seed: string): Status {
  const { ties, difficulty: hard } = modelOf(world)
  const { id, section } = item.criterion
  if (system && ties.dossier.includes(id)) return disagrees(member, system) ? 'partial' : byDossier(system)
  if (ties.regulation.includes(id)) return member.regulationFrom <= q ? 'met' : 'partial'
  if (full && hasWords(world)) return 'met'
  // What the platform does for others it does well, but for a few things.
  if (system?.platform && item.criterion.inheritable) return chance(`platform/${id}`, 0.07) ? 'partial' : 'met'
  const difficulty = hard[section] ?? 0
  const trend = TREND[q] ?? 0
  const score = isInherited(item, system)
    ? CENTRE + trend + 0.55 * normal(`centre/${id}`) + 0.3 * normal(seed) - 0.6 * difficulty
    : member.maturity + trend + 0.35 * normal(`criterion/${id}`) + 0.75 * normal(seed) - difficulty
  return score > 0.05 ? 'met' : score > -0.85 ? 'partial' : 'unmet'
}

const byDossier = ({ dossier }: System): Status =>
  dossier === 'approved' ? 'met' : dossier === 'none' ? 'unmet' : 'partial'

/** Of some departments one approved system is answered as if it were not. */
const disagrees = ({ code }: Member, { dossier }: System): boolean =>
  DISAGREEING.includes(code) && dossier === 'approved'

/** Answered by the shared data centre for the systems that it hosts. */
const isInherited = (item: Item, system: System | null): boolean =>
  item.criterion.inheritable === true && system?.hosting === 'shared'

function noteOf(world: World, { item, system }: Asked, status: Status, topic: string, seed: string): string | null {
  if (!hasWords(world)) return null
  const { ties } = modelOf(world)
  if (system && ties.dossier.includes(item.criterion.id)) {
    if (status === 'partial' && system.dossier === 'approved') return null
    return notes.dossier[system.dossier].replace('{so}', system.decisionNo ?? '')
  }
  if (status === 'met' && isInherited(item, system)) {
    return chance(`${seed}/note`, 0.4) ? pick(`${seed}/words`, notes.inherited) : null
  }
  const share = { met: 0.12, partial: 0.6, unmet: 0.45, notApplicable: 0 }[status]
  const words = status === 'notApplicable' ? undefined : (notes[status] as ByTopic)[topic]
  return words && chance(`${seed}/note`, share) ? pick(`${seed}/words`, words) : null
}

function planOf(world: World, { member, item, q }: Asked, system: System | null): Plan {
  const { id } = item.criterion
  const seed = `plan/${member.code}/${id}`
  const words =
    (hasWords(world) ? (plans as ByTopic)[id] : undefined) ??
    plans['*'].map((any) => any.replace('{noiDung}', wording(item.criterion, item.level).vi))
  return {
    action: `${pick(seed, words)}.`.replace(/\.\.$/, '.'),
    owner: isInherited(item, system) ? CENTRE_OPERATOR : pick(`${seed}/owner`, member.owners),
    dueOn: planDay(world, seed, q),
  }
}

/** The end of a month, put off by half a year whenever it has gone by and the plan is still open. */
function planDay(world: World, seed: string, q: number): string {
  const soonest = addDays(quarterOf(world, q).closesOn, 10)
  for (let month = between(`${seed}/due`, 2, 9); ; month += 6) {
    const day = monthEnd(quarterOf(world, 0).opensOn, month)
    if (day > soonest) return day
  }
}
