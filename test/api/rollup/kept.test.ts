/** Figures are kept and never stale: after every change they are what they would be if nothing were kept. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { describe, expect, test as plainly } from 'vitest'
import type { Recommendation, SubmissionContent } from '../../../api/domain/assessment.ts'
import { type Rollup, type RollupTold, rollup } from '../../../api/domain/rollup.ts'
import { Kept } from '../../../api/kept.ts'
import { bundled, loadFrameworks, newestEdition } from '../../../db/frameworks/index.ts'
import { order } from '../../../db/queries/departments.ts'
import { assessments, departments, filers, periods, submissions } from '../../../db/schema/index.ts'
import { addFilers } from '../../support/many-filers.ts'
import { fc } from '../../support/random.ts'
import { answerChange, PERIOD, PLAN, test, World } from '../../support/world.ts'

/** The rollup and the recommendations of the period out of the tables, by a reading of its own. */
async function fresh({ db }: World, acceptedOnly: boolean) {
  const [period] = await db.select().from(periods).where(eq(periods.id, PERIOD))
  const framework = newestEdition(loadFrameworks(bundled).values(), period?.frameworkId ?? '')
  if (!framework) throw new Error('no such framework')
  const rows = await db
    .select()
    .from(filers)
    .innerJoin(departments, eq(departments.code, filers.department))
    .leftJoin(assessments, and(eq(assessments.period, PERIOD), eq(assessments.department, departments.code)))
    .where(and(eq(filers.period, PERIOD), isNull(filers.exemptedAt)))
    .orderBy(...order)
  const filed = await db.select().from(submissions).where(eq(submissions.period, PERIOD))
  const lines = rows.map(({ departments: { code, name, shortName }, assessments: head }) => {
    const inForce = filed.find((each) => each.department === code && each.revision === head?.revision)
    const state = head?.state ?? 'none'
    const counts = state === 'accepted' || (state === 'submitted' && !acceptedOnly)
    const { revision = 0, onTime = null } = head ?? {}
    return { code, name, shortName, state, revision, onTime, submittedAt: null, inForce: counts ? inForce : undefined }
  })
  return {
    rollup: rollup(
      { id: PERIOD, formula: '1' },
      framework,
      lines.map(({ inForce, ...line }) => ({ ...line, figures: inForce?.figures ?? null })),
      acceptedOnly,
    ),
    recommendations: lines.flatMap(({ inForce, code, name, shortName }) =>
      ((inForce ? JSON.parse(inForce.content).recommendations : []) as SubmissionContent['recommendations']).map(
        ({ category, text }: Pick<Recommendation, 'category' | 'text'>) => ({
          department: { department: code, name, shortName },
          category,
          text,
        }),
      ),
    ),
  }
}

/** The register is no kept figure: it is counted each time. */
const figured = (told: RollupTold): Rollup => {
  const { register: _, ...rollup } = told
  return rollup
}

async function expectFresh(world: World): Promise<void> {
  const dic = await world.as('dic')
  for (const accepted of [false, true]) {
    const [figures, asked] = await Promise.all(
      ['rollup', 'recommendations'].map((what) => dic.get(`/periods/${PERIOD}/${what}?accepted=${accepted}`)),
    )
    const was = { rollup: figured(await figures?.json()), recommendations: await asked?.json() }
    expect(was).toEqual(await fresh(world, accepted))
  }
}

const CODES = ['so-khcn', 'so-tc'] as const
type Code = (typeof CODES)[number]

/** What may happen to a department's filing, and to what stands beside it; where it cannot, it is refused and changes nothing. */
const ACTS: Record<string, (world: World, code: Code, n: number) => Promise<unknown>> = {
  async file(world, code, n) {
    const editor = await world.as(code)
    const { answers } = await editor.read(code)
    const changes = answers.map(({ criterion, system, version }, i) => {
      const status = (['met', 'partial', 'unmet'] as const)[(i * 7 + n) % 3] ?? 'met'
      return { ...answerChange(criterion, system, version), status, plan: status === 'met' ? null : PLAN }
    })
    await editor.save(code, [...changes, { kind: 'recommendation', base: 0, category: 'budget', text: `Việc ${n}` }])
    await (await world.as(`${code}-ld`)).submit(code, (await editor.read(code)).version)
  },
  accept: async (world, code) => (await world.as('dic')).post(`/periods/${PERIOD}/assessments/${code}/accept`),
  giveBack: async (world, code, n) =>
    (await world.as('admin')).post(`/periods/${PERIOD}/assessments/${code}/return`, { reason: `Bổ sung ${n}` }),
  withdraw: async (world, code) => (await world.as(code)).post(`/periods/${PERIOD}/assessments/${code}/withdraw`),
  rename: async (world, code, n) =>
    (await world.as('admin')).patch(`/departments/${code}`, { name: `Sở mới ${n}`, shortName: `Sở ${n}` }),
  move: async (world, code, n) =>
    (await world.as('admin')).patch(`/departments/${code}`, { kind: n % 2 ? 'commune' : 'department' }),
  exempt: async (world, department) =>
    (await world.as('admin')).post(`/periods/${PERIOD}/filers`, { department, change: 'exempt', reason: 'Giải thể' }),
  add: async (world, department) =>
    (await world.as('admin')).post(`/periods/${PERIOD}/filers`, { department, change: 'add', reason: 'Lập lại' }),
  dueDay: async (world, _, n) => world.movePeriod({ dueOn: (n % 9) - 4 }),
  onTime: async (world, _, n) =>
    (await world.as('admin')).patch(`/periods/${PERIOD}`, { dueOn: n % 2 ? world.today : undefined }),
}

const act = fc.record({
  what: fc.constantFrom('file', 'file', 'file', 'accept', ...Object.keys(ACTS)),
  code: fc.constantFrom(...CODES),
  n: fc.integer({ min: 0, max: 999 }),
})

describe('kept figures', () => {
  test('are what they would be without it, after whatever happens', { timeout: 300_000 }, async () => {
    const numRuns = process.env.SOAT_HOME === 'worker' ? 2 : 8
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
        const world = await World.create()
        for (const { what, code, n } of acts) {
          await ACTS[what]?.(world, code, n)
          await expectFresh(world)
        }
        await world.home.close()
      }),
      { numRuns, endOnFailure: true },
    )
  })

  test('of a province that is read page by page are those of all its filers', async ({ world }) => {
    await ACTS.file?.(world, 'so-khcn', 5)
    await addFilers(world, 1, 230)
    await world.db.run(sql`update assessments set state = 'accepted' where department like 'xa-%5'`)
    await world.db.run(sql`update assessments set state = 'draft' where department like 'xa-%7'`)
    await expectFresh(world)
    await ACTS.accept?.(world, 'so-khcn', 0)
    await expectFresh(world)
    const dic = await world.as('dic')
    const all = await Promise.all(Array.from({ length: 10 }, () => dic.get(`/periods/${PERIOD}/rollup`)))
    const { rollup: expected } = await fresh(world, false)
    for (const answer of all) expect(figured(await answer.json())).toEqual(expected)
  })
})

describe('what is kept', () => {
  const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const now = () => new Date()

  plainly('is made once for all who ask while it is made, and again when it stands on something else', async () => {
    const kept = new Kept<number>(10, () => 1)
    let made = 0
    const make = async () => {
      await later(20)
      return ++made
    }
    const ten = Array.from({ length: 10 }, () => kept.get('a', 'one', now, make))
    expect(await Promise.all(ten)).toEqual(Array(10).fill(1))
    expect(await kept.get('a', 'one', now, make)).toBe(1)
    expect(await kept.get('a', 'two', now, make)).toBe(2)
    expect(await kept.get('a', 'one', now, make)).toBe(3)
  })

  plainly('is not what failed, nor what was cut off', async () => {
    const kept = new Kept<string>(10, () => 1)
    const failing = kept.get('a', 'x', now, async () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(kept.last('a')).toBeUndefined()
    let clock = 0
    const at = () => new Date(clock)
    void kept.get('a', 'x', at, () => new Promise(() => {}))
    const waits = kept.get('a', 'x', at, async () => 'made by whoever waited')
    clock = 10_000
    expect(await waits).toBe('made by whoever waited')
  })

  plainly('is the newest there is room for, and one that is larger alone', async () => {
    const kept = new Kept<number>(10, (value) => value)
    const put = (key: string, value: number) => kept.get(key, 'x', now, async () => value)
    await put('a', 4)
    await put('b', 4)
    await put('a', 4)
    await put('c', 5)
    expect(['a', 'b', 'c'].filter((key) => kept.last(key))).toEqual(['a', 'c'])
    await put('d', 50)
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.last(key))).toEqual(['d'])
  })
})
