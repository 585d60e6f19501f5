/** The door: signing in, a wrong password, the account, the other language, what is not there. */
import { describe, expect } from 'vitest'
import { test } from '../support/browser.ts'
import { PASSWORD } from '../support/world.ts'

describe('signing in', () => {
  test('tells what is missing and what is wrong, and then leads to where one was going', async ({ person }) => {
    const officer = await person(null)
    officer.expects(401)
    await officer.open('/systems')
    await officer.sees('Đăng nhập')
    await officer.reads('phiên làm việc đã hết')
    await officer.looks('sign-in')

    await officer.button('Đăng nhập').click()
    await officer.sees('Có nội dung cần sửa')
    await officer.looks('sign-in-errors')
    await officer.link('Nhập mật khẩu').click()
    expect(await officer.box('Mật khẩu').evaluate((box) => box === document.activeElement)).toBe(true)

    await officer.fills({ 'Tên đăng nhập': 'so-khcn', 'Mật khẩu': 'wrong-password-1' })
    await officer.button('Hiện mật khẩu').click()
    await officer.button('Ẩn mật khẩu').click()
    await officer.button('Đăng nhập').click()
    await officer.reads('Tên đăng nhập hoặc mật khẩu không đúng')

    // So many sign in at this moment that the first try finds no turn: the page comes again by itself.
    const busy = { status: 429, headers: { 'retry-after': '1' }, contentType: 'application/problem+json' }
    officer.expects(429)
    await officer.page.route(
      '**/api/auth/sign-in/username',
      (route) => route.fulfill({ ...busy, body: JSON.stringify({ code: 'busy', title: 'x', detail: 'x' }) }),
      { times: 1 },
    )
    await officer.fills({ 'Mật khẩu': PASSWORD })
    await officer.button('Đăng nhập').click()
    await officer.arrivesAt('/systems')
    await officer.sees('Hệ thống thông tin')
  })
})
