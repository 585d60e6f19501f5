/** Every answer that is not fully met stands in the department's letter, once, with its plan: in its section or in the annex. */
import { describe, expect, test } from 'vitest'
import type { Answer, Plan } from '../../api/domain/assessment.ts'
import { applicable, leaves, wording } from '../../api/domain/criteria.ts'
import type { Framework } from '../../api/domain/framework.ts'
import type { Status } from '../../api/domain/score.ts'
import type { FrozenSystem } from '../../api/domain/system.ts'
import { departmentReport } from '../../api/reports/department/report.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { fc } from '../support/random.ts'
import { elements, paragraphsOf, readDocx } from './letter-docx.ts'
import { sampleReport, system } from './letter-inputs.ts'

const frameworks = [...loadFrameworks(bundled).values()]

type Told = { criterion: string; system: string | null; status: Status; plan: number; due: string }
type Input = { framework: Framework; systems: FrozenSystem[]; answers: Answer[] }

const PLAN = /Việc thứ (\d+)[.;]/
const DUE = /(\d{2}\/\d{1,2}\/\d{4})/
const lower = (text: string) => text.replace(/[\s.;,]+$/, '').toLocaleLowerCase('vi')

/** The systems that a place in words names, of those asked about. */
function named(place: string | null, asked: readonly (string | null)[], systems: readonly FrozenSystem[]) {
  if (place === null || place === 'Tất cả hệ thống' || place === 'Chung của đơn vị') return asked
  const numbers = (/(?:cấp độ|số) ([\d, ]+)/.exec(place)?.[1] ?? '').split(', ').map(Number)
  const names = place.split('; ')
  return asked.filter((id) => {
    const at = systems.findIndex((one) => one.id === id)
    const one = systems[at]
    if (/hệ thống cấp độ/i.test(place)) return numbers.includes(one?.level ?? 0)
    return /hệ thống số/i.test(place) ? numbers.includes(at + 1) : names.includes(one?.name ?? '')
  })
}

/** What the rows of the annex tell. */
function toldByAnnex(document: string, { framework, systems }: Input): Told[] {
  const items = applicable(framework, systems)
  const tables = elements(document, 'w:tbl')
  const annex = tables.find((table) => table.includes('Kế hoạch khắc phục</w:t>'))
  let words = ''
  return elements(annex ?? '', 'w:tr').flatMap((row): Told[] => {
    const cells = elements(row, 'w:tc').map((cell) => paragraphsOf(cell.replaceAll('xml:space', 'space')).join('\n'))
    if (cells.length === 1 || cells[0] === 'Mã') return []
    const [criterion = '', text = '', ...rest] = cells
    words = row.includes('w:vMerge w:val="continue"') ? words : text
    const [place = '', state = '', plan = '', due = ''] = systems.length ? rest : ['Chung của đơn vị', ...rest]
    const asked = items
      .filter(
        (item) => item.criterion.id === criterion && lower(wording(item.criterion, item.level).vi) === lower(words),
      )
      .map((item) => item.system)
    return named(place, asked, systems).map((system) => ({
      criterion,
      system,
      status: state.startsWith('Đáp ứng một phần') ? 'partial' : 'unmet',
      plan: Number(PLAN.exec(plan)?.[1]),
      due,
    }))
  })
}

/** What the lines of the sections tell. */
function toldInSections(paragraphs: readonly string[], { framework, systems }: Input): Told[] {
  const items = applicable(framework, systems)
  const headings = new Map(leaves(framework).map(({ id, title }) => [`${id}. ${title.vi}`, id]))
  let section = ''
  return paragraphs.flatMap((line) => {
    section = headings.get(line) ?? section
    if (!/^- (Đáp ứng một phần|Chưa đáp ứng)/.test(line)) return []
    const [told = '', plan = ''] = line.slice(2).split(' Kế hoạch khắc phục: ')
    return told.split(/\. (?=(?:Đáp ứng một phần|Chưa đáp ứng)(?: \(|:))/).flatMap((finding) => {
      const [states = ''] = finding.split(/(?<=\)|ứng|phần): /)
      const texts = finding.slice(states.length + 2).replace(/\.? Hiện trạng: .*$/, '')
      const clauses = texts.startsWith('(1) ') ? texts.slice(4).split(/; \(\d+\) /) : [texts]
      return clauses.flatMap((clause) => {
        const asked = items.filter(
          (item) =>
            item.criterion.section === section && lower(wording(item.criterion, item.level).vi) === lower(clause),
        )
        return [...states.matchAll(/(đáp ứng một phần|chưa đáp ứng)(?: \(([^)]*)\))?/gi)].flatMap(
          ([, state = '', place]) =>
            named(
              place ?? null,
              asked.map((item) => item.system),
              systems,
            ).map(
              (system): Told => ({
                criterion: asked[0]?.criterion.id ?? clause,
                system,
                status: /một phần/i.test(state) ? 'partial' : 'unmet',
                plan: Number(PLAN.exec(plan)?.[1]),
                due: DUE.exec(plan)?.[1] ?? '',
              }),
            ),
        )
      })
    })
  })
}

const letterDay = (day: string) =>
  day.replace(/^(\d+)-0?(\d+)-(\d+)$/, (_, y, m, d) => `${d}/${m < 3 ? `0${m}` : m}/${y}`)
const plans = Array.from(
  { length: 400 },
  (_, i): Plan => ({
    action: i % 5 === 4 ? `- Việc thứ ${i}.\n- Việc kèm theo` : `Việc thứ ${i}. Hoàn thành`,
    owner: i % 3 === 0 ? null : 'Văn phòng',
    dueOn: `2025-${String((i % 12) + 1).padStart(2, '0')}-${10 + (i % 18)}`,
  }),
)

const anySeed = fc.record({
  framework: fc.nat(frameworks.length - 1),
  levels: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }),
  longNames: fc.boolean(),
  /** One in how many answers is not met. */
  lacking: fc.constantFrom(1, 2, 6, 30, 80),
  plans: fc.constantFrom(1, 3, 400),
  narrated: fc.boolean(),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
})
type Seed = typeof anySeed extends fc.Arbitrary<infer T> ? T : never

/** Made of little, so that a failure prints little. */
function inputOf({ framework: at, levels, longNames, lacking, plans: different, narrated, seed }: Seed) {
  const framework = frameworks[at] ?? frameworks[0]
  if (!framework) throw new Error('no framework')
  const systems = levels.map((level, i) =>
    system(`s${i}`, `Phần mềm ${i + 1}${longNames ? ' phục vụ công tác quản lý chuyên ngành' : ''}`, level),
  )
  let state = seed
  const draw = (n: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % n
  }
  const answers = applicable(framework, systems).map(({ criterion, system }): Answer => {
    const status = draw(lacking) > 0 ? (draw(12) > 0 ? 'met' : 'notApplicable') : draw(2) ? 'partial' : 'unmet'
    const lacks = status === 'partial' || status === 'unmet'
    return {
      criterion: criterion.id,
      system,
      status,
      note: status === 'notApplicable' || draw(3) === 0 ? `Hiện có ${draw(3)} bản` : null,
      plan: lacks ? (plans[draw(different)] ?? null) : null,
    }
  })
  const narratives = leaves(framework).flatMap(({ id }) =>
    narrated && draw(2) ? [{ section: id, text: `Đơn vị đã thực hiện mục ${id}.\n- Gạch đầu dòng` }] : [],
  )
  return { framework, systems, answers, narratives }
}

describe('what a department does not fully meet', () => {
  test('stands in its letter, each answer once, with its plan and day', async () => {
    const told = { sections: 0, annex: 0 }
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const { narratives, ...input } = inputOf(seed)
        const letter = sampleReport()
        const content = { ...letter.content, systems: input.systems, answers: input.answers, narratives }
        const docx = readDocx(await departmentReport({ ...letter, framework: input.framework, content }))
        const inSections = toldInSections(docx.paragraphs, input)
        const inAnnex = toldByAnnex(docx.part('word/document.xml'), input)
        told.sections += inSections.length
        told.annex += inAnnex.length

        const expected = input.answers.flatMap(({ criterion, system, status, plan }): Told[] =>
          status === 'partial' || status === 'unmet'
            ? [
                {
                  criterion,
                  system,
                  status,
                  plan: plans.indexOf(plan ?? { action: '', owner: null, dueOn: null }),
                  due: letterDay(plan?.dueOn ?? ''),
                },
              ]
            : [],
        )
        const sorted = (all: readonly Told[]) => all.map((one) => JSON.stringify(one)).sort()
        expect(sorted([...inSections, ...inAnnex])).toEqual(sorted(expected))
        // Either all in the sections or all in the annex, and then every section that lacks something says so.
        expect(Math.min(inSections.length, inAnnex.length)).toBe(0)
        const sections = new Set(
          inAnnex.map(({ criterion }) => input.framework.criteria.find(({ id }) => id === criterion)?.section),
        )
        for (const section of sections) expect(docx.text).toContain(`chi tiết nêu tại mục ${section} Phụ lục.`)
        for (const { text } of narratives) expect(docx.text).toContain(text)
      }),
      { numRuns: 40 },
    )
    expect(Math.min(told.sections, told.annex)).toBeGreaterThan(50)
  })

  test('follows the section’s narrative, after how much of it is met', async () => {
    const letter = sampleReport()
    const only = letter.content.answers.map(
      (one): Answer => (one.criterion === '1.3.a' ? one : { ...one, status: 'met', plan: null, note: null }),
    )
    const { paragraphs } = readDocx(
      await departmentReport({ ...letter, content: { ...letter.content, answers: only } }),
    )
    const at = paragraphs.findIndex((line) => line.startsWith('1.3. '))
    expect(paragraphs.slice(at + 1, at + 5)).toEqual([
      expect.stringContaining('Tiến hành rà soát, sửa đổi Quy chế'),
      'Sở đã đáp ứng 01/02 tiêu chí về rà soát, sửa đổi.',
      expect.stringMatching(/^- (Chưa đáp ứng|Đáp ứng một phần): quy chế được rà soát .* Kế hoạch khắc phục: /),
      '2. Tổ chức bảo đảm an toàn thông tin',
    ])
  })
})
