/** `npm start` on an empty folder, to the first officer at work. */
import { describe, expect } from 'vitest'
import { sitDown } from '../support/browser.ts'
import { filled, provinceRows } from '../support/lists.ts'
import { SETTINGS, setUp, signIn, test } from '../support/node-server.ts'

const PASSWORD = 'mot-cau-de-nho-2024'

describe('the first run', () => {
  test('from the code on the console to an officer who changes the temporary password', async ({ start }) => {
    const server = await start(['serve'])
    const [code = ''] = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(server.output()) ?? []
    const faults: string[] = []
    const admin = await sitDown(server.url, faults)

    // Nobody is there yet: every page leads to the set-up.
    admin.expects(401)
    await admin.open('/')
    await admin.sees('Thiết lập lần đầu')
    await admin.button('Hoàn thành thiết lập').click()
    await admin.sees('Có nội dung cần sửa')
    await admin.looks('setup-errors')
    await admin.fills({
      'Mã thiết lập': 'AAAAA-AAAAA-AAAAA-AAAAA',
      'Tên tỉnh, thành phố (dùng trong câu văn)': 'tỉnh Hưng Yên',
      'Địa danh ghi trước ngày, tháng': 'Hưng Yên',
      'Tên cơ quan': 'Sở Thông tin và Truyền thông',
      'Cơ quan chủ quản': 'UBND TỈNH HƯNG YÊN',
      'Ký hiệu báo cáo': 'BC-STTTT',
      'Chức vụ người đứng đầu': 'GIÁM ĐỐC',
      'Họ và tên': 'Lê Thị Quản Trị',
      'Tên đăng nhập': 'quan-tri',
      'Mật khẩu': PASSWORD,
    })
    admin.expects(401, 403, 422)
    await admin.button('Hoàn thành thiết lập').click()
    await admin.by('alert').waitFor()
    await admin.fills({ 'Mã thiết lập': code })
    await admin.button('Hoàn thành thiết lập').click()
    await admin.reads('Chưa có kỳ báo cáo nào')
    await admin.looks('overview-nothing')

    // A period made before there are departments would expect nobody.
    await admin.link('Mở kỳ báo cáo').click()
    await admin.reads(/^Thêm các đơn vị trước khi mở kỳ/)
    await admin.link('Đơn vị').click()
    await admin.reads('Chưa có đơn vị nào')
    await admin.looks('departments-none')
    await admin.link('Thêm đơn vị').first().click()
    await admin.fills({ 'Tên đơn vị': 'Sở Khoa học và Công nghệ', 'Tên viết tắt': 'Sở KH&CN', 'Mã đơn vị': 'so-khcn' })
    await admin.looks('department-form')
    await admin.button('Thêm đơn vị').click()
    await admin.reads('Đã lưu Sở Khoa học và Công nghệ.')

    await admin.link('Kỳ báo cáo').click()
    await admin.link('Mở kỳ báo cáo').click()
    await admin.sees('Mở kỳ báo cáo')
    const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })
    const days = [0, 10, 20].map((n) => today.format(new Date(Date.now() + n * 86_400_000)))
    await admin.fills({ 'Ngày mở': days[0] ?? '', 'Hạn nộp': days[1] ?? '', 'Ngày đóng': days[2] ?? '' })
    await admin.reads(/ có 1 đơn vị đang hoạt động: /)
    await admin.looks('period-form')
    await admin.button(/^Tạo kỳ báo cáo quý/).click()
    await admin.reads(/^Đã lưu kỳ báo cáo quý/)

    await admin.page.locator('.account > summary').click()
    await admin.link('Người dùng').click()
    await admin.link('Tạo tài khoản').click()
    await admin.button('Tạo tài khoản').click()
    await admin.sees('Có nội dung cần sửa')
    await admin.fills({ 'Họ và tên': 'Phạm Văn Cán', 'Tên đăng nhập': 'so-khcn' })
    await admin.by('radio', 'Cán bộ nhập liệu').check()
    await admin.by('combobox', 'Đơn vị').selectOption('Sở Khoa học và Công nghệ')
    await admin.looks('user-form')
    await admin.button('Tạo tài khoản').click()
    await admin.sees('Đã tạo tài khoản của Phạm Văn Cán')
    await admin.looks('user-password-once')
    const temporary = (await admin.by('code').last().textContent()) ?? ''
    expect(temporary.length).toBeGreaterThanOrEqual(12)
    await admin.link('Về danh sách tài khoản').click()
    await admin.sees('Người dùng')
    expect(await admin.page.getByText(temporary).count()).toBe(0)

    const officer = await sitDown(server.url, faults)
    officer.expects(401, 403)
    await officer.open('/sign-in')
    await officer.fills({ 'Tên đăng nhập': 'so-khcn', 'Mật khẩu': temporary })
    await officer.button('Đăng nhập').click()
    await officer.reads('Mật khẩu hiện tại là mật khẩu tạm.')
    await officer.looks('account-forced')
    await officer.open('/systems')
    await officer.reads('Mật khẩu hiện tại là mật khẩu tạm.')
    await officer.fills({ 'Mật khẩu hiện tại': temporary, 'Mật khẩu mới': temporary })
    await officer.button('Đổi mật khẩu').click()
    await officer.link('Mật khẩu mới phải khác mật khẩu hiện tại').click()
    await officer.fills({ 'Mật khẩu mới': 'cau-moi-cua-toi-2024' })
    await officer.button('Đổi mật khẩu').click()
    await officer.reads('Đã đổi mật khẩu.')
    await officer.link('Tiếp tục làm việc').click()
    await officer.sees(/^Quý [IV]+ năm \d{4}$/)
    await officer.reads('Bắt đầu từ đâu')
    await officer.button('Đã hiểu').click()

    await admin.open('/setup')
    await admin.reads('Hệ thống đã được thiết lập.')
    await admin.looks('setup-done')
    await admin.context.close()
    await officer.context.close()
    expect(faults).toEqual([])
  })

  test('from an empty database to a whole province, a period and the slips', async ({ start }) => {
    const server = await start(['serve'])
    const faults: string[] = []
    const admin = await sitDown(server.url, faults)
    let interactions = 0
    const press = async (what: ReturnType<typeof admin.button>) => {
      interactions++
      await what.click()
    }
    admin.expects(401)
    // The way that the console names; a key or a click leads to each field.
    const [, way = ''] = /http:\/\/\S+(\/setup#\S+)/.exec(server.output()) ?? []
    await admin.open(way)
    const typed = {
      'Tên tỉnh, thành phố (dùng trong câu văn)': SETTINGS.province.name,
      'Tên cơ quan': 'Sở Khoa học và Công nghệ',
      'Họ và tên': 'Lê Thị Quản Trị',
      'Mật khẩu': PASSWORD,
    }
    await admin.fills(typed)
    interactions += Object.keys(typed).length
    const suggested = {
      'Địa danh ghi trước ngày, tháng': SETTINGS.province.place,
      'Cơ quan chủ quản': SETTINGS.coordinator.parent,
      'Ký hiệu báo cáo': 'BC-SKHCN',
      'Chức vụ người đứng đầu': SETTINGS.coordinator.headTitle,
      'Tên đăng nhập': 'le-thi-quan-tri',
    }
    for (const [name, value] of Object.entries(suggested)) expect(await admin.box(name).inputValue(), name).toBe(value)
    await admin.looks('setup-suggested')
    await press(admin.button('Hoàn thành thiết lập'))
    await admin.reads('Ba bước để các đơn vị bắt đầu tự đánh giá:')
    await admin.looks('first-steps')
    await press(admin.link('Tải danh sách lên'))
    await admin.sees('Danh sách từ Excel')
    await admin.looks('lists')
    interactions++
    const { name, bytes } = await admin.downloads(admin.link('Tải mẫu trống'))
    expect(name).toBe(`Mẫu danh sách ANM - ${SETTINGS.province.name}.xlsx`)

    // A file that nobody filled in, and one with faults, are told what is wrong with them.
    const input = admin.page.locator('input[type=file]')
    admin.expects(422)
    await input.setInputFiles({ name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await admin.reads(/Đây là tệp PDF/)
    const rows = provinceRows(64, 140)
    const wrong = await filled(bytes, {
      ...rows,
      department: [...rows.department, { 'Tên đơn vị': 'Sở X', Loại: 'bộ' }],
    })
    await input.setInputFiles({ name: 'sai.xlsx', mimeType: '', buffer: Buffer.from(wrong) })
    await admin.sees('Xem trước: sai.xlsx')
    await admin.reads(/^Không hiểu “bộ”/)
    await admin.looks('lists-refused')
    // A row may be left out, and what needs it goes with it: two people, three systems and the departments below.
    await admin.page.getByLabel(/^Mới \(/).check()
    await admin.page.getByLabel('Sở số 0', { exact: true }).uncheck()
    await admin.reads(/^Bỏ ra \d+ trong 332 dòng/)
    await admin.reads('Cần dòng “Sở số 0” (ô B2), là dòng đã bỏ chọn.')
    expect(await admin.page.getByLabel('Nguyễn Văn Người 0', { exact: true }).isDisabled()).toBe(true)
    await admin.looks('lists-left')
    await admin.button(/^Bỏ chọn cả 332 dòng/).click()
    expect(await admin.button(/^Áp dụng/).count()).toBe(0)
    await admin.button(/^Chọn cả 332 dòng/).click()
    await admin.button('Áp dụng 332 dòng').waitFor()
    await admin.button('Chọn tệp khác').click()

    // Choosing the file is the click that opens the dialog, and the one in it.
    interactions += 2
    const good = await filled(bytes, rows)
    await input.setInputFiles({ name: 'danh-sach.xlsx', mimeType: '', buffer: Buffer.from(good) })
    await admin.sees('Xem trước: danh-sach.xlsx')
    expect(await admin.page.evaluate(() => document.activeElement?.id)).toBe('preview-title')
    await admin.looks('lists-preview')
    await press(admin.button('Áp dụng 332 dòng'))
    // A password is hashed in a fifth of a second, and on a busy machine in more.
    await admin.page.getByText('Đã lưu: 64 đơn vị, 128 tài khoản, 140 hệ thống.').waitFor({ timeout: 200_000 })
    await admin.looks('lists-done')
    await press(admin.button(/^Tạo kỳ báo cáo quý/))
    await admin.reads(/^Đã tạo kỳ báo cáo quý .* in và phát phiếu mật khẩu\.$/)
    await admin.looks('lists-slips')
    await admin.page.evaluate(() => {
      window.print = () => {}
    })
    await press(admin.button('In 128 phiếu'))
    console.log(
      `from an empty database to a province of 64 departments: ${interactions} interactions beside the template`,
    )
    expect(interactions).toBeLessThanOrEqual(15)

    // A slip opens the door.
    const slip = admin.page.getByRole('listitem').filter({ hasText: 'don-vi-7-nl' })
    const password = (await slip.locator('code').last().textContent()) ?? ''
    await signIn(server, 'don-vi-7-nl', password)
    await admin.open('/departments')
    await admin.reads('64 đơn vị')
    await admin.context.close()
    expect(faults).toEqual([])
  })

  test('a department’s systems from Excel', async ({ start }) => {
    const server = await start(['serve'])
    await setUp(server)
    const cookie = await signIn(server, 'admin')
    const post = (path: string, body: unknown) => server.call(`/api${path}`, { method: 'POST', body, cookie })
    await post('/departments', { code: 'so-a', name: 'Sở A', shortName: 'Sở A', kind: 'department' })
    const password = 'mot-cau-khac-2024'
    await post('/users', { username: 'so-a', name: 'Cán bộ', role: 'editor', department: 'so-a', password })
    const faults: string[] = []
    const officer = await sitDown(server.url, faults)
    officer.expects(401)
    await officer.open('/sign-in')
    await officer.fills({ 'Tên đăng nhập': 'so-a', 'Mật khẩu': password })
    await officer.button('Đăng nhập').click()
    await officer.link('Hệ thống thông tin').first().click()
    await officer.link('Tải lên từ Excel').click()
    await officer.sees('Hệ thống thông tin từ Excel')
    const { bytes } = await officer.downloads(officer.link('Tải danh sách hệ thống'))
    const row = { 'Tên hệ thống': 'Một cửa', 'Cấp độ': 2, 'Hồ sơ': 'đang lập', 'Hạ tầng': 'của đơn vị' }
    const file = Buffer.from(await filled(bytes, { system: [row, { ...row, 'Tên hệ thống': 'Cổng' }] }))
    const input = officer.page.locator('input[type=file]')
    await input.setInputFiles({ name: 'he-thong.xlsx', mimeType: '', buffer: file })
    await officer.sees('Xem trước: he-thong.xlsx')
    await officer.looks('systems-preview')
    await officer.button('Áp dụng 2 dòng').click()
    await officer.reads('Đã lưu 2 hệ thống từ tệp Excel.')
    await officer.sees('Một cửa')
    await officer.looks('systems-uploaded')
    await officer.context.close()
    expect(faults).toEqual([])
  })
})
