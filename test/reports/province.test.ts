/** The coordinator's report: every figure of the rollup, every filer, every recommendation. */
import { describe, expect, test } from 'vitest'
import { Left } from '../../api/breathe.ts'
import { compareRollups } from '../../api/domain/comparison.ts'
import type { Rollup } from '../../api/domain/rollup.ts'
import { provinceReport } from '../../api/reports/province/report.ts'
import { paragraphsOf, readDocx } from './letter-docx.ts'
import { framework, provinceInput } from './letter-inputs.ts'

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1).replace('.', ',')}%`
const number = (n: number) => n.toLocaleString('de-DE')

describe('the report of a province', () => {
  const input = provinceInput()
  const docx = provinceReport(input).then(readDocx)

  test('states filing, systems and compliance as the rollup has them', async () => {
    const { filing, systems, compliance } = input.rollup
    const { text } = await docx

    expect(text).toContain(
      `Có ${filing.submitted}/${filing.expected} cơ quan, đơn vị đã nộp báo cáo (đạt ${percent(filing.submitted, filing.expected)}), trong đó ${filing.onTime} đơn vị nộp đúng hạn, ${filing.late} đơn vị nộp sau hạn; ${filing.accepted} báo cáo đã được chấp nhận.`,
    )
    expect(text).toContain(`Hệ thống thông tin\n${systems.total}\n`)
    const { total, approved, fullyImplemented } = systems
    for (const [name, n] of [
      ['Đã được phê duyệt cấp độ', approved],
      ['Chưa được phê duyệt cấp độ', total - approved],
      ['Triển khai đầy đủ phương án', fullyImplemented],
      ['Chưa triển khai đầy đủ phương án', total - fullyImplemented],
    ] as const)
      expect(text).toContain(`${name}\n${n}\n${percent(n, total)}\n`)
    const row = (name: string, all: number, done: number) =>
      [name, all, percent(all, total), done, percent(done, all), all - done, percent(all - done, all)].join('\n')
    for (const level of ['1', '2', '3'])
      expect(text).toContain(
        row(`Hệ thống cấp độ ${level}`, systems.byLevel[level] ?? 0, systems.approvedByLevel[level] ?? 0),
      )
    expect(text).not.toContain('Hệ thống cấp độ 4')
    expect(text).toContain(row('Tổng cộng', total, approved))
    const applicable = compliance.met + compliance.partial + compliance.unmet
    expect(text).toContain(`Lượt tiêu chí áp dụng\n${number(applicable)}\n`)
    expect(text).toContain(`Đáp ứng\n${number(compliance.met)}\n${percent(compliance.met, applicable)}\n`)
    expect(text).toContain(
      `Chỉ số đáp ứng (đáp ứng một phần tính một nửa)\n${percent(compliance.met + compliance.partial / 2, applicable)}\n`,
    )
  })

  test('has a row for every section and for every expected filer', async () => {
    const { text, paragraphs } = await docx

    for (const section of input.rollup.sections) {
      const applicable = section.met + section.partial + section.unmet
      const counts = [section.met, section.partial, section.unmet, section.notApplicable].map(number).join('\n')
      expect(text).toMatch(new RegExp(`^${section.id}\n.+\n${counts}\n${percent(section.met, applicable)}\n`, 'm'))
    }
    const annex = paragraphs.slice(paragraphs.indexOf('Phụ lục')).join('\n')
    input.rollup.departments.forEach((row, i) => {
      expect(annex).toContain(`\n${i + 1}\n${row.name}\n`)
      if (row.state === 'accepted' || row.state === 'submitted')
        expect(annex).toContain(
          `${row.name}\n${row.state === 'accepted' ? 'Đã chấp nhận' : 'Đã nộp'}, ${row.onTime ? 'đúng hạn' : 'sau hạn'}\n${[row.systems, row.approved, row.fullyImplemented, row.met, row.partial, row.unmet, row.notApplicable].map(number).join('\n')}\n`,
        )
    })
  })

  test('lists the ten criteria most often not fully met, the most missed first', async () => {
    const { paragraphs } = await docx
    const missed = (id: string) => {
      const tally = input.rollup.criteria.find((c) => c.id === id)
      return (tally?.partial ?? 0) + (tally?.unmet ?? 0)
    }

    const listed = framework.criteria.flatMap(({ id }) => {
      const at = paragraphs.findIndex((line) => line.startsWith(`${id}. `))
      return at === -1 ? [] : [{ id, at }]
    })
    const order = listed.toSorted((a, b) => a.at - b.at).map(({ id }) => missed(id))
    expect(order).toHaveLength(10)
    expect(order).toEqual(
      framework.criteria
        .map(({ id }) => missed(id))
        .sort((a, b) => b - a)
        .slice(0, 10),
    )
  })

  test('names everyone who has not filed, by state, and everyone who filed late', async () => {
    const { paragraphs } = await docx
    const line = (start: string) => paragraphs.find((one) => one.startsWith(start)) ?? ''

    for (const [state, start] of [
      ['none', '- Chưa bắt đầu ('],
      ['draft', '- Đang soạn thảo ('],
      ['returned', '- Được trả lại, chưa nộp lại ('],
    ] as const) {
      const names = input.rollup.departments.filter((row) => row.state === state).map(({ name }) => name)
      expect(line(start).endsWith(`: ${names.join('; ')}.`)).toBe(true)
    }
    const late = input.rollup.departments.filter((row) => row.onTime === false)
    expect(line('Nộp sau hạn (').endsWith(`: ${late.map(({ name }) => name).join('; ')}.`)).toBe(true)
  })

  test('states every recommendation with who makes it, equal ones once', async () => {
    const { text, paragraphs } = await docx
    const names = new Map(input.departments.map(({ code, shortName }) => [code, shortName]))

    for (const { department, text: asked } of input.recommendations) {
      const lines = paragraphs.filter((one) => one.startsWith(`- ${asked.replace(/\.$/, '')} (`))
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(names.get(department))
      const from = input.recommendations.filter(({ text }) => text === asked).length
      if (from > 1) expect(lines[0]).toContain(` (${String(from).padStart(2, '0')} đơn vị: `)
    }
    const budget = input.recommendations.filter(({ category }) => category === 'budget').length
    expect(text).toContain(`Về kinh phí (${budget} kiến nghị)`)
  })

  test('takes texts that differ in the own name of who asks alone as one, and tells first what more ask for', async () => {
    const [a, b, c] = input.departments
    if (!a || !b || !c) throw new Error('three departments')
    const help = ({ code, name }: typeof a) => ({
      department: code,
      category: 'other' as const,
      text: `${name} cần đầu mối hỗ trợ kỹ thuật.`,
    })
    const only = { ...help(a), text: `Bố trí trụ sở cho ${a.name}` }
    const { paragraphs } = readDocx(await provinceReport({ ...input, recommendations: [only, help(b), help(c)] }))
    const at = paragraphs.indexOf('1. Nội dung khác (03 kiến nghị)')
    expect(paragraphs.slice(at + 1, at + 3)).toEqual([
      `- Đơn vị cần đầu mối hỗ trợ kỹ thuật (02 đơn vị: ${b.shortName}, ${c.shortName}).`,
      `- Bố trí trụ sở cho ${a.name} (${a.shortName}).`,
    ])
  })

  test('is signed by the coordinator’s head and sent to the province’s committee', async () => {
    const { text, paragraphs, footers } = await docx
    expect(paragraphs.slice(0, 2)).toEqual(['UBND TỈNH HƯNG YÊN', 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG'])
    expect(text).toContain('Sở Thông tin và Truyền thông kính báo cáo UBND tỉnh Hưng Yên xem xét, chỉ đạo./.')
    expect(text).toContain('- Lưu: VT.\nGIÁM ĐỐC\n')
    expect(paragraphsOf(footers.default)).toEqual(['Soát · tổng hợp ngày 08/4/2024 · công thức 1'])
  })
})

describe('the charts', () => {
  const input = provinceInput()
  const written = (rate: number) =>
    `${Math.min(rate * 100, 99.9)
      .toFixed(1)
      .replace('.', ',')}%`

  test('show how the rate went, what had other criteria apart, and the sections from the lowest on', async () => {
    const { charts, paragraphs } = readDocx(await provinceReport(input))
    const [overTime, bySection] = charts
    expect(charts).toHaveLength(2)

    const { rate, comparable } = input.trend
    const own = input.rollup.compliance.rate as number
    expect(rate.at(-1)).toBe(own)
    expect(overTime?.categories).toEqual(
      ['II/2022', 'III/2022', 'IV/2022', 'I/2023', 'II/2023', 'III/2023', 'IV/2023', 'I/2024'].map((of) => `Quý ${of}`),
    )
    expect(overTime?.series.map(({ name }) => name)).toEqual([
      'Tỷ lệ đáp ứng',
      'Tỷ lệ đáp ứng theo bộ tiêu chí trước, không so sánh trực tiếp được',
    ])
    for (const [i, isSo] of [true, false].entries()) {
      const values = rate.map((value, at) => (comparable[at] === isSo ? value : null))
      expect(overTime?.series[i]?.values).toEqual(values)
      const bars = values.filter((value) => value !== null)
      expect(overTime?.series[i]?.labels).toEqual(bars.map(written))
    }
    expect(overTime?.description).toContain('quý III năm 2022 45,7% (bộ tiêu chí trước); quý I năm 2023 50,0%; ')
    expect(overTime?.description).toContain('quý III năm 2023 99,9%')

    const rates = input.rollup.sections.flatMap((section) => (section.rate === null ? [] : [section.rate]))
    expect(bySection?.series.map(({ values }) => values)).toEqual([rates.toSorted((a, b) => a - b)])
    expect(bySection?.series[0]?.labels).toEqual(bySection?.series[0]?.values.map((value) => written(value as number)))
    for (const [i, category] of bySection?.categories.entries() ?? []) {
      const section = input.rollup.sections.find(({ id }) => category.startsWith(`${id}. `))
      expect(section?.rate, category).toBe(bySection?.series[0]?.values[i])
    }

    const captions = paragraphs.filter((line) => line.startsWith('Biểu đồ '))
    expect(captions).toEqual([
      'Biểu đồ 1. Tỷ lệ đáp ứng tiêu chí qua các kỳ',
      `Biểu đồ 2. Tỷ lệ đáp ứng theo mục, từ thấp đến cao (tính chung các mục: ${written(own)})`,
    ])
    expect(paragraphs).toContain(
      'Tỷ lệ đáp ứng tiêu chí của 07 kỳ gần nhất có số liệu được thể hiện tại Biểu đồ 1. Các kỳ có cột màu nhạt được đánh giá theo bộ tiêu chí trước, không so sánh trực tiếp với các kỳ khác. Mỗi kỳ tính trên các báo cáo được tổng hợp của kỳ đó, nên chênh lệch giữa hai kỳ có thể khác số so sánh trên cùng một nhóm đơn vị.',
    )
  })

  test('say of their period what the report says, whatever was filed since the trend was read', async () => {
    const trend = { ...input.trend, rate: [...input.trend.rate.slice(0, -1), 0.01] }
    const { charts } = readDocx(await provinceReport({ ...input, trend }))
    expect(charts[0]?.series[0]?.values.at(-1)).toBe(input.rollup.compliance.rate)
  })

  test('are one for a period alone, and none where nothing is filed', async () => {
    const { trend } = input
    const reworded = { ...trend, comparable: trend.rate.map(() => true), changed: trend.rate.map((_, i) => i === 3) }
    expect(readDocx(await provinceReport({ ...input, trend: reworded })).text).toContain(
      'Biểu đồ 1. Bộ tiêu chí có thay đổi từ quý I năm 2023. Mỗi kỳ tính trên',
    )
    const alone = { ...trend, periods: [input.period.id], rate: [0.5], comparable: [true] }
    const { charts, paragraphs } = readDocx(await provinceReport({ ...input, trend: alone }))
    expect(charts.map(({ description }) => description)).toEqual([
      expect.stringMatching(/^Biểu đồ 1\. Tỷ lệ đáp ứng theo mục/),
    ])
    expect(paragraphs.filter((line) => line.startsWith('Biểu đồ '))).toHaveLength(1)

    const nobody = provinceInput(0)
    const before = { ...nobody.trend, rate: nobody.trend.rate.map(() => null) }
    expect(readDocx(await provinceReport({ ...nobody, trend: before })).charts).toEqual([])
  })
})

test('nothing more is made of a report when its reader has gone away', async () => {
  const input = provinceInput()
  const reader = new AbortController()
  let annex = false
  const rollup = {
    ...input.rollup,
    get criteria() {
      reader.abort()
      return input.rollup.criteria
    },
    get departments() {
      annex ||= reader.signal.aborted
      return input.rollup.departments
    },
  }
  await expect(provinceReport({ ...input, rollup }, reader.signal)).rejects.toThrow(Left)
  expect(annex).toBe(false)
  await expect(provinceReport(input, reader.signal)).rejects.toThrow(Left)
})

describe('the period before', () => {
  const input = provinceInput()
  const { rollup } = input
  const { systems, filing } = rollup
  const before: Rollup = {
    ...rollup,
    period: '2023-Q4',
    filing: { ...filing, submitted: 32, expected: 64 },
    departments: rollup.departments.map((row) => ({ ...row, approved: row.systems })),
  }
  const compared = (same: boolean) =>
    compareRollups(before, rollup, { acceptedOnly: false, alike: same ? 'all' : new Set() })
  const written = async (same: boolean) => readDocx(await provinceReport({ ...input, compared: compared(same) })).text

  test('is compared with, in the points that the page shows', async () => {
    const { filing: filed, headlines } = compared(true) ?? expect.fail('nothing to compare')
    const [rate, approved] = [filed, headlines.approved].map((change) => number(Math.abs(change?.points ?? Number.NaN)))
    expect(filed.points).toBeGreaterThan(0)
    expect(headlines.approved?.points).toBeLessThan(0)
    expect(await written(true)).toContain(
      `So với quý IV năm 2023: tỷ lệ nộp báo cáo tăng ${rate} điểm phần trăm (từ 50,0% lên ${percent(filing.submitted, 64)}). Tính trên ${filing.submitted} đơn vị có báo cáo được tổng hợp ở cả hai quý: tỷ lệ hệ thống đã được phê duyệt cấp độ giảm ${approved} điểm phần trăm (từ 100,0% xuống ${percent(systems.approved, systems.total)}); tỷ lệ hệ thống triển khai đầy đủ phương án không đổi (${percent(systems.fullyImplemented, systems.total)}); tỷ lệ đáp ứng tiêu chí không đổi (${percent(rollup.compliance.rate ?? 0, 1)}).`,
    )
  })

  test('is not compared in who has filed while departments may still file in time', async () => {
    const early = { ...input, compared: compared(true), today: input.period.dueOn }
    const { text } = readDocx(await provinceReport(early))
    expect(text).not.toContain('tỷ lệ nộp báo cáo')
    expect(text).toContain(
      `So với quý IV năm 2023, tính trên ${filing.submitted} đơn vị có báo cáo được tổng hợp ở cả hai quý: tỷ lệ hệ`,
    )
    expect(text).toContain('Hạn nộp báo cáo: ngày 05/4/2024; số liệu tính đến ngày 05/4/2024, chưa hết hạn nộp. Có ')
  })

  test('is not compared in the answers where it had other criteria', async () => {
    const text = await written(false)
    expect(text).toContain('So với quý IV năm 2023')
    expect(text).not.toContain('tỷ lệ đáp ứng tiêu chí')
  })
})

test('approved systems are not told by level where some filings do not know it', async () => {
  const input = provinceInput()
  const { rollup } = input
  const approvedByLevel = { ...rollup.systems.approvedByLevel, 1: 0 }
  const older = { ...rollup, systems: { ...rollup.systems, approvedByLevel } }
  const { text } = readDocx(await provinceReport({ ...input, rollup: older }))

  expect(text).toMatch(/Hệ thống cấp độ 2\n\d+\n[\d,]+%\n–\n–\n–\n–\n/)
  expect(text).toContain(`Đã được phê duyệt cấp độ\n${rollup.systems.approved}\n`)
})

test('counting accepted reports alone is said, and the others are named as not yet accepted', async () => {
  const { text } = readDocx(await provinceReport(provinceInput(9, true)))
  expect(text).toContain('Số liệu trong báo cáo này chỉ gồm các báo cáo đã được cơ quan đầu mối chấp nhận.')
  expect(text).toContain('Có 4/9 cơ quan, đơn vị có báo cáo đã được chấp nhận (đạt 44,4%)')
  expect(text).toContain('- Đã nộp, chưa được chấp nhận (02 đơn vị): Sở Tư pháp; Sở Tài chính.')
})

test('a province that expects nobody still has its letter', async () => {
  const { text } = readDocx(await provinceReport({ ...provinceInput(0), recommendations: [] }))
  expect(text).toContain('Kỳ này không có cơ quan, đơn vị nào thuộc danh sách phải báo cáo.')
  expect(text).toContain('Các báo cáo không nêu kiến nghị, đề xuất.')
  expect(text).not.toMatch(/NaN|undefined|null/)
})

test('a province of a thousand filers names every one of them', async () => {
  const { paragraphs } = readDocx(await provinceReport(provinceInput(1000)))
  const annex = paragraphs.slice(paragraphs.indexOf('Phụ lục'))
  expect(annex.filter((line) => /^(Sở|UBND xã|Ban|Thanh tra) /.test(line)).length).toBe(1000)
})
