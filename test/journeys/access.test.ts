/** By keyboard alone, in both languages, and every page for every role. */
import { readdir } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { type Person, test } from '../support/browser.ts'
import { PASSWORD, PERIOD, PLAN } from '../support/world.ts'

/** Presses Tab until the focus is on what has this role and name. */
async function tabsTo(person: Person, role: Parameters<Person['by']>[0], name: string | RegExp): Promise<void> {
  const target = person.by(role, name)
  await target.first().waitFor()
  for (let presses = 0; presses < 150; presses++) {
    await person.page.keyboard.press('Tab')
    if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return
  }
  throw new Error(`Tab never came to ${role} ${name}`)
}

describe('by keyboard alone', () => {
  test('one signs in, answers a section, and is led to what is missing', async ({ person, site: { world } }) => {
    const officer = await person(null)
    const { keyboard } = officer.page
    officer.expects(401)
    await officer.open(`/section?period=${PERIOD}&section=1.3`)
    await officer.sees('Đăng nhập')
    await tabsTo(officer, 'textbox', 'Tên đăng nhập')
    await keyboard.type('so-khcn')
    await tabsTo(officer, 'textbox', 'Mật khẩu')
    await keyboard.type(PASSWORD)
    await keyboard.press('Enter')

    await officer.sees(/^1\.3 /)
    await keyboard.press('Tab')
    expect(await officer.link('Chuyển đến nội dung chính').evaluate((link) => link === document.activeElement)).toBe(
      true,
    )
    await keyboard.press('Enter')
    const questions = (await (await world.as('so-khcn')).read('so-khcn')).answers.filter(({ criterion }) =>
      criterion.startsWith('1.3.'),
    )
    expect(questions.length).toBeGreaterThan(0)
    for (const { criterion } of questions) {
      const group = officer.by('group', new RegExp(`^${criterion.replaceAll('.', '\\.')}: `))
      const first = officer.by('radio', 'Đáp ứng', group)
      while (!(await first.evaluate((radio) => radio === document.activeElement))) await keyboard.press('Tab')
      await keyboard.press('Space')
      await keyboard.press('ArrowRight')
      await officer.by('radio', 'Một phần', group).and(officer.page.locator(':checked')).waitFor()
      await tabsTo(officer, 'textbox', 'Việc sẽ làm')
      await keyboard.type(PLAN.action)
      await tabsTo(officer, 'textbox', 'Hạn (ngày/tháng/năm)')
      await keyboard.type('31/12/2026')
    }
    await officer.reads('đã trả lời đủ')
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    await tabsTo(officer, 'link', 'Kiểm tra phiếu')
    await keyboard.press('Enter')
    await officer.sees('Kiểm tra phiếu')
    await tabsTo(officer, 'link', /^Tiêu chí 1\.1\.a: chưa trả lời/)
    await keyboard.press('Enter')
    await officer.sees(/^1\.1 /)
    await officer.page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'answers/1.1.a')
  })

  test('one goes from question to question by Enter, past the day of a plan, to the narrative', async ({ person }) => {
    const officer = await person('so-khcn')
    const { keyboard } = officer.page
    await officer.open(`/section?period=${PERIOD}&section=1.1`)
    await officer.sees(/^1\.1 /)
    await keyboard.press('Enter')
    await keyboard.press('Space')
    await keyboard.press('ArrowRight')
    await officer.box('Hạn (ngày/tháng/năm)').focus()
    await keyboard.type('31/12/26')
    const groups = await officer.by('group', /^1\.1\.\w: /).count()
    for (let i = 1; i < groups; i++) {
      await keyboard.press('Enter')
      await keyboard.press('Space')
    }
    await keyboard.press('Enter')
    await keyboard.type('Viết liền tay.')
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    expect(await officer.box('Thuyết minh (in vào báo cáo)').inputValue()).toBe('Viết liền tay.')
    expect(await officer.page.locator('input:checked').count()).toBe(groups)
    await officer.reads('còn 1 câu trả lời')
  })

  test('one registers a system, past the errors of the form', async ({ person }) => {
    const officer = await person('so-khcn')
    const { keyboard } = officer.page
    await officer.open('/systems')
    await tabsTo(officer, 'link', 'Thêm hệ thống')
    await keyboard.press('Enter')
    await officer.sees('Tên hệ thống', 'textbox')
    await tabsTo(officer, 'button', 'Lưu hệ thống')
    await keyboard.press('Enter')
    await officer.sees('Có nội dung cần sửa')
    await officer.looks('system-form-errors')
    await tabsTo(officer, 'link', 'Nhập tên hệ thống')
    await keyboard.press('Enter')
    await keyboard.type('Cổng thông tin điện tử')
    await tabsTo(officer, 'radio', 'Cấp độ 1')
    await keyboard.press('ArrowRight')
    await tabsTo(officer, 'combobox', 'Hồ sơ đề xuất cấp độ')
    await keyboard.press('ArrowDown')
    await tabsTo(officer, 'radio', 'Hạ tầng dùng chung của địa phương')
    await keyboard.press('Space')
    await tabsTo(officer, 'button', 'Lưu hệ thống')
    await keyboard.press('Enter')
    await officer.reads('Đã lưu “Cổng thông tin điện tử”.')
    await officer.reads('Cấp độ 2')

    await tabsTo(officer, 'link', /^Sửa Cổng/)
    await keyboard.press('Enter')
    await officer.sees('Sửa hệ thống')
    await officer.fills({ 'Tên hệ thống': 'Cổng thông tin điện tử của Sở' })
    await officer.button('Lưu thay đổi').click()
    await officer.reads('Đã lưu “Cổng thông tin điện tử của Sở”.')
    await officer.button(/^Ngừng sử dụng/).click()
    await keyboard.press('Escape')
    await officer.button(/^Ngừng sử dụng/).click()
    await officer.looks('system-retire')
    await officer.button('Ngừng sử dụng', officer.by('dialog')).click()
    await officer.reads('Đã ngừng sử dụng')
    await officer.looks('systems-retired')
    await officer.button(/^Đưa trở lại sử dụng/).click()
    await officer.reads(/^Đã đưa “/)
  })

  test('the account menu opens, closes by Escape, and signs out', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    officer.expects(401)
    const { keyboard } = officer.page
    await officer.open('/account')
    await officer.sees('Tài khoản')
    await officer.button('Đổi họ tên').click()
    await officer.fills({ 'Họ và tên': ' ', 'Mật khẩu hiện tại': PASSWORD })
    await officer.button('Lưu họ và tên').click()
    await officer.link('Nhập họ và tên').click()
    await officer.fills({ 'Họ và tên': 'Người dùng so-khcn' })
    await officer.button('Lưu họ và tên').click()
    await officer.reads('Đã đổi họ và tên.')
    await world.as('so-khcn')
    await officer.page.reload()
    await officer.reads('Máy này')
    await officer
      .button(/^Kết thúc phiên/)
      .first()
      .click()
    await officer.button('Kết thúc phiên', officer.by('dialog')).click()
    await officer.reads('Đã kết thúc 1 phiên làm việc.')
    await officer.looks('account')
    const menu = officer.page.getByText('Người dùng so-khcn').first()
    await menu.focus()
    await keyboard.press('Enter')
    await officer.button('Đăng xuất').waitFor()
    await keyboard.press('Escape')
    await officer.button('Đăng xuất').waitFor({ state: 'hidden' })
    await keyboard.press('Enter')
    await tabsTo(officer, 'button', 'Đăng xuất')
    await keyboard.press('Enter')
    await officer.sees('Đăng nhập')
    await officer.open('/')
    await officer.sees('Đăng nhập')
  })
})

test('the description of the API is read by anyone, a route with its body and its refusals', async ({ person }) => {
  const programmer = await person(null)
  await programmer.open('/api-docs')
  await programmer.sees('API của Soát')
  await programmer.page.getByText('POST /api/periods/{period}/assessments/{code}/submit').click()
  await programmer.by('region', 'Cấu trúc SubmitBody').getByText('"signatory"').waitFor()
  await programmer.by('row', /^422 .*incomplete/).waitFor()
  await programmer.looks('api-docs')
})

describe('the other language', () => {
  const SEEN_HERE_ALONE = ['/', `/section?period=${PERIOD}&section=2.1`, `/periods?edit=${PERIOD}`, '/api-docs']
  const department = [
    '/',
    '/systems',
    `/section?period=${PERIOD}&section=2.1`,
    `/check?period=${PERIOD}`,
    `/excel?period=${PERIOD}`,
    '/past',
    '/letter',
    '/incidents',
    '/incidents?new=1',
    '/year',
  ]
  const more = [
    `/recommendations?period=${PERIOD}`,
    `/figures?period=${PERIOD}`,
    `/receipt?period=${PERIOD}`,
    `/assessment?period=${PERIOD}`,
    '/files',
  ]
  const coordinator = [
    '/',
    '/filings',
    `/filing?period=${PERIOD}&department=so-khcn`,
    '/periods',
    '/departments',
    `/figure?period=${PERIOD}&figure=section.1.1.rate`,
    `/criterion?period=${PERIOD}&id=1.1.a`,
    '/plans',
    '/register',
    '/incidents',
    '/bodies',
    '/bodies?new=1',
    '/year',
    '/systems?department=so-khcn',
    '/department?code=so-khcn',
    '/remarks',
  ]
  const admin = [
    '/users',
    '/letter?department=so-khcn',
    '/users?new=1',
    '/users?edit=dic',
    '/settings',
    '/frameworks',
    '/frameworks?new=1',
    '/frameworks?view=nd331-tcvn14423%402026.2',
    '/audit',
    '/import',
    '/periods?new=1',
    '/departments?new=1',
    '/api-docs',
  ]
  const visits: [string, string[]][] = [
    ['so-khcn-ld', [...department, ...more, '/account']],
    ['admin', [...coordinator, ...admin, `/periods?filers=${PERIOD}`, `/periods?edit=${PERIOD}`]],
  ]

  test('leaves no page out', async () => {
    const visited = visits.flatMap(([, pages]) => pages).map((page) => page.replace(/^\/|\?.*$/g, '') || 'index')
    const pages = await readdir(new URL('../../web/src/pages/[...lang]', import.meta.url))
    // These are visited by their own journeys, by those whom nobody knows yet, or who have no line.
    const known = new Set([...visited, 'sign-in', 'setup', 'offline'])
    expect(pages.filter((name) => !known.has(name.replace('.astro', '')))).toEqual([])
  })

  test.for(visits)('every page of %s in English, its tongue alone', async ([username, pages], { person, site }) => {
    await site.world.system('so-khcn', { name: 'Portal' })
    await site.world.file('so-khcn')
    const someone = await person(username, 'en')
    for (const page of pages) {
      await someone.open(page === '/' ? '/en' : `/en${page}`)
      await someone.by('heading').first().waitFor()
      await someone.page.getByText('Loading data').waitFor({ state: 'detached' })
      expect(await someone.page.locator('html').getAttribute('lang')).toBe('en')
      await someone.looks(`en-${username}-${page.replaceAll(/\W+/g, '-')}`, { axe: SEEN_HERE_ALONE.includes(page) })
      const labels = await someone.by('button').or(someone.by('heading', /./)).allInnerTexts()
      expect(
        labels.filter((label) => /[ăâđêôơưĂÂĐÊÔƠƯ]/.test(label) && !/Sở|Người dùng/.test(label)),
        page,
      ).toEqual([])
    }
  })

  test('the switch keeps the page and its query', async ({ person }) => {
    const officer = await person('so-khcn')
    await officer.open(`/section?period=${PERIOD}&section=1.2`)
    await officer.sees(/^1\.2 /)
    await officer.link('English').click()
    await officer.arrivesAt(`/en/section?period=${PERIOD}&section=1.2`)
    await officer.sees('1.2 Drafting and publication')
    await officer.link('Tiếng Việt').click()
    await officer.sees('1.2 Xây dựng và công bố')
  })
})

/** What an address may hold that names nothing, as percent escapes that are none. */
const SPOILT = ['99', '100%', '%E0%A4%A', '%zz', '%', '%C3%28', '__proto__']

describe('pages that are not for one', () => {
  test('say so, and show the way', async ({ person }) => {
    const officer = await person('so-khcn')
    officer.expects(404)
    await officer.open('/users')
    await officer.reads('Tài khoản này không dùng được trang đang mở.')
    await officer.looks('not-yours')
    await officer.link('Về trang chính').click()
    await officer.sees('Quý I năm 2024')
    await officer.open('/nowhere')
    await officer.sees('Không tìm thấy trang')
    await officer.looks('not-found')
    for (const spoilt of SPOILT) {
      await officer.open(`/${spoilt}`)
      await officer.sees('Không tìm thấy trang')
      await officer.open(`/section?period=${PERIOD}&section=${spoilt}`)
      await officer.reads('Phiếu của quý không có mục ghi trong địa chỉ vừa mở')
      await officer.sees('Quý I năm 2024')
      await officer.sees(/^Chính sách/, 'link')
      await officer.open(`/section?period=${PERIOD}&section=1.1#answers/${spoilt}`)
      await officer.sees(/^1\.1 /)
    }
    await officer.open(`/section?period=${PERIOD}`)
    await officer.reads('Phiếu của quý không có mục ghi trong địa chỉ vừa mở')
    await officer.looks('unknown-section')
  })

  test('a period or a department that is not there is no dead end', async ({ person, site: { world } }) => {
    await world.file('so-khcn')
    const officer = await person('so-khcn')
    officer.expects(404)
    for (const [i, period] of ['2019-Q1', '100%', 'quy%20I', '%00'].entries()) {
      await officer.open(`${['/receipt', '/section', '/assessment', '/'][i]}?period=${period}`)
      await officer.reads('Không có kỳ báo cáo ghi trong địa chỉ vừa mở')
      await officer.sees('Quý I năm 2024')
    }
    await officer.looks('unknown-period')

    const admin = await person('admin')
    admin.expects(404)
    for (const place of ['/', '/filings']) {
      await admin.open(`${place}?period=2019-Q1`)
      await admin.reads('Không có kỳ báo cáo ghi trong địa chỉ vừa mở')
      await admin.sees('Quý I năm 2024')
    }
    for (const place of [
      '/filing?period=100%&department=so-khcn',
      `/filing?period=${PERIOD}&department=nowhere`,
      '/assessment?period=2019-Q1&department=so-khcn',
      `/assessment?period=${PERIOD}&department=%E0`,
      `/assessment?period=${PERIOD}`,
    ]) {
      await admin.open(place)
      await admin.sees('Không có phiếu này')
    }
    await admin.looks('unknown-filing')
    await admin.link('Phiếu nộp', admin.by('main')).click()
    await admin.reads('Hiển thị 2 / 2 đơn vị')
    await admin.open(`/filing?period=${PERIOD}&department=so-khcn&section=99&revision=7#100%`)
    await admin.sees('Sở Khoa học và Công nghệ')
    await admin.open('/letter?department=nowhere')
    await admin.sees('Không có đơn vị này')
    await admin.open('/users?edit=nobody')
    await admin.link('Người dùng', admin.by('main')).click()
    await admin.reads('Hiển thị 6 / 6 tài khoản')
    for (const place of ['/periods?edit=2019-Q1', '/periods?filers=100%']) {
      await admin.open(place)
      await admin.sees('Kỳ báo cáo')
      await admin.sees('Quý I năm 2024', 'link')
    }
    expect(
      (await admin.page.context().request.get(`${new URL(admin.page.url()).origin}/api/periods/100%/rollup`)).status(),
    ).toBe(404)
  })
})
