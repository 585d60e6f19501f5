/** The yearly report by form 08, put together (Decree 331/2026 Art. 35, 36). Pure. */
import { isObeyed } from '../check.ts'
import type { FigureSum } from '../figures.ts'
import type { Framework } from '../framework.ts'
import type { Bodies, Found } from './bodies.ts'
import { isWithin, type YearDays } from './calendar.ts'
import { type Judged, regulationOf, totalsOf } from './rows.ts'
import type { Form08, Form08Annexes, Form08Fault, Form08Row } from './types.ts'

/** The province's own owner: as settings have it, else the body that owns most of the systems. */
export function mainOwner(rows: readonly Pick<Judged, 'owner'>[], setting: string | null | undefined): string | null {
  if (setting) return setting
  const owned = new Map<string, { name: string; n: number }>()
  for (const { owner } of rows) {
    if (owner?.id) owned.set(owner.id, { name: owner.name, n: (owned.get(owner.id)?.n ?? 0) + 1 })
  }
  const most = [...owned].sort(([, a], [, b]) => b.n - a.n || (a.name < b.name ? -1 : 1))
  return most[0]?.[0] ?? null
}

type Given = {
  year: number
  days: YearDays
  madeOn: string
  owner: Form08['owner']
  unit: Form08['unit']
  framework: Framework
  bodies: Bodies
  /** In their order, and each as its row. */
  judged: readonly Judged[]
  rows: readonly Form08Row[]
  faults: Form08Fault[]
  figures: readonly FigureSum[]
}

export function form08(given: Given): Form08 {
  const { year, days, madeOn, owner, unit, framework, bodies, judged, rows, faults } = given
  return {
    ...{ year, owner, unit },
    ...days,
    framework: { id: framework.id, version: framework.version },
    registerOn: earlier(madeOn, days.window.to),
    madeOn,
    totals: totalsOf(rows),
    bodies: distinct(judged.map(({ owner: of }) => of)).map((of) => {
      const unitOf = bodies.unitOf(of)
      return { owner: bodies.told(of), unit: unitOf ? bodies.told(unitOf) : null }
    }),
    rows: [...rows],
    annexes: annexesOf(judged, rows, given),
    faults,
    complete: faults.every(({ severity }) => severity !== 'error'),
  }
}

const earlier = (a: string, b: string) => (a <= b ? a : b)

const keyOf = ({ id, name }: Found) => id ?? `name ${name}`

/** Each once, in the order in which they come. */
const distinct = (all: readonly (Found | null)[]): Found[] => [
  ...new Map(all.flatMap((each) => (each ? [[keyOf(each), each] as const] : []))).values(),
]

function annexesOf(
  judged: readonly Judged[],
  rows: readonly Form08Row[],
  { bodies, days, framework, figures }: Given,
): Form08Annexes {
  const all = judged.map((each, i) => ({ ...each, row: rows[i] as Form08Row }))
  const byOperator = new Map<string, { n: number; name: string }[]>()
  for (const { operator, row } of all) {
    if (!operator) continue
    const key = keyOf(operator)
    const known = byOperator.get(key)
    if (known) known.push({ n: row.n, name: row.name })
    else byOperator.set(key, [{ n: row.n, name: row.name }])
  }
  return {
    operators: distinct(judged.map(({ operator }) => operator)).map((operator) => ({
      body: bodies.told(operator),
      rows: byOperator.get(keyOf(operator)) ?? [],
    })),
    national: {
      rows: rows.flatMap(({ n, name, owner, nationalGround }) =>
        nationalGround === null || nationalGround === 'none' ? [] : [{ n, name, owner, ground: nationalGround }],
      ),
      unreviewed: rows.filter(({ nationalGround }) => nationalGround === null).length,
    },
    regulation: all.map(({ system, regulationChecks, row }) => {
      const newest = regulationChecks
        .filter(({ on }) => isWithin(days.window, on))
        .reduce<Judged['regulationChecks'][number] | null>((a, b) => (a && a.on >= b.on ? a : b), null)
      const { on = null, points = null, failed = null, fixed = null } = newest ?? {}
      const state = newest === null ? 'unchecked' : isObeyed(newest) ? 'obeyed' : 'notObeyed'
      return { n: row.n, name: row.name, regulation: regulationOf(system), on, points, failed, fixed, state }
    }),
    requirements: rows.map(({ n, name, decision, requirements }) => ({ n, name, decision, ...requirements })),
    figures: (framework.figures ?? []).flatMap(({ id, label, unit }) => {
      const sum = figures.find((each) => each.id === id)
      return sum ? [{ ...sum, title: label.vi, unit }] : []
    }),
  }
}
