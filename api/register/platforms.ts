/** The platforms of the province: what they would answer for whoever is hosted on them, and who is. */
import { type Db, preparedFor } from '../../db/client.ts'
import type { SourceRow } from '../../db/queries/assessments.ts'
import * as periods from '../../db/queries/periods.ts'
import * as platforms from '../../db/queries/platforms.ts'
import * as submissions from '../../db/queries/submissions.ts'
import * as systems from '../../db/queries/systems.ts'
import { breathe } from '../breathe.ts'
import type { Caller, Deps, Using } from '../deps.ts'
import type { SubmissionContent } from '../domain/assessment.ts'
import type { Source } from '../domain/carry.ts'
import type { Framework } from '../domain/framework.ts'
import { inheritedBy, isInheritable, type PlatformSource } from '../domain/inherit.ts'
import { KEPT } from '../domain/limits.ts'
import type { Mapping } from '../domain/mapping.ts'
import { currentPeriod, dayOf, type Period, periodState } from '../domain/period.ts'
import type { HostedSystem, Platform } from '../domain/platform.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { Kept } from '../kept.ts'
import { mayUseDepartment } from '../permissions.ts'

type Working = Pick<Deps, 'frameworks' | 'now'> & { db: Db }

type Read = { content: SubmissionContent; characters: number }

/** A submission never changes: many departments inherit from one, which is parsed once. */
const keptOf = preparedFor(() => new Kept<Read>(KEPT.sources, ({ characters }) => characters))

/**
 * The submission of an operator, parsed.
 * @returns null also where it answers criteria that this server does not have: there is nothing to compare with
 */
export async function submissionOf(
  { db, frameworks, now }: Working,
  code: string,
  row: SourceRow,
): Promise<Source | null> {
  const [period, revision, sha256, submittedAt, id, version] = row
  const framework = await frameworks.find(id, version)
  if (!framework) return null
  const { content } = await keptOf(db).get(sha256, sha256, now, async () => {
    const { content: text } = orThrow(await submissions.find(db, { period, code }, revision), 'notFound')
    return { content: JSON.parse(text) as SubmissionContent, characters: text.length }
  })
  return { period, revision, sha256, submittedAt, framework, content }
}

/** The submission that a platform is told in; null also where its operator has filed without it. */
export function filedOf(source: Source | null, platform: string): Platform['filed'] {
  if (!source?.content.systems.some(({ id }) => id === platform)) return null
  const { period, revision, submittedAt } = source
  return { period, revision, submittedAt }
}

/**
 * Each platform with what a system that is hosted on it is not asked any more, by the system's level, over the criteria of the
 * period at hand: `saves` by the filing of its operator that is inherited from in it, `could` by what it may answer at the most.
 */
export async function listPlatforms(deps: Using): Promise<Platform[]> {
  const period = await periodAtHand(deps)
  const framework = period ? await deps.frameworks.of(period) : deps.frameworks.given.at(-1)
  const found = await platforms.list(deps.db, period)
  const list: Platform[] = []
  for (const { source: row, ...platform } of found) {
    const source = row && (await submissionOf(deps, platform.department.code, row))
    const mapping = source && framework ? await deps.frameworks.mapping(source.framework, framework) : null
    const told = { platform: platform.id, name: platform.name, department: platform.department.code, source }
    list.push({
      ...platform,
      filed: filedOf(source, platform.id),
      saves: framework ? savedBy(framework, told, mapping) : {},
      could: framework ? inheritable(framework) : {},
    })
    await breathe()
  }
  return list
}

async function periodAtHand({ db, now }: Pick<Using, 'db' | 'now'>): Promise<Period | null> {
  const today = dayOf(now())
  return currentPeriod((await periods.list(db)).map((period) => ({ ...period, state: periodState(period, today) })))
}

const byLevel = ({ levels }: Framework, count: (level: number) => number): Record<string, number> =>
  Object.fromEntries(levels.map(({ level }) => [String(level), count(level)]))

const askedAt = (framework: Framework, level: number) =>
  framework.criteria.filter((criterion) => isInheritable(criterion) && criterion.fromLevel <= level)

const inheritable = (framework: Framework) => byLevel(framework, (level) => askedAt(framework, level).length)

const savedBy = (framework: Framework, told: PlatformSource, mapping: Mapping | null) =>
  byLevel(
    framework,
    (level) => askedAt(framework, level).filter((criterion) => inheritedBy({ criterion, level }, told, mapping)).length,
  )

/** Submissions that are looked into at once. */
const PAGE = 3

/**
 * Who is hosted on a platform: what each inherits by its newest submission in force (null where there is none), and what it
 * refuses and why. For its operator, and for the coordinator.
 * @throws Problem notFound, forbidden
 */
export async function listHosted(deps: Pick<Using, 'db' | 'now'>, caller: Caller, id: string): Promise<HostedSystem[]> {
  const { db } = deps
  const platform = orThrow(await systems.find(db, id), 'notFound')
  if (!mayUseDepartment(caller, platform.department)) throw new Problem('forbidden')
  const all = await platforms.hostedOn(db, id)
  const framework = (await periodAtHand(deps))?.frameworkId ?? null
  const codes = [...new Set(all.map(({ department }) => department.code))]
  const told = new Map<string, platforms.Told>()
  for (let from = 0; from < codes.length; from += PAGE) {
    const page = await platforms.toldOf(db, { platform: id, framework, codes: codes.slice(from, from + PAGE) })
    for (const [code, each] of page) told.set(code, each)
    await breathe()
  }
  return all.map(({ id: system, ...rest }) => ({ system, ...rest, ...lineOf(system, told.get(rest.department.code)) }))
}

function lineOf(system: string, told?: platforms.Told): Pick<HostedSystem, 'filed' | 'inherits' | 'refused'> {
  if (!told) return { filed: null, inherits: 0, refused: [] }
  const { period, revision } = told
  const answers = told.answers.filter(([of]) => of === system)
  return {
    filed: { period, revision },
    inherits: answers.filter(([, , refuses]) => !refuses).length,
    refused: answers.flatMap(([, criterion, refuses, note]) => (refuses ? [{ criterion, reason: note ?? '' }] : [])),
  }
}
