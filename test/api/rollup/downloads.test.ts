/** What the coordinator takes away: whose figures a file tells, how deep it goes, and that it was taken. */
import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { readDocx } from '../../reports/letter-docx.ts'
import { PASSWORD, PERIOD, type Person, test, type World } from '../../support/world.ts'

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const nameOf = (answer: Response) =>
  decodeURIComponent((answer.headers.get('content-disposition') ?? '').split("UTF-8''")[1] ?? '')

async function workbook(who: Person, query = ''): Promise<{ book: ExcelJS.Workbook; name: string }> {
  const answer = await who.get(`/periods/${PERIOD}/rollup.xlsx${query}`)
  expect(answer.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as never)
  return { book, name: nameOf(answer) }
}
const headOf = (sheet: ExcelJS.Worksheet) => String(sheet.getCell(4, 1).value)

/** Both departments have filed; one stands below the other, with a system of level 3. */
async function filed(world: World) {
  const admin = await world.as('admin')
  expect((await admin.patch('/departments/so-tc', { parent: 'so-khcn' })).status).toBe(200)
  await world.system('so-tc', { level: 3 })
  await world.file('so-tc')
  await world.file('so-khcn')
  return { admin, dic: await world.as('dic') }
}

describe('a filtered download', () => {
  test('says on its cover, at the head of every sheet, on its first page and in its name whose figures it tells', async ({
    world,
  }) => {
    const { dic } = await filed(world)
    const query = '?kind=department&level=3&parent=so-khcn'
    const parent = (await (await dic.get('/departments')).json()).find(
      ({ code }: { code: string }) => code === 'so-khcn',
    ) as { name: string; shortName: string }
    const said = `Chỉ tính: Sở, ban, ngành · cấp độ 3 · trực thuộc ${parent.name}`
    const { book, name } = await workbook(dic, query)
    for (const sheet of book.worksheets) expect(headOf(sheet), sheet.name).toContain(said)
    expect(String(book.getWorksheet('Tổng hợp')?.getCell(3, 1).value)).toBe(
      'TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ CÁC ĐƠN VỊ ĐƯỢC CHỌN',
    )
    expect(book.getWorksheet('Ghi chú')?.getColumn(2).values).toContain(said)
    const which = `Sở, ban, ngành, cấp độ 3, thuộc ${parent.shortName}`
    expect(name).toBe(`Tổng hợp ATTT quý I năm 2024 - ${which} - tỉnh Thử Nghiệm.xlsx`)
    expect(nameOf(await dic.call('HEAD', `/periods/${PERIOD}/rollup.xlsx${query}`))).toBe(name)

    const letter = await dic.get(`/periods/${PERIOD}/rollup.docx${query}&accepted=true`)
    const { text } = readDocx(await bytesOf(letter))
    expect(text).toContain(
      `chỉ tính các cơ quan, đơn vị: Sở, ban, ngành; cấp độ 3; trực thuộc ${parent.name}. Cấp độ của đơn vị`,
    )
    expect(nameOf(letter)).toContain('cấp độ 3, đã chấp nhận, thuộc')
  })

  test('has a name of at most 150 bytes, whatever the parent is called; without a filter nothing is said', async ({
    world,
  }) => {
    const { admin, dic } = await filed(world)
    await admin.patch('/departments/so-khcn', { shortName: 'Đ'.repeat(80) })
    const { name } = await workbook(dic, '?parent=so-khcn&accepted=true&level=3')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150)
    expect(name).toMatch(/^Tổng hợp ATTT quý I năm 2024 - cấp độ 3, đã chấp nhận, thuộc Đ+\.xlsx$/)

    const whole = await workbook(dic)
    for (const sheet of whole.book.worksheets) expect(headOf(sheet)).not.toContain('Chỉ tính')
    expect(whole.name).toBe('Tổng hợp ATTT quý I năm 2024 - tỉnh Thử Nghiệm.xlsx')
    const unknown = await workbook(dic, '?parent=khong-co')
    expect(headOf(unknown.book.worksheets[0] as ExcelJS.Worksheet)).toContain('trực thuộc khong-co')
  })
})

describe('the audit log', () => {
  test('has a line of every file that was taken, and of no look at its headers', async ({ world }) => {
    const { admin, dic } = await filed(world)
    const taken: [path: string, subject: string, told: object][] = [
      [`/periods/${PERIOD}/rollup.xlsx`, PERIOD, { format: 'xlsx' }],
      [`/periods/${PERIOD}/rollup.docx?level=3&accepted=true`, PERIOD, { filter: { level: '3', accepted: 'true' } }],
      [`/periods/${PERIOD}/rollup?format=csv&kind=unit`, PERIOD, { format: 'csv', filter: { kind: 'unit' } }],
      [`/periods/${PERIOD}/plans?format=csv&department=so-tc`, `${PERIOD}/so-tc`, { format: 'csv' }],
      [`/periods/${PERIOD}/assessments/so-tc/report.docx`, `${PERIOD}/so-tc`, { format: 'docx' }],
      [`/periods/${PERIOD}/assessments/so-tc/form.xlsx`, `${PERIOD}/so-tc`, { format: 'xlsx' }],
      ['/register?format=csv&level=3', 'register', { filter: { level: 3 } }],
      ['/departments/so-tc/systems.xlsx', 'so-tc', { format: 'xlsx' }],
    ]
    const lines = async () => (await admin.get('/audit?action=document.download&actor=dic')).json()
    for (const [path] of taken) {
      const head = await dic.call('HEAD', path)
      expect(head.status, path).toBe(200)
      await head.arrayBuffer()
    }
    expect(await lines()).toEqual([])
    // JSON of the same table is no file.
    await (await dic.get(`/periods/${PERIOD}/rollup`)).arrayBuffer()
    for (const [path, subject, told] of taken) {
      const answer = await dic.get(path)
      expect(answer.status, path).toBe(200)
      await answer.arrayBuffer()
      const [line, ...older] = await lines()
      expect(line, path).toMatchObject({ subject, detail: { file: nameOf(answer), ...told } })
      expect(older).toHaveLength(taken.findIndex(([each]) => each === path))
    }
    expect((await dic.get('/periods/2030-Q1/rollup.xlsx')).status).toBe(404)
    expect(await lines()).toHaveLength(taken.length)
  })

  test('has a line of every sign-in, and of none that failed', async ({ world }) => {
    const admin = await world.as('admin')
    const lines = async () => (await admin.get('/audit?action=session.start&actor=so-tc')).json()
    const signIn = (password: string) =>
      world.anonymous().post('/auth/sign-in/username', { username: 'SO-TC', password })
    expect((await signIn(PASSWORD)).status).toBe(200)
    const first = await lines()
    expect(first).toMatchObject([{ actor: 'so-tc', subject: 'so-tc', action: 'session.start' }])
    expect((await signIn('sai mat khau roi')).status).toBe(401)
    expect(await lines()).toEqual(first)
  })
})
