/** The coordinator's desk: the province at a glance, the list, and what an admin keeps. */
import { describe, expect } from 'vitest'
import { addDays } from '../../api/domain/period.ts'
import type { RollupTold } from '../../api/domain/rollup.ts'
import { test } from '../support/browser.ts'
import { changed } from '../support/editions.ts'
import { OTHER } from '../support/framework.ts'
import { FRAMEWORK, PERIOD, PLAN } from '../support/world.ts'

const percent = (rate: number | null) => `${((rate ?? 0) * 100).toFixed(1).replace('.', ',')}%`

describe('the overview', () => {
  test('shows the figures of the API, and leads from a cell of the heat map to its section', async ({
    person,
    site: { world },
  }) => {
    await world.system('so-khcn')
    await world.file('so-khcn', { status: 'unmet', plan: PLAN })
    await world.answerAll('so-tc')
    const reviewer = await person('dic')
    await reviewer.open('/')
    await reviewer.sees('Quý I năm 2024')
    const rollup = (await (await (await world.as('dic')).get(`/periods/${PERIOD}/rollup`)).json()) as RollupTold
    const figure = (name: string) => reviewer.by('region', name)
    await reviewer.reads(`${rollup.filing.submitted} / ${rollup.filing.expected}`, figure('Đơn vị đã nộp'))
    await reviewer.reads(percent(rollup.compliance.rate), figure('Tỷ lệ đáp ứng chung'))
    await reviewer.reads(
      `${rollup.systems.approved} / ${rollup.systems.total} hệ thống`,
      figure('Hệ thống đã phê duyệt cấp độ'),
    )
    const { byLevel, approvedByLevel } = rollup.systems
    for (const level of ['1', '2', '5']) {
      const [total = 0, approved = 0] = [byLevel[level], approvedByLevel[level]]
      const share = total === 0 ? '–' : `${(100 * approved) / total}%`
      const inRegister = rollup.register.byLevel[level]
      await reviewer.sees(`Cấp độ ${level} ${total} ${approved} ${total - approved} ${share} ${inRegister}`, 'row')
    }
    await reviewer.page.getByText('1 đơn vị chưa có phiếu nộp').click()
    await reviewer.button('Chép danh sách').click()
    await reviewer.reads('Đã chép danh sách 1 đơn vị.')
    await reviewer.looks('overview')

    // What has no figures is folded away, and told.
    const heat = figure('Tỷ lệ đáp ứng theo mục').first()
    const without = reviewer.button('1 đơn vị chưa có số liệu trong quý')
    expect(await reviewer.link('Sở Tài chính', heat).count()).toBe(0)
    await without.click()
    await reviewer.link('Sở Tài chính', heat).waitFor()
    await without.click()

    // One stop of the Tab key, then arrows; what is focused is named, and the captions stay while the box is scrolled.
    await reviewer.link('Sở Khoa học và Công nghệ', heat).focus()
    await reviewer.page.keyboard.press('ArrowRight')
    await reviewer.reads(/^Mục 1\.1 – .+ · Sở Khoa học và Công nghệ: 0%$/)
    await reviewer.looks('overview-heat')
    await reviewer.page.keyboard.press('Enter')
    await reviewer.sees(/^1\.1 /)
    expect(reviewer.place).toContain('section=1.1')

    await reviewer.open('/')
    await reviewer.by('checkbox', 'Chỉ tính phiếu đã chấp nhận').check()
    await reviewer.reads('Chưa có phiếu nào của quý I năm 2024 được chấp nhận')
    await reviewer.looks('overview-accepted-none')
    await reviewer.by('checkbox', 'Chỉ tính phiếu đã chấp nhận').uncheck()
    const letter = await reviewer.downloads(reviewer.link('Tải báo cáo Word'))
    expect(letter.name).toMatch(/\.docx$/)

    const depths = reviewer.page.locator('summary', { hasText: 'Mức chi tiết' })
    await depths.click()
    await reviewer.looks('overview-depths')
    const totals = await reviewer.downloads(reviewer.link('Chỉ số liệu tổng'))
    expect(totals.name).toContain('số liệu tổng')
    await reviewer.page.keyboard.press('Escape')
    await expect.poll(() => reviewer.link('Chỉ số liệu tổng').isVisible()).toBe(false)
  })

  test('shows a file that takes long, lets it be given up, and says why one is refused', async ({ person, site }) => {
    const { world } = site
    await world.file('so-khcn')
    const reviewer = await person('dic')
    await reviewer.open('/')
    const letter = reviewer.link('Tải báo cáo Word')
    const panel = reviewer.by('region', 'Tệp đang tải')

    // Sent in two pieces, between which the test lets go.
    let goOn = () => {}
    const signals: AbortSignal[] = []
    site.before = (request) => {
      if (!request.url.includes('rollup.docx')) return Promise.resolve()
      signals.push(request.signal)
      return new Promise((resolve) => {
        goOn = resolve
      })
    }
    await letter.click()
    await reviewer.reads('Máy chủ đang chuẩn bị tệp…', panel)
    await reviewer.looks('download')
    // Once is enough.
    await letter.click()
    await reviewer.button('Hủy', panel).click()
    await panel.waitFor({ state: 'detached' })
    await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([true])
    await expect.poll(() => letter.evaluate((link) => link === document.activeElement)).toBe(true)
    goOn()

    const [download] = await Promise.all([
      reviewer.page.waitForEvent('download'),
      letter.click().then(async () => {
        await reviewer.reads('Máy chủ đang chuẩn bị tệp…', panel)
        goOn()
      }),
    ])
    expect(download.suggestedFilename()).toBe('Báo cáo tổng hợp ATTT quý I năm 2024 - tỉnh Thử Nghiệm.docx')
    await reviewer.reads('Đã tải xong.', panel)
    await reviewer.button('Đóng', panel).click()
    await panel.waitFor({ state: 'detached' })
    const noted = await (await (await world.as('admin')).get('/audit?action=document.download')).json()
    expect(noted).toHaveLength(1)

    // Refused: in words, on the page, with the way on.
    site.before = async () => {}
    reviewer.expects(401, 503)
    site.unreachable = ({ url }) => url.includes('rollup.xlsx')
    await reviewer.link('Tải tổng hợp Excel').click()
    await reviewer.reads(/^Máy chủ trả lời không đúng định dạng/, panel)
    site.unreachable = () => false
    const [workbook] = await Promise.all([
      reviewer.page.waitForEvent('download'),
      reviewer.button('Thử lại', panel).click(),
    ])
    expect(workbook.suggestedFilename()).toMatch(/\.xlsx$/)
    await reviewer.context.clearCookies()
    await letter.click()
    await reviewer.by('alert', undefined, panel).waitFor()
    await reviewer.looks('download-refused')
    expect(reviewer.place).toBe('/')
    expect(await reviewer.link('Đăng nhập', panel).getAttribute('href')).toBe('/sign-in?to=%2F')

    // What is read of a file that is sent can be given up as well.
    const admin = await person('admin')
    await admin.open('/import')
    await admin.sees('Tải tệp đã điền lên')
    const sent: AbortSignal[] = []
    site.before = (request) => {
      if (request.method !== 'POST') return Promise.resolve()
      sent.push(request.signal)
      return new Promise((resolve) => {
        goOn = resolve
      })
    }
    const list = { name: 'danh-sach.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') }
    await admin.page.locator('input[type=file]').setInputFiles(list)
    await admin.reads(/danh-sach\.xlsx/)
    await admin.button('Hủy').click()
    await expect.poll(() => sent.map(({ aborted }) => aborted)).toEqual([true])
    goOn()
    await admin.button('Hủy').waitFor({ state: 'detached' })
    expect(await admin.by('alert').count()).toBe(0)
  })

  test('leads from every figure down to an answer and its text', async ({ person, site: { world } }) => {
    await world.system('so-khcn', { name: 'Cổng thông tin điện tử', level: 2 })
    await world.system('so-tc', { name: 'Quản lý ngân sách', level: 1 })
    const asks = { kind: 'recommendation', base: 0, category: 'budget', text: 'Bố trí kinh phí sao lưu.' } as const
    await (await world.as('so-khcn')).save('so-khcn', [asks])
    await world.file('so-khcn', { status: 'unmet', plan: { ...PLAN, dueOn: '2024-01-31' } })
    await world.file('so-tc', { status: 'met', note: 'Quyết định số 7/QĐ-STC' })
    const reviewer = await person('dic')
    const focused = () => reviewer.page.evaluate(() => document.activeElement?.id ?? '')
    const receipt = async (figure: string) => reviewer.open(`/figure?period=${PERIOD}&figure=${figure}`)

    await reviewer.open('/')
    await reviewer.reads('Danh mục: 2 / 2 hệ thống')
    await reviewer.reads(/^Danh mục hệ thống của các đơn vị phải nộp, đến ngày/)
    await reviewer.link('Căn cứ Tỷ lệ đáp ứng chung').click()
    await reviewer.link(/^Sở Tài chính: \d+ được tính/).click()
    await reviewer.reads('Quyết định số 7/QĐ-STC')
    await reviewer.reads(/^Chỉ xem đáp ứng \(\d+\)$/)
    expect(reviewer.place).toContain('show=met')
    await receipt('compliance.index')
    await reviewer.link(/^Sở Khoa học và Công nghệ: \d+ chưa được tính/).click()
    await reviewer.reads(PLAN.action)
    await receipt('section.5.3.rate')
    await reviewer.link(/^Sở Khoa học và Công nghệ: \d+ chưa được tính/).click()
    await reviewer.sees(/^5\.3 /)
    await expect.poll(focused).toBe('section-5.3')
    await receipt('criterion.5.3.b.rate')
    await reviewer.looks('figure-criterion')
    await reviewer.link(/^Sở Tài chính: 1 được tính/).click()
    await expect.poll(focused).toBe('question-5.3.b')
    await receipt('systems.fullyImplemented')
    await reviewer.reads(/^Tính trên các hệ thống trong những phiếu được tính\./)
    await reviewer.looks('figure-systems')
    await reviewer.link(/^Sở Khoa học và Công nghệ: 1 chưa được tính/).click()
    await expect.poll(focused).toBe('filing-systems')
    await reviewer.sees(/^Cổng thông tin điện tử/, 'rowheader')
    await receipt('filing.rate')
    await reviewer.link(/^Sở Tài chính: 1 được tính/).click()
    await reviewer.sees('Sở Tài chính')
    // Plans and recommendations lead there too.
    await reviewer.open('/')
    await reviewer.link(PLAN.action).first().click()
    await expect.poll(focused).toMatch(/^question-/)
    await reviewer.reads(PLAN.action)
    await reviewer.open('/')
    await reviewer.page.locator('summary', { hasText: 'Kinh phí' }).click()
    await reviewer.link('Sở KH&CN', reviewer.by('region', /kiến nghị/i).first()).click()
    await expect.poll(focused).toBe('recommendations-title')
    await reviewer.reads('Bố trí kinh phí sao lưu.')
  })

  test('leads from every figure to what it is made of: criteria, plans, systems, departments', async ({
    person,
    site: { world },
  }) => {
    await world.system('so-khcn', { name: 'Cổng thông tin điện tử', level: 3 })
    await world.file('so-khcn', { status: 'unmet', plan: PLAN })
    const reviewer = await person('dic')
    await reviewer.open('/')
    await reviewer.link(/quá hạn ở/).waitFor()
    await reviewer.link('Căn cứ Tỷ lệ đáp ứng chung').click()
    await reviewer.sees('Tỷ lệ đáp ứng chung')
    await reviewer.reads(/^0,0%: 0 trên \d+, quý I năm 2024\.$/)
    await reviewer.sees('Sở Khoa học và Công nghệ', 'rowheader')
    await reviewer.looks('figure')
    const csv = await reviewer.downloads(reviewer.link('Tải CSV'))
    expect(csv.name).toBe('Căn cứ số liệu - compliance.rate - 2024-Q1.csv')
    expect(csv.bytes.toString()).toContain('so-khcn,Sở Khoa học và Công nghệ,0,')

    // A filter stands in the address, holds on the next page, and is said.
    await reviewer.by('combobox', 'Loại đơn vị').selectOption('UBND cấp xã')
    await reviewer.reads(/^Chỉ tính: UBND cấp xã/)
    expect(reviewer.place).toContain('kind=commune')
    await reviewer.reads(/^Gồm số liệu của 0 đơn vị/)
    await reviewer.button('Bỏ điều kiện lọc').click()

    await reviewer.open('/')
    await reviewer.by('region', 'Tiêu chí nhiều nơi chưa đáp ứng nhất').getByRole('link').first().click()
    await reviewer.sees(/^Tiêu chí /)
    await reviewer.reads(PLAN.action)
    await reviewer.looks('criterion')

    await reviewer.link('Kế hoạch').click()
    await reviewer.sees('Kế hoạch khắc phục')
    await reviewer.by('searchbox').fill('hoan thien')
    await reviewer.reads(/^Hiển thị \d+ \/ \d+ kế hoạch$/)
    await reviewer.looks('plans')
    await reviewer.by('combobox', 'Tình trạng').selectOption('Đã xong')
    await reviewer.reads('Không có kế hoạch nào phù hợp')

    await reviewer.link('Hệ thống').click()
    await reviewer.by('searchbox').fill('cong thong')
    await reviewer.sees(/^Cổng thông tin điện tử/, 'rowheader')
    await reviewer.looks('register')
    await reviewer.link('Sở Khoa học và Công nghệ').click()
    await reviewer.sees('Sở Khoa học và Công nghệ')
    await reviewer.sees('Quý I năm 2024', 'rowheader')
    await reviewer.by('combobox', 'So với').selectOption('Sở Tài chính')
    await reviewer.sees('Sở Tài chính', 'columnheader')
    await reviewer.looks('department')

    await reviewer.open('/')
    await reviewer.link('Viết nhận xét cho báo cáo').click()
    await reviewer.sees('Nhận xét của cơ quan đầu mối')
    const tasks = reviewer.by('region', 'Nhiệm vụ trong kỳ tới')
    await reviewer.button('Đưa cả dự thảo vào', tasks).click()
    await reviewer.reads('Đã lưu.', tasks)
    const admin = await person('admin')
    await admin.open(`/remarks?period=${PERIOD}`)
    const theirs = admin.by('region', 'Nhiệm vụ trong kỳ tới')
    await admin.reads(/sửa gần nhất/, theirs)
    await reviewer.box('Nhiệm vụ trong kỳ tới').fill('Tập huấn cho các đơn vị.')
    await reviewer.reads('Đã lưu.', tasks)
    // Two people: neither text is lost.
    admin.expects(409)
    await admin.box('Nhiệm vụ trong kỳ tới').fill('Kiểm tra thực tế.')
    await admin.reads(/vừa sửa phần này/, theirs)
    await admin.looks('remarks')
    await admin.button('Giữ nội dung đang gõ', theirs).click()
    await admin.reads('Đã lưu.', theirs)
    const { remarks } = await (await (await world.as('dic')).get(`/periods/${PERIOD}/remarks`)).json()
    expect(remarks[2]).toMatchObject({ part: 'tasks', text: 'Kiểm tra thực tế.', version: 3 })

    await admin.open('/audit?action=assessment.submit')
    await admin.sees('Nhật ký thao tác')
    await admin.by('cell', 'Nộp phiếu').first().waitFor()
    await admin.looks('audit')
    // By days as they are written here: of today there is one, of tomorrow none.
    const [tomorrow, today] = [addDays(world.today, 1), world.today].map((day) => day.split('-').reverse().join('/'))
    await admin.box('Từ ngày').fill(tomorrow?.replace('/20', '/') ?? '')
    await admin.box('Đến ngày').focus()
    await admin.sees('Không có dòng nào phù hợp')
    await admin.box('Từ ngày').fill(today ?? '')
    await admin.box('Đến ngày').focus()
    await admin.by('cell', 'Nộp phiếu').first().waitFor()
  })

  test('says what is the matter with disk and backups, and to an administrator what is well', async ({
    person,
    site,
  }) => {
    const at = '2026-11-28T18:15:00.000Z'
    const backup = { lastGoodAt: at, failedAt: null, since: at, alarmAfterHours: 1e6 }
    const integrity = { checkedAt: at, sound: true }
    site.upkeep = { space: { free: 12.3e9, alarmBelow: 5e8 }, integrity, backup }
    const admin = await person('admin')
    await admin.open('/')
    await admin.reads('Hệ thống hoạt động bình thường · ổ đĩa còn trống 12,3 GB')
    await admin.reads('sao lưu gần nhất lúc 01:15 ngày 29/11/2026')
    expect(await admin.by('region', 'Hệ thống cần được kiểm tra').count()).toBe(0)

    const space = { free: 3.2e8, alarmBelow: 5e8 }
    site.upkeep = { space, integrity, backup: { ...backup, failedAt: at } }
    await admin.open('/')
    const alarm = admin.by('region', 'Hệ thống cần được kiểm tra')
    await admin.reads('chỉ còn trống 320 MB, dưới mức báo động 500 MB', alarm)
    await admin.reads('Lần sao lưu lúc 01:15 ngày 29/11/2026 không thành công', alarm)
    await admin.looks('overview-alarm')
    await admin.open('/en/')
    await admin.reads('The backup of 01:15 on 29/11/2026 failed', admin.by('region', 'The service needs attention'))
    const editor = await person('so-khcn')
    await editor.open('/')
    await editor.sees(/Quý I/)
    expect(await editor.by('region', 'Hệ thống cần được kiểm tra').count()).toBe(0)
  })

  test('the list of filings is narrowed by state, kind, time and name, and keeps it in the address', async ({
    person,
    site: { world },
  }) => {
    await world.file('so-khcn')
    const reviewer = await person('dic')
    await reviewer.open('/filings')
    await reviewer.reads('Hiển thị 2 / 2 đơn vị')
    await reviewer.looks('filings')
    await reviewer.by('searchbox', /^Tìm đơn vị/).fill('khoa hoc')
    await reviewer.reads('Hiển thị 1 / 2 đơn vị')
    await reviewer.sees('Sở Khoa học và Công nghệ', 'link')
    await reviewer.by('searchbox', /^Tìm đơn vị/).fill('')
    await reviewer.by('combobox', 'Trạng thái').selectOption('Chưa có phiếu nộp')
    await reviewer.sees('Sở Tài chính', 'link')
    await reviewer.reads('Hiển thị 1 / 2 đơn vị')
    await reviewer.page.reload()
    await reviewer.reads('Hiển thị 1 / 2 đơn vị')
    await reviewer.by('combobox', 'Thời hạn').selectOption('Đúng hạn')
    await reviewer.reads('Không có đơn vị nào phù hợp')
    await reviewer.button('Bỏ điều kiện lọc').click()
    await reviewer.by('combobox', 'Loại đơn vị').selectOption('Sở, ban, ngành')
    await reviewer.by('combobox', 'Thời hạn').selectOption('Đúng hạn')
    await reviewer.by('combobox', 'Sắp xếp').selectOption('Nộp gần đây trước')
    await reviewer.reads('Hiển thị 1 / 2 đơn vị')
    await reviewer.link('Sở Khoa học và Công nghệ').click()
    await reviewer.by('radio', /^Chỉ xem chưa đáp ứng/).check()
    await reviewer.reads('Không có câu trả lời nào phù hợp với lựa chọn hiển thị.')
  })
})

describe('what an admin keeps', () => {
  test('periods: a new one, one reopened, a filer exempted with a reason', async ({ person, site: { world } }) => {
    await world.movePeriod({ opensOn: -30, dueOn: -20, closesOn: -10 })
    const admin = await person('admin')
    await admin.open('/periods')
    await admin.reads('Đã đóng')
    await admin.looks('periods')
    await admin.link('Sửa kỳ quý I năm 2024').click()
    await admin.sees('Quý I năm 2024')
    const [y, m, d] = world.today.split('-')
    await admin.fills({ 'Ngày đóng': '31/02/2024' })
    await admin.button('Lưu thay đổi').click()
    await admin.sees('Có nội dung cần sửa')
    await admin.fills({ 'Ngày đóng': `${d}/${m}/${y}` })
    await admin.button('Lưu thay đổi').click()
    await admin.reads('Đã lưu kỳ báo cáo quý I năm 2024.')
    await admin.reads('Quá hạn nộp')

    await admin.link('Mở kỳ báo cáo mới').click()
    await admin.sees('Mở kỳ báo cáo')
    await admin.by('combobox', 'Quý').selectOption('Quý IV')
    await admin.by('combobox', 'Năm').selectOption(String(Number(y) + 1))
    await admin.fills({ 'Văn bản yêu cầu báo cáo (không bắt buộc)': 'Công văn số 12/STTTT' })
    await admin.button(`Tạo kỳ báo cáo quý IV năm ${Number(y) + 1}`).click()
    await admin.reads('Công văn số 12/STTTT')

    await admin.link('Đơn vị phải nộp, quý I năm 2024').click()
    await admin.reads('2 đơn vị phải nộp.')
    await admin.page.getByText('Bổ sung hoặc miễn nộp').click()
    await admin.by('combobox', 'Đơn vị').selectOption('Sở Tài chính')
    await admin.button('Miễn nộp đơn vị').click()
    await admin.sees('Có nội dung cần sửa')
    await admin.looks('filers-errors')
    await admin.fills({ 'Lý do': 'Sáp nhập theo Nghị quyết số 12/NQ-HĐND' })
    await admin.button('Miễn nộp đơn vị').click()
    await admin.reads('Đã miễn nộp cho Sở Tài chính.')
    await admin.reads('1 đơn vị phải nộp.')
    await admin.by('radio', 'Bổ sung một đơn vị').check()
    await admin.by('combobox', 'Đơn vị').selectOption('Sở Tài chính')
    await admin.fills({ 'Lý do': 'Chưa sáp nhập' })
    await admin.button('Bổ sung đơn vị').click()
    await admin.reads('2 đơn vị phải nộp.')
    // What was taken back stays on record.
    await admin.reads('Miễn nộp Sở Tài chính')
    await admin.reads('Bổ sung Sở Tài chính')
    await admin.by('radio', 'Miễn nộp một đơn vị').check()
    await admin.by('combobox', 'Đơn vị').selectOption('Sở Tài chính')
    await admin.fills({ 'Lý do': 'Sáp nhập từ ngày mai' })
    await admin.button('Miễn nộp đơn vị').click()
    await admin.reads('1 đơn vị phải nộp.')
    await admin.looks('filers')
    await admin.link('Phiếu nộp').click()
    await admin.by('combobox', 'Kỳ báo cáo').selectOption(PERIOD)
    await admin.reads('Hiển thị 1 / 1 đơn vị')

    await (await world.as('admin')).post(`/periods/${PERIOD}/filers`, {
      department: 'so-khcn',
      change: 'exempt',
      reason: 'Giải thể',
    })
    await admin.open(`/filings?period=${PERIOD}`)
    await admin.reads('Không có đơn vị nào phải nộp trong quý I năm 2024')
    await admin.open(`/?period=${PERIOD}`)
    await admin.reads('Không có đơn vị nào phải nộp trong quý I năm 2024')
  })

  test('departments: found without tone marks, added, changed, refused', async ({ person }) => {
    const admin = await person('admin')
    await admin.open('/departments')
    await admin.reads('2 đơn vị')
    await admin.by('searchbox').fill('tai chinh')
    await admin.reads('1 đơn vị')
    await admin.looks('departments')
    await admin.link('Thêm đơn vị').click()
    await admin.fills({ 'Tên đơn vị': 'UBND xã Đồng Tiến' })
    expect(await admin.box('Mã đơn vị').inputValue()).toBe('ubnd-xa-dong-tien')
    await admin.fills({ 'Mã đơn vị': 'so-tc', 'Tên viết tắt': 'xã Đồng Tiến' })
    await admin.button('Thêm đơn vị').click()
    await admin.link('Mã này đã được dùng cho đơn vị khác').click()
    await admin.fills({ 'Mã đơn vị': 'xa-dong-tien' })
    await admin.by('combobox', 'Loại đơn vị').selectOption('UBND cấp xã')
    await admin.button('Thêm đơn vị').click()
    await admin.reads('Đã lưu UBND xã Đồng Tiến.')
    await admin.link('UBND xã Đồng Tiến').click()
    await admin.fills({ 'Ngày hoạt động cuối cùng (không bắt buộc)': '30/6/2025' })
    await admin.button('Lưu thay đổi').click()
    await admin.reads('Đã ngừng sau 30/6/2025')
  })

  test('users: a new password, and an account that is stopped is out at once', async ({ person, site: { world } }) => {
    const officer = await person('so-tc')
    officer.expects(401)
    await officer.open('/')
    await officer.sees('Quý I năm 2024')

    const admin = await person('admin')
    await admin.open('/users')
    await admin.reads('Hiển thị 6 / 6 tài khoản')
    await admin.looks('users')
    await admin.by('combobox', 'Đơn vị').selectOption('Sở Tài chính')
    await admin.reads('Hiển thị 2 / 6 tài khoản')
    await admin.link('Người dùng so-tc').click()
    await admin.looks('user')
    await admin.button('Ngừng tài khoản').click()
    await admin.looks('user-deactivate')
    await admin.button('Ngừng tài khoản', admin.by('dialog')).click()
    await admin.button('Dùng lại tài khoản').waitFor()

    await officer.link('Hệ thống thông tin').first().click()
    await officer.sees('Đăng nhập')

    await admin.button('Dùng lại tài khoản').click()
    await admin.button('Dùng lại tài khoản', admin.by('dialog')).click()
    await admin.button('Đặt lại mật khẩu').click()
    await admin.button('Đặt lại mật khẩu', admin.by('dialog')).click()
    await admin.sees('Đã đặt lại mật khẩu của Người dùng so-tc')
    await admin.button('Chép mật khẩu').click()
    await admin.reads('Đã chép mật khẩu.')
    const temporary = (await admin.by('code').last().textContent()) ?? ''
    await officer.fills({ 'Tên đăng nhập': 'so-tc', 'Mật khẩu': temporary })
    officer.expects(403)
    await officer.button('Đăng nhập').click()
    await officer.reads('Mật khẩu hiện tại là mật khẩu tạm.')

    // Several who have lost theirs are given slips at once; one's own password is not among them.
    await admin.open('/users')
    await admin.button('Chọn cả 5 tài khoản đang hiện').click()
    await admin.page.getByLabel('Cấp phiếu mật khẩu mới cho Người dùng so-khcn', { exact: true }).uncheck()
    expect(await admin.page.getByLabel('Cấp phiếu mật khẩu mới cho Người dùng admin').count()).toBe(0)
    await admin.looks('users-chosen')
    await admin.button('Cấp phiếu mật khẩu mới cho 4 người').click()
    await admin.button('Cấp phiếu mật khẩu mới cho 4 người', admin.by('dialog')).click()
    await admin.sees('Phiếu mật khẩu: 4 người')
    await admin.looks('users-slips')
    const slip = admin.page.getByRole('listitem').filter({ hasText: 'so-tc-ld' })
    const password = (await slip.locator('code').last().textContent()) ?? ''
    const signedIn = await world.anonymous().post('/auth/sign-in/username', { username: 'so-tc-ld', password })
    expect(signedIn.status).toBe(200)
    await admin.page.evaluate(() => {
      window.print = () => {}
    })
    await admin.button('In 4 phiếu').click()
    await admin.button('Về danh sách tài khoản').click()
    await admin.by('combobox', 'Trạng thái').selectOption('Mật khẩu tạm')
    await admin.reads('Hiển thị 4 / 6 tài khoản')

    await admin.open('/users?edit=admin')
    await admin.reads('Đây là tài khoản đang đăng nhập')
    expect(await admin.button('Ngừng tài khoản').count()).toBe(0)
  })

  test('settings: what is printed on reports', async ({ person, site: { world } }) => {
    const admin = await person('admin')
    await admin.open('/settings')
    await admin.sees('Thiết lập')
    await admin.looks('settings')
    await admin.fills({ 'Tên cơ quan': '' })
    await admin.button('Lưu thiết lập').click()
    await admin.link('Nhập nội dung: Tên cơ quan').click()
    await admin.fills({ 'Tên cơ quan': 'Công an tỉnh Thử Nghiệm' })
    await admin.button('Lưu thiết lập').click()
    await admin.reads('Đã lưu thiết lập.')
    const settings = await (await (await world.as('admin')).get('/settings')).json()
    expect(settings).toMatchObject({ coordinator: { name: 'Công an tỉnh Thử Nghiệm' } })
    // The list has it, the form and what it said stand; a later day is told of, and what is saved before it too.
    await admin.reads('Đang có hiệu lực')
    await admin.reads('Đã lưu thiết lập.')
    const save = async (day: string, name: string) => {
      await admin.fills({ 'Tên cơ quan': name, 'Có hiệu lực từ ngày': day })
      await admin.button('Lưu thiết lập').click()
    }
    await save('1/1/2090', 'Cơ quan sau này')
    await admin.reads('1/1/2090')
    await admin.reads('Đã lưu thiết lập.')
    await save('1/6/2089', 'Cơ quan trước đó')
    await admin.reads(/^Đã lưu thiết lập\. Từ ngày 1\/1\/2090 áp dụng/)
    await admin.button('Bỏ thay đổi').first().click()
    await admin.button('Bỏ thay đổi', admin.by('dialog')).click()
    await expect.poll(() => admin.page.getByText('1/1/2090').count()).toBe(0)
    expect(await admin.box('Tên cơ quan').inputValue()).toBe('Công an tỉnh Thử Nghiệm')
  })

  test('a framework of another shape: uploaded with faults, then without, seen, applied from the next period, filed', async ({
    person,
    site: { world },
  }) => {
    const admin = await person('admin')
    await admin.open('/')
    // The menu is one line, in either language.
    for (const place of ['/en', '/']) {
      await admin.page.setViewportSize({ width: 1440, height: 900 })
      await admin.open(place)
      await admin.page.locator('.nav li').nth(7).waitFor()
      const tops = await admin.page
        .locator('.nav li')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))
      expect(new Set(tops).size, `${place}: ${tops}`).toBe(1)
    }
    await admin.page.locator('summary', { hasText: 'Người dùng admin' }).click()
    await admin.link('Bộ tiêu chí').click()
    await admin.sees('Bộ tiêu chí')
    await admin.looks('frameworks')
    const file = await admin.downloads(admin.link('Tải nd85-tcvn11930@2024.3 bằng Excel'))
    expect(file.name).toBe('Bộ tiêu chí nd85-tcvn11930 2024.3.xlsx')

    await admin.link('Tải lên phiên bản mới').click()
    const choose = (name: string, bytes: Uint8Array | string) =>
      admin.page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
    await admin.looks('frameworks-upload')
    const faulty = await changed(file.bytes, { 'Bộ tiêu chí!B3': '2027.1', 'Tiêu chí!C2': 'ai đó' })
    await choose('sai.xlsx', faulty)
    await admin.reads('Trang “Tiêu chí”, ô C2')
    await admin.looks('frameworks-faults')
    await admin.button('Chọn tệp khác').click()
    await choose('nd85.xlsx', file.bytes)
    await admin.reads(/đã có với đúng nội dung này/)
    await admin.button('Chọn tệp khác').click()
    const next = { 'Bộ tiêu chí!B3': '2027.1', 'Tiêu chí!E2': 'Quy chế nêu rõ mục tiêu, nguyên tắc theo luật mới.' }
    await choose('nd85-moi.xlsx', await changed(file.bytes, next))
    await admin.reads('1 tiêu chí thay đổi · 163 tiêu chí giữ nguyên')
    await admin.looks('frameworks-changed')

    await admin.button('Chọn tệp khác').click()
    const map = [
      { from: ['1.1.a'], to: ['z'], relation: 'equal' },
      { from: ['1.1.b'], to: ['w'], relation: 'broader', note: { vi: 'Hỏi thêm quy trình.' } },
    ]
    await choose('khac.json', JSON.stringify({ ...OTHER, mapping: { from: FRAMEWORK, map } }))
    await admin.reads('Rộng hơn 1.1.b cũ: “đáp ứng” thành “đáp ứng một phần”.')
    await admin.page.getByText('Xem phiếu mà đơn vị sẽ thấy').click()
    await admin.by('combobox', 'Đơn vị có hệ thống cao nhất ở').selectOption('Bậc 4')
    await admin.reads('3 tiêu chí trong 2 mục, 0 số liệu.')
    await admin.looks('frameworks-mapped')
    await admin.button('Lưu phiên bản này').click()
    await admin.reads('Đã lưu phiên bản khac@7.')

    // Nothing has opened yet that could be changed; then the next quarter.
    await admin.reads(/^Không có kỳ nào sắp mở/)
    const days = [30, 40, 50].map((n) => addDays(world.today, n))
    const [opensOn = '', dueOn = '', closesOn = ''] = days
    const period = { id: '2024-Q2', opensOn, dueOn, closesOn, frameworkId: FRAMEWORK, requestRef: '' }
    expect((await (await world.as('admin')).post('/periods', period)).status).toBe(201)
    await admin.open('/frameworks')
    await admin.by('combobox', 'Phiên bản').selectOption('khac, phiên bản 7')
    await admin.reads('Sẽ đổi: quý II/2024.')
    await admin.looks('frameworks-apply')
    await admin.button('Áp dụng từ quý II năm 2024').click()
    await admin.reads('Đã áp dụng cho quý II năm 2024.')

    await admin.link('Xem phiếu của khac@7').click()
    await admin.by('combobox', 'Đơn vị có hệ thống cao nhất ở').selectOption('Bậc 7')
    await admin.reads('Chặt hơn')
    await admin.looks('frameworks-view')

    await world.movePeriod({ opensOn: 0 }, '2024-Q2')
    await world.system('so-tc', { level: 4 })
    const officer = await person('so-tc')
    await officer.open('/section?period=2024-Q2&section=B.10')
    await officer.reads('Yêu cầu w')
    await officer.looks('frameworks-section')

    // By the first framework: for whom a dedicated product is compulsory says the register.
    await world.system('so-tc', { name: 'Hạ tầng dùng chung', level: 3, kind: 'infrastructure' })
    await world.system('so-tc', { name: 'Phần mềm nội bộ', level: 3, kind: 'internal' })
    await officer.open(`/section?period=${PERIOD}&section=6.1`)
    await officer.reads(/^Với Hạ tầng dùng chung: bắt buộc dùng sản phẩm chuyên dụng/)
    await officer.looks('section-strict')
  })
})
