/** The department's home in the quarters of a year: nothing open, not begun, late, locked; and what the form does at its edges. */
import { describe, expect } from 'vitest'
import { test } from '../support/browser.ts'
import { PERIOD, PLAN } from '../support/world.ts'

describe('the home of a department', () => {
  test('says where a quarter stands, from before it opens until it is closed', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.reads('còn 5 ngày')
    await officer.reads('Chưa khai báo hệ thống nào.')

    await world.movePeriod({ opensOn: -10, dueOn: -2, closesOn: 5 })
    await officer.open('/')
    await officer.reads('đã qua 2 ngày')
    await officer.reads('Đã quá hạn. Vẫn nộp được đến hết ngày')
    await officer.looks('home-late')

    await world.movePeriod({ opensOn: -10, dueOn: -5, closesOn: -1 })
    await officer.open('/')
    await officer.reads('Kỳ báo cáo đã đóng sau ngày')
    await officer.looks('home-closed', { axe: false })
    await officer.link('Chính sách an toàn thông tin').click()
    await officer.sees(/^1\.1 /)
    expect(await officer.by('radio', 'Đáp ứng').first().isDisabled()).toBe(true)
    await officer.looks('section-closed')

    await world.movePeriod({ opensOn: 3, dueOn: 5, closesOn: 9 })
    await officer.open('/')
    await officer.reads('Từ ngày đó phiếu mới nhập được.')
    await officer.looks('home-upcoming', { axe: false })
  })

  test('reminds of an earlier quarter that is late, and of what only others may do', async ({
    person,
    site: { world },
  }) => {
    await world.movePeriod({ opensOn: -30, dueOn: -9, closesOn: 9 })
    const admin = await world.as('admin')
    await world.nextPeriod()
    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.reads('Quý I năm 2024 chưa nộp, hạn nộp đã qua 9 ngày.')
    await officer.looks('home-overdue', { axe: false })
    await officer.link('Mở phiếu quý I/2024').click()
    await officer.sees('Quý I năm 2024')

    // One that opened early does not hide the one that is due first.
    await world.movePeriod({ opensOn: -30, dueOn: 4, closesOn: 9 })
    await officer.open('/')
    await officer.sees('Quý II năm 2024')
    await officer.reads('Quý I năm 2024 chưa nộp, hạn nộp còn 4 ngày.')
    await officer.link('Mở phiếu quý I/2024').click()
    await officer.sees('Quý I năm 2024')

    await admin.post(`/periods/${PERIOD}/filers`, { department: 'so-khcn', change: 'exempt', reason: 'Sáp nhập.' })
    await officer.page.reload()
    await officer.reads('Đơn vị không có trong danh sách phải nộp của kỳ này.')
    await officer.looks('home-exempted', { axe: false })
  })

  test('of a submission that has been opened does not speak of withdrawing', async ({ person, site: { world } }) => {
    await world.file('so-khcn')
    const leader = await person('so-khcn-ld')
    await leader.open('/')
    await leader.reads('Muốn sửa, hãy rút lại hoặc chờ được trả lại.')
    await leader.button('Rút lại báo cáo').waitFor()
    await (await world.as('dic')).read('so-khcn')
    await leader.page.reload()
    await leader.reads('không sửa và không rút lại được nữa')
    expect(await leader.button('Rút lại báo cáo').count()).toBe(0)
  })
})

describe('the form', () => {
  test('a plan and a reason are asked for where they are due, and one answer serves all systems', async ({
    person,
    site: { world },
  }) => {
    for (const name of ['Cổng thông tin', 'Sàn giao dịch']) await world.system('so-khcn', { name })
    const officer = await person('so-khcn')
    await officer.open(`/section?period=${PERIOD}&section=6.4`)
    await officer.button('Chọn một lần cho cả 2 hệ thống 6.4.a').click()
    const both = officer.by('group', '6.4.a: Cả 2 hệ thống')
    await officer.by('radio', 'Không áp dụng', both).check()
    await officer.reads('Trước khi nộp cần có: lý do không áp dụng.')
    await officer.fills({ 'Lý do không áp dụng': 'Không lưu dữ liệu.' })
    await officer.button('Trả lời riêng từng hệ thống 6.4.a').click()
    const one = officer.by('group', '6.4.a: Cổng thông tin')
    await officer.by('radio', 'Một phần', one).check()
    const more = officer.by('group', 'Kế hoạch, ghi chú: Câu 6.4.a, Cổng thông tin')
    await officer.fills({ 'Việc sẽ làm': PLAN.action }, more)
    await officer.button('Chọn một lần cho cả 2 hệ thống 6.4.a').click()
    await officer.reads('Các hệ thống đang có câu trả lời khác nhau.')
    await officer.looks('section-mixed')
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    const { answers } = await (await world.as('so-khcn')).read('so-khcn')
    expect(answers.filter(({ criterion }) => criterion === '6.4.a')).toMatchObject([
      { status: 'partial', note: null, plan: { action: PLAN.action } },
      { status: 'notApplicable', note: 'Không lưu dữ liệu.', plan: null },
    ])
    // One click over them asks first, and is taken back with one.
    const stored = async () =>
      (await (await world.as('so-khcn')).read('so-khcn')).answers.filter(({ criterion }) => criterion === '6.4.a')
    await officer.by('radio', 'Đáp ứng', both).click({ force: true })
    await officer.by('dialog', 'Thay câu trả lời của cả 2 hệ thống?').waitFor()
    await officer.looks('section-over')
    await officer.button('Hủy').click()
    expect(await both.locator(':checked').count()).toBe(0)
    await officer.by('radio', 'Đáp ứng', both).click({ force: true })
    await officer.button('Chọn "Đáp ứng" cho cả 2 hệ thống').click()
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    expect((await stored()).map(({ status }) => status)).toEqual(['met', 'met'])
    await officer.button('Hoàn tác (2 thay đổi)').click()
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    expect((await stored()).map(({ status }) => status)).toEqual(['partial', 'notApplicable'])
  })

  test('a recommendation that was removed can be had back', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open(`/recommendations?period=${PERIOD}`)
    await officer.button('Thêm kiến nghị').click()
    await officer.fills({ 'Nội dung': 'Bố trí biên chế chuyên trách.' })
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    await officer.button(/^Bỏ kiến nghị/).click()
    await officer.looks('recommendations-removed')
    await officer.button('Hoàn tác (1 thay đổi)').click()
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    const { recommendations } = await (await world.as('so-khcn')).read('so-khcn')
    expect(recommendations).toMatchObject([{ text: 'Bố trí biên chế chuyên trách.' }])
  })

  test('everything that is missing can be unfolded', async ({ person }) => {
    const officer = await person('so-khcn')
    await officer.open(`/check?period=${PERIOD}`)
    await officer.button(/^Xem cả \d+ nội dung$/).click()
    await officer.reads(/^Câu 5\.11\.\w+: chưa trả lời$/)
    await officer.looks('check-missing', { axe: false })
  })
})
