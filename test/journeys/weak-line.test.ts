/** Pages met for the first time on a weak line: how many requests, how much moves, when they can be used. */
import type { Locator } from 'playwright-core'
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

    const { page } = reviewer
    const table = page.locator(READY.overview)
    const rows = table.locator('tbody tr')
    expect(await rows.count()).toBe(65)
    const undrawn = table.locator('td[colspan]')
    await expect.poll(() => undrawn.count()).toBe(0)
    // Not laid out as a table, and one all the same.
    expect(await table.getByRole('row').count()).toBe(66)
    expect(await rows.last().getByRole('cell').count()).toBe(await rows.first().getByRole('cell').count())
    expect(await table.getByRole('columnheader').count()).toBe((await rows.first().getByRole('cell').count()) + 1)

    // The keyboard comes to the last row, and up to the caption again; sorted there, it stays there.
    await rows.nth(1).getByRole('link').nth(3).focus()
    const isAt = (row: Locator) =>
      row.evaluate((each) => each.querySelectorAll('a, button')[3] === document.activeElement)
    // Beneath the captions that stay, or out of sight, nobody would see where they are.
    const isSeen = () =>
      page.evaluate(() => {
        const { x, y, width, height } = (document.activeElement as Element).getBoundingClientRect()
        return document.activeElement?.contains(document.elementFromPoint(x + width / 2, y + height / 2)) ?? false
      })
    const seen = new Set<boolean>()
    const goes = (key: string, row: Locator) =>
      expect
        .poll(
          async () => {
            await page.keyboard.press(key)
            seen.add(await isSeen())
            return isAt(row)
          },
          { interval: 5, timeout: 30_000 },
        )
        .toBe(true)
    await goes('ArrowDown', rows.last())
    await page.keyboard.press('ArrowDown')
    await goes('ArrowDown', rows.last())
    await goes('ArrowUp', table.locator('thead tr'))
    expect([...seen]).toEqual([true])
    const named = () => rows.evaluateAll((all) => all.slice(1).map((row) => row.querySelector('th')?.textContent))
    const listed = await named()
    await page.keyboard.press('Enter')
    await reviewer.reads(/^Mục 1\.3 – /)
    const values = () =>
      rows.evaluateAll((all) => all.slice(1).map((row) => Number((row as HTMLTableRowElement).cells[3]?.textContent)))
    await expect
      .poll(values)
      .toSatisfy((all: number[]) => all.every((value, i) => i === 0 || (all[i - 1] ?? 0) <= value))
    expect(new Set(await values()).size).toBeGreaterThan(1)
    const sorted = await named()
    expect(sorted).not.toEqual(listed)
    expect(sorted.toSorted()).toEqual(listed.toSorted())
    expect(await isAt(table.locator('thead tr'))).toBe(true)

    // Whoever has come in by a cell finds a way in again when the rows have changed.
    const stops = table.locator('tbody [tabindex="0"]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await stops.count()).toBe(1)
    await table.locator('thead button').nth(5).click()
    await expect.poll(named).not.toEqual(sorted)
    expect(await stops.count()).toBe(1)

    // Paper has every cell, whatever of them was still to be drawn.
    const begun = page.evaluate(
      (heat) =>
        new Promise<number[]>((resolve) => {
          const body = document.querySelector(`${heat} tbody:last-child`) as Element
          const left = () => document.querySelectorAll(`${heat} td[colspan]`).length
          new MutationObserver((_, watch) => {
            watch.disconnect()
            const before = left()
            dispatchEvent(new Event('beforeprint'))
            resolve([before, left()])
          }).observe(body, { childList: true })
          document.querySelectorAll<HTMLElement>(`${heat} thead button`)[6]?.click()
        }),
      READY.overview,
    )
    const [before, left] = await begun
    expect(before).toBeGreaterThan(0)
    expect(left).toBe(0)
    await page.emulateMedia({ media: 'print' })
    const drawn = await rows.evaluateAll((all) =>
      all.map((row) => [...row.children].filter((cell) => cell.checkVisibility() && cell.clientHeight > 0).length),
    )
    expect(new Set(drawn).size).toBe(1)
    if (process.env.SHOTS) await page.pdf({ path: '.shots/overview-64.pdf', preferCSSPageSize: true })
    await page.emulateMedia({ media: null })
    await reviewer.looks('overview-64')
  })
})
