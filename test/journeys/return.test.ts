/** What happens after submitting: withdrawing, a return of two answers, the second revision beside the first. */
import { describe, expect } from 'vitest'
import { counts, onFirstScreen, type Person, test } from '../support/browser.ts'
import { content } from '../support/files.ts'
import type { Site } from '../support/site.ts'
import { translated } from '../support/translated.ts'
import { answerChange, PERIOD, PLAN } from '../support/world.ts'

const SYSTEM = 'Cổng thông tin điện tử'
/** A picture of 8 by 8 points. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAD0lEQVR4nGPowgEYhpYEAHEgZ4EdoP7CAAAAAElFTkSuQmCC'
const filing = `/filing?period=${PERIOD}&department=so-khcn`

async function signs(leader: Person): Promise<void> {
  await leader.fills({ 'Họ và tên người ký': 'Trần Thị Bình', 'Chức vụ người ký': 'GIÁM ĐỐC' })
  await leader.button('Nộp báo cáo quý I/2024').click()
  await leader.sees(/^Biên nhận/)
}

describe('evidence', () => {
  test('is brought in where a return asks for it, several at once over a broken line, and read in its place', async ({
    person,
    site,
  }) => {
    const { world } = site
    await world.system('so-khcn', { name: SYSTEM })
    await world.file('so-khcn')
    const dic = await world.as('dic')
    await dic.post(`/periods/${PERIOD}/assessments/so-khcn/return`, {
      reason: 'Bổ sung minh chứng',
      items: [{ criterion: '1.1.a', system: null, comment: 'Gửi kèm quyết định phê duyệt' }],
    })

    const officer = await person('so-khcn')
    await officer.open(`/section?period=${PERIOD}&section=1.1`)
    const row = officer.page.locator('.crit').filter({ hasText: 'Gửi kèm quyết định phê duyệt' })
    await officer.button(/^Thêm minh chứng/, row).click()
    // The first part finds no line: it goes by itself when there is one.
    officer.expects('net::ERR_INTERNET_DISCONNECTED')
    officer.expects(422)
    let broken = true
    await officer.page.route('**/parts/1', (route) => (broken ? route.abort('internetdisconnected') : route.continue()))
    await row.locator('input[type=file]').setInputFiles([
      {
        name: 'Quyết định phê duyệt cấp độ.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(content('pdf', 3e6)),
      },
      { name: 'Ảnh tủ mạng.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') },
      { name: 'Bảng tính.xlsx', mimeType: 'text/plain', buffer: Buffer.from('không phải bảng tính') },
    ])
    await officer.reads(/^Mất kết nối/, row)
    broken = false
    await officer.page.evaluate(() => dispatchEvent(new Event('online')))
    await officer.sees('Quyết định phê duyệt cấp độ.pdf', 'link', row)
    await officer.sees('Ảnh tủ mạng.png', 'link', row)
    await officer.reads(/^Tệp gửi lên không phải PDF/, row)
    await officer.button('Hủy Bảng tính.xlsx', row).click()
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    await officer.button('Gỡ Ảnh tủ mạng.png', row).click()
    await officer.by('link', 'Ảnh tủ mạng.png', row).waitFor({ state: 'detached' })
    await officer.button('Hoàn tác (1 thay đổi)').click()
    await officer.sees('Ảnh tủ mạng.png', 'link', row)
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    await officer.looks('section-evidence')
    const { answers } = await (await world.as('so-khcn')).read('so-khcn')
    const named = answers.find(({ criterion }) => criterion === '1.1.a')?.evidence?.map(({ name }) => name)
    expect(named?.sort()).toEqual(['Quyết định phê duyệt cấp độ.pdf', 'Ảnh tủ mạng.png'].sort())

    await officer.link('Số, ngày, kỳ Quyết định phê duyệt cấp độ.pdf', row).click()
    await officer.sees('Thông tin của tệp')
    await officer.fills({ 'Số, ký hiệu văn bản': '12/QĐ-UBND', 'Ngày văn bản': '1/3/2023' })
    await officer.by('combobox', 'Chứng minh cho kỳ').selectOption(PERIOD)
    await officer.looks('file')
    await officer.button('Lưu').click()
    await officer.reads('Đã lưu thông tin của tệp.')
    await officer.reads('Đã quá một năm')
    await officer.reads('12/QĐ-UBND, 1/3/2023')
    await officer.page.evaluate(translated)
    await officer.fills({ 'Tìm theo tên, số văn bản, tiêu chí': 'phe duyet' })
    await officer.reads('1 tệp')
    await officer.looks('files')

    const leader = await person('so-khcn-ld')
    await leader.open(`/check?period=${PERIOD}`)
    await signs(leader)
    const specialist = await person('dic')
    await specialist.open(filing)
    await specialist.sees('Quyết định phê duyệt cấp độ.pdf', 'link')
    await specialist.reads('(12/QĐ-UBND, 1/3/2023)')
    const picture = specialist.page.locator('details').filter({ hasText: 'Ảnh tủ mạng.png' })
    await picture.locator('summary').click()
    await specialist.by('img', 'Nội dung tệp Ảnh tủ mạng.png').waitFor()
    await specialist.page.waitForFunction(() =>
      [...document.querySelectorAll('img')].every(({ naturalWidth }) => naturalWidth > 0),
    )
    await specialist.looks('filing-evidence')
    const file = await specialist.downloads(specialist.link('Quyết định phê duyệt cấp độ.pdf'))
    expect([file.name, file.bytes.length]).toEqual(['Quyết định phê duyệt cấp độ.pdf', 3e6])
  })
})

describe('before submitting', () => {
  test('it is handed over for signature, taken back, handed back with a remark, and signed', async ({
    person,
    site,
  }) => {
    const { world } = site
    await world.answerAll('so-khcn')
    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.link('Kiểm tra và trình ký').click()
    await officer.button('Trình lãnh đạo ký').click()
    const waits = officer.by('region', 'Đã trình ký, chờ lãnh đạo đơn vị ký')
    await officer.reads('Người dùng so-khcn trình ký lúc', waits)
    expect(await waits.evaluate((box) => box === document.activeElement)).toBe(true)
    await officer.looks('check-handed-over')
    await officer.open(`/section?period=${PERIOD}&section=1.1`)
    await waits.waitFor()
    expect(await officer.by('radio', 'Chưa đáp ứng').first().isDisabled()).toBe(true)
    await officer.button('Lấy lại').click()
    await waits.waitFor({ state: 'detached' })
    expect(await officer.by('radio', 'Chưa đáp ứng').first().isEnabled()).toBe(true)
    await officer.open(`/check?period=${PERIOD}`)
    await officer.button('Trình lãnh đạo ký').click()
    await waits.waitFor()

    const leader = await person('so-khcn-ld')
    await leader.open('/')
    await leader.sees('Phiếu đang chờ ký')
    await leader.looks('home-waits-for-signature')
    await leader.link('Xem, ký và nộp').click()
    await leader.button('Trả lại kèm ý kiến').click()
    await leader.button('Trả lại để sửa').click()
    await leader.reads('Nhập ý kiến: cần sửa gì')
    await leader.looks('check-hand-back')
    await leader.fills({ 'Ý kiến': 'Nêu rõ số và ngày ban hành quy chế ở mục 1.1.' })
    await leader.button('Trả lại để sửa').click()
    await leader.sees('Đã trả lại để sửa, chờ trình ký lại')

    await officer.open('/')
    await officer.sees('Lãnh đạo đơn vị trả lại để sửa')
    await officer.reads('Nêu rõ số và ngày ban hành quy chế ở mục 1.1.')
    await officer.looks('home-handed-back')
    await officer.link('Kiểm tra và trình ký').click()
    await officer.button('Trình lãnh đạo ký').click()
    await waits.waitFor()
    // The page that is looked at again follows.
    await leader.page.evaluate(() => dispatchEvent(new Event('focus')))
    await leader.sees('Phiếu đang chờ ký')
    await leader.looks('check-waits-for-signature')
    // The answer is lost on its way: signing once more files nothing more.
    leader.expects('net::ERR_FAILED')
    await leader.page.route(
      '**/submit',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await leader.fills({ 'Họ và tên người ký': 'Trần Thị Bình', 'Chức vụ người ký': 'GIÁM ĐỐC' })
    await leader.button('Nộp báo cáo quý I/2024').click()
    await leader.sees('Không thực hiện được')
    await signs(leader)
    expect(await (await world.as('dic')).read('so-khcn')).toMatchObject({ state: 'submitted', revision: 1 })

    // After the paper is signed, its PDF is there for both desks.
    await officer.open(`/receipt?period=${PERIOD}`)
    await officer.sees('Văn bản đã ký')
    await officer.looks('receipt-unsigned')
    await officer.button('Đính kèm văn bản').click()
    for (const lacks of ['Chọn tệp PDF của văn bản đã ký', 'Nhập số văn bản', 'Nhập ngày văn bản'])
      await officer.link(lacks).waitFor()
    officer.expects(422)
    const choose = (name: string, text: string) =>
      officer.page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
    await choose('báo cáo.pdf', 'PK: no PDF at all')
    await officer.reads('báo cáo.pdf (1 KB)')
    await officer.fills({ 'Số văn bản': '45/BC-SKHCN', 'Ngày văn bản': '28/3/2024' })
    await officer.button('Đính kèm văn bản').click()
    await officer.reads('Tệp gửi lên không phải PDF')
    await officer.looks('receipt-no-pdf')
    await choose('báo cáo.pdf', `%PDF-1.7 ${'x'.repeat(400_000)}`)
    await officer.button('Đính kèm văn bản').click()
    await officer.reads('Số 45/BC-SKHCN ngày 28/3/2024')
    await officer.looks('receipt-signed')
    const download = await officer.downloads(officer.link('Tải văn bản đã ký (PDF, 391 KB)'))
    expect(download.name).toMatch(/bản ký\.pdf$/)
    expect(download.bytes.toString()).toMatch(/^%PDF-1\.7 x+$/)
    await officer.button('Thay bằng bản khác').click()
    expect(await officer.box('Số văn bản').inputValue()).toBe('45/BC-SKHCN')

    const reviewer = await person('dic')
    await reviewer.open(filing)
    await reviewer.reads('Số 45/BC-SKHCN ngày 28/3/2024')
    await reviewer.reads('Đính kèm văn bản đã ký của bản nộp lần 1: số 45/BC-SKHCN ngày 28/3/2024')
    await reviewer.looks('filing-signed')
    expect((await reviewer.downloads(reviewer.link('Tải văn bản đã ký (PDF, 391 KB)'))).name).toMatch(/bản ký\.pdf$/)
    // This browser shows no PDF; one that does gets it in its place, at both desks, and lets it go again.
    expect(await reviewer.page.getByText('Xem văn bản tại đây').count()).toBe(0)
    for (const [who, path] of [
      [reviewer, filing],
      [officer, `/receipt?period=${PERIOD}`],
    ] as const)
      await seesInPlace(who, path, site)
    // The file that takes long is given up, and is there when it is asked for again.
    let goOn = () => {}
    const signals: AbortSignal[] = []
    site.before = ({ url, signal }) => {
      if (!url.includes('/signed')) return Promise.resolve()
      signals.push(signal)
      return new Promise((resolve) => {
        goOn = resolve
      })
    }
    for (const who of [reviewer, officer]) {
      const link = who.link('Tải văn bản đã ký (PDF, 391 KB)')
      const panel = who.by('region', 'Tệp đang tải')
      await link.click()
      await who.reads('Máy chủ đang chuẩn bị tệp…', panel)
      await who.button('Hủy', panel).click()
      await panel.waitFor({ state: 'detached' })
      await expect.poll(() => signals.at(-1)?.aborted).toBe(true)
      await expect.poll(() => link.evaluate((it) => it === document.activeElement)).toBe(true)
      goOn()
    }
    expect(signals).toHaveLength(2)
    site.before = async () => {}
    expect((await officer.downloads(officer.link('Tải văn bản đã ký (PDF, 391 KB)'))).name).toMatch(/bản ký\.pdf$/)
  })
})

/**
 * Opens the signed PDF on the page, as a browser does that shows PDF; this one only says so. What would be shown is asked of
 * the server as the frame asks, and given up when it is closed before it is there.
 */
async function seesInPlace(who: Person, path: string, site: Site): Promise<void> {
  await who.page.addInitScript(() => Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true }))
  await who.open(path)
  const summary = who.page.locator('summary', { hasText: 'Xem văn bản tại đây' })
  const frame = who.page.locator('iframe[title="Văn bản đã ký"]')
  await summary.waitFor()
  expect(await frame.count()).toBe(0)
  const [answer] = await Promise.all([who.page.waitForResponse(/signed\?inline=true$/), summary.click()])
  expect(answer.status()).toBe(200)
  expect(await answer.headerValue('content-type')).toBe('application/pdf')
  expect(await answer.headerValue('content-disposition')).toMatch(/^inline; /)
  // A header that forbids all frames would leave it empty.
  expect(await answer.headerValue('x-frame-options')).not.toBe('DENY')
  expect((await answer.headerValue('content-security-policy')) ?? '').not.toMatch(/frame-ancestors 'none'/)
  await frame.waitFor()
  await who.looks(`in-place-${path.slice(1, path.indexOf('?'))}`)
  await summary.click()
  await frame.waitFor({ state: 'detached' })

  let goOn = () => {}
  let asked: AbortSignal | undefined
  site.before = ({ url, signal }) => {
    if (!url.includes('inline=true')) return Promise.resolve()
    asked = signal
    return new Promise((resolve) => {
      goOn = resolve
    })
  }
  await summary.click()
  await expect.poll(() => asked?.aborted).toBe(false)
  await summary.click()
  await frame.waitFor({ state: 'detached' })
  await expect.poll(() => asked?.aborted).toBe(true)
  goOn()
  site.before = async () => {}
}

describe('after submitting', () => {
  test('two answers come back with comments, and only they are open', async ({ person, site: { world } }) => {
    await world.system('so-khcn', { name: SYSTEM })
    await world.file('so-khcn')
    await world.file('so-tc')

    const reviewer = await person('dic')
    await reviewer.open('/filings?state=submitted')
    await reviewer.link('Sở Tài chính').click()
    await reviewer.link('Để sau, xem phiếu tiếp theo: Sở Khoa học và Công nghệ (1 phiếu khác đang chờ)').click()
    await reviewer.sees('Sở Khoa học và Công nghệ')
    await reviewer.link('Danh sách phiếu quý I năm 2024').click()
    await reviewer.reads('Hiển thị 2 / 2 đơn vị')
    expect(reviewer.place).toContain('state=submitted')
    await reviewer.open(filing)
    await reviewer.button('Trả lại…').click()
    await reviewer.sees('Trả lại phiếu')
    await reviewer.button(/^Trả lại 0/).click()
    await reviewer.sees('Có nội dung cần sửa')
    await reviewer.by('checkbox', 'Yêu cầu sửa 1.1.a').check()
    await reviewer.fills({ 'Ý kiến về 1.1.a (không bắt buộc)': 'Nêu số và ngày ban hành quy chế.' })
    await reviewer.by('checkbox', `Yêu cầu sửa 6.1.a, ${SYSTEM}`).check()
    await reviewer.fills({ [`Ý kiến về 6.1.a, ${SYSTEM} (không bắt buộc)`]: 'Gửi kèm sơ đồ.' })
    await reviewer.fills({ 'Lý do trả lại': 'Hai nội dung chưa có minh chứng.' })
    await reviewer.reads('Sẽ mở khóa 2 nội dung')
    await reviewer.looks('filing-returning')
    await reviewer.button('Trả lại 2 nội dung').click()
    await reviewer.reads('Đã trả lại phiếu cho Sở Khoa học và Công nghệ.')
    await reviewer.sees('Xem phiếu chờ tiếp theo: Sở Tài chính', 'link')

    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.reads('Hai nội dung chưa có minh chứng.')
    await officer.reads('Nêu số và ngày ban hành quy chế.')
    await officer.reads('Còn 2 câu trả lời chưa sửa.')
    await officer.looks('home-returned')
    await officer.link('Sửa câu trả lời được trả lại').click()
    await officer.sees(/^1\.1 /)
    await officer.reads('Nêu số và ngày ban hành quy chế.')
    const open = officer.by('group', /^1\.1\.a: /)
    const closed = officer.by('group', /^1\.1\.b: /)
    expect(await officer.by('radio', 'Chưa đáp ứng', open).isEnabled()).toBe(true)
    expect(await officer.by('radio', 'Chưa đáp ứng', closed).isDisabled()).toBe(true)
    // What is answered anew may have to be told anew.
    expect(await officer.box('Thuyết minh (in vào báo cáo)').isEnabled()).toBe(true)
    await officer.by('radio', 'Một phần', open).check()
    await officer.fills({ 'Việc sẽ làm': PLAN.action, 'Hạn (ngày/tháng/năm)': '31/12/2026' })
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    await officer.reads('Đã sửa sau khi trả lại')
    await officer.looks('section-returned')
    await officer.sees(`Đến nội dung tiếp theo cần sửa: Tiêu chí 6.1.a, ${SYSTEM}`, 'link')
    await officer.link('Quý I năm 2024').click()
    await officer.reads('Còn 1 câu trả lời chưa sửa.')
    expect(await officer.page.getByText('Đã sửa sau khi trả lại').count()).toBe(1)
    await officer.looks('home-returned-one-corrected')
    await officer.link('Sửa câu trả lời được trả lại').click()
    await officer.sees(/^6\.1 /)

    const leader = await person('so-khcn-ld')
    await leader.open(`/check?period=${PERIOD}`)
    // A cover to sign after a return too: what holds nothing up is told in a line.
    await leader.reads('Còn 1 câu trả lời chưa sửa.')
    await leader.looks('check-returned')
    await onFirstScreen(leader, leader.button('Nộp báo cáo quý I/2024'))
    await leader.page.getByText('Phiếu được trả lại').click()
    await leader.reads('Hai nội dung chưa có minh chứng.')
    await leader.reads(`Chưa sửa: Tiêu chí 6.1.a, ${SYSTEM}.`)
    await leader.button('Nộp báo cáo quý I/2024').click()
    await leader.reads('Cho biết vì sao giữ nguyên nội dung được trả lại')
    await leader.looks('check-untouched')
    await leader.fills({ 'Vì sao giữ nguyên nội dung được trả lại': 'Sơ đồ đã gửi kèm báo cáo quý trước.' })
    await leader.button('Nộp báo cáo quý I/2024').click()
    await leader.sees(/^Biên nhận/)
    await leader.sees('Các lần nộp')
    await leader.looks('receipt-second')
    await leader.link('lần 1').click()
    await leader.reads('Đây là bản nộp lần 1, giữ nguyên như khi nộp.')
    expect(await leader.page.getByText(PLAN.action).count()).toBe(0)
    await leader.looks('assessment-first')
    await leader.link('Xem phiếu hiện nay').click()
    await leader.reads(PLAN.action)
    leader.expects(404)
    for (const spoilt of ['9', '0', '100%', 'x']) {
      await leader.open(`/assessment?period=${PERIOD}&revision=${spoilt}`)
      await leader.reads('Không có bản nộp ghi trong địa chỉ vừa mở')
      await leader.reads(PLAN.action)
    }

    await reviewer.open(filing)
    await reviewer.reads('So sánh với bản nộp lần 1.')
    await reviewer.reads('Sơ đồ đã gửi kèm báo cáo quý trước.')
    expect(await reviewer.by('radio', 'Chỉ xem thay đổi (1)').isChecked()).toBe(true)
    await reviewer.reads(PLAN.action)
    await reviewer.sees('Bản nộp lần 1')
    await reviewer.looks('filing-second')
    await reviewer.by('combobox', 'Bản đang xem').selectOption({ index: 1 })
    await reviewer.reads('Đây không phải bản mới nhất.')
    await reviewer.by('combobox', 'Bản đang xem').selectOption({ index: 0 })
    await reviewer.button('Chấp nhận').click()
    await reviewer.button('Chấp nhận', reviewer.by('dialog')).click()
    await reviewer.reads('Đã chấp nhận phiếu của Sở Khoa học và Công nghệ.')

    const { submission, state } = await (await world.as('dic')).read('so-khcn')
    expect(state).toBe('accepted')
    await leader.open(`/receipt?period=${PERIOD}`)
    await leader.reads(submission?.receipt ?? 'no receipt')
    await leader.reads('Phiếu đã được chấp nhận.')
    await leader.link('Xem toàn bộ phiếu').click()
    await leader.sees(/^Phiếu tự đánh giá/)
    await leader.looks('assessment')
  })

  test('the queue is worked off by keys: six changes accepted, three answers returned; interactions counted', async ({
    person,
    site: { world },
  }) => {
    await world.system('so-khcn', { name: SYSTEM, level: 3 })
    await world.file('so-khcn', { status: 'met', note: 'Quyết định số 12/QĐ' })
    await (await world.as('dic')).post(`/periods/${PERIOD}/assessments/so-khcn/return`, { reason: 'Rà soát' })
    const editor = await world.as('so-khcn')
    const { answers } = await editor.read('so-khcn')
    const changes = answers.slice(0, 6).map(({ criterion, system, version }) => ({
      ...answerChange(criterion, system, version),
      ...({ status: 'partial', note: 'Đang sửa đổi', plan: PLAN } as const),
    }))
    const { version } = (await (await editor.save('so-khcn', changes)).json()) as { version: number }
    expect((await (await world.as('so-khcn-ld')).submit('so-khcn', version)).status).toBe(201)
    await world.file('so-tc')

    const reviewer = await person('dic')
    const interactions = await counts(reviewer)
    await reviewer.open(`/filings?period=${PERIOD}&state=submitted&order=oldest`)
    await reviewer.link('Sở Khoa học và Công nghệ').click()
    await reviewer.sees('Thay đổi so với bản nộp lần 1')
    await reviewer.reads('Chỉ xem thay đổi (6)')
    expect(await reviewer.page.locator('.reviewed').count()).toBe(6)
    await reviewer.sees('Điểm cần xem lại: 0')
    await reviewer.looks('review-changes')
    await reviewer.page.keyboard.press('?')
    await reviewer.sees('Xem xét phiếu bằng bàn phím')
    await reviewer.looks('review-keys')
    await reviewer.page.keyboard.press('Escape')
    await reviewer.page.keyboard.press('a')
    await reviewer.sees('Chấp nhận phiếu này?')
    await reviewer.page.keyboard.press('Enter')
    // The next one that waits, which says so.
    await reviewer.reads('Đã chấp nhận phiếu của Sở Khoa học và Công nghệ.')
    await reviewer.reads('Còn 1 phiếu chờ xem xét')
    await reviewer.sees('Sở Tài chính')
    const accepting = await interactions()
    console.log(`a filing with six changes read and accepted: ${accepting} interactions (bar: 12)`)
    expect(accepting).toBeLessThanOrEqual(12)

    // A question to the department, answered there and taken along by a return.
    await reviewer.button('Hỏi đơn vị: Tiêu chí 1.3.a').click()
    await reviewer.fills({ 'Nội dung hỏi: Tiêu chí 1.3.a': 'Lần rà soát gần nhất là khi nào?' })
    await reviewer.button('Gửi').click()
    await reviewer.sees('Trao đổi với đơn vị: 1 đang mở')
    await reviewer.looks('review-thread')
    const officer = await person('so-tc')
    await officer.open('/')
    await officer.sees('Cơ quan đầu mối hỏi: 1 trao đổi đang mở')
    await officer.looks('home-thread')
    await officer.link('Tiêu chí 1.3.a').click()
    await officer.sees(/^1\.3 /)
    await officer.reads('Lần rà soát gần nhất là khi nào?')
    await officer.fills({ 'Trả lời: Tiêu chí 1.3.a': 'Tháng 6, biên bản số 3/BB-STC.' })
    await officer.button('Gửi').click()
    await officer.reads('Người dùng so-tc, ')
    await officer.looks('section-thread')
    await reviewer.page.reload()
    await reviewer.reads('Tháng 6, biên bản số 3/BB-STC.')
    await reviewer.button('Kết thúc trao đổi: Tiêu chí 1.3.a').click()
    await reviewer.page.getByText('Trao đổi đã kết thúc (1)').click()
    await reviewer.reads(/^Kết thúc lúc/)
    await reviewer.button('Hỏi đơn vị: Tiêu chí 1.2.a').click()
    await reviewer.fills({ 'Nội dung hỏi: Tiêu chí 1.2.a': 'Nêu số và ngày ban hành.' })
    await reviewer.button('Gửi').click()
    await reviewer.sees('Trao đổi với đơn vị: 1 đang mở')
    const before = await interactions()

    await reviewer.page.getByText(/^Đáp ứng nhưng không nêu văn bản/).click()
    await reviewer.looks('review-findings')
    await reviewer.page.keyboard.press('r')
    await reviewer.sees('Trả lại phiếu')
    await reviewer.page.getByText(/^Đáp ứng nhưng không nêu văn bản/).scrollIntoViewIfNeeded()
    for (const criterion of ['1.2.c', '2.1.a']) {
      await reviewer.button(`Yêu cầu sửa theo điểm cần xem lại: ${criterion}`).click()
    }
    await reviewer.box('Lý do trả lại').click()
    await reviewer.page.keyboard.type('Ba nội dung chưa nêu văn bản.')
    await reviewer.looks('review-returning')
    await reviewer.button('Trả lại 3 nội dung').click()
    await reviewer.reads('Đã trả lại phiếu cho Sở Tài chính.')
    const returning = (await interactions()) - before
    console.log(`three items returned with comments: ${returning} interactions (bar: 20)`)
    expect(returning).toBeLessThanOrEqual(20)
    const { returned } = await (await world.as('dic')).read('so-tc')
    expect(returned?.items?.map(({ criterion }) => criterion)).toEqual(['1.2.a', '1.2.c', '2.1.a'])
    expect(returned?.items?.[0]?.comment).toBe('Nêu số và ngày ban hành.')
    for (const { comment } of returned?.items?.slice(1) ?? []) expect(comment).toMatch(/không ghi chú văn bản nào/)
  })

  test('several are accepted at once, with what that means', async ({ person, site: { world } }) => {
    await world.file('so-khcn')
    await world.file('so-tc')
    const reviewer = await person('dic')
    await reviewer.open(`/filings?period=${PERIOD}&state=submitted`)
    await reviewer.button('Chọn cả 2 phiếu chờ đang hiện').click()
    await reviewer.looks('filings-chosen')
    // What is counted on a button is counted anew, whatever the browser has put in the place of its words.
    const second = reviewer.by('checkbox').last()
    await reviewer.page.evaluate(translated)
    await second.uncheck()
    await reviewer.button('Chấp nhận 1 phiếu').waitFor()
    await reviewer.page.evaluate(translated)
    await second.check()
    await reviewer.button('Chấp nhận 2 phiếu').click()
    await reviewer.sees('Chấp nhận 2 phiếu cùng lúc?')
    await reviewer.reads('Sở Tài chính · bản nộp lần 1')
    await reviewer.looks('filings-accepting')
    // One is accepted by somebody else meanwhile: the other is, and the refusal is told.
    await (await world.as('admin')).post(`/periods/${PERIOD}/assessments/so-tc/accept`)
    reviewer.expects(409)
    await reviewer.button('Chấp nhận 2 phiếu', reviewer.by('dialog')).click()
    await reviewer.reads('Đã chấp nhận 1 phiếu.')
    await reviewer.sees('Không thực hiện được')
    const dic = await world.as('dic')
    expect([(await dic.read('so-khcn')).state, (await dic.read('so-tc')).state]).toEqual(['accepted', 'accepted'])
  })

  test('reviews are given by kind and by hand; one goes through one’s own first', async ({
    person,
    site: { world },
  }) => {
    const admin = await world.as('admin')
    const commune = { code: 'xa-mot', name: 'UBND xã Một', shortName: 'Xã Một', kind: 'commune' }
    await admin.post('/departments', commune)
    await admin.post(`/periods/${PERIOD}/filers`, { department: 'xa-mot', change: 'add', reason: 'Bổ sung' })
    await world.file('so-khcn')
    await world.file('so-tc')
    const reviewer = await person('dic')
    await reviewer.open(`/filings?period=${PERIOD}`)
    await reviewer.page.getByText('Giao xem xét theo loại đơn vị').click()
    await reviewer.by('combobox', 'UBND cấp xã').selectOption('Người dùng admin')
    await reviewer.looks('filings-kinds')
    await reviewer.button('Giao xem xét').click()
    await reviewer.reads('Đã giao.')
    await reviewer.sees('UBND xã Một Chưa bắt đầu – – – Người dùng admin – Chọn: UBND xã Một', 'row')
    await reviewer.by('checkbox', 'Chọn: Sở Tài chính').check()
    await reviewer.by('checkbox', 'Chọn: UBND xã Một').check()
    await reviewer.button('Giao 2 phiếu…').click()
    await reviewer.button('Giao xem xét', reviewer.by('dialog')).click()
    await reviewer.reads('Chọn người được giao')
    await reviewer.by('combobox', 'Giao xem xét cho').selectOption('Người dùng dic')
    await reviewer.looks('filings-giving')
    await reviewer.button('Giao xem xét', reviewer.by('dialog')).click()
    await reviewer.reads('Đã giao 2 phiếu.')
    await reviewer.by('combobox', 'Giao cho').selectOption('Của tôi')
    await reviewer.reads('Hiển thị 2 / 3 đơn vị')
    expect(reviewer.place).toContain('reviewer=mine')
    await reviewer.looks('filings-mine')

    // The other one that waits is nobody's, and so it is not gone on to while one's own are looked at.
    await reviewer.link('Sở Tài chính').click()
    await reviewer.reads('Giao xem xét cho Người dùng dic (giao riêng).')
    await reviewer.button('Chấp nhận').waitFor()
    expect(await reviewer.page.locator('.decision__ways').count()).toBe(0)
    await reviewer.link(/^Danh sách phiếu/).click()
    await reviewer.by('combobox', 'Giao cho').selectOption('Tất cả')
    await reviewer.link('Sở Tài chính').click()
    await reviewer.link(/^Để sau, xem phiếu tiếp theo: Sở Khoa học và Công nghệ/).waitFor()
    await reviewer.button('Giao lại').click()
    await reviewer.by('combobox', 'Giao xem xét cho').selectOption('Không giao cho ai')
    await reviewer.looks('filing-giving')
    await reviewer.button('Giao xem xét', reviewer.by('dialog')).click()
    await reviewer.reads('Chưa giao')
    // Who is stopped loses what was given, which is told.
    await admin.patch('/users/dic', { active: false })
    const other = await person('admin')
    await other.open(`/filings?period=${PERIOD}&reviewer=none`)
    await other.reads('Người dùng dic không còn là cán bộ thẩm tra')
    await other.looks('filings-lapsed')
  })

  test('a submission is withdrawn until it has been opened', async ({ person, site: { world } }) => {
    await world.answerAll('so-khcn')
    const leader = await person('so-khcn-ld')
    await leader.open(`/check?period=${PERIOD}`)
    await signs(leader)
    await leader.button('Rút lại phiếu').click()
    await leader.looks('withdraw')
    await leader.button('Rút lại phiếu', leader.by('dialog')).click()
    await leader.reads('Phiếu đã được rút lại và tính là chưa nộp.')
    await leader.link('Tiếp tục phiếu').click()
    await leader.link('Kiểm tra và nộp').click()
    await leader.button('Nộp báo cáo quý I/2024').click()
    await leader.sees(/^Biên nhận/)

    const reviewer = await person('dic')
    await reviewer.open(filing)
    await reviewer.reads('Đã ghi nhận cơ quan đầu mối mở xem phiếu này')
    await leader.page.reload()
    await leader.reads('Cơ quan đầu mối đang xem xét, không rút lại được nữa.')
    expect(await leader.button('Rút lại phiếu').count()).toBe(0)

    const admin = await person('admin')
    await admin.open(filing)
    await admin.button('Trả lại…').click()
    await admin.by('radio', 'Toàn bộ phiếu').check()
    await admin.fills({ 'Lý do trả lại': 'Đề nghị rà soát lại toàn bộ.' })
    await admin.button('Trả lại toàn bộ phiếu').click()
    await admin.reads('Đã trả lại phiếu cho Sở Khoa học và Công nghệ.')
    await leader.open('/')
    await leader.reads('Toàn bộ phiếu được mở để sửa.')

    await world.system('so-khcn', {
      name: SYSTEM,
      dossier: 'drafting',
      expectedApprovalOn: '2026-12-31',
      decisionNo: null,
      decisionDate: null,
    })
    await world.file('so-khcn')
    await admin.open(filing)
    // Between the two stands, once the threads have come, the way to ask about it.
    await admin.sees(new RegExp(`^${SYSTEM} Mới (.* )?2 Đang lập hồ sơ cấp độ, dự kiến phê duyệt 31/12/2026 `), 'row')
  })

  test('quarters that are over are kept with receipt and report', async ({ person, site: { world } }) => {
    await world.file('so-khcn')
    await world.nextPeriod()
    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.sees('Quý II năm 2024')
    await officer.link('Các kỳ trước').click()
    await officer.sees('Quý I năm 2024')
    await officer.looks('past')
    const word = await officer.downloads(officer.link('Tải báo cáo Word quý I/2024'))
    expect(word.name).toMatch(/\.docx$/)
    await officer.link('Xem phiếu quý I/2024').click()
    await officer.sees(/^Phiếu tự đánh giá/)
    await officer.open(`/excel?period=${PERIOD}`)
    await officer.sees('Phiếu dưới dạng Excel')
    expect(await officer.by('main').textContent()).not.toMatch(/quý này|lưu|hoàn tác|xác nhận/i)
  })
})
