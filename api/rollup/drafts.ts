/** A draft of the coordinator's own words: what the figures say by themselves, sentence by sentence. Pure. */

import { compareRollups, headline } from '../domain/comparison.ts'
import { leaves, wording } from '../domain/criteria.ts'
import type { RemarkPart } from '../domain/enums.ts'
import type { Framework } from '../domain/framework.ts'
import { mostMissed } from '../domain/missed.ts'
import type { PlanLine } from '../domain/plans.ts'
import { alike } from '../domain/proposals.ts'
import { rateOf } from '../domain/rates.ts'
import type { Rollup } from '../domain/rollup.ts'
import { applicableCount } from '../domain/score.ts'
import type { Said } from '../domain/vocabulary.ts'
import { draftWords as words } from '../messages/reports/remarks.ts'
import { number, percent } from '../reports/letter/figures.ts'

/** `figure`: the name of the receipt of what it tells; null where it tells a list. */
export type DraftLine = { text: string; figure: string | null }
export type Drafts = Record<RemarkPart, DraftLine[]>

type Given = {
  rollup: Rollup
  before: Rollup | null
  framework: Framework
  vocabulary: Said
  /** The criteria whose answers may be compared with those of the period before. */
  alike: 'all' | ReadonlySet<string>
  plans: readonly PlanLine[]
  proposals: readonly { text: string; department: { department: string; name: string; shortName: string } }[]
}

/** Criteria and sections that are named, and departments beside a proposal. */
const NAMED = 3
const ASKED = 8

export function draftsOf(given: Given): Drafts {
  return { assessment: assessed(given), causes: causes(given), tasks: tasks(given), proposals: asked(given) }
}

function assessed({ rollup, before, alike, vocabulary }: Given): DraftLine[] {
  const { filing } = rollup
  const change = before && compareRollups(before, rollup, { acceptedOnly: false, alike })
  const moved = (points: number | null | undefined): string => {
    if (points === null || points === undefined) return ''
    if (points === 0) return words.same
    const told = number(Math.abs(points))
    return points > 0 ? words.up(told) : words.down(told)
  }
  const [approved, full, compliance] = (['approved', 'full', 'compliance'] as const).map((what) => ({
    ...headline(what, rollup),
    rate: percent(rateOf(headline(what, rollup))),
    moved: moved(change?.headlines[what]?.points),
  })) as [Told, Told, Told]
  return [
    {
      text: words.filed(number(filing.submitted), number(filing.expected), percent(filing.rate)),
      figure: 'filing.rate',
    },
    ...(compliance.of > 0
      ? [{ text: words.compliance(compliance.rate, compliance.moved), figure: 'compliance.rate' }]
      : []),
    ...(approved.of > 0
      ? [
          {
            text: words.approved(number(approved.n), number(approved.of), approved.rate, approved.moved),
            figure: 'systems.approved',
          },
          {
            text: words.full(vocabulary, number(full.n), number(full.of), full.rate, full.moved),
            figure: 'systems.fullyImplemented',
          },
        ]
      : []),
  ]
}
type Told = { n: number; of: number; rate: string; moved: string }

function causes({ rollup, framework }: Given): DraftLine[] {
  const titles = new Map(leaves(framework).map((leaf) => [leaf.id, leaf.title.vi]))
  const [weakest] = rollup.sections
    .filter(({ rate }) => rate !== null && rate < 1)
    .sort((a, b) => (a.rate ?? 1) - (b.rate ?? 1))
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  return [
    ...(weakest
      ? [
          {
            text: words.weakest(weakest.id, titles.get(weakest.id) ?? '', percent(weakest.rate)),
            figure: `section.${weakest.id}.rate`,
          },
        ]
      : []),
    ...mostMissed(rollup, NAMED).map((tally) => {
      const criterion = criteria.get(tally.id)
      const text = criterion ? wording(criterion, criterion.fromLevel).vi.replace(/[.;]$/, '') : tally.id
      const counts = [number(tally.partial + tally.unmet), number(applicableCount(tally))] as const
      return { text: words.missed(tally.id, text, ...counts), figure: `criterion.${tally.id}.rate` }
    }),
  ]
}

function tasks({ rollup: { filing, systems }, plans, vocabulary }: Given): DraftLine[] {
  const overdue = plans.filter(({ state }) => state === 'overdue')
  const departments = new Set(overdue.map(({ department }) => department)).size
  const [unapproved, unfinished] = [systems.total - systems.approved, systems.total - systems.fullyImplemented]
  return [
    ...(filing.missing > 0 ? [{ text: words.chase(number(filing.missing)), figure: 'filing.rate' }] : []),
    ...(overdue.length > 0 ? [{ text: words.overdue(number(overdue.length), number(departments)), figure: null }] : []),
    ...(unapproved > 0 ? [{ text: words.unapproved(number(unapproved)), figure: 'systems.approved' }] : []),
    ...(unfinished > 0
      ? [{ text: words.unfinished(vocabulary, number(unfinished)), figure: 'systems.fullyImplemented' }]
      : []),
  ]
}

const asked = ({ proposals }: Given): DraftLine[] =>
  alike(proposals)
    .slice(0, ASKED)
    .map(({ text, from }) => {
      const names = from.slice(0, NAMED).map(({ shortName }) => shortName)
      return { text: words.asked(text, names, from.length - names.length), figure: null }
    })
