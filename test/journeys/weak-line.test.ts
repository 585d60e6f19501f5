/** Pages met for the first time on a weak line: how many requests, how much moves, when they can be used. */
import { describe, expect } from 'vitest'
import { type Person, test } from '../support/browser.ts'
import { sixtyFour } from '../support/sixty-four.ts'
import { type Visit, visit, visitAnd } from '../support/weak-line.ts'
import { answerChange, PERIOD, type World } from '../support/world.ts'

/** Cumulative layout shift: half of what Core Web Vitals call good. */
const MAY_MOVE = 0.05

const READY = {
  home: 'main .actions--home',
  section: 'main .crit',
  check: 'main h1',
  overview: 'main section[aria-labelledby=heat-title] table',
}

async function threeSystems(world: World): Promise<void> {
  for (const name of ['Cổng thông tin', 'Một cửa', 'Văn bản']) await world.system('so-khcn', { name })
}

/** What every page keeps to, on whatever machine: times are printed alone. */
function keeps(name: string, { usable, requests, bytes, shift, longest }: Visit): void {
  console.log(
    `${name}: usable after ${usable} ms; ${requests.length} requests, ${Math.round(bytes / 1000)} kB; shift ${shift}; longest task ${longest} ms`,
  )
  if (process.env.MOVED) console.log(requests.join('\n'))
  expect.soft(shift, `${name}: layout shift`).toBeLessThanOrEqual(MAY_MOVE)
  expect.soft(requests.length, `${name}: requests`).toBeLessThanOrEqual(12)
}

/** Fonts, styles and modules are packed when first asked for. */
async function warmed(someone: Person, path: string, ready: string): Promise<void> {
  await someone.open(path)
  await someone.page.locator(ready).first().waitFor()
}

/** Beside each other: most of a visit is waiting for the line, and nothing here is timed. */
async function standStill(someone: Person, paths: readonly string[], who: string): Promise<void> {
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE)
    for (const [i, { shift }] of (await Promise.all(some.map((path) => visit(someone, path, 'main h1')))).entries()) {
      console.log(`${who} ${some[i]}: shift ${shift}`)
      expect.soft(shift, `${who} ${some[i]}`).toBeLessThanOrEqual(MAY_MOVE)
    }
  }
}
const AT_ONCE = 3

describe('on a weak line', () => {
  test('the pages of a department with three systems', async ({ person, site: { world } }) => {
    await threeSystems(world)
    await world.answerAll('so-khcn')
    const pages = { home: '/', section: '/section?section=6.1', check: '/check' }
    const officer = await person('so-khcn')
    for (const name of ['home', 'section', 'check'] as const) {
      await warmed(officer, pages[name], READY[name])
      keeps(name, await visit(officer, pages[name], READY[name]))
    }
  })

  test('no page moves under the eyes of its reader', async ({ person, site: { world } }) => {
    await threeSystems(world)
    expect((await world.file('so-khcn')).status).toBe(201)
    const period = `period=${PERIOD}`
    const pages = {
      'so-khcn': [
        '/',
        `/section?${period}&section=5.3`,
        '/recommendations',
        '/check',
        '/receipt',
        '/assessment',
        '/systems',
        '/past',
        '/account',
      ],
      admin: [
        '/',
        '/filings',
        `/filing?${period}&department=so-khcn`,
        `/department?${period}&department=so-khcn`,
        `/criterion?${period}&id=1.1.a`,
        `/plans?${period}`,
        `/register?${period}`,
        `/remarks?${period}`,
        '/audit',
        '/periods',
        '/departments',
        '/users',
        '/settings',
      ],
    }
    for (const [username, paths] of Object.entries(pages)) {
      const someone = await person(username)
      await standStill(someone, paths, username)
    }
    await standStill(await person(null), ['/sign-in', '/setup', '/404'], 'nobody')
  })

  test('a section with ten systems answers every key and click', async ({ person, site: { world } }) => {
    for (let n = 1; n <= 10; n++) await world.system('so-khcn', { name: `Hệ thống số ${n}` })
    // Systems that differ are answered side by side: the longest that the section can be.
    const editor = await world.as('so-khcn')
    const { answers } = await editor.read('so-khcn')
    const saved = await editor.save(
      'so-khcn',
      answers.map(({ criterion, system, version }, i) => ({
        ...answerChange(criterion, system, version),
        status: i % 2 ? ('met' as const) : ('unmet' as const),
      })),
    )
    expect(saved.status).toBe(200)
    const officer = await person('so-khcn')
    const path = '/section?section=6.1'
    await warmed(officer, path, READY.section)
    const { visited, answered } = await visitAnd(officer, path, READY.section, async ({ page }) => {
      await page.locator('main .row').nth(20).waitFor()
      const choices = page.getByRole('radio', { name: 'Một phần' })
      for (const n of [0, 5, 12]) await choices.nth(n).check()
      await page
        .getByRole('textbox', { name: /Việc sẽ làm/ })
        .first()
        .pressSequentially('Sẽ trang bị')
      await choices.nth(3).check()
    })
    keeps('section of ten systems', visited)
    console.log(`section of ten systems: a key or click answered after ${answered} ms at most`)
  })

  test('the overview of 64 departments', async ({ person, site: { world } }) => {
    await sixtyFour(world)
    const reviewer = await person('dic')
    await warmed(reviewer, '/', READY.overview)
    keeps('overview', await visit(reviewer, '/', READY.overview))

    // Cells far from sight are not drawn yet; the keyboard comes to them all the same, and paper has them all.
    const { page } = reviewer
    const rows = page.locator(`${READY.overview} tbody tr`)
    await expect.poll(() => rows.count()).toBe(65)
    const undrawn = page.locator(`${READY.overview} tr[data-later]`)
    await expect.poll(() => undrawn.count()).toBeGreaterThan(0)
    await rows.nth(1).getByRole('link').nth(3).focus()
    await expect
      .poll(
        async () => {
          await page.keyboard.press('ArrowDown')
          return rows.last().evaluate((row) => row.querySelectorAll('a')[3] === document.activeElement)
        },
        { interval: 5, timeout: 30_000 },
      )
      .toBe(true)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => undrawn.count()).toBe(0)
    await page.emulateMedia({ media: null })
    await expect.poll(() => undrawn.count()).toBeGreaterThan(0)
    await reviewer.looks('overview-64')
  })
})
