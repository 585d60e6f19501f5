/** What was filed and what was sent stays as it was, whatever becomes of names, register, bodies and frameworks. */
import fc from 'fast-check'
import { describe, expect, test as plain } from 'vitest'
import type { SentReport } from '../../api/yearly/sent.ts'
import type { Form08Told } from '../../api/yearly/told.ts'
import { readDocx } from '../reports/letter-docx.ts'
import { at, codeOf, LamGiang, type Which } from '../support/lam-giang.ts'
import { refusal } from '../support/refusal.ts'

const PATH = '/years/2026/form08'
const SENT = { number: '1245/UBND-KGVX', date: '2026-12-16', sentBy: 'documents' }

/** The worked example with nothing left to be mended. */
async function complete(place: LamGiang): Promise<void> {
  await place.ok((await place.dic()).patch(`/bodies/${place.bodies.unitB}`, { phone: '0999 222 333' }))
  await place.change(place.systems.S3, {
    ...{ kind: 'public', information: ['open'], nationalGround: 'none', regulationNo: '12/QĐ-SVHTTDL' },
    ...{ confirmedOn: '2026-12-16', expectedFullOn: '2027-06-30' },
  })
  await place.file('so-vhttdl', '2026', ({ criterion }) => (criterion === '19.3.c' ? 'unmet' : 'met'))
}

/** The text of a letter: the archive around it has the time of its making. */
const letterOf = async (answer: Response) => {
  expect(answer.status).toBe(200)
  const { paragraphs } = readDocx(new Uint8Array(await answer.arrayBuffer()))
  return paragraphs
}

describe('a yearly report that was sent', () => {
  plain('is recorded when nothing is left to be mended, once, with what it said', async () => {
    const place = await LamGiang.found()
    const dic = await place.dic()
    const id = crypto.randomUUID()
    await refusal(await dic.post(`${PATH}/sent`, { id, owner: null, ...SENT }), 409, 'form08Incomplete')
    await complete(place)
    const form = (await (await dic.get(PATH)).json()) as Form08Told
    expect(form.faults.filter(({ severity }) => severity === 'error')).toEqual([])
    await refusal(await dic.post(`${PATH}/sent`, { id, owner: null, ...SENT, date: '2026-12-17' }), 422, 'invalid')
    await refusal(await dic.post(`${PATH}/sent`, { id, owner: 'khong-co', ...SENT }), 404, 'notFound')

    const both = await Promise.all([1, 2].map(() => dic.post(`${PATH}/sent`, { id, owner: null, ...SENT })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    await refusal(await dic.post(`${PATH}/sent`, { id, owner: null, ...SENT, number: '1/UBND' }), 409, 'duplicate')
    const list = (await (await dic.get(`${PATH}/sent`)).json()) as SentReport[]
    expect(list).toEqual([expect.objectContaining({ id, year: 2026, owner: null, ownerName: null, ...SENT })])
    expect(await (await dic.get(`${PATH}?sent=${id}`)).json()).toEqual(form)
    await refusal(await dic.get(`/years/2025/form08?sent=${id}`), 404, 'notFound')
    await refusal(await dic.get(`${PATH}?sent=${crypto.randomUUID()}`), 404, 'notFound')
    // A colleague who records the same letter; a day before the data begin; a year of which there is nothing to tell.
    const other = { id: crypto.randomUUID(), owner: null, ...SENT }
    await refusal(await dic.post(`${PATH}/sent`, other), 409, 'form08Sent')
    await refusal(await dic.post(`${PATH}/sent`, { ...other, date: '2025-12-14' }), 422, 'invalid')
    await refusal(await dic.post('/years/2024/form08/sent', { ...other, date: '2024-12-16' }), 409, 'form08Empty')
    expect(await (await dic.get(`${PATH}/sent`)).json()).toHaveLength(1)
    const officer = await place.world.as(codeOf('S1'))
    await refusal(await officer.get(`${PATH}?sent=${id}&unit=${codeOf('S1')}`), 403, 'forbidden')
    await refusal(await officer.get(`${PATH}/sent`), 403, 'forbidden')
    await place.world.home.close()
  })

  plain('stays as it was, and so does every filing, whatever changes around them', async () => {
    const place = await LamGiang.found()
    await complete(place)
    const [dic, admin] = [await place.dic(), await place.world.as('admin')]
    const id = crypto.randomUUID()
    expect((await dic.post(`${PATH}/sent`, { id, owner: null, ...SENT })).status).toBe(201)
    const filings = (['S1', 'S2', 'S3', 'S4'] as Which[]).map((which) => {
      const period = which === 'S1' || which === 'S2' ? '2026-Q4' : '2026'
      return `/periods/${period}/assessments/${codeOf(which)}`
    })
    const kept = async () => {
      const read = async (path: string) => (await dic.get(path)).json()
      return {
        filed: await Promise.all(filings.map((path) => read(`${path}/revisions/1`))),
        letters: await Promise.all(filings.map(async (path) => letterOf(await dic.get(`${path}/report.docx`)))),
        figures: await Promise.all(
          ['2026-Q4', '2026'].map(async (period) => {
            const { systems, compliance, sections } = await read(`/periods/${period}/rollup`)
            return { systems, compliance, sections }
          }),
        ),
        sent: await read(`${PATH}?sent=${id}&annex=requirements`),
        list: await read(`${PATH}/sent`),
        letter: await letterOf(await dic.get(`${PATH}.docx?sent=${id}`)),
        annex: await letterOf(await dic.get(`${PATH}.docx?sent=${id}&annex=requirements`)),
      }
    }
    const before = await kept()
    expect(before.letter.join('\n')).not.toContain('DỰ THẢO')

    const Which = fc.constantFrom<Which>('S1', 'S2', 'S3', 'S4')
    const Change = fc.oneof(
      fc.record({ what: fc.constant('settings' as const), name: fc.constantFrom('Sở A', 'Sở B'), back: fc.nat(400) }),
      fc.record({
        what: fc.constant('body' as const),
        key: fc.constantFrom('A' as const, 'unitA' as const, 'O1' as const),
      }),
      fc.record({ what: fc.constant('system' as const), which: Which, level: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ what: fc.constant('ruler' as const), ruler: fc.constantFrom('nd85-tcvn11930', 'nd331-tcvn14423') }),
      fc.record({ what: fc.constant('retire' as const), which: Which, retired: fc.boolean() }),
      fc.record({ what: fc.constant('department' as const), which: Which }),
      fc.record({ what: fc.constant('check' as const), which: Which, on: fc.constantFrom('2026-01-05', '2026-12-01') }),
      fc.record({ what: fc.constant('period' as const) }),
    )
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(Change, { minLength: 3, maxLength: 8 }), async (changes) => {
        for (const change of changes) {
          n++
          if (change.what === 'settings') {
            const coordinator = { name: change.name, parent: 'UBND', symbol: 'BC-X', headTitle: 'GIÁM ĐỐC' }
            const from = new Date(at('2026-12-16').getTime() - change.back * 86_400_000).toISOString().slice(0, 10)
            const settings = { province: { name: `tỉnh Mới ${n}`, place: 'Mới' }, coordinator, from }
            await place.ok(admin.patch('/settings', settings))
          } else if (change.what === 'body') {
            await place.ok(
              dic.patch(`/bodies/${place.bodies[change.key]}`, { name: `Cơ quan ${n}`, head: `Người ${n}` }),
            )
          } else if (change.what === 'system') {
            await place.change(place.systems[change.which], { level: change.level, name: `Hệ thống ${n}`, kind: null })
          } else if (change.what === 'ruler') {
            await place.ok(admin.patch('/register/ruler', { ruler: change.ruler, reason: 'Chuyển' }))
          } else if (change.what === 'retire') {
            await place.change(place.systems[change.which], { retired: change.retired })
          } else if (change.what === 'department') {
            const names = { name: `Đơn vị ${n}`, shortName: `ĐV ${n}` }
            await place.ok(admin.patch(`/departments/${codeOf(change.which)}`, names))
          } else if (change.what === 'check') {
            await place.check(place.systems[change.which], { kind: 'periodic', on: change.on, by: 'Công ty' })
          } else {
            const days = { opensOn: '2027-03-01', dueOn: '2027-03-10', closesOn: '2027-03-20' }
            await place.period(`2027-R${n}`, 'nd331-tcvn14423', days, `Đợt ${n}`)
          }
        }
        expect(await kept()).toEqual(before)
      }),
      { numRuns: 5 },
    )
    await place.world.home.close()
  })
})
