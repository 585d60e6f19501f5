/** The real report of one department, from an empty register to the province's workbook, through the pages alone. */
import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import { leaves } from '../../api/domain/criteria.ts'
import { bundled, loadFrameworks, newestEdition } from '../../db/frameworks/index.ts'
import * as sample from '../fixtures/sample-answers.ts'
import report from '../fixtures/sample-report.json' with { type: 'json' }
import { readDocx } from '../reports/letter-docx.ts'
import { type Person, test } from '../support/browser.ts'
import { FRAMEWORK } from '../support/world.ts'

const framework = newestEdition(loadFrameworks(bundled).values(), FRAMEWORK)
const sections = framework ? leaves(framework) : []
const sectionOf = new Map(framework?.criteria.map(({ id, section }) => [id, section]))
const CHOICE = { met: 'Đáp ứng', partial: 'Một phần', unmet: 'Chưa đáp ứng' } as const
const { met, partial, unmet } = sample.counts
const total = met + partial + unmet
const rate = `${((100 * met) / total).toFixed(1).replace('.', ',')}%`

test('the sample report: entered, signed, reviewed, accepted, and found again in the downloads', {
  timeout: 300_000,
}, async ({ person }) => {
  expect(total).toBe(226)
  const officer = await person('so-khcn')
  await officer.open('/')
  await officer.sees('Quý I năm 2024')
  await officer.looks('home-empty')
  await officer.link('Khai báo hệ thống thông tin').first().click()
  for (const system of sample.systems) await register(officer, system)
  await officer.looks('systems')

  await officer.link('Kỳ này').click()
  await officer.link(/^Bắt đầu từ mục/).click()
  for (const { id, title } of sections) {
    await officer.sees(`${id} ${title.vi}`)
    await answerSection(officer, id)
  }
  await officer.link('Sang kiến nghị, đề xuất').click()
  await recommend(officer)

  await officer.link('Kiểm tra phiếu').click()
  await officer.reads('Phiếu đã đầy đủ')
  await officer.reads(`${total} / ${total}`)
  await officer.looks('check-editor')
  await officer.button('Trình lãnh đạo ký').click()
  await officer.sees('Đã trình ký, chờ lãnh đạo đơn vị ký')

  const leader = await person('so-khcn-ld')
  await leader.open('/')
  await leader.sees('Phiếu đang chờ ký')
  await leader.looks('home-complete')
  await leader.link('Xem, ký và nộp').click()
  await leader.reads(rate)
  await leader.page.getByText('Thuyết minh và kiến nghị').click()
  for (const { text } of sample.recommendations) await leader.reads(text)
  await leader.fills({ 'Họ và tên người ký': sample.signatory.name, 'Chức vụ người ký': sample.signatory.title })
  await leader.by('combobox', 'Hình thức ký').selectOption('KT. (ký thay)')
  await leader.looks('check-approver')
  await leader.button('Nộp báo cáo quý I/2024').click()
  await leader.sees(/^Biên nhận/)
  await leader.reads('Phó Giám đốc Nguyễn Xuân Hải (ký thay, KT.)')
  const receipt =
    (await leader.page
      .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/)
      .first()
      .textContent()) ?? ''
  await leader.looks('receipt')

  const reviewer = await person('dic')
  await reviewer.open('/')
  await reviewer.link('Phiếu nộp').click()
  await reviewer.link('Sở Khoa học và Công nghệ').click()
  await reviewer.sees('Sở Khoa học và Công nghệ')
  await reviewer.reads(receipt)
  await reviewer.reads(rate)
  for (const { name } of sample.systems) await reviewer.reads(name)
  await reviewer.looks('filing-read')
  await reviewer.button('Chấp nhận').click()
  await reviewer.button('Chấp nhận', reviewer.by('dialog')).click()
  await reviewer.reads('Đã chấp nhận phiếu của Sở Khoa học và Công nghệ.')

  const letter = await reviewer.downloads(reviewer.link('Tải báo cáo Word'))
  expect(letter.name).toMatch(/Sở KH&?CN.*\.docx$|so-khcn.*\.docx$/i)
  const { text, paragraphs } = readDocx(new Uint8Array(letter.bytes))
  for (const { paragraphs: written } of report.sections)
    for (const words of written) expect(text).toContain(words.trim())
  for (const words of sample.recommendations) expect(text).toContain(words.text)
  for (const { name } of sample.systems) expect(text).toContain(name)
  expect(text).toContain('333/STTTT-BCVTCNTT')
  expect(paragraphs).toEqual(expect.arrayContaining(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Nguyễn Xuân Hải']))

  await reviewer.link('Tổng quan').click()
  await reviewer.reads(rate)
  const book = await reviewer.downloads(reviewer.link('Tải tổng hợp Excel'))
  expect(book.name).toMatch(/\.xlsx$/)
  expect(await rowOf(book.bytes, 'so-khcn')).toMatchObject({
    'Đơn vị': 'Sở Khoa học và Công nghệ',
    'Số HTTT': 3,
    'Đã phê duyệt cấp độ': 3,
    'Triển khai đầy đủ': 0,
    'Đáp ứng': met,
    'Một phần': partial,
    'Chưa đáp ứng': unmet,
    'Không áp dụng': 0,
    'Tỷ lệ đáp ứng': expect.closeTo(met / total, 10),
  })
})

async function register(
  officer: Person,
  { name, level, decisionBody }: (typeof sample.systems)[number],
): Promise<void> {
  await officer.link('Thêm hệ thống').click()
  await officer.sees('Thêm hệ thống')
  await officer.fills({ 'Tên hệ thống': name })
  await officer.by('radio', `Cấp độ ${level}`).check()
  await officer.by('combobox', 'Hồ sơ đề xuất cấp độ').selectOption('Đã phê duyệt cấp độ')
  await officer.fills({
    'Số quyết định': '57/QĐ-STTTT',
    'Ngày quyết định': '20/3/2024',
    'Cơ quan ban hành quyết định': decisionBody,
  })
  await officer.by('radio', 'Hạ tầng dùng chung của địa phương').check()
  if (name === sample.systems[0]?.name) await officer.looks('system-form')
  await officer.button('Lưu hệ thống').click()
  await officer.reads(`Đã lưu “${name}”.`)
}

/** The section that is answered system by system; elsewhere the report speaks of all systems at once. */
const APART = sections.at(-1)?.id

async function answerSection(officer: Person, section: string): Promise<void> {
  const mine = sample.answers.filter(({ criterion }) => sectionOf.get(criterion) === section)
  if (section === APART) await officer.button('Trả lời riêng từng hệ thống').click()
  for (const answer of mine) {
    if (section === APART) await answerApart(officer, answer)
    else await answerOnce(officer, answer)
  }
  const narrative = sample.narratives.find((each) => each.section === section)
  if (narrative) await officer.box('Thuyết minh (in vào báo cáo)').fill(narrative.text)
  if (mine.length > 0) {
    await officer.reads('đã trả lời đủ')
    await officer.reads(/^Đã lưu \d\d:\d\d$/)
  }
  if (section === '2.1' || section === APART) await officer.looks(`section-${section}`)
  const next = officer.link(/^Sang mục/)
  if (section !== APART) await next.click()
}

/** By its heading: to ask a whole page of a section for a role and a name takes many times as long. */
const cardOf = (officer: Person, criterion: string) => officer.page.locator(`section[aria-labelledby="c-${criterion}"]`)

async function answerOnce(officer: Person, { criterion, status, note, plan }: sample.SampleAnswer): Promise<void> {
  const card = cardOf(officer, criterion)
  await officer.by('radio', CHOICE[status], card).check()
  if (plan) await officer.fills(fieldsOf(plan), card)
  if (note) {
    await officer.button(`Thêm ghi chú ${criterion}`, card).click()
    await officer.fills({ 'Ghi chú (không bắt buộc)': note }, card)
  }
}

async function answerApart(officer: Person, { criterion, status, plan }: sample.SampleAnswer): Promise<void> {
  const card = cardOf(officer, criterion)
  for (const { name } of sample.systems) {
    const choices = officer.by('group', `${criterion}: ${name}`, card)
    await officer.by('radio', CHOICE[status], choices).check()
  }
  if (!plan) return
  for (const [label, value] of Object.entries(fieldsOf(plan))) await officer.box(label, card).first().fill(value)
  await officer.button('Dùng chung kế hoạch này cho 2 hệ thống còn thiếu', card).click()
}

const fieldsOf = ({ action, owner, dueOn }: NonNullable<sample.SampleAnswer['plan']>) => ({
  'Việc sẽ làm': action,
  'Người phụ trách': owner ?? '',
  'Hạn (ngày/tháng/năm)': (dueOn ?? '').split('-').reverse().join('/'),
})

async function recommend(officer: Person): Promise<void> {
  const names = { personnel: 'Tổ chức, nhân lực', training: 'Đào tạo, tập huấn' }
  for (const [i, { category, text }] of sample.recommendations.entries()) {
    await officer.button('Thêm kiến nghị').click()
    const one = officer.by('group', `Kiến nghị ${i + 1}`)
    await officer.by('combobox', 'Nhóm', one).selectOption(names[category as keyof typeof names])
    await officer.fills({ 'Nội dung': text }, one)
  }
  await officer.reads(/^Đã lưu \d\d:\d\d$/)
  await officer.looks('recommendations')
}

/** The department's row of the workbook's sheet by department, by the captions of its header. */
async function rowOf(bytes: Buffer, code: string): Promise<Record<string, unknown>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  let captions: unknown[] = []
  let found: Record<string, unknown> = {}
  book.getWorksheet('Theo đơn vị')?.eachRow((row) => {
    const values = (row.values as unknown[]).slice(1)
    if (values[0] === 'Mã') captions = values
    if (values[0] === code) found = Object.fromEntries(values.map((value, i) => [String(captions[i]), value]))
  })
  return found
}
