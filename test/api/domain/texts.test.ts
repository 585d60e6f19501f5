import { describe, expect } from 'vitest'
import { fileName } from '../../../api/domain/file-name.ts'
import { FILE_NAME_BYTES, LIMITS } from '../../../api/domain/limits.ts'
import { listed, withoutMark } from '../../../api/domain/list-marks.ts'
import { lacks } from '../../../api/domain/missing.ts'
import { proposalText, wordsKey } from '../../../api/domain/proposals.ts'
import { searchable } from '../../../api/domain/search.ts'
import { cleanLine, cleanProse, isBlank, saysNothing } from '../../../api/domain/text.ts'
import { line, prose, reason, reasonLine } from '../../../api/domain/wire/text.ts'
import { fc } from '../../support/random.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { answerChange, PERIOD, PLAN, SIGNATORY, test } from '../../support/world.ts'

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
/** What people type and paste: letters of all scripts, and between them what Word, PDF readers and phones leave behind. */
const ODD = fc.constantFrom(
  ...'\r\n\t\v\f\u0085\u2028\u2029\u0000\u001b\u007f\u0090\u00a0\u202f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff',
  ...'\u202e\u2066\u200f\u061c\uf0b7\uf0a7\ue000\u2800\u3164\u115f\ufe0f\u0301\u0323\u0344\ud800\udfff\ufffe .-…•o',
  '\r\n',
  '\n- ',
  '\uf0b7\t',
  '\u0301'.repeat(40),
)
const anyText = fc
  .array(
    fc.oneof(ODD, fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('ế', 'hoà', 'Sở '.normalize('NFD'))),
  )
  .map((parts) => parts.join(''))
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/gu
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu
/** Letters, digits and signs, their marks aside. */
const seen = (text: string) =>
  (text.normalize('NFD').replace(IGNORED, '').replaceAll('\u2800', '').match(VISIBLE) ?? []).join('')

const NOTHING = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  '\u00ad\u00ad',
  '\u3164',
  '\u115f\u1160',
  '\u2800',
  '\u202e\u2066',
  '\ufeff',
]
const MORE_NOTHING = [
  '\u200d\u200c',
  '\t\n\v\f',
  '\u2028',
  '\u0000\u0090',
  '\u2060\u034f',
  '\uf0b7',
  '\ue000',
  '\ufe0f',
]
const BLANK = [...NOTHING, ...MORE_NOTHING]

describe('a text', () => {
  test('is the same whether it is cleaned at the field, at the wire, or at both', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const room = text.length + 10
        expect(prose(room).parse(text)).toBe(cleanProse(text))
        expect(prose(room).parse(cleanProse(text))).toBe(cleanProse(text))
        expect(line(room, 0).parse(text)).toBe(cleanLine(text))
        expect(line(room).safeParse(text).success).toBe(!isBlank(cleanLine(text)))
        expect(reason(room).safeParse(text).success).toBe(!saysNothing(text))
        expect(reasonLine(room).safeParse(cleanLine(text)).success).toBe(reasonLine(room).safeParse(text).success)
      }),
      { numRuns: 2000 },
    )
  })

  test('is cleaned once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const clean of [cleanLine, cleanProse]) {
          const once = clean(text)
          expect(clean(once)).toBe(once)
          expect(once).toBe(once.normalize('NFC'))
          expect(once).not.toMatch(BIDI)
          expect(once).not.toMatch(/[^\P{Cc}\t\n]|\p{Cs}|\ufffe|\uffff/u)
        }
        expect(cleanLine(text)).not.toMatch(/[\t\n]|^\s|\s$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('loses nothing that is to be seen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const was = seen(text)
        // The bullet of a symbol font is kept as a dash.
        expect(seen(cleanProse(text)).replaceAll('-', '')).toBe(was.replaceAll('-', ''))
        expect(seen(cleanLine(text))).toBe(was)
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps its lines, and the joiners of emoji and scripts', () => {
    expect(cleanProse('a\vb\fc\u2028d\u2029e\r\nf\rg\u0085h')).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(cleanLine('a\vb\u2028c\td')).toBe('a b c d')
    for (const kept of ['🏳️‍🌈', 'می\u200cخواهم', '❤️']) {
      expect(cleanLine(kept)).toBe(kept)
      expect(cleanProse(kept)).toBe(kept)
    }
    expect(cleanProse('\uf0b7\tMột\n  \uf0a7Hai')).toBe('- Một\n  - Hai')
    expect(cleanProse(`a${'\u0301\u0323'.repeat(5000)}b`).length).toBeLessThan(40)
  })

  test.each(BLANK.map((text) => [JSON.stringify(text), text]))('of %s is none', (_, text) => {
    expect(isBlank(text)).toBe(true)
    expect(cleanProse(text)).toBe('')
    expect(cleanLine(text)).toBe('')
    expect(line(10).safeParse(text).success).toBe(false)
    expect(lacks({ status: 'unmet', note: null, plan: { ...PLAN, action: text } })).toEqual(['planAction'])
  })

  test.each([...BLANK, '.', '-', '…', '- - -', '?!', '“”', '\u200b.', '–'])('of %j is no reason', (text) => {
    expect(saysNothing(text)).toBe(true)
    expect(reason(10).safeParse(text).success).toBe(false)
    expect(reasonLine(10).safeParse(text).success).toBe(false)
    expect(lacks({ status: 'notApplicable', note: text, plan: null })).toEqual(['reason'])
  })

  test('is bounded by what is left of it, and refused unread when far longer', () => {
    expect(prose(3).parse('ấấấ'.normalize('NFD'))).toBe('ấấấ')
    expect(line(3).parse('\u200b\u202eabc \u0000')).toBe('abc')
    for (const long of ['abcd', 'x'.repeat(13), '\u0301'.repeat(1e6)]) {
      expect(prose(3).safeParse(long).error?.issues).toMatchObject([{ code: 'too_big', maximum: 3 }])
      expect(line(3).safeParse(long).error?.issues).toMatchObject([{ code: 'too_big', maximum: 3 }])
    }
  })
})

describe('a required text that shows nothing is missing', () => {
  test('wherever one is required', async ({ world }) => {
    const [admin, dic, approver] = [await world.as('admin'), await world.as('dic'), await world.as('so-khcn-ld')]
    const mine = `/periods/${PERIOD}/assessments/so-khcn`
    const id = await world.system('so-khcn')
    const version = await world.answerAll('so-khcn')
    for (const text of BLANK) {
      const of = async (path: string, answer: Promise<Response>) =>
        expect(paths(await refusal(await answer, 422, 'invalid')), `${path} ${JSON.stringify(text)}`).toEqual([path])
      const department = { code: 'xa-moi', name: text, shortName: 'Xã', kind: 'commune' }
      await of('name', admin.post('/departments', department))
      await of('shortName', admin.patch('/departments/so-tc', { shortName: text }))
      await of('name', admin.patch('/users/so-tc', { name: text }))
      await of('name', admin.patch(`/systems/${id}`, { name: text }))
      const { onBehalf, ...names } = SIGNATORY
      for (const name of Object.keys(names)) {
        const signatory = { ...SIGNATORY, [name]: text, onBehalf }
        await of(`signatory/${name}`, approver.post(`${mine}/submit`, { version, signatory }))
      }
    }
    for (const text of [...BLANK, '.', '-', '…']) {
      await refusal(await dic.post(`${mine}/return`, { reason: text }), 422, 'invalid')
      const exempt = { department: 'so-tc', change: 'exempt', reason: text }
      expect(paths(await refusal(await admin.post(`/periods/${PERIOD}/filers`, exempt), 422, 'invalid'))).toEqual([
        'reason',
      ])
    }
  })

  test('in an answer: it is saved and still lacks its plan or its reason', async ({ world }) => {
    const editor = await world.as('so-khcn')
    await editor.save('so-khcn', [
      {
        ...answerChange('1.1.a', null, 0),
        status: 'unmet',
        plan: { ...PLAN, action: '\u00ad\u200b', owner: '\u2800' },
      },
      { ...answerChange('1.1.b', null, 0), status: 'notApplicable', note: '…' },
    ])
    const { answers, missing } = await editor.read('so-khcn')
    expect(answers.find((a) => a.criterion === '1.1.a')?.plan).toMatchObject({ action: '', owner: '' })
    expect(missing).toContainEqual({ criterion: '1.1.a', system: null, what: 'planAction' })
    expect(missing).toContainEqual({ criterion: '1.1.b', system: null, what: 'reason' })
  })
})

describe('marks of a list', () => {
  test.each([
    ['\uf0b7\tMột', '- Một'],
    ['\uf0a7 Một', '- Một'],
    ['• Một', '- Một'],
    ['-Một', '- Một'],
    ['– Một', '- Một'],
    ['* Một', '- Một'],
    ['o\tMột', '+ Một'],
    ['+ Một', '+ Một'],
    ['1. Một', '1. Một'],
    ['1.Một', '1.Một'],
    ['1) Một', '1) Một'],
    ['1/ Một', '1/ Một'],
    ['a) Một', 'a) Một'],
    ['(2) Một', '(2) Một'],
    ['iv. Một', 'iv. Một'],
  ])('%j is printed as %j and is no part of the words', (text, printed) => {
    expect(listed(text)).toBe(printed)
    expect(withoutMark(text)).toBe('Một')
  })

  test.each([
    'ông An',
    '-5 độ',
    '+84 912',
    '1,5 tỷ',
    '2.5 tỷ',
    '24/7',
    '1/3/2027',
    'đ/c Nguyễn An',
    'v.v.',
    'x.509',
    '3.000 máy',
  ])('%j has none', (text) => {
    expect(withoutMark(text)).toBe(text)
    expect(listed(text)).toBe(text)
  })
})

describe('proposals', () => {
  const SAME = [
    'Hoà mạng và tập huấn cho cán bộ.',
    'Hòa mạng và tập huấn cho cán bộ',
    '- hoà mạng  và tập\u00a0huấn cho cán bộ;',
    '\uf0b7\tHoà mạng và tập huấn cho cán\u00ad bộ',
    '1. HÒA MẠNG VÀ TẬP HUẤN CHO CÁN BỘ',
    'a) Hoà mạng và tập huấn cho cán bộ'.normalize('NFD'),
    'Hoà mạng và tập huấn cho\u202f cán bộ…',
  ]
  test('of the same words are the same, whatever the keyboard', () => {
    expect(new Set(SAME.map((text) => wordsKey(proposalText(text)))).size).toBe(1)
    for (const other of [
      'Hoa mạng và tập huấn cho cán bộ',
      'Hoá mạng và tập huấn cho cán bộ',
      'Hoà mạng và tập huấn',
    ]) {
      expect(wordsKey(proposalText(other))).not.toBe(wordsKey(proposalText(SAME[0] ?? '')))
    }
    for (const [a, b] of [
      ['khoẻ', 'khỏe'],
      ['uỷ', 'ủy'],
      ['thuý', 'thúy'],
      ['loè', 'lòe'],
    ] as const) {
      expect(wordsKey(a)).toBe(wordsKey(b))
    }
  })

  test('that are a list are one sentence', () => {
    expect(proposalText('- Một;\n- Hai.\n')).toBe('Một; Hai')
    expect(proposalText('Một.\nHai.')).toBe('Một. Hai')
    expect(proposalText(' \uf0b7 ')).toBe('')
  })
})

describe('searching', () => {
  test('folds spaces of every kind on both sides', async ({ world }) => {
    const spaced = 'Ban\u00a0Quản\u202flý   khu\u00ad kinh tế'
    expect(searchable(spaced)).toBe('ban quan ly khu kinh te')
    const admin = await world.as('admin')
    await admin.post('/departments', { code: 'bql', name: spaced, shortName: 'BQL', kind: 'department' })
    for (const words of ['quản lý khu', 'quan\u00a0ly  khu', ' QUẢN\u202fLÝ KHU ', 'x'.repeat(5000)]) {
      const found = (await (await admin.get(`/departments?search=${encodeURIComponent(words)}`)).json()) as object[]
      expect(found.length).toBe(words.startsWith('x') ? 0 : 1)
    }
  })
})

describe('the name of a file', () => {
  test('has at most 150 bytes, its extension, and nothing that misleads', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('docx', 'xlsx'), (text, extension) => {
        const name = fileName(`Báo cáo ${text.repeat(5)}.${extension}`)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(FILE_NAME_BYTES)
        expect(name).toMatch(new RegExp(`^Báo cáo.*\\.${extension}$`, 's'))
        expect(name).not.toMatch(BIDI)
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\\/:*?"<>|]/u)
      }),
    )
  })

  test('of a department with a long name', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.patch('/departments/so-tc', { shortName: `Sở \u202e${'ế'.repeat(LIMITS.shortName - 10)}` })
    const answer = await admin.get(`/periods/${PERIOD}/assessments/so-tc/report.docx`)
    const [, encoded = ''] = /filename\*=UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '') ?? []
    const name = decodeURIComponent(encoded)
    expect(name).toMatch(/^Báo cáo .*ế+.*\.docx$/)
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(FILE_NAME_BYTES)
    expect(name).not.toMatch(BIDI)
  })
})
