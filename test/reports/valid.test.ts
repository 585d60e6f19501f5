/** Every file that Word or Excel is to open holds to the schema of Office, whatever is in it. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect } from 'vitest'
import { DETAILS } from '../../api/domain/detail.ts'
import type { Framework } from '../../api/domain/framework.ts'
import { departmentReport } from '../../api/reports/department/report.ts'
import { provinceReport } from '../../api/reports/province/report.ts'
import { faultsOf } from '../support/ooxml.ts'
import { NEXT_PERIOD, PERIOD, PLAN, test, type World } from '../support/world.ts'
import { communeReport, longReport, provinceInput } from './letter-inputs.ts'
import { type Plan, sourceOf } from './workbook-province.ts'
import { bytesOf, framework, mixed, province, read, sheetOf } from './workbook-read.ts'

const download = async (world: World, path: string) => {
  const answer = await (await world.as('dic')).get(`/periods/${PERIOD}${path}`)
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}

describe('a download', () => {
  test('is valid, for those who have filed and those who have not', async ({ world }) => {
    await world.system('so-khcn')
    await world.file('so-khcn', { status: 'partial', note: '=1+1 <&> \u0001', plan: PLAN })

    for (const name of [
      'rollup.xlsx',
      'rollup.docx',
      'assessments/so-khcn/report.docx',
      'assessments/so-tc/report.docx',
    ])
      expect(await faultsOf(name.replaceAll('/', ' '), await download(world, `/${name}`)), name).toEqual([])
  })

  test('is valid: the template for lists, empty and filled', async ({ world }) => {
    await world.system('so-khcn', { name: '=1+1 <&>', decisionNo: '12/2024' })
    const admin = await world.as('admin')
    for (const path of [
      '/import/template.xlsx',
      '/import/template.xlsx?filled=true',
      '/departments/so-khcn/systems.xlsx',
    ]) {
      const bytes = new Uint8Array(await (await admin.get(path)).arrayBuffer())
      expect(await faultsOf('list.xlsx', bytes), path).toEqual([])
    }
  })

  test('is valid: the Excel form, empty, answered and carried forward', async ({ world }) => {
    await world.system('so-khcn', { shortName: "'[a]:*?/ <&>" })
    const editor = await world.as('so-khcn')
    const form = async (period = PERIOD) =>
      new Uint8Array(await (await editor.get(`/periods/${period}/assessments/so-khcn/form.xlsx`)).arrayBuffer())
    expect(await faultsOf('form.xlsx', await form())).toEqual([])
    await world.file('so-khcn', { status: 'partial', note: '=1+1 <&> \u0001', plan: PLAN })
    await world.nextPeriod()
    expect(await faultsOf('form.xlsx', await form(NEXT_PERIOD))).toEqual([])
  })

  test('is valid before anybody has filed', async ({ world }) => {
    for (const name of ['rollup.xlsx', 'rollup.docx'])
      expect(await faultsOf(name, await download(world, `/${name}`)), name).toEqual([])
  })

  test.for([
    ['long', longReport],
    ['commune', communeReport],
  ] as const)('is valid: the letter of the %s report', async ([name, input]) => {
    expect(await faultsOf(`${name}.docx`, await departmentReport(input()))).toEqual([])
  })

  test('is valid: the letter of a large province', async () => {
    expect(await faultsOf('province.docx', await provinceReport(provinceInput(130)))).toEqual([])
  })
})

describe('a workbook', () => {
  const nasty: Plan = {
    departments: 3,
    systems: 5,
    name: (i) => ['=cmd()', ' a < b & "c" \n d ', '_x0041_ \u0000\ufffe \ud83d\ude00'][i] ?? '',
    change: ({ answers }) => {
      for (const answer of answers) answer.note &&= 'Rất dài. '.repeat(400)
    },
  }
  test.for([
    ['mixed', mixed],
    ['nasty', nasty],
    ['without anybody', { departments: 0, systems: 0 }],
    ['without a system', { departments: 2, systems: 0 }],
  ] as const)('is valid: %s', async ([, plan]) => {
    const bytes = await bytesOf(await sourceOf(await province(plan), framework))

    expect(await faultsOf('workbook.xlsx', bytes)).toEqual([])
  })

  test('is valid in every depth, and beside a period before with plans of every state', async () => {
    const source = await sourceOf(await province(mixed), framework)
    const { rollup } = await sourceOf(await province({ ...mixed, seed: 5, state: () => 'accepted' }), framework)
    async function* plans() {
      for await (const lines of source.plans())
        yield lines.map((line, i) => ({
          ...line,
          state: (['overdue', 'due', 'done'] as const)[line.state === 'due' && i % 2 ? 0 : 1] ?? 'due',
          overdueDays: i,
          postponed: i % 3,
          delay: '=1+1 <&>',
        }))
    }
    for (const detail of DETAILS) {
      const bytes = await bytesOf({ ...source, detail, before: { rollup, sameFramework: true }, plans })
      expect(await faultsOf(`${detail}.xlsx`, bytes), detail).toEqual([])
    }
  })

  test.for([
    ['nd85', '1'],
    ['a'.repeat(60), '2.'.repeat(200)],
    ['R&D', '&'.repeat(300)],
    ['bộ', '\ud83d\ude00'.repeat(200)],
  ] as const)('has footers that Excel takes, whatever the framework is called: %s', async ([id, version]) => {
    const named: Framework = { ...framework, id, version }
    const source = await sourceOf(await province({ departments: 1, systems: 1 }), named)
    const book = await read({ ...source, settings: { ...source.settings, demo: true } })

    for (const { headerFooter } of book.worksheets) {
      const footer = headerFooter.oddFooter ?? ''
      expect(footer.length).toBeLessThanOrEqual(255)
      expect(footer).toMatch(/^&L.*Công thức phiên bản 1.*&C.*Lập ngày 27\/3\/2024.*&R.*Trang &P\/&N$/)
      expect(footer).not.toMatch(/\p{Surrogate}/u)
      // No & of the name is left alone: with its codes and pairs taken out, none remains.
      expect(footer.replace(/&&|&"[^"]*"|&9|&[LCRPN]/g, '')).not.toContain('&')
    }
    expect(sheetOf(book, 'Ghi chú').getColumn(2).values.join('\n')).toContain(`${id}, phiên bản ${version}`)
  })

  test('says in its properties what it is and who made it', async () => {
    const bytes = await bytesOf(await sourceOf(await province({ departments: 1, systems: 1 }), framework))
    const properties = strFromU8(unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array())

    expect(properties).toContain(
      '<dc:title>Tổng hợp kết quả tự đánh giá an toàn thông tin toàn tỉnh, Quý I năm 2024</dc:title>',
    )
    expect(properties).toContain('<dc:creator>Trần Thị Bình</dc:creator>')
  })
})
