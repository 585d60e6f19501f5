/** People at their browsers: what they see must hold at every page, whatever else a test is about. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { test as base, expect, inject } from 'vitest'
import type { Language } from '../../api/domain/framework.ts'
import { signed } from '../../api/people/session.ts'
import { vi } from '../../web/src/messages/vi.ts'
import { SECRET } from './session.ts'
import { openSite, type Site } from './site.ts'

const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 740 }
/** Of an A4 page within its margins, at the 96 pixels an inch of CSS. */
const PAPER = { width: 680, height: 1000 }
const KEYS = new Set(Object.values(vi).flatMap((area) => Object.keys(area)))
const shots = fileURLToPath(new URL('../../.shots', import.meta.url))

/** Its tests of a page, that run in the page. */
const axeSource = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

type Role = Parameters<Page['getByRole']>[0]
type Name = string | RegExp

export class Person {
  readonly page: Page
  readonly context: BrowserContext
  readonly #origin: string
  readonly #faults: string[]
  /** Answers and network faults that this person is meant to meet; everything else in the console is a fault. */
  readonly #expected = new Set<string>()

  constructor(context: BrowserContext, page: Page, origin: string, faults: string[]) {
    this.context = context
    this.page = page
    this.#origin = origin
    this.#faults = faults
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error}`))
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return
      const [, met] = /^Failed to load resource: .*?(\d{3}|net::\w+)/.exec(message.text()) ?? []
      if (met === undefined || !this.#expected.has(met)) {
        faults.push(`${page.url()}: ${message.text()} ${message.location().url}`)
      }
    })
    page.on('request', (request) => {
      const { origin: to, protocol } = new URL(request.url())
      if (to !== origin && protocol !== 'data:' && protocol !== 'blob:') faults.push(`left for ${request.url()}`)
    })
  }

  /** From here on these statuses, or `net::…`, are what the test is about. */
  expects(...met: (number | string)[]): void {
    for (const each of met) this.#expected.add(String(each))
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#origin + path)
  }

  /** The path and query of the page now open. */
  get place(): string {
    return this.page.url().slice(this.#origin.length)
  }

  async arrivesAt(place: Name): Promise<void> {
    await this.page.waitForURL(typeof place === 'string' ? this.#origin + place : place)
  }

  by(role: Role, name?: Name, within: Locator | Page = this.page): Locator {
    return within.getByRole(role, name === undefined ? {} : { name, exact: typeof name === 'string' })
  }

  /** The same browser's next window. */
  async beside(): Promise<Person> {
    return new Person(this.context, await this.context.newPage(), this.#origin, this.#faults)
  }

  button = (name: Name, within?: Locator) => this.by('button', name, within)
  link = (name: Name, within?: Locator) => this.by('link', name, within)
  box = (name: Name, within?: Locator) => this.by('textbox', name, within)

  /** Waits until there is such a heading, or anything else with a role and a name. */
  async sees(name: Name, role: Role = 'heading', within?: Locator): Promise<void> {
    await this.by(role, name, within).first().waitFor()
  }

  async reads(text: Name, within: Locator | Page = this.page): Promise<void> {
    await within.getByText(text).filter({ visible: true }).first().waitFor()
  }

  async fills(fields: Record<string, string>, within?: Locator): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.box(name, within).fill(value)
  }

  /** The file that a link leads to, under the name that the browser would keep it by. */
  async downloads(link: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()])
    const bytes = await buffer(await download.createReadStream())
    return { name: download.suggestedFilename(), bytes }
  }

  /**
   * What holds of every page, looked at as it is now: words for every key, no violation of accessibility, nothing wider
   * than a phone, and on paper no navigation. With SHOTS set, pictures of all three are kept under `name`.
   * @param axe not again for a page that differs in its words alone
   */
  async looks(name: string, { axe = true } = {}): Promise<void> {
    const { page } = this
    await this.by('heading').first().waitFor()
    if (axe) this.#faults.push(...(await this.#inaccessible(name)))
    const words = (await page.locator('body').allInnerTexts()).join().match(/\b[a-z]\w*(\.\w+)+/gi) ?? []
    const keys = words.filter((word) => KEYS.has(word))
    if (keys.length > 0) this.#faults.push(`${name}: keys instead of words: ${keys.join(' ')}`)
    await this.#picture(`${name}-desktop`)
    await page.setViewportSize(PHONE)
    this.#faults.push(...(await this.#tooWide(PHONE.width, `${name} at ${PHONE.width}`)))
    await this.#picture(`${name}-phone`)
    await page.setViewportSize(PAPER)
    await page.emulateMedia({ media: 'print' })
    if ((await this.by('navigation').count()) > 0) this.#faults.push(`${name}: navigation on paper`)
    this.#faults.push(...(await this.#tooWide(PAPER.width, `${name} on paper`)))
    await this.#picture(`${name}-print`)
    await page.emulateMedia({ media: null })
    await page.setViewportSize(DESKTOP)
    // Laid out as it was, before anything is pressed: what moves under the pointer is not clicked.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }

  async #inaccessible(name: string): Promise<string[]> {
    // Once for each document: its source is half a megabyte.
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(await axeSource)
    const violations = await this.page.evaluate(async () => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] })
      return found.violations
    })
    return violations.map(({ id, help, nodes }) => {
      const where = nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('\n  ')
      return `${name}: ${id}: ${help}\n  ${where}`
    })
  }

  /** What makes the page scroll sideways: the innermost elements that stick out. */
  async #tooWide(width: number, where: string): Promise<string[]> {
    const fits = (limit: number) => document.documentElement.scrollWidth <= limit
    // A page that has just been resized takes a moment to lay itself out anew.
    if (await this.page.waitForFunction(fits, width, { timeout: 2000 }).catch(() => null)) return []
    const wide = await this.page.evaluate((limit) => {
      return [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > limit + 0.5)
        .filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)))
        .map((element) => `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 60)}`)
        .slice(0, 5)
        .concat(`${document.documentElement.scrollWidth} px`)
    }, width)
    return [`${where}: wider than the screen: ${wide.join(' | ')}`]
  }

  async #picture(name: string): Promise<void> {
    if (process.env.SHOTS) await this.picture(name)
  }

  async picture(name: string): Promise<void> {
    await mkdir(shots, { recursive: true })
    await this.page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
  }
}

/** Presses of the hand: clicks, and keys outside of texts, from now on, over all pages. */
export async function counts(person: Person): Promise<() => Promise<number>> {
  await person.page.addInitScript(() => {
    const counted = (event: Event) => {
      const typing = event.target instanceof Element && event.target.matches('textarea, input:not([type=radio])')
      if (!event.isTrusted || (event.type === 'keydown' && typing)) return
      sessionStorage.setItem('counted', String(Number(sessionStorage.getItem('counted') ?? 0) + 1))
    }
    addEventListener('pointerdown', counted, true)
    addEventListener('keydown', counted, true)
  })
  return () => person.page.evaluate(() => Number(sessionStorage.getItem('counted')))
}

/** Whole in sight without scrolling, on a desktop screen. */
export async function onFirstScreen({ page }: Person, what: Locator): Promise<void> {
  const [box, scrolled] = [await what.boundingBox(), await page.evaluate(() => scrollY)]
  expect(scrolled).toBe(0)
  expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(DESKTOP.height)
}

let launched: Promise<Browser> | undefined
/** One for each process of tests: spoken to without another process between. */
const browser = (): Promise<Browser> => {
  // Its own arguments hold --single-process: the browser would die with the first page that is closed.
  launched ??= chromium.launch({
    executablePath: inject('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  return launched
}

type Desk = {
  site: Site
  /** Somebody at a browser of their own: signed in by an inserted session, or nobody yet. */
  person: (username: string | null, language?: Language) => Promise<Person>
}

export const test = base.extend<Desk & { faults: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  site: async ({}, use) => {
    const site = await openSite()
    await use(site)
    await site.close()
    expect(site.failures).toEqual([])
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  faults: async ({}, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults).toEqual([])
  },
  person: async ({ site, faults, task }, use) => {
    const people: Person[] = []
    await use(async (username, language = 'vi') => {
      const person = await sitDown(site.origin, faults, language)
      people.push(person)
      if (username !== null) await signInAs(person, site, username)
      return person
    })
    const failed = task.result?.state === 'fail' || faults.length > 0
    for (const [i, person] of people.entries()) {
      if (failed) await person.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}-${i}`).catch(() => {})
      await person.context.close()
    }
  },
})

/**
 * A browser of one's own, whose folder outlives it: opened again, it is the same after a restart.
 * @param line without one, nothing that it asks for gets out of the machine
 */
export async function openBrowser(
  folder: string,
  origin: string,
  faults: string[],
  { line = true } = {},
): Promise<Person> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: inject('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
    viewport: DESKTOP,
    locale: 'vi-VN',
    // Nobody listens there (RFC 863 is long gone).
    ...(!line && { proxy: { server: 'http://127.0.0.1:9' } }),
  })
  context.setDefaultTimeout(30_000)
  return new Person(context, context.pages()[0] ?? (await context.newPage()), origin, faults)
}

export async function sitDown(origin: string, faults: string[], language: Language = 'vi'): Promise<Person> {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const context = await (await browser()).newContext({ viewport: DESKTOP, locale, acceptDownloads: true })
  context.setDefaultTimeout(30_000)
  return new Person(context, await context.newPage(), origin, faults)
}

/** By an inserted session: signing in itself is tested once, through its own page. */
export async function signInAs(person: Person, { origin, world }: Site, username: string): Promise<void> {
  const value = signed(SECRET, await world.session(username))
  await person.context.addCookies([
    {
      name: 'soat.session_token',
      value,
      url: origin,
      httpOnly: true,
      sameSite: 'Lax' as const,
      // Lasts over a restart of the browser, as the server's own does.
      expires: Math.floor(Date.now() / 1000) + 3600,
    },
  ])
}
