/** What a page begins with is, in one answer, what the calls of its own say. */

import { describe, expect } from 'vitest'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { NO_FILTER } from '../../../api/domain/filter.ts'
import { refusal } from '../../support/refusal.ts'
import { FRAMEWORK, NEXT_PERIOD, PERIOD, type Person, test } from '../../support/world.ts'

type Start = Record<string, unknown> & { framework: { id: string; sha256: string } | null }

const json = async (person: Person, path: string) => {
  const answer = await person.get(path)
  expect(answer.status, path).toBe(200)
  return answer.json()
}
const start = (person: Person, query = '') => json(person, `/start${query}`) as Promise<Start>

describe('what a page begins with', () => {
  test('of a department: its assessment of the period at hand, or of the one in the address', async ({ world }) => {
    await world.system('so-khcn')
    await world.movePeriod({ opensOn: -40, dueOn: -30, closesOn: -20 })
    await world.nextPeriod()
    const editor = await world.as('so-khcn')
    const [me, periods, filings] = await Promise.all(
      ['/me', '/periods', '/departments/so-khcn/assessments'].map((path) => json(editor, path)),
    )
    for (const [query, period] of [
      ['', NEXT_PERIOD],
      ['?page=home', NEXT_PERIOD],
      [`?page=form&period=${PERIOD}`, PERIOD],
    ] as const) {
      const assessment = await json(editor, `/periods/${period}/assessments/so-khcn`)
      const { framework } = assessment as Start
      expect(await start(editor, query)).toEqual({
        me,
        periods,
        filings,
        assessment,
        framework,
        overview: null,
        health: null,
      })
    }
    await refusal(await editor.get('/start?period=1999-Q1'), 404, 'notFound')
  })

  test('of two periods that take filings: the one due first that is not filed yet', async ({ world }) => {
    await world.nextPeriod()
    await world.movePeriod({ dueOn: 30, closesOn: 40 }, NEXT_PERIOD)
    const [editor, dic] = await Promise.all(['so-khcn', 'dic'].map((name) => world.as(name)))
    const shown = async () => {
      const { assessment } = await start(editor as Person)
      const { overview } = await start(dic as Person, '?page=home')
      return [(assessment as AssessmentView).period.id, (overview as { period: string }).period]
    }
    expect(await shown()).toEqual([PERIOD, PERIOD])
    await world.movePeriod({ dueOn: -2 })
    expect(await shown()).toEqual([PERIOD, PERIOD])
    await world.movePeriod({ dueOn: 35, closesOn: 50 })
    expect(await shown()).toEqual([NEXT_PERIOD, NEXT_PERIOD])
    await world.movePeriod({ dueOn: 5 })
    expect((await world.file('so-khcn')).status).toBe(201)
    expect(await shown()).toEqual([NEXT_PERIOD, PERIOD])
    await world.movePeriod({ opensOn: 2, dueOn: 30, closesOn: 40 }, NEXT_PERIOD)
    expect(await shown()).toEqual([PERIOD, PERIOD])
  })

  test('of the coordinator: the figures on the home alone, accepted ones where asked', async ({ world }) => {
    expect((await world.file('so-khcn')).status).toBe(201)
    const dic = await world.as('dic')
    const [me, periods] = await Promise.all(['/me', '/periods'].map((path) => json(dic, path)))
    const nothing = { framework: null, assessment: null, filings: [], overview: null, health: null }
    expect(await start(dic)).toEqual({ me, periods, ...nothing })
    for (const accepted of [false, true]) {
      const which = `accepted=${accepted}`
      const { framework, overview } = await start(dic, `?page=home&${which}`)
      const [rollup, proposals] = await Promise.all(
        ['rollup', 'recommendations'].map((part) => json(dic, `/periods/${PERIOD}/${part}?${which}`)),
      )
      expect(overview).toEqual({
        period: PERIOD,
        filter: { ...NO_FILTER, accepted },
        rollup,
        before: null,
        proposals,
        trend: await (await dic.get(`/trend?${which}`)).json(),
      })
      expect(framework?.id).toBe(FRAMEWORK)
    }
  })

  test('where no period is: nothing to show, and no refusal', async ({ world }) => {
    await world.db.run('delete from filers')
    await world.db.run('delete from periods')
    const nothing = { periods: [], framework: null }
    expect(await start(await world.as('so-khcn'))).toMatchObject({ ...nothing, assessment: null, filings: [] })
    expect(await start(await world.as('dic'), '?page=home')).toMatchObject({ ...nothing, overview: null })
    await refusal(await world.anonymous().get('/start'), 401, 'unauthenticated')
  })
})

describe('the framework under its hash', () => {
  test('is kept for ever; another hash is of nothing; the plain address asks again', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const { id, sha256 } = (await start(editor)).framework ?? { id: '', sha256: '' }
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    const fixed = await editor.get(`/frameworks/${id}?sha256=${sha256}`)
    const plain = await editor.get(`/frameworks/${id}`)
    expect(fixed.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(plain.headers.get('cache-control')).toBe('private, no-cache')
    expect(await fixed.json()).toEqual(await plain.json())
    for (const other of [sha256.toUpperCase(), sha256.slice(1), '', '0'.repeat(64)]) {
      await refusal(await editor.get(`/frameworks/${id}?sha256=${other}`), 404, 'notFound')
    }
  })
})
