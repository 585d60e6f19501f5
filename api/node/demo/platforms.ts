/** The province's data centre in the demo: what it has filed stands for the systems that are hosted on it. */
import { bundledMappings } from '../../../db/frameworks/index.ts'
import type { Answer, SubmissionContent } from '../../domain/assessment.ts'
import type { Item } from '../../domain/criteria.ts'
import type { Framework } from '../../domain/framework.ts'
import { inheritedBy } from '../../domain/inherit.ts'
import type { InheritedAnswer } from '../../domain/platform.ts'
import type { System } from '../../domain/system.ts'
import { CENTRE } from './province.ts'
import { pick } from './random.ts'
import type { Rows } from './rows.ts'
import notes from './words/notes.json' with { type: 'json' }

/** What a question inherits at an instant (ISO 8601); null where nothing. */
export type InheritedAt = (item: Item, at: string) => InheritedAnswer | null

/**
 * By the submissions that the operator has filed so far: that of the period, else the newest of an earlier one.
 * @param frameworks all that there are
 */
export function inheritedFrom(
  rows: Pick<Rows, 'submissions'>,
  frameworks: readonly Framework[],
  {
    period,
    framework,
    systems,
  }: { period: { id: string; opensOn: string }; framework: Framework; systems: readonly System[] },
): InheritedAt {
  const hosts = new Map(systems.map(({ id, platformId }) => [id, platformId]))
  const filed = rows.submissions
    .filter(({ department }) => department === CENTRE)
    .map((row) => ({ ...row, content: contentOf(row) }))
    .filter((row) => row.period === period.id || row.content.period.opensOn < period.opensOn)
    // Of the period itself before any other, then the newest.
    .sort((a, b) => rank(b) - rank(a) || (a.submittedAt < b.submittedAt ? 1 : -1))
  return (item, at) => {
    const platform = item.system === null ? null : hosts.get(item.system)
    const row = filed.find(({ submittedAt }) => submittedAt <= at)
    const host = row?.content.systems.find(({ id }) => id === platform)
    const given =
      row &&
      frameworks.find(({ id, version }) => id === row.content.framework.id && version === row.content.framework.version)
    if (!platform || !row || !host || !given) return null
    const source = { ...row, framework: given }
    const mapping = bundledMappings.find(({ from, to }) => from === given.id && to === framework.id) ?? null
    return inheritedBy(item, { platform, name: host.name, department: CENTRE, source }, mapping)
  }
  function rank({ period: of, content }: { period: string; content: SubmissionContent }): number {
    return of === period.id ? 2 : content.framework.id === framework.id ? 1 : 0
  }
}

/** The same few submissions of the operator are asked of for every department. */
const read = new WeakMap<Rows['submissions'][number], SubmissionContent>()

function contentOf(row: Rows['submissions'][number]): SubmissionContent {
  const content = read.get(row) ?? (JSON.parse(row.content) as SubmissionContent)
  read.set(row, content)
  return content
}

/** What does not hold for one of a department's systems, though the centre does it for the others, with the reason. */
export const refused = (answer: Answer, seed: string): Answer => ({
  ...answer,
  note: pick(`${seed}/refused`, notes.refused),
  refuses: true,
})
