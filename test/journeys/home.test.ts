/** The department's home in the quarters of a year: nothing open, not begun, late, locked; and what the form does at its edges. */
import { describe, expect } from 'vitest'
import { onFirstScreen, test } from '../support/browser.ts'
import { answerChange, NEXT_PERIOD, PERIOD, PLAN, SIGNATORY } from '../support/world.ts'

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
    // What is locked tells nobody how to fill it in, nor that it is saved.
    expect(await officer.page.getByText(/được lưu|Kỳ này/).allInnerTexts()).toEqual(['Kỳ này'])
    await officer.looks('home-closed', { axe: false })
    await officer.link('Chính sách an toàn thông tin').click()
    await officer.sees(/^1\.1 /)
    expect(await officer.by('radio', 'Đáp ứng').first().isDisabled()).toBe(true)
    await officer.reads('Chỉ để xem')
    await officer.looks('section-closed')
    expect(await officer.page.getByText(/được lưu|tự động|Để trống thì/).count()).toBe(0)
    await officer.link('Xem toàn bộ phiếu').click()
    await officer.sees(/^Phiếu tự đánh giá/)

    await world.movePeriod({ opensOn: 3, dueOn: 5, closesOn: 9 })
    await officer.open('/')
    await officer.reads('Từ ngày đó phiếu mới nhập được.')
    await officer.looks('home-upcoming', { axe: false })
  })

  test('of two quarters that are open is of the one due first; the other one is one click away', async ({
    person,
    site: { world },
  }) => {
    const admin = await world.as('admin')
    await world.nextPeriod()
    await world.movePeriod({ closesOn: 40, dueOn: 20 }, NEXT_PERIOD)
    for (const [days, due] of [
      [{ opensOn: -30, dueOn: -9, closesOn: 9 }, 'đã qua 9 ngày'],
      [{ opensOn: -30, dueOn: 4, closesOn: 9 }, 'còn 4 ngày'],
    ] as const) {
      await world.movePeriod(days)
      for (const [name, other] of [
        ['so-khcn', 'Quý II năm 2024 chưa nộp, hạn nộp còn 20 ngày.'],
        ['dic', 'Quý II năm 2024 cũng đang nhận báo cáo, hạn nộp còn 20 ngày.'],
      ] as const) {
        const somebody = await person(name)
        await somebody.open('/')
        await somebody.sees('Quý I năm 2024')
        await somebody.reads(new RegExp(due))
        await somebody.reads(other)
        await somebody.looks(`home-two-quarters-${name}`, { axe: false })
        await somebody.link(/^(Mở phiếu|Xem) quý II\/2024$/).click()
        await somebody.sees('Quý II năm 2024')
        await somebody.link(/^(Mở phiếu|Xem) quý I\/2024$/).click()
        await somebody.sees('Quý I năm 2024')
      }
    }
    // What is filed makes room for what is not.
    await world.file('so-khcn')
    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.sees('Quý II năm 2024')
    await officer.link('Mở phiếu quý I/2024').click()
    await officer.reads('Muốn sửa, cần rút lại hoặc chờ được trả lại.')
    await officer.open('/past')
    await officer.sees('Quý I năm 2024')

    await admin.post(`/periods/${PERIOD}/filers`, { department: 'so-tc', change: 'exempt', reason: 'Sáp nhập.' })
    const exempted = await person('so-tc')
    await exempted.open('/')
    await exempted.sees('Quý II năm 2024')
    await exempted.open(`/?period=${PERIOD}`)
    await exempted.reads('Đơn vị không có trong danh sách phải nộp của quý I năm 2024.')
    await exempted.looks('home-exempted', { axe: false })
  })

  test('of a submission that has been opened does not speak of withdrawing', async ({ person, site: { world } }) => {
    await world.file('so-khcn')
    const leader = await person('so-khcn-ld')
    await leader.open('/')
    await leader.reads('Muốn sửa, cần rút lại hoặc chờ được trả lại.')
    await leader.button('Rút lại phiếu').waitFor()
    await leader.open(`/check?period=${PERIOD}`)
    await leader.reads('Chỉ để xem')
    expect(await leader.page.getByText(/DỰ THẢO|dự thảo|Phiếu đã đầy đủ|Sửa kiến nghị/).count()).toBe(0)
    await leader.looks('check-locked', { axe: false })
    await leader.open(`/receipt?period=${PERIOD}`)
    await leader.reads('Kết quả hiện ở trang “Quý I năm 2024”.')
    await leader.open('/')
    await (await world.as('dic')).post(`/periods/${PERIOD}/assessments/so-khcn/open`)
    await leader.page.reload()
    await leader.reads('không sửa và không rút lại được nữa')
    expect(await leader.button('Rút lại phiếu').count()).toBe(0)
  })
})

describe('the form', () => {
  test('of a department without systems is walked through where it asks something; that there is none is said once', async ({
    person,
    site: { world },
  }) => {
    const officer = await person('so-khcn')
    await officer.open('/')
    await officer.link(/^Bắt đầu từ mục/).waitFor()
    const sections = () => officer.page.locator('.tasks a[href*="section="]').count()
    expect(await sections()).toBe(12)
    expect(await officer.by('heading', /^6\. /).count()).toBe(0)
    await officer.page.getByText('10 mục khác không có tiêu chí').click()
    await officer.link('6.4 Bảo đảm an toàn dữ liệu').waitFor()
    await officer.looks('home-commune')
    await officer.link('Khai báo hoặc xác nhận không có hệ thống').click()
    await officer.button('Đơn vị không có hệ thống thông tin').click()
    await officer.looks('systems-declare')
    await officer.button('Xác nhận', officer.by('dialog')).click()
    await officer.sees('Đơn vị xác nhận không có hệ thống thông tin')
    await officer.looks('systems-declared')

    await officer.open('/')
    await officer.reads('Đơn vị xác nhận không có hệ thống thông tin. Phiếu hỏi các tiêu chí chung ở cấp độ 1.')
    await officer.link('Bắt đầu từ mục 1.1').click()
    const seen: string[] = []
    for (;;) {
      const title = await officer
        .by('heading', /^\d(\.\d+)? \S/)
        .first()
        .textContent()
      seen.push(title?.split(' ')[0] ?? '')
      expect(await officer.page.getByText(/không có tiêu chí|chưa khai báo hệ thống/).count(), title ?? '').toBe(0)
      if ((await officer.link(/^Sang mục/).count()) === 0) break
      await officer.link(/^Sang mục/).click()
      await officer.page.waitForFunction((was) => document.querySelector('h1')?.textContent !== was, title)
    }
    expect(seen).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2', '3', '5.3', '5.6', '5.8', '5.9', '5.10', '5.11'])
    await officer.link('Về mục 5.10').waitFor()
    await officer.link('Sang kiến nghị, đề xuất').waitFor()
    await officer.open(`/check?period=${PERIOD}`)
    await officer.page.getByText('Kết quả theo mục').click()
    expect(await officer.by('rowheader').count()).toBe(12)

    // A text that stands in a section which asks nothing is walked to; so is what is opened by its address.
    await officer.open(`/section?period=${PERIOD}&section=4`)
    await officer.link('Sang mục 5.3').waitFor()
    await officer.fills({ 'Thuyết minh (in vào báo cáo)': 'Đơn vị dùng hệ thống của tỉnh.' })
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    await officer.open(`/section?period=${PERIOD}&section=3`)
    await officer.link('Sang mục 4').waitFor()

    // It is taken back by hand, or by registering a system.
    await officer.open('/systems')
    await officer.button('Hủy xác nhận').click()
    await officer.reads('Đã hủy xác nhận đơn vị không có hệ thống thông tin.')
    await (await world.as('so-khcn')).patch('/departments/so-khcn/no-systems', { declared: true })
    const dic = await person('dic')
    await dic.open(`/filing?period=${PERIOD}&department=so-khcn`)
    await dic.reads('Đơn vị không có hệ thống thông tin: Người dùng so-khcn xác nhận lúc')
    await world.system('so-khcn', { name: 'Cổng thông tin điện tử của Sở' })
    await officer.open('/')
    await officer.reads('1 hệ thống')
    expect(await sections()).toBe(22)
  })

  test('calls a system by its short name; what is printed has the whole one', async ({ person, site: { world } }) => {
    const name = 'Hệ thống Trang thông tin điện tử Chi cục Tiêu chuẩn Đo lường Chất lượng tỉnh Thử Nghiệm'
    await world.system('so-khcn', { name })
    await world.system('so-khcn', { name: 'Cổng thông tin điện tử' })
    const officer = await person('so-khcn')
    await officer.open('/systems')
    await officer.link(/^Sửa Hệ thống Trang/).click()
    await officer.fills({ 'Tên ngắn (không bắt buộc)': 'Trang TTĐT' })
    await officer.looks('system-short-name')
    await officer.button('Lưu thay đổi').click()
    await officer.reads('Trang TTĐT')
    await officer.open(`/section?period=${PERIOD}&section=6.4`)
    await officer.by('group', '6.4.a: Cả 2 hệ thống').waitFor()
    await officer.button('Trả lời riêng từng hệ thống').click()
    await officer.by('group', '6.4.a: Trang TTĐT').waitFor()
    await officer.by('group', '6.4.a: Cổng thông tin điện tử').waitFor()
    await officer.looks('section-short-names')
    await officer.open(`/check?period=${PERIOD}`)
    await officer.button(/^Xem cả \d+ câu trả lời$/).click()
    await officer.link(/^Tiêu chí 4\.a, Trang TTĐT: chưa trả lời/).waitFor()
    await officer.open(`/assessment?period=${PERIOD}`)
    await officer.reads(name)
    expect(await officer.page.getByText('Trang TTĐT').count()).toBe(0)
  })

  test('a plan and a reason are asked for where they are due, and one answer serves all systems', async ({
    person,
    site: { world },
  }) => {
    for (const name of ['Cổng thông tin', 'Sàn giao dịch']) await world.system('so-khcn', { name })
    const officer = await person('so-khcn')
    await officer.open(`/section?period=${PERIOD}&section=6.4`)
    const both = officer.by('group', '6.4.a: Cả 2 hệ thống')
    await officer.by('radio', 'Không áp dụng', both).check()
    await officer.reads('Trước khi nộp cần có: lý do không áp dụng.')
    await officer.fills({ 'Lý do không áp dụng': 'Không lưu dữ liệu.' })
    await officer.button('Trả lời riêng từng hệ thống 6.4.a').click()
    const one = officer.by('group', '6.4.a: Cổng thông tin')
    await officer.by('radio', 'Một phần', one).check()
    const more = officer.by('group', 'Kế hoạch, ghi chú: Tiêu chí 6.4.a, Cổng thông tin')
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
    const category = officer.by('combobox').first()
    await category.focus()
    await officer.page.evaluate(() => {
      document.body.style.paddingBottom = '3000px'
      scrollTo(0, 3000)
    })
    // Who means to scroll changes nothing that is out of sight; once it is in sight, the key chooses.
    await category.press('ArrowDown')
    expect(await category.inputValue()).toBe('personnel')
    await category.press('ArrowDown')
    expect(await category.inputValue()).toBe('training')
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
    const { recommendations } = await (await world.as('so-khcn')).read('so-khcn')
    expect(recommendations).toMatchObject([{ text: 'Bố trí biên chế chuyên trách.' }])
  })

  test('what is left is one number, at home, on the check page and for who signs', async ({
    person,
    site: { world },
  }) => {
    await world.answerAll('so-khcn')
    const editor = await world.as('so-khcn')
    const blank = { plan: null, note: '', base: 1 }
    await editor.save('so-khcn', [
      { ...answerChange('1.1.a', null, 1), ...blank, status: 'unmet' },
      { ...answerChange('1.1.b', null, 1), ...blank, status: 'notApplicable' },
      { ...answerChange('1.1.c', null, 1), ...blank, status: null },
    ])
    for (const name of ['so-khcn', 'so-khcn-ld']) {
      const somebody = await person(name)
      await somebody.open('/')
      await somebody.reads('Còn 3 câu trả lời: 1 chưa có, 2 thiếu kế hoạch hoặc lý do')
      await somebody.open(`/check?period=${PERIOD}`)
      await somebody.reads('Còn 3 câu trả lời: 1 chưa có, 2 thiếu kế hoạch hoặc lý do')
      await somebody.sees('Còn 3 câu trả lời phải hoàn thành')
    }
  })

  test('the check page is a cover to sign: how it moved, what is lacking, and the signature, on one screen', async ({
    person,
    site: { world },
  }) => {
    const system = await world.system('so-khcn', { name: 'Cổng thông tin điện tử' })
    await world.movePeriod({ opensOn: -100, dueOn: -80, closesOn: 1 })
    await world.file('so-khcn')
    await world.nextPeriod()
    const editor = await world.as('so-khcn')
    const { answers } = await editor.read('so-khcn', NEXT_PERIOD)
    const gaps: Record<string, string> = { '1.1.a': '2027-06-30', '1.1.b': '2020-06-30', '6.1.a': '2027-03-31' }
    const changes = answers.map(({ criterion, system }) => {
      const dueOn = gaps[criterion]
      const change = answerChange(criterion, system, 0)
      return dueOn ? { ...change, status: 'partial' as const, plan: { ...PLAN, dueOn } } : change
    })
    expect((await editor.save('so-khcn', changes, NEXT_PERIOD)).status).toBe(200)

    const leader = await person('so-khcn-ld')
    await leader.open(`/check?period=${NEXT_PERIOD}`)
    const n = answers.length
    const points = ((3 / n) * 100).toFixed(1).replace('.', ',')
    await leader.reads(`Giảm ${points} điểm phần trăm so với quý I/2024`)
    await leader.reads('3 đáp ứng một phần, 0 chưa đáp ứng')
    await leader.reads('1 kế hoạch đã đến hạn')
    const lines = leader.by('listitem').filter({ hasText: PLAN.action })
    expect((await lines.allInnerTexts()).map((text) => /^Tiêu chí ([\d.a-z]+)/.exec(text)?.[1])).toEqual([
      '1.1.b',
      '6.1.a',
      '1.1.a',
    ])
    expect(await leader.box('Chức vụ người ký').inputValue()).toBe(SIGNATORY.title)
    expect(await leader.box('Họ và tên người ký').inputValue()).toBe(SIGNATORY.name)
    expect(await leader.by('combobox', 'Hình thức ký').inputValue()).toBe(SIGNATORY.onBehalf)
    await leader.looks('check-cover')
    await onFirstScreen(leader, leader.button('Nộp báo cáo quý II/2024'))
    expect(await leader.page.getByText(`Cổng thông tin điện tử`).last().isVisible(), system).toBe(false)
    await leader.button('Nộp báo cáo quý II/2024').click()
    await leader.sees(/^Biên nhận/)
  })

  test('what the register and an answer say against each other stands beside the answer, and on the check page', async ({
    person,
    site: { world },
  }) => {
    const system = await world.system('so-khcn', { name: 'Cổng thông tin điện tử' })
    await world.system('so-khcn', { name: 'Thư điện tử', dossier: 'drafting', decisionNo: null, decisionDate: null })
    await world.answerAll('so-khcn')
    const editor = await world.as('so-khcn')
    await editor.save('so-khcn', [{ ...answerChange('4.a', system, 1), status: 'unmet', plan: PLAN }])
    const officer = await person('so-khcn')
    await officer.open(`/section?period=${PERIOD}&section=4`)
    await officer.reads('Chưa khớp: danh mục ghi “Đã phê duyệt cấp độ, 12/QĐ-STTTT, 30/6/2023”.')
    const told = officer.page.locator('.row', { hasText: 'Chưa khớp:' })
    expect(await told.locator('.answer + :text("Chưa khớp:")').count()).toBe(2)
    await officer.by('radio', 'Đáp ứng', officer.by('group', /^4\.a: Cổng/)).check()
    await officer.page.getByText('Chưa khớp: danh mục ghi “Đã phê').waitFor({ state: 'detached' })
    await officer.button('Hoàn tác (1 thay đổi)').click()
    await officer.open(`/check?period=${PERIOD}`)
    await officer.page.getByText('Danh mục hệ thống và câu trả lời chưa khớp (2)').click()
    await officer.looks('check-disagreement')
    await officer
      .link(/^Tiêu chí 4\.a, Thư điện tử: câu trả lời là đáp ứng, danh mục ghi “Đang lập hồ sơ cấp độ”$/)
      .waitFor()
    await officer.link(/^Tiêu chí 4\.a, Cổng thông tin điện tử: danh mục ghi “Đã phê duyệt cấp độ, 12/).click()
    await officer.sees(/^4 /)
  })

  test('everything that is missing can be unfolded', async ({ person }) => {
    const officer = await person('so-khcn')
    await officer.open(`/check?period=${PERIOD}`)
    await officer.button(/^Xem cả \d+ câu trả lời$/).click()
    await officer.reads(/^Tiêu chí 5\.11\.\w+: chưa trả lời$/)
    await officer.looks('check-missing', { axe: false })
  })
})
