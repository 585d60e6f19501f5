/** Quick hands do no harm: one click is taken back with one, and nothing is changed unseen. */
import { describe, expect } from 'vitest'
import { type Person, test } from '../support/browser.ts'
import { openForm } from '../support/form.ts'
import { answerChange, NEXT_PERIOD, PERIOD, type World } from '../support/world.ts'

const SECTION = `/section?period=${PERIOD}&section=1.1`
const saved = (person: Person) => person.reads(/^Đã lưu \d\d:\d\d$/)
const choices = (person: Person, criterion: string) =>
  person.by('group', new RegExp(`^${criterion.replaceAll('.', '\\.')}: `))
const answerOf = async (world: World, criterion: string, system: string | null = null) =>
  (await (await world.as('so-khcn')).read('so-khcn')).answers.find(
    (each) => each.criterion === criterion && each.system === system,
  )

describe('an answer', () => {
  test('that was not applicable takes its reason along when it is changed, and back', async ({
    person,
    site: { world },
  }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    const choice = (name: string) => officer.by('radio', name, choices(officer, '1.1.a'))
    await choice('Không áp dụng').check()
    await officer.box('Lý do không áp dụng').fill('Đơn vị không có máy chủ.')
    await choice('Đáp ứng').check()
    await saved(officer)
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: 'met', note: null })
    await choice('Không áp dụng').check()
    expect(await officer.box('Lý do không áp dụng').inputValue()).toBe('Đơn vị không có máy chủ.')
    await saved(officer)
    expect(await answerOf(world, '1.1.a')).toMatchObject({ note: 'Đơn vị không có máy chủ.' })
  })

  test('is emptied again, and what one click changed is taken back with one', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    await officer.box('Việc sẽ làm').fill('Ban hành quy chế.')
    await saved(officer)
    await officer.by('button', /^Xóa câu trả lời/).click()
    await saved(officer)
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: null, note: null, plan: null })
    await officer.by('button', 'Hoàn tác (1 thay đổi)').click()
    expect(await officer.box('Việc sẽ làm').inputValue()).toBe('Ban hành quy chế.')
    await saved(officer)
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: 'partial', plan: { action: 'Ban hành quy chế.' } })
    // What was typed since a click is not taken back with it.
    expect(await officer.page.getByRole('button', { name: /^Hoàn tác/ }).count()).toBe(0)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await saved(officer)
    await officer.page.keyboard.press('Control+z')
    await saved(officer)
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: 'partial', plan: { action: 'Ban hành quy chế.' } })
  })

  test('is given by a key where it is seen, and by none where it is not or where text is typed', async ({
    person,
    site: { world },
  }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    const { keyboard } = officer.page
    const chosen = (criterion: string) => choices(officer, criterion).locator(':checked')
    const value = (criterion: string) => chosen(criterion).getAttribute('value')
    const focused = () => officer.page.evaluate(() => document.activeElement?.id)
    const goesTo = (id: string) => officer.page.waitForFunction((to) => document.activeElement?.id === to, id)
    await choices(officer, '1.1.a').waitFor()
    await keyboard.press('Enter')
    expect(await focused()).toBe('answers/1.1.a')
    await keyboard.press('1')
    await goesTo('answers/1.1.b')
    expect(await value('1.1.a')).toBe('met')
    // Up and down go from question to question, and change none.
    await keyboard.press('ArrowUp')
    expect(await focused()).toBe('answers/1.1.a')
    await keyboard.press('ArrowDown')
    expect(await focused()).toBe('answers/1.1.b')
    expect(await chosen('1.1.b').count()).toBe(0)
    // An answer that asks for more leads there, where figures are text.
    await keyboard.press('3')
    await goesTo('answers/1.1.b/planAction')
    await keyboard.type('Ban hành 2 quy chế / n?')
    await officer.box('Hạn (ngày/tháng/năm)').focus()
    await keyboard.type('31/12/26')
    await keyboard.press('Enter')
    await goesTo('answers/1.1.c')
    await keyboard.press('4')
    await goesTo('answers/1.1.c/reason')
    await keyboard.type('Không có máy chủ.')
    await choices(officer, '1.1.c').locator('input').first().focus()
    await keyboard.press('ArrowDown')
    // As the one above, its reason too; taken back by one key.
    await keyboard.press('d')
    await goesTo('answers/1.1.h')
    await keyboard.press('Control+z')
    await officer.page.waitForFunction(() => !document.querySelector('[name="answers/1.1.d"]:checked'))
    await choices(officer, '1.1.d').locator('input').first().focus()
    await keyboard.press('d')
    await goesTo('answers/1.1.h')
    await saved(officer)
    expect(await answerOf(world, '1.1.d')).toMatchObject({ status: 'notApplicable', note: 'Không có máy chủ.' })
    expect(await answerOf(world, '1.1.b')).toMatchObject({
      status: 'unmet',
      plan: { action: 'Ban hành 2 quy chế / n?', dueOn: '2026-12-31' },
    })

    // Out of sight: the first key only brings it back.
    await chosen('1.1.a').focus()
    for (const key of ['ArrowRight', '3']) {
      await officer.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await keyboard.press(key)
      expect(await value('1.1.a')).toBe('met')
    }
    await keyboard.press('ArrowRight')
    expect(await value('1.1.a')).toBe('partial')
    await keyboard.press('Control+z')
    expect(await value('1.1.a')).toBe('met')
  })

  test('is found by words without tone marks; keys lead from section to section, and are turned off', async ({
    person,
    site: { world },
  }) => {
    await world.system('so-khcn')
    const officer = await person('so-khcn')
    const { keyboard } = officer.page
    await officer.open(SECTION)
    await choices(officer, '1.1.a').waitFor()
    await keyboard.press('n')
    await officer.sees(/^1\.2 /)
    await keyboard.press('p')
    await officer.sees(/^1\.1 /)
    await keyboard.press('?')
    await officer.by('dialog', 'Điền phiếu bằng bàn phím').waitFor()
    await officer.looks('section-keys')
    await keyboard.press('Escape')
    await officer.by('dialog').waitFor({ state: 'hidden' })
    await keyboard.press('/')
    const searched = officer.by('searchbox', 'Số hoặc từ trong tiêu chí')
    await searched.waitFor()
    await keyboard.type('sao luu')
    await officer.reads(/^Có \d+ tiêu chí\.$/)
    await officer.looks('section-search')
    await searched.fill('6.4.a')
    await keyboard.press('Enter')
    await officer.sees(/^6\.4 /)
    await officer.page.waitForFunction(() => document.activeElement?.id.startsWith('answers/6.4.a/'))
    // On the same page it goes there at once.
    await keyboard.press('/')
    await keyboard.type('6.4.b')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await officer.page.waitForFunction(() => document.activeElement?.id.startsWith('answers/6.4.b/'))

    await officer.button('Phím tắt (?)').click()
    await officer.by('checkbox', 'Dùng phím số, chữ và dấu làm phím tắt').uncheck()
    await officer.button('Đóng').click()
    await officer.by('radio', 'Đáp ứng').first().focus()
    for (const key of ['1', 'n', '/', '?']) await keyboard.press(key)
    await officer.sees(/^6\.4 /)
    expect(await officer.by('dialog').count()).toBe(0)
    expect(await officer.page.locator('input:checked').count()).toBe(0)
  })

  test('is asked for where it is missing, filled in for all the rest at once, and taken back at once', async ({
    person,
    site: { world },
  }) => {
    const officer = await person('so-khcn')
    await officer.open(`${SECTION}&show=missing`)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    const cards = officer.page.locator('.crit')
    const all = await cards.count()
    await officer.reads(`Mục 1.1: 1/${all}`)
    const show = officer.by('combobox', 'Hiển thị')
    // What has just been answered stays until the choice is made anew.
    await show.selectOption('all')
    await show.selectOption('missing')
    await choices(officer, '1.1.a').waitFor({ state: 'detached' })
    expect(await cards.count()).toBe(all - 1)
    expect(officer.place).toContain('show=missing')
    await officer.button(`Điền ${all - 1} câu trả lời còn trống`).click()
    await officer.by('radio', 'Chưa đáp ứng', officer.by('dialog')).check()
    await officer.looks('section-fill')
    await officer.button(`Điền ${all - 1} câu trả lời`).click()
    await saved(officer)
    await officer.looks('section-filled')
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: 'met' })
    expect(await answerOf(world, '1.1.b')).toMatchObject({ status: 'unmet' })
    await officer.button(`Hoàn tác (${all - 1} thay đổi)`).click()
    await saved(officer)
    expect(await answerOf(world, '1.1.b')).toMatchObject({ status: null })
    await show.selectOption('all')
    expect(await cards.count()).toBe(all)
  })

  test('of several systems is one line where they agree, opened where they are to differ; a section of five fits a phone', async ({
    person,
    site: { world },
  }) => {
    const systems = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => world.system('so-khcn', { name: `Hệ thống thông tin số ${n} của Sở`, level: 3 })),
    )
    const officer = await person('so-khcn')
    const heightOnPhone = async () => {
      await officer.page.setViewportSize({ width: 360, height: 740 })
      await officer.sees('Thuyết minh (in vào báo cáo)')
      const height = await officer.page.evaluate(() => document.documentElement.scrollHeight)
      await officer.page.setViewportSize({ width: 1440, height: 900 })
      return height
    }
    const heights: Record<string, number> = {}
    for (const filled of [false, true]) {
      if (filled) await world.answerAll('so-khcn')
      for (const section of ['5.1', '6.1', '6.2', '6.3', '6.4']) {
        await officer.open(`/section?period=${PERIOD}&section=${section}`)
        heights[`${section}${filled ? ' answered' : ''}`] = await heightOnPhone()
      }
    }
    console.log(`a section of five systems on a phone, px: ${JSON.stringify(heights)}`)
    await officer.looks('section-five-systems')
    // Only of 22 criteria none of which is answered are the choices themselves more than that.
    expect(Object.entries(heights).filter(([section, px]) => px > (section === '6.1' ? 7500 : 5000))).toEqual([])

    const card = officer.page.locator('section[aria-labelledby="c-6.4.a"]')
    await officer.reads('Cả 5 hệ thống', card)
    expect(await card.getByRole('radio').count()).toBe(0)
    await officer.button('Sửa 6.4.a').click()
    await officer.page.waitForFunction(() => document.activeElement?.id.startsWith('answers/6.4.a/'))
    await officer.button('Trả lời riêng từng hệ thống 6.4.a').click()
    const second = officer.by('group', '6.4.a: Hệ thống thông tin số 2 của Sở')
    await officer.by('radio', 'Chưa đáp ứng', second).check()
    await saved(officer)
    expect((await answerOf(world, '6.4.a', systems[1]))?.status).toBe('unmet')
    expect((await answerOf(world, '6.4.a', systems[0]))?.status).toBe('met')
    // What was made alike again does not fold up under the hand; the next time it is one line.
    await officer.by('radio', 'Đáp ứng', second).check()
    await saved(officer)
    expect(await card.getByRole('group').count()).toBeGreaterThan(4)
    await officer.page.reload()
    await officer.button('Sửa 6.4.a').waitFor()
    // An address that leads to the answer of one system shows that one.
    await officer.open('/')
    await officer.open(`/section?period=${PERIOD}&section=6.4#answers/6.4.a/${systems[3]}`)
    await officer.page.waitForFunction(
      (id) => document.activeElement?.getAttribute('name') === id,
      `answers/6.4.a/${systems[3]}`,
    )
  })

  test('where nothing arose is given at a click with its sentence, and taken back', async ({
    person,
    site: { world },
  }) => {
    const officer = await person('so-khcn')
    await officer.open(`/section?period=${PERIOD}&section=1.3`)
    await officer.page.locator('summary', { hasText: 'Không phát sinh 1.3.b' }).click()
    await officer.reads('Trong kỳ không phát sinh thì trả lời “Đáp ứng”, ghi')
    await officer.looks('section-nothing')
    await officer.button('Trả lời như vậy 1.3.b').click()
    await saved(officer)
    expect(await answerOf(world, '1.3.b')).toMatchObject({
      status: 'met',
      note: 'Trong kỳ không có thay đổi về hệ thống, tổ chức bộ máy, quy định pháp luật liên quan.',
    })
    await officer.by('button', 'Hoàn tác (1 thay đổi)').click()
    await saved(officer)
    expect(await answerOf(world, '1.3.b')).toMatchObject({ status: null, note: null })
  })

  test('that is not met is offered plans, one of them for all that it is for', async ({ person, site: { world } }) => {
    await world.system('so-khcn', { level: 2 })
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    for (const criterion of ['1.1.a', '1.1.i'])
      await officer.by('radio', 'Chưa đáp ứng', choices(officer, criterion)).check()
    await officer.button('Chọn kế hoạch mẫu 1.1.a').click()
    await officer.reads('Hoàn thiện dự thảo quy chế bảo đảm an toàn thông tin')
    await officer.looks('section-plan-templates')
    await officer.button('Dùng cho cả 1 câu trả lời khác cùng việc này, chưa có kế hoạch').first().click()
    await saved(officer)
    for (const criterion of ['1.1.a', '1.1.i'])
      expect((await answerOf(world, criterion))?.plan).toMatchObject({
        action: expect.stringMatching(/^Hoàn thiện dự thảo quy chế bảo đảm an toàn thông tin/),
        dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      })
    await officer.button('Hoàn tác (2 thay đổi)').click()
    await saved(officer)
    expect((await answerOf(world, '1.1.i'))?.plan).toBeNull()
  })

  test('an address with a lone percent sign opens its page', async ({ person }) => {
    const officer = await person('so-khcn')
    await officer.open(`${SECTION}#100%`)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await saved(officer)
  })
})

describe('a quarter in Excel', () => {
  test('is downloaded, sent back, looked at, saved at once and undone at once', async ({ person, site: { world } }) => {
    await world.system('so-khcn', { shortName: 'Cổng' })
    const officer = await person('so-khcn')
    const desk = await world.as('so-khcn')
    await officer.open(`/?period=${PERIOD}`)
    await officer.link('Điền bằng Excel').click()
    await officer.sees('Điền phiếu bằng Excel')
    await officer.looks('excel')
    let clicks = 1
    const { name, bytes } = await officer.downloads(officer.link('Tải biểu mẫu Excel'))
    expect(name).toBe('Biểu mẫu ATTT quý I năm 2024 - Sở KH&CN.xlsx')
    const file = await openForm(bytes)
    file.row('1.1.a|').cell('Kết quả').value = 'Đáp ứng một phần'
    file.row('1.1.a|').cell('Việc sẽ làm').value = 'Ban hành quy chế'
    file.row('1.1.b|').cell('Kết quả').value = 'ĐẠT'
    file.row('1.1.c|').cell('Kết quả').value = 'bình thường'
    file.row('1.1').cell('Thuyết minh').value = 'Đã ban hành.'
    // A colleague answers one of them meanwhile.
    await desk.save('so-khcn', [answerChange('1.1.b', null, 0)])
    await desk.save('so-khcn', [{ ...answerChange('1.1.b', null, 1), status: 'unmet' }])

    const input = officer.page.locator('input[type=file]')
    await input.setInputFiles({ name: 'quy-1.xlsx', mimeType: '', buffer: Buffer.from(await file.bytes()) })
    clicks++
    await officer.sees('Xem trước: quy-1.xlsx')
    expect(await officer.page.evaluate(() => document.activeElement?.id)).toBe('preview-title')
    await officer.reads(/^Không hiểu “bình thường”/)
    await officer.looks('excel-preview')
    // What conflicts is chosen by hand, by the keyboard.
    expect(await officer.by('checkbox', /1\.1\.b/).isChecked()).toBe(false)
    await officer.button('Lưu 2 dòng đã chọn').click()
    clicks++
    await officer.sees('Đã lưu 2 dòng từ tệp Excel')
    console.log(`a quarter by Excel: ${clicks} clicks besides editing`)
    expect(clicks).toBeLessThanOrEqual(3)
    await officer.looks('excel-saved')
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: 'partial', plan: { action: 'Ban hành quy chế' } })
    expect(await answerOf(world, '1.1.b')).toMatchObject({ status: 'unmet' })
    await officer.button('Hoàn tác').click()
    await officer.sees(/^Đã hoàn tác/)
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: null, plan: null })

    // The same again, and the file's word over the colleague's.
    await officer.button('Chọn tệp khác').click()
    await input.setInputFiles({ name: 'quy-1.xlsx', mimeType: '', buffer: Buffer.from(await file.bytes()) })
    await officer.by('checkbox', /1\.1\.b/).focus()
    await officer.page.keyboard.press('Space')
    await officer.button('Lưu 3 dòng đã chọn').click()
    await officer.sees('Đã lưu 3 dòng từ tệp Excel')
    expect(await answerOf(world, '1.1.b')).toMatchObject({ status: 'met' })
  })

  test('what was confirmed in it is offered again when it is undone, and nothing is left out by that', async ({
    person,
    site: { world },
  }) => {
    const desk = await world.as('so-khcn')
    const id = '0190f5a0-0000-7000-8000-000000000002'
    await desk.save('so-khcn', [
      { kind: 'narrative', section: '1.1', base: 0, text: 'Đã ban hành quy chế.' },
      { kind: 'recommendation', id, base: 0, category: 'budget', text: 'Bố trí kinh phí.' },
    ])
    expect((await world.file('so-khcn')).status).toBe(201)
    await world.nextPeriod()
    const before = await desk.read('so-khcn', NEXT_PERIOD)
    const officer = await person('so-khcn')
    await officer.open(`/excel?period=${NEXT_PERIOD}`)
    const file = await openForm((await officer.downloads(officer.link('Tải biểu mẫu Excel'))).bytes)
    for (const key of ['1.1.a|', '1.1', id]) file.row(key).cell('Xác nhận').value = 'x'
    await officer.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'quy-2.xlsx', mimeType: '', buffer: Buffer.from(await file.bytes()) })
    await officer.button('Lưu 3 dòng đã chọn').click()
    await officer.sees('Đã lưu 3 dòng từ tệp Excel')
    expect((await desk.read('so-khcn', NEXT_PERIOD)).undecided).toEqual([])
    await officer.button('Hoàn tác').click()
    await officer.sees(/^Đã hoàn tác/)
    const { missing, undecided } = await desk.read('so-khcn', NEXT_PERIOD)
    expect({ missing, undecided }).toEqual({ missing: before.missing, undecided: before.undecided })
  })
})

describe('a system on a shared platform', () => {
  const ID = '5.1.a'

  test('is asked what the platform does not answer; an inherited answer is refused with a reason', async ({
    person,
    site: { world },
  }) => {
    const platform = await world.system('so-tc', { name: 'Trung tâm dữ liệu tỉnh', level: 2, platform: true })
    const system = await world.system('so-khcn', { name: 'Cổng thông tin điện tử' })
    await world.file('so-tc')
    const officer = await person('so-khcn')
    await officer.open(`/systems?edit=${system}`)
    await officer.by('combobox', 'Đặt trên nền tảng dùng chung').selectOption({ value: platform })
    await officer.reads(/^Hệ thống này kế thừa \d+ câu trả lời của nền tảng/)
    await officer.looks('system-hosted')
    await officer.button('Lưu thay đổi').click()
    await officer.sees('Hệ thống thông tin')

    await officer.open('/')
    await officer.reads(/^\d+ câu trả lời của kỳ này được kế thừa từ nền tảng dùng chung/)
    await officer.open(`/section?period=${PERIOD}&section=5.1`)
    await officer.reads('Kế thừa từ nền tảng')
    await officer.looks('section-inherited')
    await officer
      .by('button', /^Không kế thừa, đơn vị tự trả lời/)
      .first()
      .click()
    await officer.by('radio', 'Đáp ứng', choices(officer, ID)).check()
    await officer.reads(/lý do không kế thừa/)
    await officer.box('Lý do không kế thừa câu trả lời của nền tảng').fill('Đơn vị dùng hạ tầng riêng cho dịch vụ này.')
    await saved(officer)
    await officer.looks('section-refused')
    expect(await answerOf(world, ID, system)).toMatchObject({
      ...{ status: 'met', refuses: true, note: 'Đơn vị dùng hạ tầng riêng cho dịch vụ này.' },
      inherited: { platform, status: 'met' },
    })
    await officer.by('button', /^Kế thừa lại/).click()
    await saved(officer)
    expect(await answerOf(world, ID, system)).toMatchObject({ status: 'met', inherited: { status: 'met' } })

    // Filed, it stays as it was when the platform answers otherwise; department, reviewer and operator are told.
    const editor = await world.as('so-khcn')
    const view = await editor.read('so-khcn')
    const rest = view.missing.map(({ criterion, system: of }) => ({ ...answerChange(criterion, of, 0) }))
    const note = 'Cổng có tường lửa riêng.'
    await editor.save('so-khcn', [...rest, { ...answerChange('5.1.b', system, 0), refuses: true, note }])
    const leader = await world.as('so-khcn-ld')
    expect((await leader.submit('so-khcn', (await editor.read('so-khcn')).version)).status).toBe(201)
    const operator = await world.as('so-tc')
    const head = await world.as('so-tc-ld')
    await head.post(`/periods/${PERIOD}/assessments/so-tc/withdraw`)
    const theirs = await operator.read('so-tc')
    const plan = { action: 'Nâng cấp thiết bị', owner: null, dueOn: '2027-12-31' }
    const at = theirs.answers.find((each) => each.criterion === ID && each.system === platform)?.version ?? 0
    await operator.save('so-tc', [{ ...answerChange(ID, platform, at), status: 'unmet', plan }])
    expect((await head.submit('so-tc', (await operator.read('so-tc')).version)).status).toBe(201)
    await officer.open('/')
    await officer.sees('1 câu trả lời của nền tảng đã khác đi sau khi báo cáo này được nộp')
    await officer.looks('home-inherited-since')
    const reviewer = await person('dic')
    await reviewer.open(`/filing?period=${PERIOD}&department=so-khcn`)
    await reviewer.sees('1 câu trả lời của nền tảng đã khác đi sau khi báo cáo này được nộp')
    await reviewer.reads(
      'Tiêu chí 5.1.a, Cổng thông tin điện tử: khi nộp “Đáp ứng”, nay nền tảng trả lời “Chưa đáp ứng”',
    )
    const keeper = await person('so-tc')
    await keeper.open(`/systems?hosted=${platform}`)
    await keeper.reads('1 hệ thống của 1 đơn vị')
    await keeper.looks('platform-hosted')

    // In the next period the refusal of one system is offered for that one alone, however alike all inherit.
    await world.system('so-khcn', { name: 'Thư điện tử công vụ', platformId: platform })
    await world.nextPeriod()
    await officer.open(`/section?period=${NEXT_PERIOD}&section=5.1`)
    const card = officer.page.locator('[aria-labelledby="c-5.1.b"]')
    await expect.poll(() => card.getByText('Kế thừa từ nền tảng').count()).toBe(2)
    expect(await card.getByText(note).count()).toBe(1)
    await officer.looks('section-refused-before')
  })
})
