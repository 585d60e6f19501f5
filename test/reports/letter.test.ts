/** What both letters share: the sheet, the corner blocks, names and signatures, and users' text made safe. */

import { Document, type FileChild, Packer } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { departmentReport } from '../../api/reports/department/report.ts'
import { reportSymbol } from '../../api/reports/letter/bodies.ts'
import { count, date, number, percent } from '../../api/reports/letter/figures.ts'
import { headingBlock, titleBlock } from '../../api/reports/letter/heading.ts'
import { packed } from '../../api/reports/letter/package.ts'
import { closing } from '../../api/reports/letter/signature.ts'
import { heading, paragraph } from '../../api/reports/letter/text.ts'
import { provinceReport } from '../../api/reports/province/report.ts'
import { fc } from '../support/random.ts'
import { attributes, elements, paragraphsOf, readDocx } from './letter-docx.ts'
import { from, longReport, provinceInput, sampleReport, settings } from './letter-inputs.ts'

const millimetres = (twips: string | undefined) => Math.round((Number(twips) * 254) / 1440) / 10

describe.each([
  ['department', () => departmentReport(sampleReport())],
  ['draft of eight systems', () => departmentReport(longReport())],
  ['province', () => provinceReport(provinceInput())],
])('the letter of a %s', (_, write) => {
  let written: Promise<Uint8Array> | undefined
  const make = () => {
    written ??= write()
    return written
  }

  test('is an A4 sheet with the margins of the decree, in Times New Roman 14', async () => {
    const docx = await readDocx(await make())
    const document = docx.part('word/document.xml')

    const size = attributes(document, 'w:pgSz')
    expect([millimetres(size['w:w']), millimetres(size['w:h'])]).toEqual([210, 297])
    const margin = attributes(document, 'w:pgMar')
    expect(['top', 'right', 'bottom', 'left'].map((side) => millimetres(margin[`w:${side}`]))).toEqual([20, 15, 20, 30])
    const defaults = elements(docx.part('word/styles.xml'), 'w:docDefaults')[0] ?? ''
    expect(attributes(defaults, 'w:rFonts')['w:ascii']).toBe('Times New Roman')
    expect(attributes(defaults, 'w:sz')['w:val']).toBe('28')
    expect(document).not.toMatch(/w:ascii="(?!Times New Roman)/)
  })

  test('numbers every page but the first', async () => {
    const { headers, part } = readDocx(await make())

    expect(part('word/document.xml')).toContain('<w:titlePg/>')
    expect(headers.default).toContain('PAGE')
    expect(headers.default).toContain('<w:jc w:val="center"/>')
    expect(headers.first).not.toContain('PAGE')
  })

  test('keeps its tables inside the margins, never splits a row and repeats header rows', async () => {
    const document = readDocx(await make()).part('word/document.xml')

    const rows = elements(document, 'w:tr')
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([])
    // The letter upright, then its annex on its side.
    const parts = document.split(/(?<=<\/w:sectPr>)/).filter((part) => part.includes('<w:sectPr'))
    expect(parts.map((part) => attributes(part, 'w:pgSz')['w:orient'])).toEqual(['portrait', 'landscape'])
    for (const [i, part] of parts.entries()) {
      expect(attributes(part, 'w:pgNumType')['w:start']).toBe('1')
      for (const table of elements(part, 'w:tbl')) {
        const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
        expect(widths.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual((i ? 14_287 : 9355) + widths.length)
        if (table.includes('w:insideH w:val="single"')) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
      }
    }
  })

  test('keeps the signature with the closing sentence and headings with what follows', async () => {
    const document = readDocx(await make()).part('word/document.xml')
    const top = elements(document.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''), 'w:p')

    const closing = top.find((xml) => xml.includes('./.</w:t>'))
    expect(closing).toContain('<w:keepNext/>')
    // And with the paragraph before it: no page holds the closing sentence and the signature alone.
    expect(top[top.indexOf(closing ?? '') - 1]).toContain('<w:keepNext/>')
    const headings = top.filter((xml) => xml.includes('<w:pStyle w:val="Heading'))
    expect(headings.length).toBeGreaterThan(3)
    expect(headings.filter((xml) => !xml.includes('<w:keepNext/>'))).toEqual([])
    // Side by side, in one row that follows the closing sentence.
    const block = elements(document.slice(document.indexOf('./.</w:t>')), 'w:tr')[0] ?? ''
    expect(paragraphsOf(`<x>${block}</x>`.replaceAll(/<(\/?)w:/g, '<$1w:')).at(0)).toBe('Nơi nhận:')
    expect(elements(block, 'w:tc')).toHaveLength(2)
    // What Word wants after it is a point high: a line would fill a page of its own under a block that ends low.
    expect(top[top.indexOf(closing ?? '') + 1]).toMatch(/<w:spacing [^>]*w:line="20" w:lineRule="exact"\/>/)
  })
})

describe('the corner blocks', () => {
  const heading = async (department: { name: string; shortName: string; parentName?: string }) => {
    const docx = readDocx(await departmentReport({ ...sampleReport(), ...from(department) }))
    return docx.paragraphs.slice(0, docx.paragraphs.indexOf('BÁO CÁO')).map((line) => line.replace(/\u00a0+/g, '…'))
  }

  test('keep a name that fits on one line', async () => {
    expect(await heading({ name: 'Sở Khoa học và Công nghệ', shortName: 'Sở KH&CN' })).toEqual([
      'UBND TỈNH HƯNG YÊN',
      'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số:…/BC-SKHCN',
      'Hưng Yên, ngày…tháng…năm 2024',
    ])
    expect(await heading({ name: 'Sở Thông tin và Truyền thông', shortName: 'Sở TT&TT' })).toContain(
      'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
    )
  })

  test('break a longer name over even lines', async () => {
    const lines = await heading({
      name: 'Sở Nông nghiệp và Phát triển nông thôn',
      shortName: 'Sở NN&PTNT',
    })
    expect(lines.slice(0, 3)).toEqual(['UBND TỈNH HƯNG YÊN', 'SỞ NÔNG NGHIỆP VÀ', 'PHÁT TRIỂN NÔNG THÔN'])
  })

  test('name a commune as a People’s Committee, at its own place, with no body above', async () => {
    const lines = await heading({ name: 'UBND xã Tân Việt', shortName: 'Xã Tân Việt' })
    expect(lines.slice(0, 2)).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ TÂN VIỆT'])
    expect(lines.slice(-2)).toEqual(['Số:…/BC-UBND', 'Tân Việt, ngày…tháng…năm 2024'])
  })

  test('name the body above a unit where it has one of its own', async () => {
    const unit = {
      name: 'Chi cục Kiểm lâm',
      shortName: 'CC Kiểm lâm',
      parentName: 'Sở Nông nghiệp',
    }
    expect((await heading(unit)).slice(0, 2)).toEqual(['SỞ NÔNG NGHIỆP', 'CHI CỤC KIỂM LÂM'])
  })
})

test.each([
  ['Sở Khoa học và Công nghệ', 'Sở KH&CN', 'SKHCN'],
  ['Sở Y tế', 'Sở Y tế', 'SYT'],
  ['Sở Lao động - Thương binh và Xã hội', 'Sở LĐ-TB&XH', 'SLĐTBXH'],
  ['Ban Quản lý các khu công nghiệp tỉnh', 'BQL các KCN', 'BQLKCN'],
  ['Văn phòng UBND tỉnh', 'VP UBND tỉnh', 'VPUBND'],
  ['Thanh tra thành phố', 'Thanh tra thành phố', 'TT'],
  ['Văn phòng UBND thành phố', 'VP UBND TP', 'VPUBND'],
  ['UBND phường Hiến Nam', 'Hiến Nam', 'UBND'],
])('the symbol of %s is made of %s: %s', (name, shortName, symbol) => {
  expect(reportSymbol(name, shortName)).toBe(symbol)
})

test.each([
  ['Sở Y tế', 'Giám đốc', null, ['GIÁM ĐỐC']],
  ['Sở Y tế', 'Phó Giám đốc', 'KT.', ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
  ['Sở Y tế', 'Phó Giám đốc Sở', 'KT.', ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
  ['Sở Y tế', 'Phó Giám đốc phụ trách', 'KT.', ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC PHỤ TRÁCH']],
  ['Sở Y tế', 'Chánh Văn phòng', 'TL.', ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG']],
  ['Sở Y tế', 'Trưởng phòng Kế hoạch', 'TUQ.', ['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG KẾ HOẠCH']],
  ['UBND xã Tân Việt', 'Chủ tịch UBND xã', null, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
  ['UBND xã Tân Việt', 'Phó Chủ tịch', 'KT.', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
  ['Văn phòng UBND tỉnh', 'Phó Chánh Văn phòng', 'KT.', ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG']],
  ['Ban Dân tộc', 'Phó Trưởng ban', 'KT.', ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']],
  ['Chi cục Kiểm lâm', 'Phó Chi cục trưởng', 'KT.', ['KT. CHI CỤC TRƯỞNG', 'PHÓ CHI CỤC TRƯỞNG']],
  ['Trường Chính trị', 'Hiệu phó', 'KT.', ['KT. HIỆU TRƯỞNG', 'HIỆU PHÓ']],
  ['Thanh tra tỉnh', 'Quyền trưởng', 'KT.', ['KT. CHÁNH THANH TRA', 'QUYỀN TRƯỞNG']],
] as const)('%s: %s signing %s', async (name, title, onBehalf, posts) => {
  const input = sampleReport()
  const { text } = readDocx(
    await departmentReport({
      ...input,
      department: { ...input.department, name },
      content: { ...input.content, signatory: { name: 'Nguyễn Văn An', title, onBehalf } },
    }),
  )
  expect(text).toContain(`Lưu: VT.\n${posts.join('\n')}\nNguyễn Văn An`)
})

test('numbers, shares and days are written as Vietnamese letters write them', () => {
  expect([0, 7, 1234.5, 1234567, -12.25].map(number)).toEqual(['0', '7', '1.234,5', '1.234.567', '-12,3'])
  expect([0, 3, 10, 1200].map(count)).toEqual(['0', '03', '10', '1.200'])
  expect([0.831, 1, 0, null].map(percent)).toEqual(['83,1%', '100,0%', '0,0%', '–'])
  expect(['2024-03-25', '2024-02-05', '2024-10-01'].map(date)).toEqual(['25/3/2024', '05/02/2024', '01/10/2024'])
})

describe('what people write', () => {
  test('cannot corrupt the file: illegal characters go, markup is text, lines are paragraphs', async () => {
    const input = sampleReport()
    const text = '- Một\u0000\u0008\u000b\ufffe\ud800 <w:p/> & "hai"\r\n\n  \tBa\u2028Bốn 🙂'
    const docx = readDocx(
      await departmentReport({
        ...input,
        content: { ...input.content, narratives: [{ section: '1.1', text }] },
      }),
    )
    const at = docx.paragraphs.indexOf('1.1. Chính sách an toàn thông tin')
    expect(docx.paragraphs.slice(at + 1, at + 4)).toEqual(['- Một <w:p/> & "hai"', 'Ba', 'Bốn 🙂'])
  })

  test('is a list where a list was pasted, and reads in one direction', async () => {
    const input = sampleReport()
    const text = '\uf0b7\tMột\n•\u00a0Hai\no\tBa\n1.\tBốn\n-\n\u202eNăm'
    const docx = readDocx(
      await departmentReport({
        ...input,
        department: { ...input.department, name: 'Sở \u202eNội vụ\u2066' },
        content: {
          ...input.content,
          narratives: [{ section: '1.1', text }],
          recommendations: [{ id: 'r', category: 'other', text }],
        },
      }),
    )
    const printed = ['- Một', '- Hai', '+ Ba', '1. Bốn', 'Năm']
    const at = docx.paragraphs.indexOf('1.1. Chính sách an toàn thông tin')
    expect(docx.paragraphs.slice(at + 1, at + 6)).toEqual(printed)
    expect(docx.text).toContain(printed.join('\n'))
    expect(docx.text).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  })

  test('any text anywhere gives a file that opens', async () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 }).map((s) => `x${s}`)
    await fc.assert(
      fc.asyncProperty(any, any, any, async (a, b, c) => {
        const input = sampleReport()
        const bytes = await departmentReport({
          ...input,
          ...from(
            { name: a, shortName: b, letter: { recipients: [c, a], archive: b, draftingUnit: c } },
            { ...settings, coordinator: { ...settings.coordinator, name: b } },
          ),
          period: { ...input.period, requestRef: c },
          content: {
            ...input.content,
            systems: input.content.systems.map((system) => ({ ...system, name: c, decisionNo: a, decisionBody: b })),
            narratives: [{ section: '1.1', text: a }],
            recommendations: [{ id: 'r', category: 'other', text: b }],
            signatory: { name: c, title: a, onBehalf: 'KT.' },
          },
        })
        expect(readDocx(bytes).paragraphs.length).toBeGreaterThan(20)
      }),
      { numRuns: 10 },
    )
  })
})

test('what a letter holds is written as the docx library would write it', async () => {
  const blocks = () =>
    [
      headingBlock({ parent: 'UBND', issuer: ['SỞ "A" & B'], symbol: 'BC', place: 'H', year: 2024, draft: true }),
      ...titleBlock('BÁO CÁO', ['Về <việc>', "của 'Sở'"]),
      ...[1, 2, 3].map((depth) => heading(`Mục ${depth}`, depth as 1 | 2 | 3)),
      ...Array.from({ length: 40 }, (_, n) => paragraph(`Đoạn ${n}`, { keepNext: n % 2 === 0, italics: n % 3 === 0 })),
      ...closing({ sentence: 'Hết', recipients: ['Như trên', 'Lưu'], posts: ['GIÁM ĐỐC'], name: 'Nguyễn Văn An' }),
    ] as FileChild[]
  const bodyOf = (bytes: Uint8Array) =>
    strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array).replaceAll(/<([\w:]+)([^<>]*)><\/\1>/g, '<$1$2/>')
  const section = { properties: {} }
  const theirs = await Packer.toArrayBuffer(new Document({ sections: [{ ...section, children: blocks() }] }))
  const ours = await packed({}, [{ section, blocks: blocks(), framed: [], last: [] }])
  expect(bodyOf(ours)).toBe(bodyOf(new Uint8Array(theirs)))
})
