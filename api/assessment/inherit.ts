/** What the systems of a form inherit from the platforms that they are hosted on. */
import type { Db } from '../../db/client.ts'
import type { SourceRow } from '../../db/queries/assessments.ts'
import type { Deps } from '../deps.ts'
import type { InheritedSince, Plan, PlatformView } from '../domain/assessment.ts'
import { type Item, itemKey } from '../domain/criteria.ts'
import { isEqual } from '../domain/equal.ts'
import type { Framework } from '../domain/framework.ts'
import { inheritedBy, isInheritable, type PlatformSource } from '../domain/inherit.ts'
import { answerKey } from '../domain/items/index.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Inherited, InheritedAnswer } from '../domain/platform.ts'
import { filedOf, submissionOf } from '../register/platforms.ts'

type Working = Pick<Deps, 'frameworks' | 'now'> & { db: Db }

type PlatformRow = [
  platform: string,
  name: string,
  department: string,
  departmentName: string,
  source: SourceRow | null,
]
type HostedSystem = { id: string; platformId?: string | null }
type FrozenRow = [criterion: string, system: string, inherited: Inherited, plan: Plan | null, refuses: 1 | null]
/** `refuses`: the department's own answer was filed in its place. */
type Frozen = InheritedAnswer & { refuses: boolean }
type Given = {
  framework: Framework
  items: readonly Item[]
  systems: readonly HostedSystem[]
  /** JSON of the platforms (`assessments.head`). */
  platforms: string
  /** JSON of what the newest submission froze, or null where the register holds. */
  frozen: string | null
  /** What a return has unlocked, by key; null where nothing is locked by itself. */
  unlocked: ReadonlySet<string> | null
}

export type Inheritance = {
  /** By question; what is locked inherits what was frozen. */
  inherited: ReadonlyMap<string, InheritedAnswer>
  platforms: PlatformView[]
  since: InheritedSince[]
}

const NOTHING: Inheritance = { inherited: new Map(), platforms: [], since: [] }

export async function readInheritance(deps: Working, given: Given): Promise<Inheritance> {
  const rows = JSON.parse(given.platforms) as PlatformRow[]
  const frozen = frozenOf(given.frozen)
  if (rows.length === 0 && !frozen?.size) return NOTHING
  const sources = await Promise.all(rows.map((row) => platformOf(deps, given.framework, row)))
  const live = liveOf(given, new Map(sources.map((each) => [each.told.platform, each])))
  return {
    inherited: frozen ? standing(given, frozen, live) : live,
    platforms: sources.map(({ told, view }) => ({ ...view, platform: told.platform, name: told.name })),
    since: frozen ? sinceOf(given, frozen, live) : [],
  }
}

const frozenOf = (json: string | null): Map<string, Frozen> | null =>
  json === null
    ? null
    : new Map(
        (JSON.parse(json) as FrozenRow[]).map(([criterion, system, inherited, plan, refuses]) => [
          itemKey(criterion, system),
          { inherited, plan, refuses: refuses === 1 },
        ]),
      )

type PlatformRead = {
  told: PlatformSource
  mapping: Mapping | null
  view: Pick<PlatformView, 'department' | 'filed'>
}

async function platformOf(deps: Working, framework: Framework, row: PlatformRow): Promise<PlatformRead> {
  const [platform, name, code, departmentName, filed] = row
  const source = filed && (await submissionOf(deps, code, filed))
  return {
    told: { platform, name, department: code, source },
    mapping: source && (await deps.frameworks.mapping(source.framework, framework)),
    view: {
      department: { code, name: departmentName },
      filed: filedOf(source, platform),
    },
  }
}

function liveOf(
  { items, systems }: Pick<Given, 'items' | 'systems'>,
  platforms: ReadonlyMap<string, PlatformRead>,
): Map<string, InheritedAnswer> {
  const hosts = new Map(systems.map(({ id, platformId }) => [id, platformId ? platforms.get(platformId) : undefined]))
  const live = new Map<string, InheritedAnswer>()
  for (const item of items) {
    const host = item.system === null ? undefined : hosts.get(item.system)
    if (!host || !isInheritable(item.criterion)) continue
    const inherited = inheritedBy(item, host.told, host.mapping)
    if (inherited) live.set(itemKey(item.criterion.id, item.system), inherited)
  }
  return live
}

/** What was filed stands as it was; what a return has unlocked is what the platform answers now. */
function standing(
  { items, unlocked }: Given,
  frozen: ReadonlyMap<string, InheritedAnswer>,
  live: ReadonlyMap<string, InheritedAnswer>,
): Map<string, InheritedAnswer> {
  const stands = new Map<string, InheritedAnswer>()
  for (const { criterion, system } of items) {
    const key = itemKey(criterion.id, system)
    const inherited = (unlocked?.has(answerKey(criterion.id, system)) ? live : frozen).get(key)
    if (inherited) stands.set(key, inherited)
  }
  return stands
}

/** The platform's answer now, where it is another than the one that was filed as the department's. */
function sinceOf(
  { items, unlocked }: Given,
  frozen: ReadonlyMap<string, Frozen>,
  live: ReadonlyMap<string, InheritedAnswer>,
): InheritedSince[] {
  return items.flatMap(({ criterion, system }): InheritedSince[] => {
    const key = itemKey(criterion.id, system)
    const then = frozen.get(key)
    const [was, now] = [then?.refuses ? null : then?.inherited, live.get(key)?.inherited ?? null]
    if (system === null || !was || unlocked?.has(answerKey(criterion.id, system)) || isSame(was, now)) return []
    return [{ criterion: criterion.id, system, was, now }]
  })
}

const isSame = (was: Inherited, now: Inherited | null) =>
  now !== null && isEqual([was.platform, was.status, was.note], [now.platform, now.status, now.note])
