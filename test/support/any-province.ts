/** Provinces at random, and what becomes of the filings in them. */
import { expect } from 'vitest'
import { write } from '../../db/client.ts'
import * as users from '../../db/queries/users.ts'
import {
  type Answered,
  type Filed,
  figuresAsked,
  type Numbered,
  questions,
  type Status,
  type System,
} from './definitions.ts'
import { draws, fc } from './random.ts'
import { answerChange, PERIOD, PLAN, SIGNATORY, type World } from './world.ts'

type Fate = 'none' | 'draft' | 'submitted' | 'accepted' | 'returned' | 'withdrawn' | 'again' | 'exempt' | 'reopened'

/** What a department of a random province is like, and what becomes of its filing. */
type Spec = {
  fate: Fate
  late: boolean
  kind: Kind
  /** Stands below one of the departments that were there. */
  parent: string | null
  systems: { level: number; dossier: 'none' | 'drafting' | 'approved' }[]
  /** How often each status is answered; all of one kind too. */
  weights: [number, number, number, number]
  seed: number
}

const KINDS = ['department', 'unit', 'district', 'commune', 'other'] as const
type Kind = (typeof KINDS)[number]

export const spec: fc.Arbitrary<Spec> = fc.record({
  kind: fc.constantFrom('commune' as const, ...KINDS),
  parent: fc.constantFrom(null, 'so-khcn', 'so-tc'),
  fate: fc.constantFrom<Fate[]>(
    'submitted',
    'submitted',
    'accepted',
    'accepted',
    'again',
    'again',
    'none',
    'draft',
    'returned',
    'withdrawn',
    'exempt',
    'reopened',
  ),
  late: fc.boolean(),
  systems: fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 5 }),
      dossier: fc.constantFrom('none' as const, 'drafting' as const, 'approved' as const),
    }),
    { maxLength: 3 },
  ),
  weights: fc.constantFrom<Spec['weights'][]>(
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
    [0, 1, 0, 1],
    [5, 2, 2, 1],
    [20, 1, 0, 1],
    [1, 1, 1, 1],
  ),
  seed: fc.integer(),
})

/** Makes a province by these specs, through the front door, and answers what was filed. */
export async function found(world: World, specs: readonly Spec[]): Promise<Filed[]> {
  const [admin, dic] = [await world.as('admin'), await world.as('dic')]
  for (const name of ['so-khcn', 'so-tc'])
    await admin.post(`/periods/${PERIOD}/filers`, { department: name, change: 'exempt', reason: 'x' })
  const filed: Filed[] = []
  // Those on time first: the due day then passes for the others.
  for (const late of [false, true]) {
    if (late) await world.movePeriod({ dueOn: -1 })
    for (const [i, each] of specs.entries()) if (each.late === late) filed.push(...(await one(`xa-${i}`, each)))
  }
  return filed.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.code < b.code ? -1 : 1))

  async function one(code: string, { fate, late, weights, seed, kind, parent, ...asked }: Spec): Promise<Filed[]> {
    const path = `/periods/${PERIOD}/assessments/${code}`
    await admin.post('/departments', { code, name: `Xã ${code}`, shortName: code, kind, parent })
    const account = { username: code, name: code, role: 'editor' as const, department: code, mustChangePassword: false }
    await write(world.db, users.create(world.db, code, new Date(), { ...account, passwordHash: 'none' }))
    await admin.post(`/periods/${PERIOD}/filers`, { department: code, change: 'add', reason: 'Đơn vị mới' })
    const systems: System[] = []
    for (const { level, dossier } of asked.systems) {
      systems.push({ id: await world.system(code, { name: `HT ${systems.length}`, level, dossier }), level, dossier })
    }
    const draw = draws(`${seed}`)
    const kinds = (['met', 'partial', 'unmet', 'notApplicable'] as const).flatMap((status, i) =>
      Array<Status>(weights[i] ?? 0).fill(status),
    )
    const answers: Answered[] = questions(systems).map((question) => ({ ...question, status: draw.pick(kinds) }))
    const incidents = draw.pick([null, 0, 3, 12])
    const figures: Numbered[] = figuresAsked(systems).map(({ figure, system }) => {
      const value = draw.pick([null, 0, 1, 7, 1000])
      // A part is no more than its whole.
      const part = value === null || incidents === null ? value : Math.min(value, incidents)
      return { figure, system, value: figure === 'incidents' ? incidents : system === null ? part : value }
    })
    const base = { code, name: `Xã ${code}`, kind, parent, systems, answers, figures }
    if (fate === 'none') return [{ ...base, state: 'none', onTime: null }]

    const editor = await world.as(code)
    const change = ({ criterion, system, status }: Answered, version: number) => ({
      ...answerChange(criterion, system, version),
      status,
      note: status === 'notApplicable' ? 'Không có' : null,
      plan: status === 'partial' || status === 'unmet' ? PLAN : null,
    })
    expect(
      (
        await editor.save(code, [
          ...answers.map((answer) => change(answer, 0)),
          // What is not known is left alone, or said.
          ...figures
            .filter(({ value }) => value !== null || draw.chance(0.5))
            .map((each) => ({ kind: 'figure' as const, ...each, base: 0 })),
        ])
      ).status,
    ).toBe(200)
    if (fate === 'draft') return [{ ...base, state: 'draft', onTime: null }]

    const submit = async () => {
      const body = { version: (await editor.read(code)).version, signatory: SIGNATORY }
      expect((await editor.post(`${path}/submit`, body)).status).toBe(201)
    }
    await submit()
    switch (fate) {
      case 'withdrawn':
        await editor.post(`${path}/withdraw`)
        return [{ ...base, state: 'draft', onTime: !late }]
      case 'accepted':
      case 'reopened':
        await dic.post(`${path}/accept`)
        break
      case 'returned':
        await dic.post(`${path}/return`, { reason: 'Bổ sung' })
        break
      case 'again': {
        await dic.post(`${path}/return`, { reason: 'Bổ sung' })
        for (const answer of answers) if (draw.chance(0.2)) answer.status = draw.pick(kinds)
        await editor.save(
          code,
          answers.map((answer) => change(answer, 1)),
        )
        await submit()
      }
    }
    if (fate === 'reopened') await admin.post(`${path}/return`, { reason: 'Xem lại' })
    // The register moves on; what was filed does not.
    const [first] = systems
    if (first) await editor.patch(`/systems/${first.id}`, { level: 5, dossier: 'approved', retired: draw.chance(0.5) })
    await world.system(code, { name: 'Sau khi nộp', level: 4 })
    if (fate === 'exempt') {
      await admin.post(`/periods/${PERIOD}/filers`, { department: code, change: 'exempt', reason: 'Giải thể' })
      return []
    }
    const state = { again: 'submitted', reopened: 'returned' }[fate as string] ?? fate
    return [{ ...base, state, onTime: !late }]
  }
}
