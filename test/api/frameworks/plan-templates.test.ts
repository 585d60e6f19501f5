/** Plans that a form proposes: of criteria that are there, in the framework's own words, by a working day. */
import { describe, expect } from 'vitest'
import { type PlanTemplate, proposedDay, proposedFor } from '../../../api/domain/plan-template.ts'
import { bundled, loadFrameworks, newestEdition } from '../../../db/frameworks/index.ts'
import { fc } from '../../support/random.ts'
import { refusal } from '../../support/refusal.ts'
import { FRAMEWORK, test } from '../../support/world.ts'

describe('plan templates', () => {
  test('name criteria of the framework and leave no place open', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const templates = (await (await editor.get(`/frameworks/${FRAMEWORK}/plan-templates`)).json()) as PlanTemplate[]
    expect(templates.length).toBeGreaterThan(20)
    const criteria = newestEdition(loadFrameworks(bundled).values(), FRAMEWORK)?.criteria ?? []
    const ids = new Set(criteria.map(({ id }) => id))
    for (const { id, action, criteria: named, scope } of templates) {
      expect([id, named.filter((each) => !ids.has(each))]).toEqual([id, []])
      expect(named.length > 0 || scope !== 'named', id).toBe(true)
      expect(`${action.vi}${action.en}`).not.toMatch(/[{}]/)
    }
    await refusal(await editor.get('/frameworks/khong-co/plan-templates'), 404, 'notFound')

    // What names the criterion first, what is for all last; the operator's only where the system is hosted.
    const inheritable = criteria.find(
      (criterion) => criterion.inheritable && templates.some((t) => t.criteria.includes(criterion.id)),
    )
    if (!inheritable) throw new Error('no criterion is inheritable and named')
    const scopes = (hosted: boolean) => {
      const named = (template: PlanTemplate) => template.criteria.includes(inheritable.id)
      return proposedFor(templates, inheritable, hosted).map((each) => (named(each) ? 'named' : each.scope))
    }
    expect([...new Set(scopes(true))]).toEqual(['named', 'inheritable', 'any'])
    expect([...new Set(scopes(false))]).toEqual(['named', 'any'])
  })

  test('propose a working day, at most two days later', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 365 }), (today, n) => {
        const proposed = new Date(`${proposedDay(today, n)}T00:00:00Z`)
        const late = (proposed.getTime() - Date.parse(today)) / 86_400_000 - n
        return late >= 0 && late <= 2 && ![0, 6].includes(proposed.getUTCDay())
      }),
    )
  })
})
