import { createHash } from 'node:crypto'
import { describe, expect } from 'vitest'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { itemKey } from '../../../api/domain/criteria.ts'
import { PRESENCE } from '../../../api/domain/limits.ts'
import { addDays, type PeriodDays } from '../../../api/domain/period.ts'
import { frozenSystem } from '../../../api/domain/system.ts'
import { presences, submissions } from '../../../db/schema/index.ts'
import { CODE, PATH } from '../../support/filing.ts'
import { fc } from '../../support/random.ts'
import { refusal } from '../../support/refusal.ts'
import { auditLines } from '../../support/stored.ts'
import { answerChange, PERIOD, type Person, test, World } from '../../support/world.ts'

const ITEMS = ['1.1.a', '1.1.b', '1.1.c'] as const
type Item = (typeof ITEMS)[number]

test('who has it open is told to the others of the department, is written once in a while, and is gone when it is left or old', async ({
  world,
}) => {
  const officer = await world.as(CODE)
  const leader = await world.as(`${CODE}-ld`)
  const path = `${PATH}/presence`
  const openFor = async (person: Person) => {
    const answer = await person.post(path)
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { open: { username: string }[] }).open.map(({ username }) => username)
  }
  const rows = () => world.db.select().from(presences)
  expect(await openFor(officer)).toEqual([])
  const [written] = await rows()
  expect(await openFor(leader)).toEqual([CODE])
  expect(await openFor(officer)).toEqual([`${CODE}-ld`])
  expect(await rows()).toContainEqual(written)
  // A read says of nobody that they are there, and an act of this kind has no line in the audit log.
  expect((await officer.get(PATH)).status).toBe(200)
  expect(await rows()).toHaveLength(2)
  expect(await auditLines(world.db, 'assessment.presence')).toEqual([])

  expect((await leader.delete(path)).status).toBe(204)
  expect((await leader.delete(path)).status).toBe(204)
  expect(await openFor(officer)).toEqual([])
  await openFor(leader)
  const old = new Date(Date.now() - 1000 * (PRESENCE.goneAfter + 1)).toISOString()
  await world.db.update(presences).set({ at: old })
  expect(await openFor(officer)).toEqual([])
  // Whoever is long gone is swept out by whoever comes.
  expect((await rows()).map(({ username }) => username)).toEqual([CODE])

  const nowhere = await officer.post(`/periods/2019-Q1/assessments/${CODE}/presence`)
  expect(await nowhere.json()).toEqual({ open: [] })
  expect(await rows()).toHaveLength(1)
})

test('of many who save the same answer from the same base, one does; the others are shown what it wrote', async ({
  world,
}) => {
  const names = [CODE, `${CODE}-ld`, CODE, `${CODE}-ld`, CODE, CODE]
  const people = await Promise.all(names.map((name) => world.as(name)))
  for (const base of [0, 1]) {
    const notes = people.map((_, i) => `Ghi chú ${base}.${i}`)
    const answers = await Promise.all(
      people.map((person, i) => person.save(CODE, [{ ...answerChange('1.1.a', null, base), note: notes[i] ?? null }])),
    )
    const done = answers.flatMap((response, i) => (response.status === 200 ? [i] : []))
    expect(done).toHaveLength(1)
    const theirs = { status: 'met', note: notes[done[0] ?? 0], plan: null, evidence: [], version: base + 1 }
    for (const [i, response] of answers.entries()) {
      if (i === done[0]) continue
      const { conflicts } = await refusal(response, 409, 'stale')
      const username = names[done[0] ?? 0] ?? ''
      const by = { username, name: `Người dùng ${username}` }
      const at = expect.stringMatching(/^\d{4}-.*Z$/)
      expect(conflicts).toEqual([{ ...answerChange('1.1.a', null, base), note: notes[i], theirs, by, at }])
    }
    expect(await auditLines(world.db, 'assessment.save')).toHaveLength(base + 1)
  }
})

test('a filing that is withdrawn while the coordinator decides or opens it is the one or the other', async ({
  world,
}) => {
  const [editor, approver, dic] = [await world.as(CODE), await world.as(`${CODE}-ld`), await world.as('dic')]
  await world.answerAll(CODE)
  const file = async () => approver.submit(CODE, (await approver.read(CODE)).version)
  const withdraw = () => editor.post(`${PATH}/withdraw`)
  const rivals = [() => dic.post(`${PATH}/accept`), () => dic.post(`${PATH}/return`, { reason: 'Bổ sung' })]
  const pairs = rivals.flatMap((rival) => [[rival, withdraw] as const, [withdraw, rival] as const])
  for (const [first, second] of pairs) {
    expect((await file()).status).toBe(201)
    const statuses = (await Promise.all([first(), second()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 409])
    if ((await editor.read(CODE)).state === 'accepted') {
      await (await world.as('admin')).post(`${PATH}/return`, { reason: 'Bổ sung' })
    }
  }
  await file()
  const [, withdrawn] = await Promise.all([dic.get(PATH), withdraw()])
  expect(await editor.read(CODE)).toMatchObject(
    withdrawn.status === 200 ? { state: 'draft', opened: false } : { state: 'submitted', opened: true },
  )
})

test('a filing that two withdraw at the same moment is withdrawn once; the other is told that it is a draft', async ({
  world,
}) => {
  const [editor, approver] = [await world.as(CODE), await world.as(`${CODE}-ld`)]
  await world.file(CODE)
  const answers = await Promise.all([editor, approver].map((person) => person.post(`${PATH}/withdraw`)))
  const [done, refused] = answers.sort((a, b) => a.status - b.status) as [Response, Response]
  expect(done.status).toBe(200)
  await refusal(refused, 409, 'wrongState')
  expect(await auditLines(world.db, 'assessment.withdraw')).toHaveLength(1)
})

test('a period whose days two change at the same moment keeps them in order', async ({ world }) => {
  const admin = await world.as('admin')
  const changes = [{ dueOn: addDays(world.today, 12) }, { closesOn: addDays(world.today, 6) }]
  const answers = await Promise.all(changes.map((change) => admin.patch(`/periods/${PERIOD}`, change)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const [{ dueOn, closesOn }] = (await (await admin.get('/periods')).json()) as [PeriodDays]
  expect(dueOn <= closesOn).toBe(true)
})

type Act =
  | { do: 'save'; item: Item }
  | { do: 'submit' | 'withdraw' | 'accept' | 'read' | 'register' | 'period' }
  | { do: 'return'; items: Item[] | null }

const acts = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('save' as const), item: fc.constantFrom(...ITEMS) }) },
  { weight: 4, arbitrary: fc.constant<Act>({ do: 'submit' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'withdraw' as const,
        'accept' as const,
        'read' as const,
        'register' as const,
        'period' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      items: fc.constantFrom<Item[] | null>(null, ['1.1.a'], ['1.1.a', '1.1.b']),
    }),
  },
)
/** Acts that overlap: each begins so many turns of the event loop after the first. */
const moments = fc.array(fc.array(fc.tuple(acts, fc.nat(12)), { minLength: 2, maxLength: 4 }), {
  minLength: 6,
  maxLength: 10,
})

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
}

type Cast = { editor: Person; approver: Person; dic: Person; admin: Person; system: string }

let counter = 0

/** What somebody who may does from what was last seen; no two saves are of the same words. */
function perform({ editor, approver, dic, admin, system }: Cast, seen: AssessmentView, act: Act): Promise<Response> {
  const n = counter++
  switch (act.do) {
    case 'save': {
      const base = seen.answers.find((a) => a.criterion === act.item)?.version ?? 0
      const saver = n % 2 ? editor : approver
      return saver.save(CODE, [{ ...answerChange(act.item, null, base), note: `Lần ${n}` }])
    }
    case 'submit':
      return approver.submit(CODE, seen.version)
    case 'withdraw':
      return editor.post(`${PATH}/withdraw`)
    case 'accept':
      return dic.post(`${PATH}/accept`)
    case 'return': {
      const items = act.items?.map((criterion) => ({ criterion, system: null }))
      return admin.post(`${PATH}/return`, { reason: 'Bổ sung', items })
    }
    case 'read':
      return dic.get(PATH)
    case 'register':
      return editor.patch(`/systems/${system}`, { name: `Hệ thống ${n}` })
    case 'period':
      return admin.patch(`/periods/${PERIOD}`, { requestRef: `Công văn số ${n}` })
  }
}

const STEPS = /assessment\.(save|submit|withdraw|return|accept|open) /
/** The only ways through the states, by the first letters of the steps: save, file, withdraw, open, return, accept. */
const WAYS = /^(s*f(w|o?a?r))*s*(fo?a?)?$/

/** What holds whatever was done: DESIGN §3. */
async function expectSound(world: World, seen: AssessmentView, view: AssessmentView): Promise<void> {
  expect(view.version).toBeGreaterThanOrEqual(seen.version)
  const versions = new Map(seen.answers.map((a) => [itemKey(a.criterion, a.system), a.version]))
  for (const a of view.answers) {
    expect(a.version).toBeGreaterThanOrEqual(versions.get(itemKey(a.criterion, a.system)) ?? 0)
  }
  const steps = (await auditLines(world.db)).flatMap(
    (line) => STEPS.exec(line)?.[1]?.replace('submit', 'file')[0] ?? [],
  )
  expect(steps.filter((step) => step !== 'o')).toHaveLength(view.version)
  expect(steps.join('')).toMatch(WAYS)

  const filed = await world.db.select().from(submissions)
  expect(filed.map(({ revision }) => revision)).toEqual(Array.from({ length: view.revision }, (_, i) => i + 1))
  const newest = filed.at(-1)
  if (!newest) return
  expect(createHash('sha256').update(newest.content).digest('hex')).toBe(newest.sha256)
  const content = JSON.parse(newest.content)
  const open = view.editable ? (view.returned?.items ?? null) : []
  if (open === null) return
  const isOpen = new Set(open.map(({ criterion, system }) => itemKey(criterion, system)))
  const locked = (answers: AssessmentView['answers']) =>
    answers.filter((a) => !isOpen.has(itemKey(a.criterion, a.system))).map(({ version: _version, ...answer }) => answer)
  // What is filed does not speak of files where there are none.
  const asFiled = locked(view.answers).map(({ evidence: _none, ...answer }) => answer)
  expect(asFiled).toEqual(locked(content.answers))
  expect(view.systems.map(frozenSystem)).toEqual(content.systems)
}

describe('several people at the same moment, again and again', () => {
  test('leave one truth: versions rise, what is locked stays as filed, every step has its line', async () => {
    await fc.assert(
      fc.asyncProperty(moments, async (life) => {
        const world = await World.create()
        const system = await world.system(CODE, { level: 1 })
        await world.answerAll(CODE)
        const [editor, approver, dic, admin] = [
          await world.as(CODE),
          await world.as(`${CODE}-ld`),
          await world.as('dic'),
          await world.as('admin'),
        ]
        const cast = { editor, approver, dic, admin, system }
        let seen = await approver.read(CODE)
        for (const together of life) {
          const lines = async () => (await auditLines(world.db)).filter((line) => !line.includes('.open ')).length
          const before = await lines()
          const answers = together.map(([act, later]) => turns(later).then(() => perform(cast, seen, act)))
          const statuses = (await Promise.all(answers)).map(({ status }) => status)
          for (const status of statuses) expect([200, 201, 409]).toContain(status)
          const written = together.filter(([act], i) => act.do !== 'read' && (statuses[i] ?? 0) < 300).length
          expect(await lines()).toBe(before + written)
          const view = await approver.read(CODE)
          expect((await auditLines(world.db, 'assessment.open')).length).toBeLessThanOrEqual(view.revision)
          await expectSound(world, seen, view)
          seen = view
        }
        await world.home.close()
      }),
      { numRuns: process.env.SOAT_HOME === 'worker' ? 3 : 20 },
    )
  })
})
