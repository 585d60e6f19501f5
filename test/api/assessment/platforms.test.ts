/** Platforms: what their operator answers once stands for every system that is hosted on them, until a department refuses it. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect } from 'vitest'
import type { AnswerView, AssessmentView, Change, SubmissionView } from '../../../api/domain/assessment.ts'
import type { HostedSystem, Platform } from '../../../api/domain/platform.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import type { Status } from '../../../api/domain/score.ts'
import document from '../../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { CODE, cast } from '../../support/filing.ts'
import { draws } from '../../support/random.ts'
import { refusal } from '../../support/refusal.ts'
import { answerChange, NEXT_PERIOD, PERIOD, type Person, PLAN, SIGNATORY, test, World } from '../../support/world.ts'

const OPERATOR = 'so-tc'
const INHERITABLE = document.criteria.filter((each) => 'inheritable' in each && each.inheritable)
const ID = INHERITABLE[0]?.id as string

/** A platform of one department, and a system of another that is hosted on it. */
async function hosted(world: World, level = 2) {
  const people = await cast(world)
  const platform = await world.system(OPERATOR, { name: 'Trung tâm dữ liệu tỉnh', level: 3, platform: true })
  const system = await world.system(CODE, { level, platformId: platform })
  return {
    ...people,
    operator: await world.as(OPERATOR),
    operatorHead: await world.as(`${OPERATOR}-ld`),
    platform,
    system,
  }
}

const answerOf = ({ answers }: AssessmentView, criterion: string, system: string | null) =>
  answers.find((each) => each.criterion === criterion && each.system === system) as AnswerView
const contentOf = async (who: Person, code: string, n = 1, period = PERIOD) =>
  ((await (await who.get(`/periods/${period}/assessments/${code}/revisions/${n}`)).json()) as SubmissionView).content
const rollupOf = async (who: Person, period = PERIOD) =>
  (await (await who.get(`/periods/${period}/rollup`)).json()) as Rollup
const textOf = (docx: ArrayBuffer) =>
  strFromU8(unzipSync(new Uint8Array(docx))['word/document.xml'] as Uint8Array).replaceAll(/<[^>]*>/g, '')
const lettersOf = async (who: Person, code: string) =>
  textOf(await (await who.get(`/periods/${PERIOD}/assessments/${code}/report.docx`)).arrayBuffer())
async function read(answer: Response): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  return book
}
/** The values beneath a caption. */
function column(book: ExcelJS.Workbook, name: string, caption: string): unknown[] {
  const sheet = book.getWorksheet(name) as ExcelJS.Worksheet
  const rows = Array.from({ length: sheet.rowCount }, (_, i) => sheet.getRow(i + 1).values as unknown[])
  const row = rows.findIndex((values) => values.includes(caption))
  return rows.slice(row + 1).map((values) => values[rows[row]?.indexOf(caption) ?? 0])
}
const asked = ({ answers, missing }: AssessmentView) =>
  answers.filter(({ criterion, system }) => missing.some((m) => m.criterion === criterion && m.system === system))

/** Everything that is still missing, answered. */
async function answerMissing(who: Person, code: string, status: Status = 'met', period = PERIOD) {
  const view = await who.read(code, period)
  const changes = asked(view).map(
    (each): Change => ({ ...answerChange(each.criterion, each.system, each.version), status }),
  )
  if (changes.length === 0) return view.version
  const saved = await who.save(code, changes, period)
  expect(saved.status).toBe(200)
  return ((await saved.json()) as { version: number }).version
}

describe('a system that is hosted on a platform', () => {
  test('is asked everything until the platform has answered, and then what the platform does not answer', async ({
    world,
  }) => {
    const { editor, platform, system } = await hosted(world)
    const before = await editor.read(CODE)
    expect(before.answers.filter(({ inherited }) => inherited)).toEqual([])
    expect(before.platforms).toEqual([
      { platform, name: 'Trung tâm dữ liệu tỉnh', department: { code: OPERATOR, name: 'Sở Tài chính' }, filed: null },
    ])
    // A filing of its operator that the platform is not told in yet is none of the platform.
    expect((await world.file(OPERATOR)).status).toBe(201)
    const later = await world.system(OPERATOR, { name: 'Nền tảng mới', level: 2, platform: true })
    await editor.patch(`/systems/${system}`, { platformId: later })
    expect((await editor.read(CODE)).platforms).toMatchObject([{ platform: later, filed: null }])
    await editor.patch(`/systems/${system}`, { platformId: platform })

    const after = await editor.read(CODE)
    const told = { platform, name: 'Trung tâm dữ liệu tỉnh', department: OPERATOR, period: PERIOD, revision: 1 }
    expect(answerOf(after, ID, system)).toMatchObject({
      status: null,
      version: 0,
      inherited: { ...told, status: 'met', note: null },
    })
    const fallen = after.answers.filter(({ inherited }) => inherited)
    expect(fallen.length).toBe(INHERITABLE.filter(({ fromLevel }) => fromLevel <= 2).length)
    expect(fallen.length + asked(after).length).toBe(asked(before).length)
    expect(after.platforms[0]?.filed).toMatchObject({ period: PERIOD, revision: 1 })
  })

  test('freezes what it inherited, counts it like its own, and tells how much there is', async ({ world }) => {
    const { editor, approver, dic, system } = await hosted(world)
    await world.file(OPERATOR, { status: 'partial', plan: PLAN, note: 'Đang nâng cấp' })
    expect((await approver.submit(CODE, await answerMissing(editor, CODE))).status).toBe(201)
    const content = await contentOf(editor, CODE)
    const mine = content.answers.find((each) => each.criterion === ID && each.system === system)
    expect(mine).toMatchObject({
      ...{ status: 'partial', note: 'Đang nâng cấp', plan: PLAN, origin: null },
      inherited: { department: OPERATOR, period: PERIOD, revision: 1, status: 'partial' },
    })
    const inherited = content.answers.filter((each) => each.inherited).length
    const { compliance, departments } = await rollupOf(dic)
    expect(compliance.inherited).toBe(inherited)
    expect(departments.map((row) => [row.code, row.inherited])).toEqual([
      [CODE, inherited],
      [OPERATOR, 0],
    ])
    expect(departments.find(({ code }) => code === CODE)?.partial).toBe(inherited)
    const lines = (await (await dic.get(`/periods/${PERIOD}/assessments`)).json()) as {
      origin: { new: number } | null
    }[]
    expect(lines[0]?.origin?.new).toBe(content.answers.length - inherited)

    // The operator's plan is the operator's: it is told where something is lacking, and counted once.
    const plans = (await (await dic.get(`/periods/${PERIOD}/plans`)).json()) as { department: string }[]
    expect(new Set(plans.map(({ department }) => department))).toEqual(new Set([OPERATOR]))
    const letter = await lettersOf(editor, CODE)
    expect(letter).toContain(`${inherited} câu trả lời được kế thừa từ nền tảng dùng chung “Trung tâm dữ liệu tỉnh”`)
    expect(letter).toContain('đơn vị vận hành nền tảng “Trung tâm dữ liệu tỉnh”')
    const province = textOf(await (await dic.get(`/periods/${PERIOD}/rollup.docx`)).arrayBuffer())
    expect(province).toContain('Trong tất cả: kế thừa từ nền tảng dùng chung')
    const book = await read(await dic.get(`/periods/${PERIOD}/rollup.xlsx`))
    const named = column(book, 'Dữ liệu', 'Kế thừa từ nền tảng').filter(Boolean)
    expect(named).toEqual(Array.from({ length: inherited }, () => 'Trung tâm dữ liệu tỉnh'))
  })

  test('refuses an inherited answer with a reason alone, and takes it back', async ({ world }) => {
    const { editor, approver, system } = await hosted(world)
    await world.file(OPERATOR)
    await answerMissing(editor, CODE)
    const change = async (more: object) => {
      const { version } = answerOf(await editor.read(CODE), ID, system)
      expect((await editor.save(CODE, [{ ...answerChange(ID, system, version), ...more }])).status).toBe(200)
      return editor.read(CODE)
    }
    // An answer of its own that refuses nothing stays beside, and does not count.
    const beside = await change({ status: 'unmet', plan: PLAN })
    expect(answerOf(beside, ID, system)).toMatchObject({ status: 'unmet', inherited: { status: 'met' } })
    expect(beside.missing).toEqual([])

    const bare = await change({ status: 'unmet', plan: PLAN, refuses: true })
    expect(bare.missing).toEqual([{ criterion: ID, system, what: 'reason' }])
    await refusal(await approver.submit(CODE, bare.version), 422, 'incomplete')
    expect((await change({ status: null, refuses: true, note: 'Chưa dùng dịch vụ này' })).missing).toMatchObject([
      { what: 'answer' },
    ])
    const told = await change({ status: 'unmet', plan: PLAN, refuses: true, note: 'Chưa dùng dịch vụ này' })
    expect(told.missing).toEqual([])
    expect((await approver.submit(CODE, told.version)).status).toBe(201)
    const content = await contentOf(editor, CODE)
    expect(content.answers.find((each) => each.criterion === ID && each.system === system)).toMatchObject({
      ...{ status: 'unmet', note: 'Chưa dùng dịch vụ này', refuses: true },
      inherited: { status: 'met' },
    })

    // In the next period the refusal is offered; until it is confirmed, what the platform answers stands.
    await world.nextPeriod()
    const next = answerOf(await editor.read(CODE, NEXT_PERIOD), ID, system)
    expect(next).toMatchObject({ inherited: { status: 'met' }, carried: { status: 'unmet', refuses: true } })
    const from = { period: PERIOD, revision: 1 }
    const confirm: Change = { kind: 'confirm', item: 'answer', criterion: ID, system, base: next.version, from }
    expect((await editor.save(CODE, [confirm], NEXT_PERIOD)).status).toBe(200)
    const confirmed = answerOf(await editor.read(CODE, NEXT_PERIOD), ID, system)
    expect(confirmed).toMatchObject({ status: 'unmet', refuses: true, origin: 'confirmed' })
    // And what was inherited is shown beside, where it is asked again, and is nobody's to confirm.
    const other = INHERITABLE[1]?.id as string
    await editor.patch(`/systems/${system}`, { platformId: null })
    const gone = answerOf(await editor.read(CODE, NEXT_PERIOD), other, system)
    expect(gone).toMatchObject({ carried: null, previous: { status: 'met' } })
    expect(gone.inherited).toBeUndefined()
  })

  test('keeps what was filed when the platform answers otherwise later, and is told so', async ({ world }) => {
    const { editor, approver, dic, operatorHead, operator, platform, system } = await hosted(world)
    await world.file(OPERATOR)
    await answerMissing(editor, CODE)
    const refused = INHERITABLE[2]?.id as string
    const reason = { note: 'Đơn vị dùng hạ tầng riêng', refuses: true } as const
    await editor.save(CODE, [{ ...answerChange(refused, system, 0), ...reason }])
    expect((await approver.submit(CODE, (await editor.read(CODE)).version)).status).toBe(201)
    const before = await contentOf(editor, CODE)
    const figures = await rollupOf(dic)
    const etag = (await editor.get(`/periods/${PERIOD}/assessments/${CODE}`)).headers.get('etag')

    await operatorHead.post(`/periods/${PERIOD}/assessments/${OPERATOR}/withdraw`)
    const view = await operator.read(OPERATOR)
    const otherwise = [ID, refused].map((criterion): Change => {
      const { version } = answerOf(view, criterion, platform)
      return { ...answerChange(criterion, platform, version), status: 'unmet', plan: PLAN }
    })
    await operator.save(OPERATOR, otherwise)
    expect((await operatorHead.submit(OPERATOR, view.version + 1)).status).toBe(201)

    // What was refused was never the platform's to change.
    const after = await approver.read(CODE)
    expect(after.inheritedSince).toMatchObject([
      { criterion: ID, system, was: { status: 'met', revision: 1 }, now: { status: 'unmet', revision: 2 } },
    ])
    expect(answerOf(after, ID, system).inherited).toMatchObject({ status: 'met', revision: 1 })
    expect(await contentOf(editor, CODE)).toEqual(before)
    expect((await rollupOf(dic)).departments.find(({ code }) => code === CODE)).toEqual(
      figures.departments.find(({ code }) => code === CODE),
    )
    const again = await editor.call('GET', `/periods/${PERIOD}/assessments/${CODE}`, undefined, {
      'if-none-match': etag as string,
    })
    expect(again.status).toBe(200)

    // A return of one question takes the platform's answer of today for that one, and what was filed for the rest.
    const second = INHERITABLE[1]?.id as string
    await dic.post(`/periods/${PERIOD}/assessments/${CODE}/return`, {
      reason: 'Xem lại',
      items: [{ criterion: ID, system, comment: 'Xem lại' }],
    })
    const returned = await approver.read(CODE)
    expect(answerOf(returned, ID, system).inherited).toMatchObject({ status: 'unmet', revision: 2 })
    expect(answerOf(returned, second, system).inherited).toMatchObject({ status: 'met', revision: 1 })
    expect((await approver.submit(CODE, returned.version)).status).toBe(201)
    const filed = await contentOf(editor, CODE, 2)
    expect(filed.answers.find((each) => each.criterion === ID && each.system === system)?.status).toBe('unmet')
  })

  test('tells beforehand how many questions fall away, and its operator who inherits and who refuses', async ({
    world,
  }) => {
    const { admin, editor, approver, operator, operatorHead, platform, system } = await hosted(world)
    const list = async () => (await (await editor.get('/platforms')).json()) as Platform[]
    const could = INHERITABLE.filter(({ fromLevel }) => fromLevel <= 2).length
    expect(await list()).toMatchObject([
      { id: platform, level: 3, department: { code: OPERATOR }, filed: null, saves: { 2: 0 }, could: { 2: could } },
    ])
    const hostedOn = async () => (await (await operator.get(`/systems/${platform}/hosted`)).json()) as HostedSystem[]
    expect(await hostedOn()).toMatchObject([
      { system, department: { code: CODE }, filed: null, inherits: 0, refused: [] },
    ])

    await world.file(OPERATOR)
    expect(await list()).toMatchObject([{ filed: { period: PERIOD, revision: 1 }, saves: { 2: could } }])
    const before = await editor.read(CODE)
    expect(before.answers.filter(({ inherited }) => inherited).length).toBe(could)
    await answerMissing(editor, CODE)
    const { version } = answerOf(await editor.read(CODE), ID, system)
    const note = 'Chưa dùng dịch vụ này'
    await editor.save(CODE, [{ ...answerChange(ID, system, version), refuses: true, note }])
    expect((await approver.submit(CODE, (await editor.read(CODE)).version)).status).toBe(201)
    expect(await hostedOn()).toMatchObject([
      { filed: { period: PERIOD, revision: 1 }, inherits: could - 1, refused: [{ criterion: ID, reason: note }] },
    ])
    // It is nobody else's to see.
    expect((await editor.get(`/systems/${platform}/hosted`)).status).toBe(403)

    // A review by other criteria that opened later is not what the period at hand inherits from.
    const days = { opensOn: world.today, dueOn: '2099-06-30', closesOn: '2099-06-30' }
    const review = { id: '2026-R9', name: 'Rà soát theo TCVN 14423', frameworkId: 'nd331-tcvn14423', ...days }
    expect((await admin.post('/periods', review)).status).toBe(201)
    const reviewed = await answerMissing(operator, OPERATOR, 'met', review.id)
    expect((await operatorHead.submit(OPERATOR, reviewed, review.id)).status).toBe(201)
    expect((await editor.read(CODE)).platforms[0]?.filed).toMatchObject({ period: PERIOD })
    expect(await list()).toMatchObject([{ filed: { period: PERIOD, revision: 1 }, saves: { 2: could } }])
  })

  test('names a platform in use alone, and no platform is hosted on another', async ({ world }) => {
    const { admin, platform, system } = await hosted(world)
    const set = (id: string, body: object) => admin.patch(`/systems/${id}`, body)
    const faultOf = async (answer: Response) =>
      ((await refusal(answer, 422, 'invalid')) as { errors: { path: string }[] }).errors.map(({ path }) => path)
    expect(await faultOf(await set(system, { platformId: 'no-such' }))).toEqual(['platformId'])
    expect(await faultOf(await set(system, { platform: true }))).toEqual(['platform'])
    expect(await faultOf(await set(platform, { platformId: platform }))).toEqual(['platformId', 'platformId'])
    expect((await set(platform, { retired: true })).status).toBe(200)
    expect(await faultOf(await set(system, { platformId: platform }))).toEqual(['platformId'])
    // What is hosted on it is asked again; what else changes of its entry is saved.
    expect((await set(system, { owner: 'UBND tỉnh' })).status).toBe(200)
    expect((await (await world.as(CODE)).read(CODE)).platforms).toEqual([])
  })
})

const wordsAt = ({ text, ...rest }: (typeof document.criteria)[number], level: number): string => {
  const variants = 'variants' in rest ? (rest.variants as Record<string, { vi: string }>) : {}
  const at = Object.keys(variants)
    .map(Number)
    .filter((from) => from <= level)
    .sort((a, b) => b - a)[0]
  return (at === undefined ? text : variants[at])?.vi as string
}

/** What happens one after the other; a number picks the criteria, statuses or platform. */
const act = fc.oneof(
  fc.record({ what: fc.constant('operatorFiles' as const), seed: fc.integer() }),
  fc.record({ what: fc.constant('departmentFiles' as const), seed: fc.integer() }),
  fc.record({ what: fc.constant('moves' as const), seed: fc.integer() }),
  fc.record({ what: fc.constant('retires' as const), seed: fc.integer() }),
  fc.record({ what: fc.constant('next' as const), seed: fc.integer() }),
)

const FIRST = [
  { what: 'operatorFiles', seed: 1 },
  { what: 'departmentFiles', seed: 2 },
] as const

describe('random provinces', () => {
  test('tell what an independent calculation tells: late platforms, refusals, moves and retirements', async ({
    world: _,
  }) => {
    const levels = fc.integer({ min: 1, max: 4 })
    const start = fc.record({
      platforms: fc.tuple(levels, levels),
      systems: fc.array(levels, { minLength: 1, maxLength: 2 }),
    })
    let stood = 0
    await fc.assert(
      fc.asyncProperty(start, fc.array(act, { minLength: 3, maxLength: 7 }), async (of, acts) => {
        const world = await World.create()
        try {
          // Before and after whatever happens, the operator files and the department after it.
          stood += await tell(world, of, [...FIRST, ...acts, ...FIRST])
        } finally {
          await world.home.close()
        }
      }),
      { numRuns: process.env.SOAT_HOME === 'worker' ? 4 : 12 },
    )
    // Provinces in which nothing was inherited would prove nothing.
    expect(stood).toBeGreaterThan(0)
  })
})

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
type Filed = { period: string; answers: Map<string, Status>; levels: Map<string, number> }

async function tell(world: World, of: { platforms: number[]; systems: number[] }, acts: readonly Act[]) {
  world.checked = false
  const [editor, approver, operator, operatorHead, dic, admin] = (await Promise.all(
    [CODE, `${CODE}-ld`, OPERATOR, `${OPERATOR}-ld`, 'dic', 'admin'].map((who) => world.as(who)),
  )) as [Person, Person, Person, Person, Person, Person]
  const platforms = new Map<string, { level: number; retired: boolean }>()
  for (const level of of.platforms)
    platforms.set(await world.system(OPERATOR, { level, platform: true }), { level, retired: false })
  const hosts = new Map<string, { level: number; platform: string | null }>()
  for (const level of of.systems) {
    const platform = [...platforms.keys()][hosts.size % 2] as string
    hosts.set(await world.system(CODE, { level, platformId: platform }), { level, platform })
  }
  let period = PERIOD
  let filed: Filed | null = null
  let stood = 0
  for (const { what, seed } of acts) {
    const { pick, chance } = draws(String(seed))
    const statusOf = (): Status => pick(['met', 'partial', 'unmet', 'notApplicable'] as const)
    const saying = (status: Status) => ({
      status,
      note: status === 'notApplicable' ? 'Không có hạ tầng riêng' : null,
      plan: status === 'partial' || status === 'unmet' ? PLAN : null,
    })
    if (what === 'next') {
      if (period === NEXT_PERIOD) continue
      await world.nextPeriod()
      period = NEXT_PERIOD
    } else if (what === 'retires') {
      const [id, platform] = pick([...platforms])
      platform.retired = !platform.retired
      await admin.patch(`/systems/${id}`, { retired: platform.retired })
    } else if (what === 'moves') {
      const inUse = [...platforms].filter(([, { retired }]) => !retired).map(([id]) => id)
      const [id, host] = pick([...hosts])
      host.platform = pick([null, ...inUse])
      expect((await editor.patch(`/systems/${id}`, { platformId: host.platform })).status).toBe(200)
    } else if (what === 'operatorFiles') {
      await operatorHead.post(`/periods/${period}/assessments/${OPERATOR}/withdraw`)
      const view = await operator.read(OPERATOR, period)
      const changes = view.answers.map(
        (each): Change => ({
          ...answerChange(each.criterion, each.system, each.version),
          ...saying(statusOf()),
        }),
      )
      const saved = (await (await operator.save(OPERATOR, changes, period)).json()) as { version: number }
      expect((await operatorHead.submit(OPERATOR, saved.version, period)).status).toBe(201)
      filed = {
        period,
        answers: new Map(
          changes.map((each) =>
            'status' in each ? [`${each.criterion}/${each.system}`, each.status as Status] : ['', 'met'],
          ),
        ),
        levels: new Map([...platforms].filter(([, { retired }]) => !retired).map(([id, { level }]) => [id, level])),
      }
    } else {
      await approver.post(`/periods/${period}/assessments/${CODE}/withdraw`)
      const view = await editor.read(CODE, period)
      const expected = new Map<string, { status: Status; inherited: boolean }>()
      const changes = view.answers.map((each): Change => {
        const key = `${each.criterion}/${each.system}`
        const refuses = chance(0.25)
        const own = statusOf()
        const inherited =
          each.system === null ? null : inheritedOf(each.criterion, hosts.get(each.system), platforms, filed)
        expect(each.inherited?.status ?? null, key).toBe(inherited)
        expected.set(
          key,
          inherited && !refuses ? { status: inherited, inherited: true } : { status: own, inherited: false },
        )
        const value = saying(own)
        return {
          ...answerChange(each.criterion, each.system, each.version),
          ...{ ...value, note: value.note ?? 'Đơn vị tự thực hiện' },
          ...(refuses && { refuses }),
        }
      })
      const saved = (await (await editor.save(CODE, changes, period)).json()) as { version: number }
      const answer = await approver.call('POST', `/periods/${period}/assessments/${CODE}/submit`, {
        version: saved.version,
        signatory: SIGNATORY,
      })
      expect(answer.status).toBe(201)
      const { revision } = (await answer.json()) as { revision: number }
      stood += [...expected.values()].filter(({ inherited }) => inherited).length
      const content = await contentOf(editor, CODE, revision, period)
      const filedAs = new Map(
        content.answers.map((each) => [
          `${each.criterion}/${each.system}`,
          {
            status: each.status,
            inherited: Boolean(each.inherited && !each.refuses),
          },
        ]),
      )
      expect(filedAs).toEqual(expected)
      const row = (await rollupOf(dic, period)).departments.find(({ code }) => code === CODE)
      const count = (status: Status) => [...expected.values()].filter((each) => each.status === status).length
      expect(row).toMatchObject({
        met: count('met'),
        partial: count('partial'),
        unmet: count('unmet'),
        notApplicable: count('notApplicable'),
        inherited: [...expected.values()].filter(({ inherited }) => inherited).length,
      })
    }
  }
  return stood
}

/** From the documents alone: what the platform filed last, if it was asked for as much. */
function inheritedOf(
  id: string,
  host: { level: number; platform: string | null } | undefined,
  platforms: ReadonlyMap<string, { retired: boolean }>,
  filed: Filed | null,
): Status | null {
  const criterion = INHERITABLE.find((each) => each.id === id)
  if (!criterion || !host?.platform || platforms.get(host.platform)?.retired) return null
  const level = filed?.levels.get(host.platform)
  if (level === undefined) return null
  if (level < host.level && wordsAt(criterion, level) !== wordsAt(criterion, host.level)) return null
  return filed?.answers.get(`${id}/${host.platform}`) ?? null
}
