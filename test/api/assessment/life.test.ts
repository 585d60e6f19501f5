import { describe, expect } from 'vitest'
import type { AssessmentState } from '../../../api/domain/assessment.ts'
import { addDays } from '../../../api/domain/period.ts'
import { audit, submissions } from '../../../db/schema/index.ts'
import { CODE, PATH } from '../../support/filing.ts'
import { fc } from '../../support/random.ts'
import { answerChange, PERIOD, test, World } from '../../support/world.ts'

const PEOPLE = { editor: CODE, approver: `${CODE}-ld`, dic: 'dic', admin: 'admin', stranger: 'so-tc-ld' } as const
const ITEMS = ['1.1.a', '1.1.b'] as const
type Person = keyof typeof PEOPLE
type Item = (typeof ITEMS)[number]

type Act =
  | { do: 'save'; item: Item; status: 'met' | null }
  | { do: 'submit' | 'withdraw' | 'accept' | 'open' | 'read' }
  | { do: 'return'; items: Item[] | null }
  | { do: 'hand-over' | 'take-back' }
  | { do: 'hand-back'; remark: string }
  | { do: 'close' | 'reopen' | 'exempt' | 'add' }

/** The rules of the states as a table would tell them: what is, and what an act by a person leads to. */
type Model = {
  state: AssessmentState
  version: number
  revision: number
  opened: boolean
  /** Of the two questions that are played with; all others stay answered. */
  answers: Record<Item, { status: 'met' | null; version: number }>
  /** The revision that was returned last, and what that left open; null for everything. */
  returned: number | null
  open: Item[] | null
  /** What is handed over for signature is `waits`; handed back, the remark. */
  handover: 'waits' | { remark: string } | null
  closed: boolean
  exempt: boolean
  steps: string[]
}

const isOwn = (person: Person) => person === 'editor' || person === 'approver'
const isCoordinator = (person: Person) => person === 'dic' || person === 'admin'
const REFUSED = { forbidden: 403, conflict: 409, incomplete: 422 } as const

/** Changes the model and answers the status expected. */
function apply(model: Model, person: Person, act: Act): number {
  const locked = model.exempt || model.state === 'submitted' || model.state === 'accepted' || model.closed
  const told = (name: string) => model.steps.push(`${PEOPLE[person]} assessment.${name}`)
  const step = (state: AssessmentState, name: string) => {
    model.state = state
    model.version++
    told(name)
  }
  const lacks = () => ITEMS.some((item) => model.answers[item].status === null)
  switch (act.do) {
    case 'save': {
      if (!isOwn(person)) return REFUSED.forbidden
      const isOpen = model.open === null || model.open.includes(act.item)
      if (locked || !isOpen) return REFUSED.conflict
      if (person === 'editor' && model.handover === 'waits') return REFUSED.conflict
      if (model.state === 'none') model.state = 'draft'
      model.version++
      model.answers[act.item] = { status: act.status, version: model.answers[act.item].version + 1 }
      return 200
    }
    case 'submit':
      if (!isOwn(person)) return REFUSED.forbidden
      if (locked) return REFUSED.conflict
      if (person === 'editor') return REFUSED.forbidden
      if (lacks()) return REFUSED.incomplete
      step('submitted', 'submit')
      model.revision++
      model.opened = false
      model.handover = null
      return 201
    case 'hand-over':
      if (person !== 'editor') return REFUSED.forbidden
      if (locked) return REFUSED.conflict
      if (model.handover === 'waits') return 200
      if (lacks()) return REFUSED.incomplete
      model.handover = 'waits'
      told('handOver')
      return 200
    case 'hand-back':
      if (person !== 'approver') return REFUSED.forbidden
      if (locked) return REFUSED.conflict
      if (model.handover !== 'waits') return model.handover?.remark === act.remark ? 200 : REFUSED.conflict
      model.handover = { remark: act.remark }
      told('handBack')
      return 200
    case 'take-back':
      if (person !== 'editor') return REFUSED.forbidden
      if (locked) return REFUSED.conflict
      if (model.handover === 'waits') {
        model.handover = null
        told('takeBack')
      }
      return 200
    case 'withdraw':
      if (!isOwn(person)) return REFUSED.forbidden
      if (model.state !== 'submitted' || model.opened || model.closed) return REFUSED.conflict
      step('draft', 'withdraw')
      return 200
    case 'return':
      if (!isCoordinator(person)) return REFUSED.forbidden
      if (model.state !== 'submitted' && model.state !== 'accepted') return REFUSED.conflict
      if (model.state === 'accepted' && person !== 'admin') return REFUSED.forbidden
      step('returned', 'return')
      model.returned = model.revision
      model.open = act.items
      model.opened = true
      return 200
    case 'accept':
      if (!isCoordinator(person)) return REFUSED.forbidden
      if (model.state !== 'submitted') return REFUSED.conflict
      step('accepted', 'accept')
      model.opened = true
      return 200
    case 'open':
      if (!isCoordinator(person)) return REFUSED.forbidden
      if (model.state === 'submitted' && !model.opened) {
        model.opened = true
        model.steps.push(`${PEOPLE[person]} assessment.open`)
      }
      return 204
    case 'read':
      return person === 'stranger' ? REFUSED.forbidden : 200
    case 'close':
    case 'reopen':
      if (person !== 'admin') return REFUSED.forbidden
      model.closed = act.do === 'close'
      return 200
    case 'exempt':
    case 'add':
      if (person !== 'admin') return REFUSED.forbidden
      if (model.exempt === (act.do === 'exempt')) return REFUSED.incomplete
      model.exempt = act.do === 'exempt'
      return 201
  }
}

/** The same act through the front door. */
function perform(world: World, caller: Awaited<ReturnType<World['as']>>, model: Model, act: Act): Promise<Response> {
  switch (act.do) {
    case 'save': {
      const change = answerChange(act.item, null, model.answers[act.item].version)
      return caller.save(CODE, [{ ...change, status: act.status }])
    }
    case 'submit':
      return caller.submit(CODE, model.version)
    case 'withdraw':
    case 'accept':
    case 'open':
    case 'hand-over':
    case 'take-back':
      return caller.post(`${PATH}/${act.do}`)
    case 'hand-back':
      return caller.post(`${PATH}/${act.do}`, { remark: act.remark })
    case 'return': {
      const items = act.items?.map((criterion) => ({ criterion, system: null }))
      return caller.post(`${PATH}/return`, { reason: 'Đề nghị bổ sung', items })
    }
    case 'read':
      return caller.get(PATH)
    case 'close':
    case 'reopen':
      return caller.patch(`/periods/${PERIOD}`, {
        dueOn: addDays(world.today, -5),
        closesOn: addDays(world.today, act.do === 'close' ? -1 : 5),
      })
    case 'exempt':
    case 'add':
      return caller.post(`/periods/${PERIOD}/filers`, { department: CODE, change: act.do, reason: 'Sáp nhập' })
  }
}

const acts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      item: fc.constantFrom(...ITEMS),
      status: fc.constantFrom('met' as const, 'met' as const, null),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('submit' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('withdraw' as const, 'accept' as const, 'open' as const, 'read' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      items: fc.constantFrom<Item[] | null>(null, ['1.1.a'], ['1.1.a', '1.1.b']),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('hand-over' as const, 'hand-over' as const, 'hand-back' as const, 'take-back' as const),
      remark: fc.constantFrom('Nêu rõ số quy chế.', 'Bổ sung kế hoạch.'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'close' as const,
        'reopen' as const,
        'reopen' as const,
        'exempt' as const,
        'add' as const,
        'add' as const,
      ),
    }),
  },
)
/** Mostly by somebody who may: else most lives would be refusals. */
const lives = fc.array(
  fc
    .tuple(acts, fc.constantFrom(0, 0, 0, 1), fc.constantFrom(...(Object.keys(PEOPLE) as Person[])))
    .map(([act, any, somebody]): [Person, Act] => [any ? somebody : fitting(act, somebody), act]),
  { minLength: 15, maxLength: 30 },
)

function fitting(act: Act, somebody: Person): Person {
  switch (act.do) {
    case 'submit':
    case 'hand-back':
      return 'approver'
    case 'hand-over':
    case 'take-back':
      return 'editor'
    case 'save':
    case 'withdraw':
      return somebody === 'approver' ? 'approver' : 'editor'
    case 'return':
    case 'accept':
    case 'open':
      return somebody === 'dic' ? 'dic' : 'admin'
    case 'read':
      return somebody
    default:
      return 'admin'
  }
}

describe('any life of an assessment', () => {
  test('follows the rules of the states, whoever does what when', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const world = await World.create()
        const version = await world.answerAll(CODE)
        const answers = { '1.1.a': { status: 'met', version: 1 }, '1.1.b': { status: 'met', version: 1 } } as const
        const model: Model = {
          state: 'draft',
          version,
          revision: 0,
          opened: false,
          answers: { ...answers },
          returned: null,
          open: null,
          handover: null,
          closed: false,
          exempt: false,
          steps: [],
        }
        const callers = Object.fromEntries(
          await Promise.all(Object.entries(PEOPLE).map(async ([person, name]) => [person, await world.as(name)])),
        ) as Record<Person, Awaited<ReturnType<World['as']>>>

        for (const [person, act] of life) {
          const response = await perform(world, callers[person], model, act)
          expect(`${person} ${JSON.stringify(act)}: ${response.status}`).toBe(
            `${person} ${JSON.stringify(act)}: ${apply(model, person, act)}`,
          )
          const { state, version, revision, opened } = model
          const answering = state === 'returned' || state === 'draft'
          const remark = model.handover === 'waits' ? null : model.handover?.remark
          const handover = model.handover && { by: `Người dùng ${CODE}`, remark, at: expect.any(String) }
          const changeable = !model.exempt && !model.closed && answering
          expect(await callers.approver.read(CODE)).toMatchObject({
            state,
            version,
            revision,
            opened,
            editable: changeable,
            handover,
            returned: answering && model.returned ? { revision: model.returned } : null,
            submission: revision > 0 ? { revision } : null,
          })
          const waits = model.handover === 'waits'
          expect(await callers.editor.read(CODE)).toMatchObject({
            editable: changeable && !waits,
            handover,
            ...(changeable && { lockedBecause: waits ? 'handedOver' : null }),
          })
          // What the approver has said of it is the department's own.
          expect((await callers.dic.read(CODE)).handover?.remark).toBe(waits ? null : undefined)
        }

        const numbers = (await world.db.select().from(submissions)).map((submission) => submission.revision)
        expect(numbers).toEqual(Array.from({ length: model.revision }, (_, i) => i + 1))
        const inForce = !model.exempt && (model.state === 'submitted' || model.state === 'accepted') ? 1 : 0
        const rollup = await (await callers.dic.get(`/periods/${PERIOD}/rollup`)).json()
        expect(rollup).toMatchObject({ filing: { submitted: inForce, expected: model.exempt ? 1 : 2 } })
        const steps = (await world.db.select().from(audit)).map((line) => `${line.actor} ${line.action}`)
        expect(steps.filter((line) => / assessment\.(?!save)/.test(line))).toEqual(model.steps)
        await world.home.close()
      }),
      { numRuns: process.env.SOAT_HOME === 'worker' ? 5 : 25 },
    )
  })
})
