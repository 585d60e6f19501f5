/** A form that is sent at once: what was entered stays until it has been taken, and the page says why it was not. */
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sessions } from '../../db/schema/index.ts'
import { type Person, test } from '../support/browser.ts'
import { answerChange, PASSWORD, PERIOD } from '../support/world.ts'

const NAME = 'Cổng thông tin điện tử'
const CHECK = `/check?period=${PERIOD}`

async function entersSystem(officer: Person): Promise<void> {
  await officer.open('/systems')
  await officer.link('Thêm hệ thống').click()
  await officer.fills({ 'Tên hệ thống': NAME })
  await officer.by('radio', 'Cấp độ 2').check()
  await officer.by('combobox', 'Hồ sơ đề xuất cấp độ').selectOption('Đang lập hồ sơ cấp độ')
  await officer.by('radio', 'Hạ tầng dùng chung của địa phương').check()
}

async function signs(leader: Person): Promise<void> {
  await leader.fills({ 'Họ và tên người ký': 'Trần Thị Bình', 'Chức vụ người ký': 'GIÁM ĐỐC' })
  await leader.button('Nộp báo cáo quý I/2024').click()
}

describe('the form of a system', () => {
  test('keeps what was entered when the session has ended', async ({ person, site }) => {
    const officer = await person('so-khcn')
    officer.expects(401)
    await entersSystem(officer)
    await site.db.delete(sessions).where(eq(sessions.userId, 'so-khcn'))
    await officer.button('Lưu hệ thống').click()
    await officer.reads('Nội dung đã nhập vẫn còn trên trang này')
    await officer.looks('system-form-signed-out')
    const [beside] = await Promise.all([
      officer.context.waitForEvent('page'),
      officer.link('Đăng nhập ở cửa sổ mới').click(),
    ])
    await beside.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('so-khcn')
    await beside.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD)
    await beside.getByRole('button', { name: 'Đăng nhập' }).click()
    await beside.getByRole('heading', { name: 'Quý I năm 2024' }).waitFor()
    await officer.button('Lưu hệ thống').click()
    await officer.reads(`Đã lưu “${NAME}”.`)
  })

  test.for<[string, Record<string, string>]>([
    ['as it was', {}],
    ['changed meanwhile', { 'Tên hệ thống': 'Cổng của Sở' }],
  ])('registers one system when the answer was lost and it is sent again, %s', async ([, fields], { person, site }) => {
    const officer = await person('so-khcn')
    officer.expects('net::ERR_FAILED', 409)
    await entersSystem(officer)
    const route = '**/api/departments/so-khcn/systems'
    await officer.page.route(
      route,
      async (asked) => {
        await asked.fetch()
        await asked.abort()
      },
      { times: 1 },
    )
    await officer.button('Lưu hệ thống').click()
    await officer.reads('Không kết nối được')
    const stored = async () => (await (await site.world.as('so-khcn')).read('so-khcn')).systems
    expect(await stored()).toMatchObject([{ name: NAME }])
    await officer.fills(fields)
    const name = fields['Tên hệ thống'] ?? NAME
    await officer.button('Lưu hệ thống').click()
    await officer.reads(`Đã lưu “${name}”.`)
    expect(await stored()).toMatchObject([{ name, level: 2, dossier: 'drafting' }])
    expect(await stored()).toHaveLength(1)
  })

  test('is not sent in the name of the next who signs in', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await entersSystem(officer)
    const next = await officer.beside()
    await next.open('/sign-in')
    await next.fills({ 'Tên đăng nhập': 'so-khcn-ld', 'Mật khẩu': PASSWORD })
    await next.button('Đăng nhập').click()
    await next.sees('Quý I năm 2024')
    await officer.button('Lưu hệ thống').click()
    await officer.reads('Đăng nhập lại bằng tài khoản so-khcn để làm tiếp.')
    expect((await (await world.as('so-khcn')).read('so-khcn')).systems).toEqual([])
  })

  test('changes what was changed in it, beside a colleague', async ({ person, site: { world } }) => {
    const id = await world.system('so-khcn', { name: NAME })
    const officer = await person('so-khcn')
    await officer.open('/systems')
    await officer.link(`Sửa ${NAME}`).click()
    await officer.fills({ 'Số quyết định': '57/QĐ-STTTT\u0007' })
    await (await world.as('so-khcn-ld')).patch(`/systems/${id}`, { name: 'Cổng của Sở', level: 3 })
    await officer.button('Lưu thay đổi').click()
    await officer.reads('Đã lưu “Cổng của Sở”.')
    expect((await (await world.as('so-khcn')).read('so-khcn')).systems).toMatchObject([
      { name: 'Cổng của Sở', level: 3, decisionNo: '57/QĐ-STTTT' },
    ])
  })

  test('is not left by mistake, and the way back is the list', async ({ person }) => {
    const officer = await person('so-khcn')
    const asked: string[] = []
    officer.page.on('dialog', async (dialog) => {
      asked.push(dialog.type())
      await dialog.dismiss()
    })
    await entersSystem(officer)
    await officer.link('Kỳ này').click()
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(await officer.box('Tên hệ thống').inputValue()).toBe(NAME)
    await officer.button('Hủy').click()
    await officer.reads('Chưa khai báo hệ thống nào')
    await officer.page.goBack()
    await officer.sees('Thêm hệ thống')
    await officer.page.goBack()
    await officer.reads('Chưa khai báo hệ thống nào')
    expect(asked).toHaveLength(1)
    await officer.open('/systems?edit=none')
    await officer.reads('Không có hệ thống này')
  })
})

describe('what the law asks to be recorded', () => {
  test('a check is recorded, corrected and taken out; an incident tells by when it is due', async ({
    person,
    site: { world },
  }) => {
    const id = await world.system('so-khcn', { name: NAME, checks: ['periodic'] })
    const officer = await person('so-khcn')
    await officer.open(`/systems?checks=${id}`)
    await officer.reads(/^Định kỳ: đã khai, chưa có ngày/)
    await officer.button('Ghi một lần kiểm tra, đánh giá').click()
    await officer.button('Lưu').click()
    await officer.reads('Chọn loại kiểm tra')
    await officer.by('combobox', 'Loại').selectOption('Định kỳ')
    await officer.by('combobox', 'Đơn vị thực hiện').selectOption('Đơn vị khác (ghi tên)')
    await officer.fills({
      'Ngày kiểm tra': '20/1/2026',
      'Tên đơn vị thực hiện': 'Công ty A',
      'Số tồn tại phát hiện': '1,5',
      'Trong đó chưa khắc phục': '4',
    })
    await officer.button('Lưu').click()
    await officer.reads('Nhập một số nguyên từ 0 trở lên, ví dụ 42.000')
    await officer.fills({ 'Số tồn tại phát hiện': '3' })
    await officer.button('Lưu').click()
    await officer.reads('Số chưa khắc phục không được lớn hơn số phát hiện')
    await officer.fills({ 'Trong đó chưa khắc phục': '1' })
    await officer.looks('check-form')
    await officer.button('Lưu').click()
    await officer.reads('Đã lưu lần kiểm tra.')
    await officer.reads('3 phát hiện, 1 chưa khắc phục')
    await officer.button('Sửa Định kỳ').click()
    await officer.fills({ 'Trong đó chưa khắc phục': '0' })
    await officer.button('Lưu').click()
    await officer.reads('3 phát hiện, 0 chưa khắc phục')
    await officer.button('Ghi một lần kiểm tra quy chế').click()
    await officer.by('combobox', 'Đơn vị thực hiện').selectOption('Đơn vị khác (ghi tên)')
    await officer.fills({ 'Ngày kiểm tra': '21/1/2026', 'Tên đơn vị thực hiện': 'Công ty B', 'Số điểm kiểm tra': '12' })
    await officer.fills({ 'Số điểm không đạt': '1', 'Trong đó đã khắc phục': '1' })
    await officer.button('Lưu').click()
    await officer.reads('Tuân thủ')
    await officer.looks('checks')
    await officer.button('Sửa Định kỳ').click()
    await officer.button('Bỏ lần kiểm tra này').click()
    await officer.button('Bỏ lần kiểm tra này', officer.by('dialog')).click()
    await officer.reads('Đã bỏ lần kiểm tra ghi nhầm.')

    await officer.link('Sự cố').click()
    await officer.link('Ghi một sự cố').click()
    const detected = officer.by('group', 'Lúc phát hiện')
    await officer.fills({ 'Giờ:phút, ví dụ 14:30': '10h' }, detected)
    await officer.fills({ 'Nội dung sự cố': '…' })
    // Sent with the key, the field never left.
    const day = officer.by('textbox', 'Ngày', detected)
    await day.fill('20/1/26')
    await day.press('Enter')
    await officer.reads('Nhập nội dung sự cố')
    expect(await day.inputValue()).toBe('20/1/2026')
    await day.fill('20/1')
    await officer.fills({ 'Nội dung sự cố': 'Trang thông tin bị thay đổi giao diện' })
    expect(await day.inputValue()).toBe('20/1/2026')
    await officer.by('checkbox', 'Sự cố nghiêm trọng').check()
    await officer.looks('incident-form')
    await officer.button('Lưu').click()
    await officer.reads('Đã lưu sự cố.')
    await officer.reads('1 sự cố, 1 có việc quá hạn')
    await officer.reads(/10:00 ngày 21\/1\/2026/)
    await officer.looks('incidents')
    const reviewer = await person('dic')
    await reviewer.open('/incidents')
    await reviewer.reads('Trang thông tin bị thay đổi giao diện')
  })
})

describe('another framework to measure on', () => {
  const NEXT = 'nd331-tcvn14423'

  test('has a reason that says something, for one system and for all', async ({ person, site: { world } }) => {
    const id = await world.system('so-khcn', { name: 'Cổng thông tin điện tử' })
    const officer = await person('so-khcn')
    await officer.open(`/systems?edit=${id}`)
    await officer.page.getByText('Triển khai phương án, bộ tiêu chí áp dụng').click()
    await officer.by('combobox', 'Bộ tiêu chí dùng để đánh giá phương án').selectOption(NEXT)
    await officer.box('Lý do đặt khác').fill('…')
    await officer.button('Lưu thay đổi').click()
    await officer.reads('Nhập lý do đặt khác bộ tiêu chí')
    await officer.box('Lý do đặt khác').fill('Phê duyệt lại')
    await officer.button('Lưu thay đổi').click()
    await officer.reads('Đã lưu “Cổng thông tin điện tử”.')
    const rulerOf = async () => (await (await world.as('so-khcn')).read('so-khcn')).systems[0]?.ruler
    expect(await rulerOf()).toBe(NEXT)

    const admin = await person('admin')
    await admin.open('/register')
    await admin.page.getByText('Đặt bộ tiêu chí đánh giá cho mọi hệ thống').click()
    await admin.box('Lý do').fill(' - ')
    await admin.button('Áp dụng cho mọi hệ thống').click()
    await admin.reads('Nhập lý do')
    await admin.box('Lý do').fill('Công văn số 12/UBND')
    await admin.button('Áp dụng cho mọi hệ thống').click()
    await admin.button('Áp dụng cho mọi hệ thống', admin.by('dialog')).click()
    await admin.reads('Đã đặt cho 1 hệ thống.')
    expect(await rulerOf()).toBe(null)
  })
})

describe('the forms of the coordinator', () => {
  const filing = `/filing?period=${PERIOD}&department=so-khcn`
  const reason = { 'Lý do trả lại': 'Thiếu minh chứng.' }
  test.for<[string, string, Record<string, string>]>([
    ['dic', filing, reason],
    ['admin', '/settings', { 'Tên cơ quan': 'Công an tỉnh' }],
    ['admin', '/departments?new=1', { 'Tên đơn vị': 'Sở Y tế' }],
    ['admin', '/departments?edit=so-tc', { 'Tên đơn vị': 'Sở Tài chính mới' }],
    ['admin', '/users?new=1', { 'Họ và tên': 'Lê Thị Hoa' }],
    ['admin', '/users?edit=dic', { 'Họ và tên': 'Lê Thị Hoa' }],
    ['admin', '/periods?new=1', { 'Ngày mở': '1/2/2027' }],
    ['admin', `/periods?edit=${PERIOD}`, { 'Hạn nộp': '30/3/2024' }],
  ])('are not left by mistake: %s at %s', async ([who, place, fields], { person, site: { world } }) => {
    if (place === filing) await world.file('so-khcn')
    const coordinator = await person(who)
    const asked: string[] = []
    coordinator.page.on('dialog', async (dialog) => {
      asked.push(dialog.type())
      await dialog.dismiss()
    })
    await coordinator.open(place)
    if (place === filing) await coordinator.button('Trả lại…').click()
    await coordinator.fills(fields)
    await coordinator.link('Phiếu nộp').click()
    await expect.poll(() => asked).toEqual(['beforeunload'])
    for (const [name, value] of Object.entries(fields)) expect(await coordinator.box(name).inputValue()).toBe(value)
    const cancel = coordinator.button('Hủy')
    if ((await cancel.count()) > 0) {
      await cancel.click()
      if (place === filing) await coordinator.button('Trả lại…').waitFor()
      else await coordinator.arrivesAt(/\/(users|departments|periods)\/?$/)
    }
    expect(asked).toHaveLength(1)
  })
})

describe('submitting', () => {
  test('says so when a change of this page is not saved yet', async ({ person, site: { world } }) => {
    await world.answerAll('so-khcn')
    const leader = await person('so-khcn-ld')
    leader.expects(409)
    leader.page.on('dialog', (dialog) => dialog.accept())
    await leader.open(`/section?period=${PERIOD}&section=1.1`)
    const group = leader.by('group', /^1\.1\.a: /)
    await leader.by('radio', 'Đáp ứng', group).and(leader.page.locator(':checked')).waitFor()
    const officer = await world.as('so-khcn')
    await officer.save('so-khcn', [{ ...answerChange('1.1.a', null, 1), note: 'Đã ban hành.' }])
    await leader.button('Thêm ghi chú 1.1.a').click()
    await leader.fills({ 'Ghi chú (không bắt buộc)': 'Chưa có số.' })
    await leader.reads('1 nội dung cần chọn lại')
    await leader.open(CHECK)
    await leader.reads(/^Tiêu chí 1\.1\.a đã được Người dùng so-khcn lưu/)
    await signs(leader)
    await leader.reads('Còn thay đổi chưa lưu được nên chưa nộp.')
    await leader.looks('check-unsaved')
  })

  test('says so when a colleague has changed something, or has submitted already', async ({
    person,
    site: { world },
  }) => {
    await world.answerAll('so-khcn')
    const leader = await person('so-khcn-ld')
    leader.expects(409)
    await leader.open(CHECK)
    await leader.reads('Phiếu đã đầy đủ')
    const colleague = await world.as('so-khcn')
    await colleague.save('so-khcn', [{ ...answerChange('1.1.a', null, 1), note: 'Đã ban hành.' }])
    await signs(leader)
    await leader.reads('Phiếu vừa được thay đổi nên chưa nộp.')
    const { version } = await colleague.read('so-khcn')
    await (await world.as('so-khcn-ld')).submit('so-khcn', version)
    await leader.button('Nộp báo cáo quý I/2024').click()
    await leader.reads('vì phiếu đã được nộp hoặc đã khóa')
    await leader.looks('check-submitted-meanwhile')
  })
})
