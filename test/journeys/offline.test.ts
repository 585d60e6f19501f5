/** Without a line: the form goes on, over a restart of the browser too, and for nobody but the one whose it is. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { test as base, openBrowser, type Person, signInAs } from '../support/browser.ts'
import { PASSWORD, PERIOD } from '../support/world.ts'

const SECTION = `/section?period=${PERIOD}&section=1.1`
const NARRATIVE = 'Thuyết minh (in vào báo cáo)'
const saved = (person: Person) => person.reads(/^Đã lưu \d\d:\d\d$/)
const choices = (person: Person, criterion: string) =>
  person.by('group', new RegExp(`^${criterion.replaceAll('.', '\\.')}: `))

/** What the network says in a browser without one. */
const NO_LINE = ['net::ERR_INTERNET_DISCONNECTED', 'net::ERR_FAILED', 'net::ERR_PROXY_CONNECTION_FAILED', 401, 503]

/** The worker is in charge, and has the form: what this person needs without a line. */
const isKept = ({ page }: Person) =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const names = await (await caches.open('soat.person')).keys()
          const frameworks = await (await caches.open('soat.frameworks')).keys()
          return names.some(({ url }) => url.includes('/api/start')) && frameworks.length > 0
        }),
      { timeout: 30_000, interval: 50 },
    )
    .toBe(true)

const keptOf = ({ page }: Person) =>
  page.evaluate(async () => {
    const names = await (await caches.open('soat.person')).keys()
    return names.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/api/'))
  })

/** How many changes are on the disk: a browser that is ended by force keeps no others. */
const waiting = ({ page }: Person) =>
  page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open('soat')
        opening.onerror = fail
        opening.onsuccess = () => {
          const counting = opening.result.transaction('waiting').objectStore('waiting').count()
          counting.onerror = fail
          counting.onsuccess = () => {
            opening.result.close()
            done(counting.result)
          }
        }
      }),
  )

const test = base.extend<{ browser: (username?: string, line?: boolean) => Promise<Person> }>({
  browser: async ({ site, faults, task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'soat-browser-'))
    let open: Person | undefined
    await use(async (username, line = true) => {
      // While it is closed, it is not to get through.
      site.unreachable = () => true
      await open?.context.close()
      site.unreachable = () => false
      open = await openBrowser(folder, site.origin, faults, { line })
      open.expects(...NO_LINE)
      if (username) await signInAs(open, site, username)
      return open
    })
    if (task.result?.state === 'fail' || faults.length > 0)
      await open?.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`).catch(() => {})
    await open?.context.close()
    await rm(folder, { recursive: true, force: true })
  },
})

describe('without a line', () => {
  test('the form goes on over sections and a restart of the browser, and what was typed is sent', async ({
    browser,
    site,
  }) => {
    const first = await browser('so-khcn')
    await first.open(SECTION)
    await first.reads('Mọi thay đổi được lưu tự động')
    await isKept(first)
    await first.by('radio', 'Đáp ứng', choices(first, '1.1.a')).check()
    await saved(first)

    const before = await browser(undefined, false)
    await before.open('/')
    await before.reads('1 / 33')
    await before.link(/Chính sách an toàn thông tin/).click()
    await before.by('radio', 'Đáp ứng', choices(before, '1.1.b')).check()
    await before.box(NARRATIVE).fill('Viết khi mất mạng.')
    await before.reads('Chưa lưu (2 thay đổi đang chờ mạng)')
    await before.link('Sang mục 1.2').click()
    await before.reads(/^Không có kết nối mạng: trang này mở từ bản giữ trên máy/)
    await before.looks('offline-section')
    await before.link('Quý I năm 2024').click()
    await before.reads('2 / 33')
    await before.reads('Chưa lưu (2 thay đổi đang chờ mạng)')
    await before.looks('offline-home')
    await before.open('/systems')
    await before.sees('Không có kết nối mạng')
    await before.looks('offline-page')

    const after = await browser(undefined, false)
    await after.open(SECTION)
    await after.reads(/^Không có kết nối mạng: trang này mở từ bản giữ trên máy/)
    expect(await after.box(NARRATIVE).inputValue()).toBe('Viết khi mất mạng.')
    for (const criterion of ['1.1.a', '1.1.b'])
      expect(await after.by('radio', 'Đáp ứng', choices(after, criterion)).isChecked(), criterion).toBe(true)
    await after.by('radio', 'Đáp ứng', choices(after, '1.1.c')).check()
    await after.reads('Chưa lưu (3 thay đổi đang chờ mạng)')
    await expect.poll(() => waiting(after), { timeout: 30_000, interval: 50 }).toBe(3)

    const again = await browser()
    // The first answer comes too late: the page begins with what is kept, and only then hears the server.
    site.unreachable = ({ url }) => url.includes('/api/start')
    await again.open('/')
    await again.reads('3 thay đổi chưa lưu từ lần làm việc trước đã được khôi phục.')
    await saved(again)
    const { answers, narratives } = await (await site.world.as('so-khcn')).read('so-khcn')
    const given = answers.filter(({ version }) => version > 0)
    expect(given.map(({ criterion, status, version }) => [criterion, status, version])).toEqual([
      ['1.1.a', 'met', 1],
      ['1.1.b', 'met', 1],
      ['1.1.c', 'met', 1],
    ])
    expect(narratives).toMatchObject([{ section: '1.1', text: 'Viết khi mất mạng.', version: 1 }])
  })

  test('nobody but the one whose it is sees what is kept', async ({ browser }) => {
    let officer = await browser('so-khcn')
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    await isKept(officer)
    officer = await browser(undefined, false)
    await officer.open(SECTION)
    await officer.box(NARRATIVE).fill('Của riêng Sở KH&CN.')
    await officer.reads('Chưa lưu (1 thay đổi đang chờ mạng)')
    // Signing out asks what is to become of it.
    await officer.page.locator('summary', { hasText: 'Người dùng so-khcn' }).click()
    await officer.button('Đăng xuất').click()
    await officer.by('dialog', 'Còn 1 thay đổi chưa gửi được').waitFor()
    await officer.looks('sign-out-unsaved')
    await officer.button('Đăng xuất, giữ lại trên máy này').click()
    await officer.sees('Không có kết nối mạng')
    expect(await keptOf(officer)).toEqual([])
    await officer.open(SECTION)
    await officer.sees('Không thực hiện được')
    expect(await officer.page.content()).not.toContain('Của riêng')

    // With a line again, the server learns of it before anything else is asked.
    const next = await browser()
    await next.open(SECTION)
    await next.arrivesAt(/\/sign-in/)
    await next.fills({ 'Tên đăng nhập': 'so-khcn-ld', 'Mật khẩu': PASSWORD })
    await next.button('Đăng nhập').click()
    await next.reads('Mọi thay đổi được lưu tự động')
    expect(await next.box(NARRATIVE).inputValue()).toBe('')
  })
})
