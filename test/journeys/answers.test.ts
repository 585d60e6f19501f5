/** Quick hands do no harm: one click is taken back with one, and nothing is changed unseen. */
import { describe, expect } from 'vitest'
import { type Person, test } from '../support/browser.ts'
import { PERIOD, type World } from '../support/world.ts'

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

  test('is not changed by the keys that scroll', async ({ person, site: { world } }) => {
    const officer = await person('so-khcn')
    await officer.open(SECTION)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await saved(officer)
    const { keyboard } = officer.page
    const scrolled = () => officer.page.evaluate(() => scrollY)
    const before = await scrolled()
    for (let n = 0; n < 12; n++) await keyboard.press('ArrowDown')
    expect(await scrolled()).toBeGreaterThan(before)
    await officer.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    // Out of sight: the first key only brings it back.
    await keyboard.press('ArrowRight')
    expect(await choices(officer, '1.1.a').locator(':checked').getAttribute('value')).toBe('met')
    expect(await answerOf(world, '1.1.a')).toMatchObject({ status: 'met' })
    await keyboard.press('ArrowRight')
    expect(await choices(officer, '1.1.a').locator(':checked').getAttribute('value')).toBe('partial')
  })

  test('an address with a lone percent sign opens its page', async ({ person }) => {
    const officer = await person('so-khcn')
    await officer.open(`${SECTION}#100%`)
    await officer.by('radio', 'Đáp ứng', choices(officer, '1.1.a')).check()
    await saved(officer)
  })
})
