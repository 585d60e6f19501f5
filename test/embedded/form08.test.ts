/** The yearly report by form 08, on a clock of the tests: the worked example number by number, and what changes it. */
import { sql } from 'drizzle-orm'
import ExcelJS from 'exceljs'
import { describe, expect, test as plain } from 'vitest'
import type { Form08Told } from '../../api/yearly/told.ts'
import { readDocx } from '../reports/letter-docx.ts'
import { anyProvince, OWNERS, plant } from '../support/any-year.ts'
import { at, BODIES, codeOf, LamGiang, NAMES, type Which } from '../support/lam-giang.ts'
import { faultsOf } from '../support/ooxml.ts'
import { fc } from '../support/random.ts'
import { refusal } from '../support/refusal.ts'

const PATH = '/years/2026/form08'
const read = async (place: LamGiang, query = '', who = 'dic') =>
  (await (await (await place.world.as(who)).get(`${PATH}${query}`)).json()) as Form08Told
const namesOf = (form: Form08Told) =>
  form.faults.map(({ rule, severity, where }) => {
    const which = (Object.keys(NAMES) as Which[]).find((each) => NAMES[each] === where.name)
    return `${severity} ${rule} ${which ?? where.name}`
  })
const row = (form: Form08Told, which: Which) => {
  const found = form.rows.find(({ name }) => name === NAMES[which])
  if (!found) throw new Error(`no row ${which}`)
  return found
}
const column = (form: Form08Told, n: number) =>
  (['S1', 'S2', 'S3', 'S4'] as const).map((s) => row(form, s).columns[n - 1])

const FAULTS = [
  'error bodyIncomplete Phòng Văn hóa - Xã hội phường Lam Thành',
  'error noFullDay S3',
  'error noKind S3',
  'error unanswered S3',
  'error unconfirmed S3',
  'warning nationalUnreviewed S3',
  'warning regulationNotBefore S2',
]

describe('form 08', () => {
  plain('is the worked example, number by number', async () => {
    const place = await LamGiang.found()
    const form = await read(place)
    expect(form).toMatchObject({
      year: 2026,
      window: { from: '2025-12-15', to: '2026-12-14' },
      due: { unit: '2026-12-19', owner: '2026-12-24' },
      workday: { unit: '2026-12-18', owner: '2026-12-24' },
      registerOn: '2026-12-14',
      madeOn: '2026-12-16',
      totals: {
        ...{ total: 4, typed: 3, dossiers: 3, appraised: 3, approved: 2, checked: 1 },
        allApprovedBy: '2027-06-30',
      },
      complete: false,
    })
    expect(form.bodies.map(({ owner, unit }) => [owner.name, unit?.name])).toEqual([
      [BODIES.A, BODIES.unitA],
      [BODIES.B, BODIES.unitB],
    ])
    expect(form.rows.map(({ n, name }) => [n, name])).toEqual([
      [1, NAMES.S3],
      [2, NAMES.S1],
      [3, NAMES.S2],
      [4, NAMES.S4],
    ])
    expect(column(form, 5)).toEqual(['3', '2', '2', '1'])
    expect(column(form, 6)).toEqual(['Đã được phê duyệt', 'Đã được phê duyệt', 'Đã thẩm định', 'Đang dự thảo'])
    expect(column(form, 7)).toEqual([
      `612/QĐ-UBND ngày 18/5/2025 của ${BODIES.A}`,
      `85/QĐ-SKHCN ngày 14/11/2025 của ${BODIES.unitA}`,
      '',
      '',
    ])
    expect(column(form, 8)).toEqual([
      '45/QĐ-VPUBND ngày 03/3/2025 của Văn phòng UBND tỉnh',
      '31/QĐ-SCT ngày 14/11/2025 của Sở Công Thương',
      '',
      '',
    ])
    expect(column(form, 9)).toEqual(['', '', '28/02/2027', '30/6/2027'])
    expect(column(form, 10)).toEqual([
      'Đã triển khai đầy đủ',
      'Đã triển khai đầy đủ',
      '',
      'Đã triển khai một số hạng mục',
    ])
    expect(column(form, 11)).toEqual(['', '', '', '30/6/2027'])
    expect(column(form, 12)).toEqual(['Trước khi đưa vào sử dụng; Định kỳ', '', '', ''])
    const { national, regulation, requirements, operators } = form.annexes
    expect(operators.map(({ body }) => body.name)).toEqual([BODIES.O3, BODIES.O1, BODIES.O2, BODIES.O4])
    expect(national).toEqual({ rows: [], unreviewed: 1 })
    expect(regulation.map(({ state }) => state)).toEqual(['unchecked', 'obeyed', 'notObeyed', 'unchecked'])
    expect(
      requirements.map(({ met, notMet, notApplicable, unanswered }) => [met, notMet, notApplicable, unanswered]),
    ).toEqual([
      [0, 0, 0, 104],
      [139, 0, 6, 0],
      [94, 0, 4, 0],
      [60, 30, 4, 0],
    ])
    expect(namesOf(form).sort()).toEqual(FAULTS)
    // Each says where, in words, and leads to the place.
    expect(form.faults.every(({ message, link }) => message.length > 10 && link.startsWith('/'))).toBe(true)
    expect(form.faults.find(({ rule }) => rule === 'noKind')).toMatchObject({
      where: { department: 'so-vhttdl', system: place.systems.S3, body: null },
      link: `/systems?edit=${place.systems.S3}&field=kind`,
      message: 'Chưa xác định loại hình hệ thống thông tin.',
    })
    expect(form.faults.find(({ rule }) => rule === 'bodyIncomplete')).toMatchObject({
      where: { department: null, system: null, body: place.bodies.unitB },
      message: 'Còn thiếu: điện thoại.',
    })

    const ofB = await read(place, `?owner=${place.bodies.B}`)
    expect(ofB.totals).toEqual({
      ...{ total: 1, typed: 1, dossiers: 0, appraised: 0, approved: 0, checked: 0 },
      allApprovedBy: '2027-06-30',
    })
    expect(ofB.bodies).toHaveLength(1)
    expect(ofB.owner).toEqual({ id: place.bodies.B, name: BODIES.B })

    // Every day at the edges of the window.
    const dic = await place.dic()
    for (const [on, checked, text] of [
      ['2025-12-15', 2, 'Định kỳ'],
      ['2026-12-14', 2, 'Định kỳ'],
      ['2026-12-15', 1, ''],
      ['2025-12-14', 1, ''],
    ] as const) {
      await place.ok(dic.patch(`/systems/${place.systems.S2}/checks/${place.checks.S2}`, { on }))
      const moved = await read(place)
      expect([moved.totals.checked, row(moved, 'S2').columns[11]]).toEqual([checked, text])
    }

    // A system at level 2 that level 3 is asked of; a decision that was not that body's to make. Confirmed since: it speaks for the report.
    await place.change(place.systems.S1, { level: 2, confirmedOn: '2026-12-16' })
    const lower = namesOf(await read(place)).filter((name) => !FAULTS.includes(name))
    // At level 2 the unit approves and not the owner, who did.
    expect(lower).toEqual(['warning wrongApprover S1', 'warning levelTooLow S1'])
    await place.change(place.systems.S1, { level: 3 })
    await place.change(place.systems.S2, { decisionBody: BODIES.A, confirmedOn: '2026-12-16' })
    expect(namesOf(await read(place)).filter((name) => !FAULTS.includes(name))).toEqual(['warning wrongApprover S2'])
    await place.world.home.close()
  })

  plain('tells the register as it was on the last data day, whatever has become of it since', async () => {
    const place = await LamGiang.found()
    const before = await read(place)
    await place.change(place.systems.S1, { name: 'Tên mới', level: 1, dossier: 'none', kind: null })
    await place.change(place.systems.S2, { retired: true })
    await place.system('so-ct', { name: 'Hệ thống mới', level: 2, dossier: 'none' })
    expect(await read(place)).toEqual(before)

    // Confirmed for the report, it counts as it is; what was decided after the last data day does not.
    await place.change(place.systems.S3, { kind: 'public', information: ['open'], confirmedOn: '2026-12-16' })
    const decided = { dossier: 'approved', decisionNo: '9/QĐ', decisionDate: '2026-12-15', decisionBody: BODIES.unitA }
    await place.change(place.systems.S3, decided)
    const after = await read(place)
    expect(row(after, 'S3')).toMatchObject({ kind: 'public', dossier: 'appraised', decision: null })
    expect(namesOf(after)).toContain('error unconfirmed S3')
    expect(namesOf(after)).not.toContain('error noKind S3')
    await place.change(place.systems.S3, { decisionDate: '2026-12-14' })
    expect(row(await read(place), 'S3')).toMatchObject({
      dossier: 'approved',
      columns: expect.arrayContaining(['Đã được phê duyệt']),
    })

    // Before the last data day it is the register of today.
    place.clock = at('2026-12-12')
    expect((await read(place)).registerOn).toBe('2026-12-12')
    await place.world.home.close()
  })

  plain('measures a system on what its framework was last asked in: the year, a quarter, else a review', async () => {
    const place = await LamGiang.found()
    const of = (form: Form08Told) => ({
      ...row(form, 'S2'),
      link: form.faults.find(({ rule, where }) => rule === 'unanswered' && where.name === NAMES.S2)?.link,
    })
    // On another ruler than what it has filed on: the form that asks for that is the year's own.
    const onNew = { ruler: 'nd331-tcvn14423', rulerReason: 'Hồ sơ mới', confirmedOn: '2026-12-16' }
    await place.change(place.systems.S2, onNew)
    expect(of(await read(place))).toMatchObject({ answers: null, link: '/assessment?period=2026' })
    // Where the year asks by the other framework, a review does; where nothing does, the ruler itself is the place.
    const days = { opensOn: '2026-10-01', dueOn: '2026-12-31', closesOn: '2026-12-31' }
    await place.world.db.run(sql`update periods set framework_id = 'nd85-tcvn11930',
      framework_version = (select framework_version from periods where id = '2026-Q4') where id = '2026'`)
    expect(of(await read(place)).link).toBe(`/systems?edit=${place.systems.S2}&field=ruler`)
    await place.period('2026-R1', 'nd331-tcvn14423', days, 'Rà soát')
    expect(of(await read(place)).link).toBe('/assessment?period=2026-R1')
    await place.file('so-ct', '2026-R1', () => 'met')
    const reviewed = of(await read(place))
    expect(reviewed).toMatchObject({ answers: { period: '2026-R1' }, implementation: 'full', link: undefined })
    // A review is no report of the year: who has filed nothing else has not reported.
    await place.file('so-vhttdl', '2026-R1', () => 'met')
    expect(namesOf(await read(place))).toContain('error unconfirmed S3')
    await place.world.home.close()
  })

  plain('leads to where each fault is mended', async () => {
    const place = await LamGiang.found()
    place.clock = at('2026-12-12')
    const links = async (name: string) => {
      const { faults } = await read(place)
      return Object.fromEntries(faults.filter(({ where }) => where.name === name).map(({ rule, link }) => [rule, link]))
    }
    // A record of a check is no field of the register's form, and a confirmation none either.
    const id = await place.system('so-ct', {
      ...{ name: 'Phần mềm mới', level: 2, dossier: 'approved', decisionNo: '1/QĐ', decisionDate: '2026-06-01' },
      ...{ decisionBody: BODIES.unitA, operatorId: place.bodies.O2, ownerId: place.bodies.A },
    })
    await place.check(id, { kind: 'periodic', on: '2026-12-01', by: place.bodies.O2 })
    expect(await links('Phần mềm mới')).toMatchObject({
      regulationUnchecked: `/systems?checks=${id}&add=regulation`,
      selfChecked: `/systems?checks=${id}`,
      unconfirmed: `/year?year=2026#${id}`,
      noKind: `/systems?edit=${id}&field=kind`,
    })
    // What was filed in the quarter is mended in the year, which speaks before it; by whom the year does not ask, in the quarter.
    await place.world.db.run(sql`update periods set framework_id = 'nd85-tcvn11930',
      framework_version = (select framework_version from periods where id = '2026-Q4') where id = '2026'`)
    await place.change(place.systems.S1, { regulationNo: null, regulationDate: null, regulationBody: null })
    const against = async () => (await links('Văn phòng Ủy ban nhân dân tỉnh')).answerAgainstRegister
    expect(await against()).toBe('/assessment?period=2026&criterion=1.2.a')
    const admin = await place.world.as('admin')
    const exempt = { department: 'vp-ubnd', change: 'exempt', reason: 'Sáp nhập' }
    await place.ok(admin.post('/periods/2026/filers', exempt))
    expect(await against()).toBe('/assessment?period=2026-Q4&criterion=1.2.a')
    await place.world.home.close()
  })

  plain('is a department’s own for its own people alone, and adds up', async () => {
    const place = await LamGiang.found()
    const whole = await read(place)
    const parts = await Promise.all(
      (['S1', 'S2', 'S3', 'S4'] as const).map((s) => read(place, `?unit=${codeOf(s)}`, codeOf(s))),
    )
    for (const key of ['total', 'typed', 'dossiers', 'appraised', 'approved', 'checked'] as const) {
      expect(parts.reduce((sum, { totals }) => sum + totals[key], 0)).toBe(whole.totals[key])
    }
    expect(parts.flatMap(namesOf).sort()).toEqual(FAULTS)
    expect(parts[0]?.unit).toEqual({ code: 'vp-ubnd', name: 'Văn phòng Ủy ban nhân dân tỉnh' })
    const stranger = await place.world.as('so-ct')
    await refusal(await stranger.get(`${PATH}?unit=vp-ubnd`), 403, 'forbidden')
    await refusal(await stranger.get(`${PATH}?owner=${place.bodies.A}`), 403, 'forbidden')
    await refusal(await stranger.get(PATH), 403, 'forbidden')
    const dic = await place.dic()
    await refusal(await dic.get(`${PATH}?unit=khong-co`), 404, 'notFound')
    await refusal(await dic.get(`${PATH}?owner=khong-co`), 404, 'notFound')
    await refusal(await dic.get('/years/abcd/form08'), 404, 'notFound')
    const { requirements = [] } = (await (await dic.get(`${PATH}?annex=requirements`)).json()) as Form08Told & {
      requirements?: { name: string; requirements: { criterion: string; met: boolean; plan: unknown }[] }[]
    }
    expect(
      requirements.map(({ requirements: some }) => [
        some.filter(({ met }) => met).length,
        some.filter(({ met }) => !met).length,
      ]),
    ).toEqual([
      [0, 0],
      [139, 0],
      [94, 0],
      [60, 30],
    ])
    await place.world.home.close()
  })
})

const bytesOf = async (place: LamGiang, file: string, who = 'dic') => {
  const answer = await (await place.world.as(who)).get(`/years/2026/form08.${file}`)
  expect(answer.status, answer.ok ? '' : await answer.clone().text()).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}

/** Cells of each table of a letter, row by row; a cell's paragraphs on lines of their own. */
function tablesOf(bytes: Uint8Array): string[][][] {
  const xml = readDocx(bytes).part('word/document.xml')
  const said = (text: string) =>
    text.replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
    )
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        [...cell.matchAll(/<w:p>.*?<\/w:p>/gs)]
          .map(([paragraph]) => said([...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('')))
          .join('\n'),
      ),
    ),
  )
}

async function bookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  return book
}

/** A sheet as it is read: days as letters write them, below its captions (`skip` rows of them), up to what is no row. */
function rowsOf(
  book: ExcelJS.Workbook,
  name: string,
  { skip = 5, width }: { skip?: number; width: number },
): string[][] {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  const rows: string[][] = []
  for (let r = skip + 1; r <= sheet.rowCount; r++) {
    // Notes below are one cell over all columns.
    if (sheet.getCell(r, 2).isMerged) break
    rows.push(Array.from({ length: width }, (_, c) => sayValue(sheet.getCell(r, c + 1).value)))
  }
  return rows
}
const sayValue = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return sayDay(value.toISOString().slice(0, 10))
  return typeof value === 'number' ? value.toLocaleString('vi-VN') : String(value)
}
/** As decrees write days: those under 10, January and February with a zero. */
const sayDay = (day: string): string => {
  const [year, month = '', of = ''] = day.split('-')
  return `${of}/${Number(month) <= 2 ? month : Number(month)}/${year}`
}

/** Both files hold what the answer of the API holds. */
async function expectAlike(place: LamGiang, form: Form08Told, query = ''): Promise<void> {
  const letter = await bytesOf(place, `docx${query}`)
  const tables = tablesOf(letter)
  const { text } = readDocx(letter)
  const book = await bookOf(await bytesOf(place, `xlsx${query}`))
  const columns = form.rows.map((each) => each.columns)
  // The first table is the head, the last of the letter its signature.
  expect(tables[1]?.slice(2)).toEqual(columns)
  expect(rowsOf(book, 'Mẫu 08', { skip: 6, width: 12 })).toEqual(columns)
  const { total, typed, dossiers, appraised, approved, checked, allApprovedBy } = form.totals
  const numbers = [total, typed, dossiers, appraised, approved, checked].map(String)
  const day = allApprovedBy === null ? '' : sayDay(allApprovedBy)
  expect(rowsOf(book, 'Thông tin chung', { width: 2 }).map(([, value]) => value)).toEqual([...numbers, day])
  for (const [i, line] of [
    `- Tổng số hệ thống thông tin thuộc phạm vi quản lý: ${total};`,
    `- Tổng số hệ thống thông tin đã phê duyệt cấp độ được kiểm tra, đánh giá an ninh mạng định kỳ theo quy định: ${checked};`,
    `tất cả các hệ thống thông tin thuộc phạm vi quản lý:${day && ` ${day}.`}`,
  ].entries())
    expect(text, `line ${i}`).toContain(line)
  // Annex III.
  const states = { obeyed: 'tuân thủ', notObeyed: 'chưa tuân thủ', unchecked: 'chưa kiểm tra' }
  const regulation = form.annexes.regulation.map(({ n, name, on, points, failed, fixed, state }) => [
    ...[String(n), name, on === null ? '' : sayDay(on)],
    ...[points, failed, fixed].map((number) => (number === null ? '' : String(number))),
    states[state],
  ])
  const withoutText = (rows: string[][]) => rows.map(([n = '', name = '', , ...rest]) => [n, name, ...rest])
  expect(withoutText(rowsOf(book, 'PL III', { width: 8 }))).toEqual(regulation)
  const annex = tables.find(([captions]) => captions?.[2] === 'Quy chế bảo đảm ANM' && captions.length === 8)
  expect(withoutText(annex?.slice(1) ?? [])).toEqual(regulation)
  // Annex V, and what is at fault, which is never in the letter.
  const figures = form.annexes.figures.map(({ title, sum, reporting, expected }, i) => [
    ...[String(i + 1), title, sum === null ? '–' : sum.toLocaleString('vi-VN')],
    ...[reporting, expected].map(String),
  ])
  expect(rowsOf(book, 'PL V', { width: 5 })).toEqual(figures)
  expect(tables.find(([captions]) => captions?.[1] === 'Chỉ tiêu')?.slice(1)).toEqual(figures)
  expect(rowsOf(book, 'Cần xử lý', { width: 5 }).map(([, , , , message]) => message)).toEqual(
    form.faults.map(({ message }) => message),
  )
  expect(text.includes('DỰ THẢO')).toBe(!form.complete)
  for (const { message } of form.faults) expect(text).not.toContain(message)
  expect(text).toContain('Nội dung chi tiết tại các Phụ lục I, II, III, V kèm theo./.')
}

describe('the files of form 08', () => {
  plain('hold the same values, are valid, and are noted; annex IV is a file of its own', async () => {
    const place = await LamGiang.found()
    const form = await read(place)
    await expectAlike(place, form)
    await expectAlike(place, await read(place, `?owner=${place.bodies.B}`), `?owner=${place.bodies.B}`)
    const files = {
      'a.docx': await bytesOf(place, 'docx'),
      'a.xlsx': await bytesOf(place, 'xlsx'),
      'u.docx': await bytesOf(place, 'docx?unit=so-ct', 'so-ct'),
      'iv.docx': await bytesOf(place, 'docx?annex=requirements'),
      'iv.xlsx': await bytesOf(place, 'xlsx?annex=requirements&unit=so-ct', 'so-ct'),
    }
    // The SDK takes seconds to begin: the kinds of file that there are.
    for (const name of ['a.docx', 'a.xlsx', 'iv.docx'] as const)
      expect(await faultsOf(name, files[name]), name).toEqual([])

    const whole = readDocx(files['a.docx'])
    expect(whole.text).toContain(
      'Kính gửi: Bộ Công an (Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao)',
    )
    expect(whole.text).toContain('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH')
    expect(whole.paragraphs.filter((line) => /^Phụ lục [IV]+$/.test(line))).toEqual(
      ['I', 'II', 'III', 'V'].map((n) => `Phụ lục ${n}`),
    )
    expect(whole.text).toContain('Chưa rà soát: 01 hệ thống')
    expect(whole.text).not.toContain('Chưa đáp ứng đầy đủ')
    // Each annex counts its pages from one, the wide part of the letter goes on.
    const sections = [...whole.part('word/document.xml').matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(
      ([section]) => section,
    )
    expect(
      sections.map((section) => [section.includes('landscape'), /<w:pgNumType[^>]*w:start="1"/.test(section)]),
    ).toEqual([[false, true], [true, false], ...Array.from({ length: 4 }, () => [true, true])])
    const unit = readDocx(files['u.docx'])
    expect(unit.text).toContain(`Kính gửi: ${BODIES.A} (qua ${BODIES.unitA})`)
    expect(unit.text).not.toContain('DỰ THẢO')
    expect(unit.text).not.toContain(NAMES.S1)
    const [, answers] = tablesOf(files['iv.docx'])
    expect(answers).toHaveLength(1 + 94)
    const book = await bookOf(files['iv.xlsx'])
    expect(book.worksheets.map(({ name }) => name)).toEqual(['PL IV'])
    expect(rowsOf(book, 'PL IV', { width: 8 })).toHaveLength(94)

    const noted = await (await place.world.as('admin')).get('/audit?action=document.download')
    const lines = (await noted.json()) as {
      actor: string
      subject: string
      detail: { file: string; filter?: object }
    }[]
    expect(lines.slice(0, 2).map(({ actor, subject, detail }) => [actor, subject, detail.file, detail.filter])).toEqual(
      [
        [
          'so-ct',
          '2026',
          'Mẫu 08 - Phụ lục IV - ANM năm 2026 - Sở Công Thương.xlsx',
          { unit: 'so-ct', annex: 'requirements' },
        ],
        ['dic', '2026', 'Mẫu 08 - Phụ lục IV - ANM năm 2026 - tỉnh Thử Nghiệm.docx', { annex: 'requirements' }],
      ],
    )
    // The letter by settings: several addressees, who drafted it, and no block to sign in.
    const settings = {
      province: { name: 'tỉnh Lam Giang', place: 'Lam Giang' },
      coordinator: { name: BODIES.unitA, parent: 'UBND TỈNH LAM GIANG', symbol: 'BC-SKHCN', headTitle: 'GIÁM ĐỐC' },
      owner: place.bodies.B,
      yearly: {
        ...{ addressees: ['Bộ Công an', 'Công an tỉnh'], sentBy: 'documents', signature: false, signer: null },
        letter: { recipients: ['Sở Tư pháp'], archive: '', draftingUnit: 'KGVX' },
      },
    }
    await place.ok((await place.world.as('admin')).patch('/settings', settings))
    const { text, paragraphs } = readDocx(await bytesOf(place, 'docx'))
    expect(text).toContain('Kính gửi:\n- Bộ Công an;\n- Công an tỉnh.')
    expect(text).toContain('- Như trên;\n- Sở Tư pháp;\n- Lưu: VT, KGVX.')
    expect(text).toMatch(/Số:\s+\/UBND-KGVX/)
    expect(text).not.toContain('CHỦ TỊCH')
    expect(paragraphs.filter((line) => /^2\.\d\. /.test(line))).toEqual([`2.1. ${BODIES.B}`, `2.2. ${BODIES.A}`])
    const stranger = await place.world.as('so-ct')
    for (const file of ['docx', 'xlsx', 'docx?unit=vp-ubnd', 'xlsx?unit=vp-ubnd&annex=requirements'])
      await refusal(await stranger.get(`/years/2026/form08.${file}`), 403, 'forbidden')
    const head = await (await place.dic()).call('HEAD', '/years/2026/form08.docx')
    expect([head.status, head.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('mau-08')])
    await place.world.home.close()
  })
})

plain(
  'of random provinces: exactly the faults that were planted, totals that are the rows’, parts that are the whole',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyProvince, async (spec) => {
        const place = await LamGiang.empty()
        place.world.checked = false
        const { expected } = await plant(place, spec)
        const form = await read(place)
        expect(form.faults.map(({ rule, where }) => `${rule} ${where.name}`).sort()).toEqual(expected.sort())
        expect(form.complete).toBe(form.faults.every(({ severity }) => severity === 'warning'))

        const all = spec.departments.flatMap(({ approved, systems }) => systems.map((each) => ({ ...each, approved })))
        const open = all.filter(({ approved }) => !approved)
        const isBuilt = ({ approved, plants }: (typeof all)[number]) => approved || !plants.includes('neverClassified')
        const hasDay = ({ plants }: (typeof all)[number]) => !plants.includes('noApprovalDay')
        expect(form.totals).toEqual({
          total: all.length,
          typed: all.filter(({ plants }) => !plants.includes('noKind')).length,
          dossiers: all.filter(isBuilt).length,
          appraised: all.length - open.length,
          approved: all.length - open.length,
          checked: all.length - open.length,
          allApprovedBy: open.length === 0 ? null : open.some(hasDay) ? '2026-12-15' : '2026-12-14',
        })
        const count = (is: (row: Form08Told['rows'][number]) => boolean) => form.rows.filter(is).length
        expect(form.totals.checked).toBe(
          count(({ columns }) => columns[5] === 'Đã được phê duyệt' && columns[11] === 'Định kỳ'),
        )

        const dic = await place.dic()
        const ids = form.bodies.flatMap(({ owner }) => owner.id ?? [])
        const owners = await Promise.all(ids.map((id) => read(place, `?owner=${id}`)))
        const units = await Promise.all(spec.departments.map((_, d) => read(place, `?unit=don-vi-${d}`)))
        for (const parts of [owners, units]) {
          for (const key of ['total', 'typed', 'dossiers', 'appraised', 'approved', 'checked'] as const)
            expect(parts.reduce((sum, { totals }) => sum + totals[key], 0)).toBe(form.totals[key])
          const named = (rows: Form08Told['rows']) => rows.map(({ columns: [, ...rest] }) => rest.join('|')).sort()
          expect(named(parts.flatMap(({ rows }) => rows))).toEqual(named(form.rows))
        }
        // The province's own owner first: it owns the most.
        const owned = (key: 'A' | 'B') => all.filter(({ owner }) => owner === key).length
        if (owned('A') > owned('B')) expect(form.bodies[0]?.owner.name).toBe(OWNERS.A)
        await expectAlike(place, form)
        expect((await dic.get(PATH)).status).toBe(200)
        await place.world.home.close()
      }),
      { numRuns: Number(process.env.SOAT_RUNS ?? 12) },
    )
  },
)
