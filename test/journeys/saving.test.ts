/** Nothing typed is lost: without a network, across a reload, beside a colleague, after the session. */
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { audit, sessions } from '../../db/schema/index.ts'
import { type Person, test } from '../support/browser.ts'
import { translated } from '../support/translated.ts'
import { answerChange, PASSWORD, PERIOD, PLAN, type World } from '../support/world.ts'

const SECTION = `/section?period=${PERIOD}&section=1.1`
const NARRATIVE = 'Thuyết minh (in vào báo cáo)'
const OFFLINE = ['net::ERR_INTERNET_DISCONNECTED']
const saved = (person: Person) => person.reads(/^Đã lưu \d\d:\d\d$/)
const choices = (person: Person, criterion: string) =>
  person.by('group', new RegExp(`^${criterion.replaceAll('.', '\\.')}: `))

/** The window gets the focus. @returns the status of what it asks then */
async function lookAgain({ page }: Person): Promise<number> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/assessments/so-khcn'))
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  return (await answered).status()
}

/** One of the page's fields says so. */
const hasValue = (person: Person, value: string) =>
  person.page.waitForFunction(
    (text) => [...document.querySelectorAll<HTMLInputElement>('textarea, input')].some((field) => field.value === text),
    value,
  )

async function stored(world: World, criterion: string) {
  const { answers, narratives } = await (await world.as('so-khcn')).read('so-khcn')
  return { answer: answers.find((each) => each.criterion === criterion), narrative: narratives[0]?.text }
}

describe('saving', () => {
  test('says what it says when the browser has translated the page', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(...OFFLINE)
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    const sign = officer.page.locator('.save__state')
    const says = (words: RegExp) => sign.filter({ hasText: words }).waitFor()
    await officer.page.evaluate(translated)
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    await says(/^Đã lưu \d\d:\d\d$/)
    await officer.reads('còn 6 câu')
    await officer.reads('Trước khi nộp cần có: việc sẽ làm, hạn hoàn thành.')
    await officer.page.evaluate(translated)
    await officer.box('Việc sẽ làm').fill(PLAN.action)
    await officer.reads('Trước khi nộp cần có: hạn hoàn thành.')
    await officer.box('Hạn (ngày/tháng/năm)').fill('31/12/2026')
    await officer.reads('còn 5 câu')
    await officer.context.setOffline(true)
    await officer.by('radio', 'Chưa đáp ứng', choices(officer, '1.1.a')).check()
    await says(/^Chưa lưu \(1 thay đổi đang chờ mạng\)/)
    await officer.page.evaluate(translated)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.b')).check()
    await says(/^Chưa lưu \(2 thay đổi đang chờ mạng\)/)
    await officer.page.evaluate(translated)
    await officer.looks('section-translated')
    await officer.context.setOffline(false)
    await says(/^Đã lưu \d\d:\d\d$/)
    expect(await officer.by('status').allInnerTexts()).toEqual([expect.stringMatching(/^Đã lưu \d\d:\d\d$/)])
    await officer.page.evaluate(translated)
    await officer.button('Hoàn tác (1 thay đổi)').click()
    await says(/^Đã lưu \d\d:\d\d$/)
    expect((await stored(site.world, '1.1.b')).answer?.status).toBe(null)
    expect(await sign.getAttribute('translate')).toBe('no')
    await officer.reads('còn 5 câu')
    const home = await officer.beside()
    await home.open('/')
    await home.reads('1 / 33')
    await home.page.evaluate(translated)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.c')).check()
    await home.reads('2 / 33')
    await home.reads('Còn 31 câu trả lời: 31 chưa có')
  })

  test('without a network waits, says so, and goes on by itself', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(...OFFLINE)
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    await saved(officer)

    await officer.context.setOffline(true)
    await officer.by('radio', 'Chưa đáp ứng', choices(officer, '1.1.a')).check()
    await officer.box('Việc sẽ làm').fill(PLAN.action)
    await officer.box(NARRATIVE).fill('Viết khi mất mạng.')
    await officer.reads('Chưa lưu (2 thay đổi đang chờ mạng)')
    await officer.looks('section-offline')

    await officer.context.setOffline(false)
    await saved(officer)
    expect(await stored(site.world, '1.1.a')).toMatchObject({
      answer: { status: 'unmet', plan: { action: PLAN.action } },
      narrative: 'Viết khi mất mạng.',
    })
  })

  test('across a reload while the server cannot be reached', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(503)
    // The browser warns before the page is left.
    officer.page.on('dialog', (dialog) => dialog.accept())
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    site.unreachable = ({ method }) => method === 'PATCH'
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.b')).check()
    await officer.box(NARRATIVE).fill('Còn nguyên sau khi tải lại.')
    await officer.reads('Chưa lưu (2 thay đổi, máy chủ chưa trả lời)')
    await officer.page.reload()
    await officer.reads('2 thay đổi chưa lưu từ lần làm việc trước đã được khôi phục')
    expect(await officer.box(NARRATIVE).inputValue()).toBe('Còn nguyên sau khi tải lại.')
    await officer.reads('Chưa lưu (2 thay đổi, máy chủ chưa trả lời)')
    await officer.looks('section-restored')
    site.unreachable = () => false
    await saved(officer)
    expect(await stored(site.world, '1.1.b')).toMatchObject({
      answer: { status: 'met' },
      narrative: 'Còn nguyên sau khi tải lại.',
    })
  })

  test('while the server has no space left', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(507)
    const pages = (n: number) => site.db.$client.execute(`pragma max_page_count = ${n}`)
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    await pages(1)
    const text = 'Viết khi máy chủ hết chỗ. '.repeat(500).trim()
    await officer.box(NARRATIVE).fill(text)
    await officer.reads(/Chưa lưu \(1 thay đổi, máy chủ hết chỗ lưu trữ/)
    await officer.looks('section-full')
    expect(await officer.box(NARRATIVE).inputValue()).toBe(text)
    const tried = officer.page.waitForRequest((request) => request.method() === 'PATCH')
    await officer.button('Thử lại ngay').click()
    await tried
    await officer.reads(/Chưa lưu \(1 thay đổi, máy chủ hết chỗ lưu trữ/)
    // It saves by itself as soon as there is space.
    await pages(4_294_967_294)
    await saved(officer)
    expect(site.failures).not.toEqual([])
    site.failures.length = 0
    expect((await stored(site.world, '1.1.a')).narrative).toBe(text)
  })

  test('two people at the same answer both see both values, and one is chosen', async ({ person, site }) => {
    const officer = await person('so-khcn')
    const leader = await person('so-khcn-ld')
    officer.expects(409)
    leader.expects(409)
    for (const each of [officer, leader]) {
      await each.open(SECTION)
      await each.reads('Mọi thay đổi được lưu tự động')
    }
    await leader.by('radio', 'Đáp ứng', choices(leader, '1.1.c')).check()
    await saved(leader)
    await officer.by('radio', 'Chưa đáp ứng', choices(officer, '1.1.c')).check()
    await officer.reads('1 nội dung cần chọn lại')
    await officer.looks('section-conflict')
    await officer.reads(/^Nội dung này đã được Người dùng so-khcn-ld lưu lúc \d\d:\d\d ngày/)
    await officer.link('Đến nội dung đó').click()
    const both = officer.by('group', /^Chọn giá trị cần giữ/)
    await officer.reads('Đáp ứng', both)
    await officer.reads('Chưa đáp ứng', both)
    await officer.button('Giữ giá trị của Ông/Bà', both).click()
    await saved(officer)
    await officer.by('radio', 'Chưa đáp ứng', choices(officer, '1.1.c')).and(officer.page.locator(':focus')).waitFor()
    expect((await stored(site.world, '1.1.c')).answer?.status).toBe('unmet')

    await leader.by('radio', 'Một phần', choices(leader, '1.1.c')).check()
    await leader.button('Dùng giá trị vừa được lưu', leader.by('group', /^Chọn giá trị cần giữ/)).click()
    await leader.by('radio', 'Chưa đáp ứng', choices(leader, '1.1.c')).and(leader.page.locator(':checked')).waitFor()
    expect((await stored(site.world, '1.1.c')).answer?.status).toBe('unmet')
  })

  test('the other windows of a browser follow what is saved, and keep what is being typed', async ({
    person,
    site,
  }) => {
    const officer = await person('so-khcn')
    const beside = await officer.beside()
    const home = await officer.beside()
    beside.expects(503, 409)
    for (const window of [officer, beside]) {
      await window.open(SECTION)
      await window.reads('Mọi thay đổi được lưu tự động')
    }
    await home.open('/')
    await home.reads('0 / 33')
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    await officer.fills({ 'Việc sẽ làm': PLAN.action, 'Hạn (ngày/tháng/năm)': '31/12/2026' })
    await officer.box(NARRATIVE).fill('Viết ở cửa sổ này.')
    await beside.by('radio', 'Một phần', choices(beside, '1.1.a')).and(beside.page.locator(':checked')).waitFor()
    await beside.reads('còn 5 câu')
    for (const value of [PLAN.action, '31/12/2026', 'Viết ở cửa sổ này.']) await hasValue(beside, value)
    await home.reads('1 / 33')
    // What follows goes on from there.
    await beside.by('radio', 'Chưa đáp ứng', choices(beside, '1.1.a')).check()
    await officer.by('radio', 'Chưa đáp ứng', choices(officer, '1.1.a')).and(officer.page.locator(':checked')).waitFor()

    site.unreachable = ({ method }) => method === 'PATCH'
    await beside.box(NARRATIVE).fill('Đang viết dở.')
    await beside.reads('Chưa lưu (1 thay đổi, máy chủ chưa trả lời)')
    const again = await site.world.as('so-khcn')
    await again.save('so-khcn', [{ kind: 'narrative', section: '1.1', base: 1, text: 'Viết tiếp ở cửa sổ kia.' }])
    expect(await lookAgain(beside)).toBe(200)
    expect(await beside.box(NARRATIVE).inputValue()).toBe('Đang viết dở.')
    site.unreachable = () => false
    await beside.reads(/^Nội dung này đã được Ông\/Bà lưu lúc \d\d:\d\d ngày \S+ ở một cửa sổ khác\./)
    expect(await beside.box(NARRATIVE).inputValue()).toBe('Đang viết dở.')
    await beside.looks('section-conflict-own')
    await beside.button('Dùng giá trị vừa được lưu').click()
    await hasValue(beside, 'Viết tiếp ở cửa sổ kia.')
  })

  test('a page that is looked at again shows what others have saved', async ({ person, site: { world } }) => {
    const leader = await person('so-khcn-ld')
    const editor = await world.as('so-khcn')
    await leader.open(SECTION)
    await leader.reads('Mọi thay đổi được lưu tự động')
    await leader.box(NARRATIVE).focus()
    await editor.save('so-khcn', [
      answerChange('1.1.b', null, 0),
      { kind: 'narrative', section: '1.1', base: 0, text: 'Chuyên viên viết.' },
    ])
    expect(await lookAgain(leader)).toBe(200)
    await leader.by('radio', 'Đáp ứng', choices(leader, '1.1.b')).and(leader.page.locator(':checked')).waitFor()
    await hasValue(leader, 'Chuyên viên viết.')
    await leader.box(NARRATIVE).and(leader.page.locator(':focus')).waitFor()
    expect(await lookAgain(leader)).toBe(304)
    await leader.box(NARRATIVE).pressSequentially(' Lãnh đạo viết thêm.')
    await saved(leader)
    expect((await stored(world, '1.1.b')).narrative).toMatch(/Lãnh đạo viết thêm/)

    await leader.open(`/recommendations?period=${PERIOD}`)
    await leader.reads('Chưa có kiến nghị nào.')
    const id = crypto.randomUUID()
    const recommendation = { kind: 'recommendation', id, category: 'budget', text: 'Bố trí kinh phí.' } as const
    await editor.save('so-khcn', [{ ...recommendation, base: 0 }])
    await lookAgain(leader)
    await hasValue(leader, 'Bố trí kinh phí.')
    await editor.save('so-khcn', [{ ...recommendation, base: 1, removed: true }])
    await lookAgain(leader)
    await leader.reads('Chưa có kiến nghị nào.')

    await leader.open(SECTION)
    await leader.reads('Mọi thay đổi được lưu tự động')
    await world.file('so-khcn')
    await lookAgain(leader)
    await leader.reads('Phiếu đã nộp và đang chờ xem xét')
    await leader.reads('Chỉ để xem')
  })

  test('two people at different answers never meet', async ({ person, site }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    const leader = await site.world.as('so-khcn-ld')
    await leader.save('so-khcn', [answerChange('1.1.a', null, 0)])
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.b')).check()
    await saved(officer)
    expect((await stored(site.world, '1.1.a')).answer?.status).toBe('met')
    expect((await stored(site.world, '1.1.b')).answer?.status).toBe('met')
  })

  test('an answer of a system that is retired meanwhile is kept, and saved when the system is back', async ({
    person,
    site: { world },
  }) => {
    const system = await world.system('so-khcn', { name: 'Cổng thông tin' })
    const officer = await person('so-khcn')
    officer.expects(422)
    await officer.open(`/section?period=${PERIOD}&section=6.1`)
    await officer.reads('Mọi thay đổi được lưu tự động')
    const leader = await world.as('so-khcn-ld')
    await leader.patch(`/systems/${system}`, { retired: true })
    await officer.by('radio', 'Đáp ứng', choices(officer, '6.1.a')).check()
    await officer.reads('1 nội dung không lưu được')
    await officer.reads('hệ thống đã đổi cấp độ hoặc ngừng sử dụng')
    await officer.looks('section-system-retired')
    await leader.patch(`/systems/${system}`, { retired: false })
    await officer.button('Thử lại').click()
    await saved(officer)
    expect((await stored(world, '6.1.a')).answer?.status).toBe('met')

    await leader.patch(`/systems/${system}`, { retired: true })
    await officer.by('radio', 'Chưa đáp ứng', choices(officer, '6.1.a')).check()
    await officer.button(/^Bỏ nội dung này/).click()
    await officer.by('radio', 'Đáp ứng', choices(officer, '6.1.a')).and(officer.page.locator(':focus')).waitFor()
  })

  test('a page that "back" brings as it was left is read anew', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    await (await world.as('so-khcn')).save('so-khcn', [answerChange('1.1.a', null, 0)])
    // What the browser says of a page that it had kept; the test's own browser keeps none.
    await officer.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).and(officer.page.locator(':checked')).waitFor()
  })

  test('in a browser that forbids to keep anything', async ({ person, site }) => {
    const officer = await person('so-khcn')
    await officer.page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse })
    })
    await officer.open('/')
    await officer.button('Đã hiểu').click()
    await officer.open(SECTION)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await saved(officer)
    expect((await stored(site.world, '1.1.a')).answer?.status).toBe('met')
  })

  test('signing out waits for what has just been typed', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(401)
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    await officer.box(NARRATIVE).fill('Câu cuối trước khi về.')
    await officer.page.getByText('Người dùng so-khcn').click()
    await officer.button('Đăng xuất').click()
    await officer.sees('Đăng nhập')
    expect((await stored(site.world, '1.1.a')).narrative).toBe('Câu cuối trước khi về.')
  })

  test('a window left open by one person never saves as the next who signs in', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.page.on('dialog', (dialog) => dialog.accept())
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    const next = await officer.beside()
    await next.open('/sign-in')
    await next.fills({ 'Tên đăng nhập': 'so-khcn-ld', 'Mật khẩu': PASSWORD })
    await next.button('Đăng nhập').click()
    await next.sees('Quý I năm 2024')

    await officer.reads('Trình duyệt này đã đăng nhập bằng tài khoản khác')
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await officer.reads('1 thay đổi chưa lưu được giữ trong trình duyệt này.')
    await officer.looks('section-another-person')
    expect((await stored(site.world, '1.1.a')).answer?.status).toBeNull()

    await officer.button('Đăng nhập').click()
    const dialog = officer.by('dialog', 'Đăng nhập lại để tiếp tục')
    await officer.fills({ 'Mật khẩu của so-khcn': PASSWORD }, dialog)
    await officer.button('Đăng nhập', dialog).click()
    await saved(officer)
    expect((await stored(site.world, '1.1.a')).answer?.status).toBe('met')
    const lines = await site.db.select().from(audit).where(eq(audit.action, 'assessment.save'))
    expect(lines.map(({ actor }) => actor)).toEqual(['so-khcn'])
  })

  test('a session that ends while typing: sign in again, and it is there', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(401)
    await officer.open(SECTION)
    await officer.reads('Mọi thay đổi được lưu tự động')
    await site.db.delete(sessions).where(eq(sessions.userId, 'so-khcn'))
    await officer.box(NARRATIVE).fill('Đang viết thì hết phiên.')
    await officer.reads(/Phiên làm việc đã hết\. 1 thay đổi được giữ/)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.c')).check()
    await officer.reads(/Phiên làm việc đã hết\. 2 thay đổi được giữ/)
    await officer.looks('section-session-ended')
    // Somebody who is typing is not asked in the middle of it.
    await officer.button('Đăng nhập').click()
    const dialog = officer.by('dialog', 'Đăng nhập lại để tiếp tục')
    await officer.reads('Phiên làm việc đã hết. Đăng nhập lại bằng tài khoản so-khcn: 2 thay đổi', dialog)
    await officer.fills({ 'Mật khẩu của so-khcn': 'sai-mat-khau' }, dialog)
    await officer.button('Đăng nhập', dialog).click()
    await officer.reads('Mật khẩu không đúng', dialog)
    await officer.looks('section-sign-in-again')
    await officer.fills({ 'Mật khẩu của so-khcn': PASSWORD }, dialog)
    await officer.button('Đăng nhập', dialog).click()
    await dialog.waitFor({ state: 'detached' })
    await saved(officer)
    expect(await officer.box(NARRATIVE).inputValue()).toBe('Đang viết thì hết phiên.')
    expect(await stored(site.world, '1.1.c')).toMatchObject({
      answer: { status: 'met' },
      narrative: 'Đang viết thì hết phiên.',
    })
    expect(officer.place).toBe(SECTION)

    // After a click it asks at once; put off, it stays one click away.
    await site.db.delete(sessions).where(eq(sessions.userId, 'so-khcn'))
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await dialog.waitFor()
    await officer.button('Để sau', dialog).click()
    await officer.button('Đăng nhập').waitFor()
  })

  test('two texts are made into a third; the others who have the form open are named', async ({ person, site }) => {
    const officer = await person('so-khcn')
    const leader = await person('so-khcn-ld')
    leader.expects(409)
    for (const each of [officer, leader]) {
      await each.open(SECTION)
      await each.reads('Mọi thay đổi được lưu tự động')
    }
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    await officer.box('Việc sẽ làm').fill(PLAN.action)
    await officer.box(NARRATIVE).fill('Chuyên viên viết.')
    await saved(officer)
    await leader.by('radio', 'Chưa đáp ứng', choices(leader, '1.1.a')).check()
    await leader.box(NARRATIVE).fill('Lãnh đạo viết.')
    await leader.reads('2 nội dung cần chọn lại')
    const text = leader.page.locator('.narrative').getByRole('group', { name: /^Chọn giá trị cần giữ/ })
    await leader.reads(/^Giá trị của Ông\/Bà, nhập lúc \d\d:\d\d ngày/, text)
    await leader.reads(/^Giá trị của Người dùng so-khcn, lưu lúc \d\d:\d\d ngày/, text)
    await leader.button('Soạn lại từ cả hai', text).click()
    expect(await leader.box('Nội dung soạn lại').inputValue()).toBe('Chuyên viên viết.\nLãnh đạo viết.')
    const answer = leader.page
      .locator('.crit')
      .first()
      .getByRole('group', { name: /^Chọn giá trị cần giữ/ })
    await leader.button('Soạn lại từ cả hai', answer).click()
    await leader.by('radio', 'Đáp ứng một phần', answer).check()
    await leader.looks('section-merge')
    await leader.button('Lưu nội dung soạn lại', answer).click()
    await leader.box('Nội dung soạn lại').fill('Hai người cùng viết.')
    await leader.button('Lưu nội dung soạn lại', text).click()
    await saved(leader)
    await hasValue(leader, 'Hai người cùng viết.')
    expect(await stored(site.world, '1.1.a')).toMatchObject({
      answer: { status: 'partial', plan: { action: PLAN.action } },
      narrative: 'Hai người cùng viết.',
    })

    // The officer came first and knew of nobody; the leader found them here.
    await leader.reads('Đang mở: Người dùng so-khcn')
    await leader.looks('section-present')
  })
})
