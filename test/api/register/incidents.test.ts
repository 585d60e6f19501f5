import fc from 'fast-check'
import { describe, expect, test as plain } from 'vitest'
import { clocksOf, type Incident } from '../../../api/domain/incident.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { test } from '../../support/world.ts'

const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`)
const NOTHING = { notifiedAt: null, reportedAt: null, closedAt: null }

describe('the clocks of an incident', () => {
  const found = { detectedAt: at('2026-12-01', '10:00').toISOString(), serious: true, disruption: false, ...NOTHING }
  const notice = at('2026-12-02', '10:00')
  const report = at('2026-12-04', '10:00')

  plain('run 24 hours to the notice of a serious one, and 72 to the report of any', () => {
    expect(clocksOf(found, notice)).toEqual({
      notice: { due: notice.toISOString(), atOnce: false, state: 'waiting' },
      report: { due: report.toISOString(), atOnce: false, state: 'waiting' },
      overdue: false,
    })
    const later = clocksOf(found, new Date(notice.getTime() + 1))
    expect([later.notice.state, later.report.state, later.overdue]).toEqual(['overdue', 'waiting', true])
    const told = {
      ...found,
      notifiedAt: notice.toISOString(),
      reportedAt: new Date(report.getTime() + 1).toISOString(),
    }
    const done = clocksOf(told, at('2026-12-31', '00:00'))
    expect([done.notice.state, done.report.state, done.overdue]).toEqual(['done', 'late', false])
    expect(clocksOf({ ...found, serious: false }, report).notice).toEqual({ due: null, atOnce: false, state: 'none' })
    expect(clocksOf({ ...found, disruption: true }, at('2026-12-01', '10:00'))).toMatchObject({
      notice: { due: null, atOnce: true, state: 'overdue' },
      overdue: true,
    })
  })

  plain('are overdue exactly while what is owed is not done and its time has passed', () => {
    const minute = fc.integer({ min: 0, max: 10_000 })
    const maybe = fc.option(minute, { nil: null })
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), maybe, maybe, minute, (serious, disruption, notified, reported, now) => {
        const minutesLater = (n: number) => new Date(Date.parse(found.detectedAt) + n * 60_000)
        const told = (n: number | null) => (n === null ? null : minutesLater(n).toISOString())
        const incident = { ...found, serious, disruption, notifiedAt: told(notified), reportedAt: told(reported) }
        const owesNotice = notified === null && (disruption || (serious && now > 24 * 60))
        const owesReport = reported === null && now > 72 * 60
        expect(clocksOf(incident, minutesLater(now)).overdue).toBe(owesNotice || owesReport)
      }),
    )
  })
})

describe('incidents', () => {
  const WHAT = { detectedAt: '2024-03-01T10:00:00+07:00', what: 'Mã độc tống tiền' }

  test('are recorded once, followed up, and listed with what is overdue first', async ({ world }) => {
    const [editor, dic] = [await world.as('so-khcn'), await world.as('dic')]
    const place = '/departments/so-khcn/incidents'
    const system = await world.system('so-khcn')
    const id = crypto.randomUUID()
    const made = await editor.post(place, { id, ...WHAT, system, serious: true })
    const incident = (await made.json()) as Incident
    expect([made.status, incident]).toEqual([
      201,
      {
        ...{ id, system, what: WHAT.what, serious: true, disruption: false, ...NOTHING },
        detectedAt: '2024-03-01T03:00:00.000Z',
        notice: { due: '2024-03-02T03:00:00.000Z', atOnce: false, state: 'overdue' },
        report: { due: '2024-03-04T03:00:00.000Z', atOnce: false, state: 'overdue' },
        overdue: true,
      },
    ])
    expect((await editor.post(place, { id, ...WHAT, system, serious: true })).status).toBe(200)
    await refusal(await editor.post(place, { id, ...WHAT }), 409, 'duplicate')
    const done = {
      notifiedAt: '2024-03-01T12:00:00Z',
      reportedAt: '2024-03-05T00:00:00Z',
      closedAt: '2024-03-06T00:00:00Z',
    }
    expect(await (await editor.patch(`${place}/${id}`, done)).json()).toMatchObject({
      notice: { state: 'done' },
      report: { state: 'late' },
      overdue: false,
    })
    const other = (await (await dic.post('/departments/so-tc/incidents', WHAT)).json()) as Incident
    const all = (await (await dic.get('/incidents')).json()) as (Incident & { department: { code: string } })[]
    expect(all.map((each) => [each.id, each.department.code])).toEqual([
      [other.id, 'so-tc'],
      [id, 'so-khcn'],
    ])
    expect((await editor.patch(`${place}/${id}`, { removed: true })).status).toBe(200)
    expect(await (await editor.get(place)).json()).toEqual([])
    expect(await auditLines(world.db, 'incident.create')).toEqual([
      `so-khcn incident.create so-khcn/${id}`,
      `dic incident.create so-tc/${other.id}`,
    ])
  })

  test('refuse what cannot be, and store nothing', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const foreign = await world.system('so-tc')
    const ahead = new Date(Date.now() + 86_400_000).toISOString()
    const before = await fingerprint(world.db)
    for (const [change, path] of [
      [{ detectedAt: ahead }, 'detectedAt'],
      [{ detectedAt: '2024-03-01' }, 'detectedAt'],
      [{ detectedAt: '0001-01-01T10:00:00+07:00' }, 'detectedAt'],
      [{ reportedAt: '2024-02-01T00:00:00Z' }, 'reportedAt'],
      [{ closedAt: ahead }, 'closedAt'],
      [{ what: ' ' }, 'what'],
      [{ system: foreign }, 'system'],
    ] as const) {
      const answer = await editor.post('/departments/so-khcn/incidents', { ...WHAT, ...change })
      expect(paths(await refusal(answer, 422, 'invalid'))).toEqual([path])
    }
    await refusal(await editor.patch('/departments/so-khcn/incidents/khong-co', { serious: true }), 404, 'notFound')
    await refusal(await editor.get('/departments/so-tc/incidents'), 403, 'forbidden')
    expect(await fingerprint(world.db)).toBe(before)
  })
})
