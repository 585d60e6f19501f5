/** What a page says on paper: whose it is and of which quarter, and answers beside their criterion. */
import { describe, expect } from 'vitest'
import { test } from '../support/browser.ts'
import { CODE } from '../support/filing.ts'
import { answerChange, PERIOD, PLAN } from '../support/world.ts'

const QUARTER = 'Quý I năm 2024'

describe('on paper', () => {
  test('every page of a quarter names it, on the first sheet and at the head of the others', async ({
    person,
    site: { world },
  }) => {
    await world.system(CODE, { level: 1 })
    expect((await world.file(CODE)).status).toBe(201)
    const officer = await person(CODE)
    const dic = await person('dic')
    for (const [who, path] of [
      [officer, `/section?period=${PERIOD}&section=1.1`],
      [officer, `/check?period=${PERIOD}`],
      [officer, `/receipt?period=${PERIOD}`],
      [officer, `/assessment?period=${PERIOD}`],
      [dic, `/filing?period=${PERIOD}&department=${CODE}`],
      [dic, `/filings?period=${PERIOD}`],
      [dic, `/?period=${PERIOD}`],
    ] as const) {
      await who.open(path)
      await who.page.locator('[data-print-head]').waitFor()
      await who.page.emulateMedia({ media: 'print' })
      const printed = await who.page.evaluate(() => ({
        first: getComputedStyle(document.getElementById('main') as HTMLElement, '::before').content,
        sheets: document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map((rule) => rule.cssText)),
      }))
      expect(printed.first, path).toContain(QUARTER)
      expect(printed.sheets.join('\n'), path).toMatch(new RegExp(`@top-left \\{[^}]*${QUARTER}`))
      if (process.env.SHOTS)
        await who.page.pdf({ path: `.shots/${path.replace(/\W+/g, '-')}.pdf`, preferCSSPageSize: true })
      await who.page.emulateMedia({ media: null })
    }
  })

  test('what the check page shows at first is less than paper has; a closed fold is not on it', async ({
    person,
    site: { world },
  }) => {
    await world.system(CODE, { level: 1 })
    const officer = await person(CODE)
    await officer.open(`/check?period=${PERIOD}`)
    const lines = officer.page.locator('.notice--missing li').filter({ visible: true })
    await lines.first().waitFor()
    expect(await lines.count()).toBe(12)
    const missing = (await (await world.as(CODE)).read(CODE)).answers.length
    await world.answerAll(CODE, { status: 'unmet', plan: PLAN })
    await officer.page.emulateMedia({ media: 'print' })
    expect(await lines.count()).toBe(missing)
    expect(await officer.page.locator('summary').filter({ visible: true }).allInnerTexts()).toEqual([])
    await officer.page.emulateMedia({ media: null })
    await officer.open(`/check?period=${PERIOD}`)
    const gaps = officer.page.locator('li', { hasText: PLAN.action }).filter({ visible: true })
    await gaps.first().waitFor()
    expect(await gaps.count()).toBe(4)
    await officer.page.emulateMedia({ media: 'print' })
    expect(await gaps.count()).toBe(missing)
    await officer.page.emulateMedia({ media: null })
  })

  test('a criterion stays with its answers', async ({ person, site: { world } }) => {
    for (const name of ['Cổng thông tin', 'Thư điện tử']) await world.system(CODE, { level: 1, name })
    const editor = await world.as(CODE)
    const { answers } = await editor.read(CODE)
    const apart = answers.filter(({ system }, i) => system !== null && i % 2 === 0)
    await editor.save(
      CODE,
      apart.map(({ criterion, system }) => answerChange(criterion, system, 0)),
    )
    const officer = await person(CODE)
    await officer.open(`/assessment?period=${PERIOD}`)
    const groups = officer.page.locator('tbody.together')
    await groups.first().waitFor()
    await officer.page.emulateMedia({ media: 'print' })
    const found = await groups.evaluateAll((all) =>
      all.map((group) => ({
        criteria: new Set([...group.querySelectorAll('.reading__id')].map((id) => id.textContent)).size,
        answers: group.querySelectorAll('tr').length,
        together: getComputedStyle(group).breakInside,
      })),
    )
    expect(Math.max(...found.map(({ answers }) => answers))).toBe(2)
    expect(found.filter(({ criteria, together }) => criteria !== 1 || together !== 'avoid')).toEqual([])
    await officer.page.emulateMedia({ media: null })
  })
})
