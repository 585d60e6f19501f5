/** What is typed is what is stored, or the page says why not: days, long texts, forms left half filled in. */
import { describe, expect } from 'vitest'
import { type Person, test } from '../support/browser.ts'
import { answerChange, PERIOD, type World } from '../support/world.ts'

const SECTION = `/section?period=${PERIOD}&section=1.1`
const saved = (person: Person) => person.reads(/^Đã lưu \d\d:\d\d$/)
const choices = (person: Person, criterion: string) =>
  person.by('group', new RegExp(`^${criterion.replaceAll('.', '\\.')}: `))

const answerOf = async (world: World, criterion: string) =>
  (await (await world.as('so-khcn')).read('so-khcn')).answers.find((each) => each.criterion === criterion)

describe('the day of a plan', () => {
  test('is taken as it is typed, or refused in words', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    const due = officer.box('Hạn (ngày/tháng/năm)')
    const leaves = async (typed: string) => {
      await due.fill(typed)
      await due.blur()
    }
    await leaves('30/2/2026')
    await officer.reads('Không có ngày 30/2/2026.')
    await officer.reads('1 giá trị chưa hợp lệ, chưa lưu')
    // A year that a program might read as 1924.
    for (const none of ['1/1/0024', '31/12/9999']) {
      await leaves(none)
      await officer.reads(`Không có ngày ${none}.`)
    }
    await leaves('cuối năm')
    await officer.reads('Nhập ngày theo thứ tự ngày/tháng/năm')
    await leaves('31-12-26')
    await saved(officer)
    expect(await due.inputValue()).toBe('31/12/2026')
    expect((await answerOf(world, '1.1.a'))?.plan?.dueOn).toBe('2026-12-31')
    await leaves('31/12/2020')
    await officer.reads('Hạn 31/12/2020 đã qua')
  })

  test('is taken in every form that people write, or with one click', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    const due = officer.box('Hạn (ngày/tháng/năm)')
    const stored = async () => (await answerOf(world, '1.1.a'))?.plan?.dueOn
    await due.fill('quý I/2027')
    await due.blur()
    await saved(officer)
    expect(await due.inputValue()).toBe('31/3/2027')
    expect(await stored()).toBe('2027-03-31')
    // Typed again as it was, over something that is no day.
    await due.fill('31/3/2')
    await officer.reads('1 giá trị chưa hợp lệ, chưa lưu')
    await due.fill('31/3/27')
    await due.blur()
    await saved(officer)
    expect(await due.getAttribute('aria-invalid')).toBeNull()
    await officer.by('button', /cuối quý này/).click()
    await saved(officer)
    expect(await due.inputValue()).toMatch(/^3[01]\/\d+\/\d{4}$/)
    expect(await stored()).not.toBe('2027-03-31')
  })

  test('that is none is forgotten with its field', async ({ person }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.by('radio', 'Một phần', choices(officer, '1.1.a')).check()
    await officer.box('Hạn (ngày/tháng/năm)').fill('30/2/2026')
    await officer.reads('1 giá trị chưa hợp lệ, chưa lưu')
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await saved(officer)
  })
})

describe('a note', () => {
  test('keeps its field while it is written anew', async ({ person, site: { world } }) => {
    await (await world.as('so-khcn')).save('so-khcn', [{ ...answerChange('1.1.a', null, 0), note: 'Cũ.' }])
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    const note = officer.box('Ghi chú (không bắt buộc)')
    await note.fill('')
    await officer.page.keyboard.type('Mới.')
    await saved(officer)
    expect((await answerOf(world, '1.1.a'))?.note).toBe('Mới.')
  })
})

describe('a long text', () => {
  const NARRATIVE = 'Thuyết minh (in vào báo cáo)'

  test('is never cut off: it says how much room is left, and waits until it is shortened', async ({
    person,
    site: { world },
  }) => {
    const officer = await person('so-khcn')
    // The browser warns before the page is left.
    officer.page.on('dialog', (dialog) => dialog.accept())
    await officer.open(SECTION)
    const box = officer.box(NARRATIVE)
    await box.fill('a'.repeat(19_000))
    await officer.reads('Còn 1.000 ký tự, nhiều nhất 20.000.')
    await saved(officer)
    const long = `${'a'.repeat(20_000)}bc`
    await box.fill(long)
    await officer.reads('Dài quá 2 ký tự, nhiều nhất 20.000.')
    await officer.reads('1 giá trị chưa hợp lệ, chưa lưu')
    await officer.looks('section-too-long')
    // Paper has no scroll bar.
    await officer.page.emulateMedia({ media: 'print' })
    expect(await box.evaluate((text) => text.scrollHeight - text.clientHeight)).toBeLessThanOrEqual(1)
    await officer.page.emulateMedia({ media: null })

    // Something else is saved meanwhile, and the text comes back with the page, wherever one goes on.
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await officer.open('/')
    await officer.reads('Dài quá giới hạn; mở mục này để rút ngắn.')
    await officer.open(SECTION)
    expect(await box.inputValue()).toBe(long)
    expect((await answerOf(world, '1.1.a'))?.status).toBe('met')
    // Letters with their marks apart, as some programs copy them, count as they are stored.
    await box.fill('ế'.normalize('NFD').repeat(20_000))
    await saved(officer)
    const { narratives } = await (await world.as('so-khcn')).read('so-khcn')
    expect(narratives[0]?.text).toBe('ế'.repeat(20_000))
  })

  test('without a space, as a pasted address is, stays within the page', async ({ person, site: { world } }) => {
    const link = `https://${'duongdanratdai'.repeat(14)}`
    const system = await world.system('so-khcn', { name: link.slice(0, 200), operator: link.slice(0, 200) })
    const officer = await world.as('so-khcn')
    const plan = { action: link, owner: link.slice(0, 150), dueOn: '2026-12-31' }
    await officer.save('so-khcn', [
      { ...answerChange('6.1.a', system, 0), status: 'unmet', note: link, plan },
      { kind: 'narrative', section: '6.1', base: 0, text: link },
      { kind: 'recommendation', base: 0, category: 'other', text: link },
    ])
    const reader = await person('so-khcn-ld')
    for (const page of ['section?section=6.1&', 'check?', 'assessment?', 'recommendations?', 'systems?']) {
      await reader.open(`/${page}period=${PERIOD}`)
      await reader.by('heading').first().waitFor()
      await reader.looks(`long-${page.replaceAll(/\W+/g, '-')}`, { axe: false })
    }
  })
})
