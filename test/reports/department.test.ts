/** The department's report against the real one, and what is written where people wrote nothing. */
import { describe, expect, test } from 'vitest'
import { applicable } from '../../api/domain/criteria.ts'
import { departmentReport } from '../../api/reports/department/report.ts'
import { paragraphsOf, readDocx } from './letter-docx.ts'
import { answer, answers, communeReport, framework, longReport, sample, sampleReport, system } from './letter-inputs.ts'

/** Fails at the first text that does not come after the one before it. */
function expectInOrder(text: string, expected: readonly string[]) {
  let from = 0
  for (const one of expected) {
    const at = text.indexOf(one, from)
    expect(at, `after ${from}: ${one}`).toBeGreaterThanOrEqual(0)
    from = at + one.length
  }
}

describe('the report of Sở Khoa học và Công nghệ', () => {
  const docx = departmentReport(sampleReport()).then(readDocx)

  test('has every sentence of the real one, in its order', async () => {
    const { text } = await docx
    const titles = new Map(framework.sections.flatMap((s) => [s, ...s.children]).map((s) => [s.id, s.title.vi]))

    expectInOrder(text, [
      'BÁO CÁO',
      'Kết quả thực hiện phương án bảo đảm an toàn thông tin',
      'của Sở Khoa học và Công nghệ, quý I năm 2024',
      'Công văn số 333/STTTT-BCVTCNTT ngày 18/3/2024 của Sở Thông tin và Truyền thông',
      sample.partI.heading,
      // The sentence on systems, approval and hosting.
      ...sample.partI.paragraphs,
      ...sample.sections.flatMap(({ id, paragraphs }: { id: string; paragraphs: string[] }) => [
        `${id}. ${titles.get(id)}\n`,
        ...paragraphs,
      ]),
      sample.partII.heading,
      ...sample.partII.recommendations.map((r: { text: string }) => r.text),
      sample.closing,
      'Nơi nhận:',
      '- Sở Thông tin và Truyền thông;',
      '- Lưu: VT.',
      sample.signature.authority,
      sample.signature.position,
      sample.signature.name,
    ])
  })

  test('goes to the committee where the department is the coordinator itself', async () => {
    const own = sampleReport()
    const { name } = own.department
    const letterhead = { ...own.letterhead, coordinator: { name } }
    const { text } = readDocx(await departmentReport({ ...own, letterhead }))
    expect(text).toContain(`${name} tổng hợp, báo cáo UBND tỉnh Hưng Yên./.`)
    expectInOrder(text, ['Nơi nhận:', '- UBND tỉnh Hưng Yên (để b/c);', '- Lãnh đạo Sở;'])
    expect(text).not.toContain(`gửi ${name}`)
  })

  test('has every section with applicable criteria, parents once, in the framework’s order', async () => {
    const { paragraphs } = await docx
    const used = new Set(
      applicable(framework, sampleReport().content.systems).map(({ criterion }) => criterion.section),
    )
    const expected = framework.sections.flatMap((section) => {
      const children = section.children.filter(({ id }) => used.has(id))
      return children.length || used.has(section.id) ? [section, ...children] : []
    })

    const letter = paragraphs.slice(0, paragraphs.indexOf('Phụ lục'))
    expect(letter.filter((line) => /^\d+(\.\d+)*\. /.test(line))).toEqual(
      expected.map(({ id, title }) => `${id}. ${title.vi}`),
    )
  })

  test('counts the answers of each system, of the department, and their sum', async () => {
    const { text } = await docx

    expect(text).toContain(
      'trong 226 lượt tiêu chí áp dụng, đáp ứng 72 (31,9%), đáp ứng một phần 24, chưa đáp ứng 130.',
    )
    expectInOrder(text, [
      'Hệ thống Sàn giao dịch công nghệ tỉnh Hưng Yên\n2\nĐã phê duyệt\n18\n2\n38\n0',
      'Tiêu chí đánh giá chung của đơn vị\n18\n18\n16\n0',
      'Cộng\n72\n24\n130\n0',
    ])
  })

  test('carries the revision and the receipt on every page, and is no draft', async () => {
    const { text, headers, footers } = await docx

    for (const footer of [footers.first, footers.default])
      expect(paragraphsOf(footer)).toEqual(['Soát · bản nộp 1 · mã 7F3A-91C2-04BE'])
    expect([text, headers.first, headers.default].join()).not.toContain('DỰ THẢO')
  })

  test('is dated in the year of its filing', async () => {
    const input = sampleReport()
    const late = { ...input, submission: { revision: 2, receipt: 'x', submittedAt: '2024-12-31T18:00:00.000Z' } }
    expect(readDocx(await departmentReport(late)).text).toContain('năm 2025')
  })
})

test('a draft says so in its heading, across every page and in the footer, and has no receipt', async () => {
  const { paragraphs, headers, footers, text } = readDocx(await departmentReport(longReport()))

  expect(paragraphs.slice(0, paragraphs.indexOf('BÁO CÁO')).map((line) => line.trim())).toContain('DỰ THẢO')
  for (const header of [headers.first, headers.default]) expect(header).toContain('string="DỰ THẢO"')
  for (const footer of [footers.first, footers.default])
    expect(paragraphsOf(footer)).toEqual(['Soát · DỰ THẢO, chưa nộp · kết xuất ngày 05/4/2024'])
  expect(text).toContain('không có kiến nghị, đề xuất.')
  expect(text).toContain('Lưu: VT.\nGIÁM ĐỐC\nPhụ lục\n')
})

describe('a commune without a system', () => {
  test('is asked at level 1 only, cites its own duty and signs as a committee', async () => {
    const { text, paragraphs } = readDocx(await departmentReport(communeReport()))

    expect(text).toContain(
      'Thực hiện chế độ tự đánh giá việc bảo đảm an toàn hệ thống thông tin theo cấp độ, UBND xã Tân Việt báo cáo',
    )
    expect(text).toContain('UBND xã Tân Việt hiện không quản lý, vận hành hệ thống thông tin nào')
    expect(text).not.toContain('Bảng 1')
    expect(paragraphs).not.toContain('5.1. Quản lý an toàn mạng')
    expect(text).toContain('TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Bích Ngọc')
  })
})

describe('where a section has no narrative', () => {
  /** The paragraphs of one section. */
  async function told(section: string, systems: ReturnType<typeof system>[], given: ReturnType<typeof answers>) {
    const input = sampleReport()
    const { paragraphs } = readDocx(
      await departmentReport({ ...input, content: { ...input.content, systems, answers: given, narratives: [] } }),
    )
    const at = paragraphs.findIndex((line) => line.startsWith(`${section}. `))
    const end = paragraphs.findIndex((line, i) => i > at && /^(\d+(\.\d+)*|II)\. /.test(line))
    return paragraphs.slice(at + 1, end)
  }
  const two = [system('a', 'Cổng thông tin', 2), system('b', 'Thư điện tử', 2)]

  const PLAN = 'Kế hoạch khắc phục: Ban hành quy chế và tổ chức thực hiện (Phòng Công nghệ, chậm nhất ngày 30/6/2024).'
  const REVIEWED = 'quy chế được rà soát định kỳ 03 năm một lần để kiểm tra tính phù hợp và cập nhật, bổ sung'
  const AMENDED =
    'quy chế được rà soát, sửa đổi khi chính sách an toàn thông tin, hệ thống, tổ chức bộ máy hoặc quy định pháp luật thay đổi'

  test('what is met is one sentence that names the section', async () => {
    const met = answers(two, () => 'met')
    expect(await told('1.3', two, met)).toEqual(['Sở đã đáp ứng đầy đủ 02/02 tiêu chí về rà soát, sửa đổi.'])
    // A title with a "về" of its own would make "về … về …".
    expect(await told('2.1', two, met)).toEqual(['Sở đã đáp ứng đầy đủ 03/03 tiêu chí của mục này.'])
    expect(await told('5.4', two, met)).toEqual(['Sở đã đáp ứng tiêu chí về quản lý an toàn thiết bị đầu cuối.'])
  })

  test('the situation that a note tells stands before the plan', async () => {
    const given = answers(two, () => 'met').map((one) =>
      one.criterion === '1.3.a' ? answer('1.3.a', null, 'partial', { note: 'Đang lấy ý kiến các phòng.' }) : one,
    )
    expect(await told('1.3', two, given)).toEqual([
      'Sở đã đáp ứng 01/02 tiêu chí về rà soát, sửa đổi.',
      `- Đáp ứng một phần: ${REVIEWED}. Hiện trạng: Đang lấy ý kiến các phòng. ${PLAN}`,
    ])
  })

  test('criteria that share status and plan share a sentence, with the plan in it', async () => {
    const lines = await told(
      '1.3',
      two,
      answers(two, (criterion) => (criterion.startsWith('1.3') ? 'unmet' : 'met')),
    )
    expect(lines).toEqual([
      'Sở chưa đáp ứng đầy đủ tiêu chí nào trong 02 tiêu chí về rà soát, sửa đổi.',
      `- Chưa đáp ứng: (1) ${REVIEWED}; (2) ${AMENDED}. ${PLAN}`,
    ])
  })

  test('a plan is told once, after all that waits for it: what is met in part before what is not', async () => {
    const lines = await told(
      '1.3',
      two,
      answers(two, (criterion) => (criterion === '1.3.a' ? 'unmet' : criterion === '1.3.b' ? 'partial' : 'met')),
    )
    expect(lines.slice(1)).toEqual([`- Đáp ứng một phần: ${AMENDED}. Chưa đáp ứng: ${REVIEWED}. ${PLAN}`])
  })

  test('different plans have a line each', async () => {
    const other = { action: 'Bố trí người rà soát', owner: null, dueOn: null }
    const given = answers(two, (criterion) => (criterion.startsWith('1.3') ? 'unmet' : 'met')).map((one) =>
      one.criterion === '1.3.b' ? { ...one, plan: other } : one,
    )
    expect((await told('1.3', two, given)).slice(1)).toEqual([
      `- Chưa đáp ứng: ${REVIEWED}. ${PLAN}`,
      `- Chưa đáp ứng: ${AMENDED}. Kế hoạch khắc phục: Bố trí người rà soát.`,
    ])
  })

  test('a criterion is named once for systems that share its plan, with the state and note of each', async () => {
    const given = answers(two, () => 'met').map((one) =>
      one.criterion !== '6.4.a'
        ? one
        : answer('6.4.a', one.system, one.system === 'a' ? 'partial' : 'unmet', {
            note: one.system === 'a' ? 'Đã có thiết bị' : null,
          }),
    )
    const [, line = '', ...more] = await told('6.4', two, given)
    expect(line).toMatch(/^- Đáp ứng một phần \(Cổng thông tin\), chưa đáp ứng \(Thư điện tử\): \S/)
    expect(line.endsWith(`. Hiện trạng: Đã có thiết bị (Cổng thông tin). ${PLAN}`)).toBe(true)
    expect(more).toEqual([])
  })

  test('a criterion that lacks at levels that have words of their own is told for each', async () => {
    const varied = framework.criteria.find((c) => c.scope === 'system' && c.fromLevel === 1 && c.variants?.['3'])
    if (!varied) throw new Error('no criterion with words of its own at level 3')
    const three = [...two, system('c', 'Trung tâm dữ liệu', 3)]
    const lines = await told(
      varied.section,
      three,
      answers(three, (criterion) => (criterion === varied.id ? 'unmet' : 'met')),
    )
    const line = lines.find((one) => one.startsWith('- Chưa đáp ứng')) ?? ''
    expect(line).toContain('Chưa đáp ứng (các hệ thống cấp độ 2): ')
    const [, third = ''] = line.split('hưa đáp ứng (Trung tâm dữ liệu): ')
    expect(third.toLowerCase()).toContain(varied.variants?.['3']?.vi.replace(/\.$/, '').toLowerCase())
  })

  test('systems are named only where their answers differ', async () => {
    const given = answers(two, (criterion, system) =>
      criterion === '6.4.a' || (criterion === '6.4.b' && system === 'b') ? 'partial' : 'met',
    )
    const lines = await told('6.4', two, given)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^- Đáp ứng một phần: [^(].*\. Đáp ứng một phần \(Thư điện tử\): \S/)
    expect(lines[1]).not.toContain('Cổng thông tin')
  })

  test('systems of a level are named by it, and many by their number in the table', async () => {
    const { text } = readDocx(await departmentReport(longReport((criterion) => /^(4|6\.4)\./.test(criterion))))
    expect(text).toMatch(/[Cc]hưa đáp ứng \(các hệ thống cấp độ 3\): /)
    expect(text).toContain('áp ứng một phần (các hệ thống số 1, 3, 5 tại Bảng 1): ')
  })

  test('what does not apply has its reason and leaves the count', async () => {
    const given = answers(two, (criterion) => (criterion === '1.3.a' ? 'notApplicable' : 'met'))
    const lines = await told('1.3', two, given)
    expect(lines[0]).toBe('Sở đã đáp ứng tiêu chí về rà soát, sửa đổi.')
    expect(lines[1]).toMatch(/^- Không áp dụng: quy chế .*\. Lý do: Đơn vị không có nội dung này\.$/)
  })

  test('a criterion that does not apply to systems for different reasons is named once', async () => {
    const given = answers(two, () => 'met').map((one) =>
      one.criterion === '6.4.a' && one.system
        ? answer('6.4.a', one.system, 'notApplicable', { note: `Lẽ ${one.system}.` })
        : one,
    )
    const [, line = '', ...more] = await told('6.4', two, given)
    expect(line).toMatch(/^- Không áp dụng: [^.]*\. Lý do: Lẽ a \(Cổng thông tin\)\. Lẽ b \(Thư điện tử\)\.$/)
    expect(more).toEqual([])
  })

  test('a section of which nothing applies has the reason alone', async () => {
    const given = answers(two, (criterion) => (criterion.startsWith('1.3') ? 'notApplicable' : 'met'))
    expect(await told('1.3', two, given)).toEqual([
      `- Không áp dụng: (1) ${REVIEWED}; (2) ${AMENDED}. Lý do: Đơn vị không có nội dung này.`,
    ])
  })

  test('a plan and a note that were pasted as lists stand in the sentence as lists', async () => {
    const plan = { action: '\uf0b7\tMua bản quyền\no\tđào tạo\n1. rà soát', owner: '', dueOn: '2024-12-31' }
    const lines = await told('1.3', two, [answer('1.3.a', null, 'unmet', { plan, note: '- Chưa có;\n- chưa giao' })])
    expect(lines.join()).toContain('Mua bản quyền; đào tạo; rà soát')
    expect(lines.join()).toContain('hưa có; chưa giao')
  })

  test('a draft tells what is still unanswered, and survives a plan that is not there yet', async () => {
    const lines = await told('1.3', two, [answer('1.3.a', null, 'unmet', { plan: null })])
    expect(lines).toEqual([
      'Còn 01/02 tiêu chí về rà soát, sửa đổi chưa được trả lời đầy đủ.',
      '- Chưa đáp ứng: quy chế được rà soát định kỳ 03 năm một lần để kiểm tra tính phù hợp và cập nhật, bổ sung.',
    ])
  })

  test('a draft does not tell how far systems are implemented before every question is answered', async () => {
    const input = sampleReport()
    const given = input.content.answers
    const draft = async (some: typeof given) =>
      readDocx(await departmentReport({ ...input, submission: null, content: { ...input.content, answers: some } }))
        .text
    expect(await draft(given)).toContain('03 hệ thống đã triển khai một phần.')
    expect(await draft(given.slice(1))).not.toContain('Về mức độ thực hiện phương án')
  })

  test('a draft reckons its rate over what is answered, as the check page does', async () => {
    const input = sampleReport()
    const [met, partial, unmet] = input.content.answers
    if (!met || !partial || !unmet) throw new Error('three answers')
    const some = [
      { ...met, status: 'met' as const },
      { ...partial, status: 'partial' as const },
      { ...unmet, status: 'unmet' as const },
    ]
    const content = { ...input.content, answers: some }
    const { text } = readDocx(await departmentReport({ ...input, submission: null, content }))
    expect(text).toContain('trong 3 lượt tiêu chí áp dụng, đáp ứng 01 (33,3%), đáp ứng một phần 01, chưa đáp ứng 01')
    expect(text).toContain(`; chưa trả lời ${input.content.answers.length - 3}`)
  })

  test('retired systems and answers that no longer apply leave no trace', async () => {
    const input = longReport()
    const [first, second] = input.content.systems
    if (!first || !second) throw new Error('two systems')
    const systems = [first, { ...second, name: 'Đã ngừng', retiredAt: '2024-01-01T00:00:00.000Z' }]
    const { text } = readDocx(await departmentReport({ ...input, content: { ...input.content, systems } }))
    expect(text).not.toContain('Đã ngừng')
    expect(text).toContain('01 hệ thống thông tin')
  })
})

test('eight systems are told by level, dossier, hosting and implementation, and listed in the table', async () => {
  const { text } = readDocx(await departmentReport(longReport()))
  expect(text).toContain('quản lý, vận hành 08 hệ thống thông tin (chi tiết tại Bảng 1).')
  expect(text).toContain('Về cấp độ: 02 hệ thống cấp độ 1; 04 hệ thống cấp độ 2; 02 hệ thống cấp độ 3.')
  expect(text).toContain('03 hệ thống đã được phê duyệt cấp độ; 01 hệ thống đã được thẩm định hồ sơ;')
  expect(text).toContain('Đã phê duyệt\n145/QĐ-UBND ngày 05/11/2023')
  expect(text).toContain('Đã trình hồ sơ\ndự kiến 30/6/2024')
})

test('very long texts are printed whole', async () => {
  const input = sampleReport()
  const text = 'Nội dung rất dài. '.repeat(1100).trim()
  const docx = readDocx(
    await departmentReport({ ...input, content: { ...input.content, narratives: [{ section: '5.1', text }] } }),
  )
  expect(docx.paragraphs).toContain(text)
})
