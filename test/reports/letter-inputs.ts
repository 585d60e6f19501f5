/** Departments and provinces to write letters of: the real sample, and the extremes. */

import { readFileSync } from 'node:fs'
import type { Answer, SubmissionContent } from '../../api/domain/assessment.ts'
import { applicable } from '../../api/domain/criteria.ts'
import { type LetterSettings, letterheadOf } from '../../api/domain/letterhead.ts'
import { type FilerLine, type Rollup, rollup } from '../../api/domain/rollup.ts'
import { figures, type Status } from '../../api/domain/score.ts'
import type { Settings } from '../../api/domain/settings.ts'
import type { FrozenSystem } from '../../api/domain/system.ts'
import type { Trend } from '../../api/domain/trend.ts'
import { said } from '../../api/domain/vocabulary.ts'
import { Framework } from '../../api/domain/wire/framework.ts'
import type { DepartmentReport } from '../../api/reports/department/report.ts'
import type { ProvinceReport } from '../../api/reports/province/report.ts'
import { bundledVocabulary } from '../../db/frameworks/index.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** The edition that the sample was read against. */
export const framework = Framework.parse(json('../../db/frameworks/nd85-tcvn11930@2024.2.json'))
export const vocabulary = said(bundledVocabulary.vocabulary, 'vi')
export const sample = json('../fixtures/sample-report.json')

export const settings: Settings = {
  province: { name: 'tỉnh Hưng Yên', place: 'Hưng Yên' },
  coordinator: {
    name: 'Sở Thông tin và Truyền thông',
    parent: 'UBND tỉnh Hưng Yên',
    symbol: 'BC-STTTT',
    headTitle: 'Giám đốc',
  },
  demo: false,
}

export const period = {
  id: '2024-Q1',
  dueOn: '2024-04-05',
  name: null,
  requestRef:
    'Công văn số 333/STTTT-BCVTCNTT ngày 18/3/2024 của Sở Thông tin và Truyền thông về việc xây dựng hồ sơ đề xuất cấp độ an toàn thông tin và triển khai đầy đủ phương án bảo đảm an toàn thông tin.',
}

export const system = (id: string, name: string, level: number, more: Partial<FrozenSystem> = {}): FrozenSystem => ({
  id,
  name,
  level,
  dossier: 'approved',
  hosting: 'shared',
  decisionNo: null,
  decisionDate: null,
  decisionBody: null,
  regulationNo: null,
  regulationDate: null,
  regulationBody: null,
  expectedApprovalOn: null,
  expectedFullOn: null,
  checks: [],
  owner: null,
  operator: null,
  retiredAt: null,
  ...more,
})

const PLAN = { action: 'Ban hành quy chế và tổ chức thực hiện', owner: 'Phòng Công nghệ', dueOn: '2024-06-30' }

export const answer = (
  criterion: string,
  system: string | null,
  status: Status,
  more: Partial<Answer> = {},
): Answer => ({
  criterion,
  system,
  status,
  note: status === 'notApplicable' ? 'Đơn vị không có nội dung này.' : null,
  plan: status === 'partial' || status === 'unmet' ? PLAN : null,
  ...more,
})

/** An answer to every applicable question. */
export const answers = (
  systems: readonly FrozenSystem[],
  status: (criterion: string, system: string | null, i: number) => Status,
) =>
  applicable(framework, systems).map(({ criterion, system }, i) =>
    answer(criterion.id, system, status(criterion.id, system, i)),
  )

const SAMPLE_STATUS: Record<string, Status> = { met: 'met', partial: 'partial', unmet: 'unmet', notStated: 'unmet' }

/** The real report: what it does not state is unmet. */
export function sampleContent(): DepartmentReport['content'] {
  const systems = sample.systems.map((s: { id: string; name: string; level: number; approvedBy: string }) =>
    system(s.id, s.name, s.level, { decisionBody: s.approvedBy }),
  )
  const status = new Map(
    sample.assessments.map((a: { criterionId: string; status: string }) => [a.criterionId, SAMPLE_STATUS[a.status]]),
  )
  return {
    systems,
    answers: answers(systems, (criterion) => (status.get(criterion) as Status | undefined) ?? 'unmet'),
    narratives: sample.sections.map((s: { id: string; paragraphs: string[] }) => ({
      section: s.id,
      text: s.paragraphs.join('\n'),
    })),
    recommendations: sample.partII.recommendations.map((r: SubmissionContent['recommendations'][number]) => ({
      id: r.id,
      category: r.category,
      text: r.text,
    })),
    signatory: { name: 'Nguyễn Xuân Hải', title: 'Phó Giám đốc', onBehalf: 'KT.' },
  }
}

export const filed = { revision: 1, receipt: '7F3A-91C2-04BE', submittedAt: '2024-04-02T03:10:00.000Z' }

type Sender = { name: string; shortName: string; parentName?: string; letter?: LetterSettings }

/** Whom a letter is from, in a province of these settings. */
export const from = (
  { name, shortName, parentName = undefined, letter = undefined }: Sender,
  at: Settings = settings,
) => ({
  department: { name },
  letterhead: letterheadOf(at, { shortName, parentName: parentName ?? null, letter: letter ?? null }),
})

export const sampleReport = (): DepartmentReport => ({
  framework,
  formula: '1',
  vocabulary,
  period,
  ...from({ name: sample.department.name, shortName: 'Sở KH&CN' }),
  content: sampleContent(),
  submission: filed,
  today: '2024-04-05',
})

/** A commune that runs no system and has answered nothing but level 1. */
export const communeReport = (): DepartmentReport => ({
  ...sampleReport(),
  period: { ...period, requestRef: '' },
  ...from({ name: 'UBND xã Tân Việt', shortName: 'UBND xã Tân Việt' }),
  content: {
    systems: [],
    answers: answers([], (_, __, i) => (['met', 'met', 'partial', 'unmet', 'notApplicable'] as const)[i % 5] ?? 'met'),
    narratives: [],
    recommendations: [],
    signatory: { name: 'Trần Thị Bích Ngọc', title: 'Phó Chủ tịch UBND xã', onBehalf: 'KT.' },
  },
})

/** Eight systems of three levels with long names, whose answers differ where they may lack; no narrative; a draft. */
export function longReport(mayLack: (criterion: string) => boolean = () => true): DepartmentReport {
  const names = [
    'Hệ thống thông tin giải quyết thủ tục hành chính',
    'Hệ thống quản lý văn bản và điều hành',
    'Cổng thông tin điện tử',
    'Cơ sở dữ liệu đất đai, tài nguyên, môi trường, khí tượng thủy văn và biến đổi khí hậu',
    'Hệ thống quan trắc môi trường tự động, liên tục và truyền dữ liệu về Trung tâm điều hành',
    'Hệ thống thư điện tử công vụ',
    'Hệ thống hội nghị truyền hình trực tuyến',
    'Mạng nội bộ',
  ]
  const systems = names.map((name, i) =>
    system(
      `s${i}`,
      `${name} của Sở Nông nghiệp và Phát triển nông thôn tỉnh Hưng Yên`,
      [3, 2, 2, 3, 2, 1, 1, 2][i] ?? 1,
      {
        dossier: (['approved', 'approved', 'submitted', 'appraised', 'drafting', 'none', 'none', 'approved'] as const)[
          i
        ],
        hosting: (['shared', 'shared', 'shared', 'own', 'cloud', 'shared', 'other', 'own'] as const)[i],
        decisionNo: i === 0 ? '145/QĐ-UBND' : i === 1 ? '27/QĐ-STTTT' : null,
        decisionDate: i === 0 ? '2023-11-05' : null,
        expectedApprovalOn: i === 2 ? '2024-06-30' : null,
      },
    ),
  )
  return {
    ...sampleReport(),
    ...from({ name: 'Sở Nông nghiệp và Phát triển nông thôn', shortName: 'Sở NN&PTNT' }),
    content: {
      systems,
      answers: answers(systems, (criterion, system, i) =>
        !mayLack(criterion)
          ? 'met'
          : system === null
            ? ((['met', 'met', 'unmet'] as const)[i % 3] ?? 'met')
            : criterion.endsWith('b') || (criterion.endsWith('d') && ['s1', 's5'].includes(system))
              ? 'unmet'
              : criterion.endsWith('f') && ['s0', 's2', 's4'].includes(system)
                ? 'partial'
                : 'met',
      ),
      narratives: [],
      recommendations: [],
      signatory: null,
    },
    submission: null,
  }
}

const KINDS = [
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Y tế',
  'Sở Tài chính',
  'Ban Quản lý các khu công nghiệp tỉnh',
  'Thanh tra tỉnh',
]
const ASKS = [
  ['personnel', 'Đề nghị Ủy ban nhân dân tỉnh giao biên chế chuyên trách về công nghệ thông tin, an toàn thông tin.'],
  ['training', 'Tổ chức các khóa đào tạo, tập huấn về an toàn thông tin cho công chức, viên chức.'],
  ['budget', 'Bố trí kinh phí riêng cho nhiệm vụ bảo đảm an toàn thông tin.'],
  ['infrastructure', 'Bổ sung hệ thống sao lưu dự phòng tại Trung tâm tích hợp dữ liệu của tỉnh.'],
] as const

/** Eight quarters up to a province's own: nobody filed in the third, and the first two had other criteria. */
const trendOver = ({ period, compliance }: Rollup): Trend => {
  const rate = [0.412, 0.4567, null, 0.5, 0.61, 0.9996, 0.72, compliance.rate]
  return {
    periods: ['2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4', period],
    filingRate: rate,
    approvedShare: rate,
    fullShare: rate,
    rate,
    index: rate,
    comparable: rate.map((_, i) => i > 1),
    changed: rate.map((_, i) => i === 2),
  }
}

/** A province of `n` expected filers: departments, then communes; some late, returned or silent. */
export function provinceInput(n = 64, acceptedOnly = false): ProvinceReport {
  const departments = Array.from({ length: n }, (_, i) => {
    const name = i < 24 ? (KINDS[i] ?? `Sở Thử nghiệm số ${i + 1}`) : `UBND xã Thử Nghiệm ${i - 23}`
    return { code: `d-${i}`, name, shortName: name, kind: i < 24 ? ('department' as const) : ('commune' as const) }
  })
  const filers = departments.map(({ code, name }, i): FilerLine => {
    const state =
      (
        ['accepted', 'submitted', 'accepted', 'submitted', 'accepted', 'returned', 'accepted', 'none', 'draft'] as const
      )[i % 9] ?? 'none'
    const counted = state === 'accepted' || state === 'submitted'
    const systems = Array.from({ length: (i % 4) + (i < 24 ? 1 : 0) }, (_, s) =>
      system(`${code}-${s}`, `Hệ thống ${s}`, ((i + s) % 3) + 1, { dossier: s % 3 ? 'approved' : 'submitted' }),
    )
    const given = answers(
      systems,
      (_, __, a) =>
        (['met', 'met', 'partial', 'unmet', 'met', 'met', 'notApplicable'] as const)[(a * 3 + i) % 7] ?? 'met',
    )
    return {
      code,
      name,
      state,
      revision: counted ? 1 : 0,
      submittedAt: counted ? '2024-04-02T03:10:00.000Z' : null,
      onTime: counted ? i % 6 !== 3 : null,
      figures: counted ? figures(framework, systems, given, '1') : null,
    }
  })
  const province = rollup({ id: period.id, formula: '1' }, framework, filers, acceptedOnly)
  return {
    rollup: province,
    register: { on: '2024-04-05', total: 1204, byLevel: { 1: 700, 2: 400, 3: 104 }, approved: 350 },
    compared: null,
    trend: trendOver(province),
    framework,
    vocabulary,
    settings,
    period,
    departments,
    recommendations: filers
      .filter((filer) => filer.figures)
      .flatMap(({ code }, i) => [
        { department: code, category: ASKS[i % 4]?.[0] ?? 'other', text: ASKS[i % 4]?.[1] ?? '' },
        ...(i % 5 === 0
          ? [{ department: code, category: 'policy' as const, text: `Ban hành hướng dẫn cụ thể cho đơn vị số ${i}` }]
          : []),
      ]),
    today: '2024-04-08',
    acceptedOnly,
    filtered: null,
    remarks: { assessment: '', causes: '', tasks: '', proposals: '' },
  }
}
