/** `npm start` on an empty folder, to the first officer at work. */
import { describe, expect } from 'vitest'
import { sitDown } from '../support/browser.ts'
import { test } from '../support/node-server.ts'

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
    await admin.sees('Đăng nhập')
    await admin.fills({ 'Tên đăng nhập': 'quan-tri', 'Mật khẩu': PASSWORD })
    await admin.button('Đăng nhập').click()
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
})
