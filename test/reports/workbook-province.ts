/** A made-up province filed straight into a database, and the source of its workbook. Deterministic: same seed, same province. */

import { freeze } from '../../api/assessment/freeze.ts'
import { breathe } from '../../api/breathe.ts'
import type { Answer, AssessmentState, Recommendation, SubmissionContent } from '../../api/domain/assessment.ts'
import { applicable } from '../../api/domain/criteria.ts'
import type { Detail } from '../../api/domain/detail.ts'
import { askedFigures } from '../../api/domain/figures.ts'
import { NO_FILTER } from '../../api/domain/filter.ts'
import type { Framework } from '../../api/domain/framework.ts'
import type { Status } from '../../api/domain/score.ts'
import type { Settings } from '../../api/domain/settings.ts'
import type { FrozenSystem } from '../../api/domain/system.ts'
import { said } from '../../api/domain/vocabulary.ts'
import { library } from '../../api/frameworks/library.ts'
import { countedFilings, type WorkbookSource } from '../../api/reports/workbook/index.ts'
import { readRollup } from '../../api/rollup/read.ts'
import { readBeside } from '../../api/rollup/workbook-source.ts'
import { type Db, write } from '../../db/client.ts'
import { bundledVocabulary, editionOf } from '../../db/frameworks/index.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { assessments, departments, filers, periods, submissions } from '../../db/schema/index.ts'

export const PERIOD = {
  id: '2024-Q1',
  opensOn: '2024-03-01',
  dueOn: '2024-03-25',
  closesOn: '2024-04-05',
  frameworkId: 'nd85-tcvn11930',
  frameworkVersion: '2024.3',
  words: null,
  name: null,
  formula: '1' as const,
  kind: 'quarter' as const,
  requestRef: 'Công văn số 333/STTTT-BCVTCNTT ngày 18/3/2024',
  state: 'late' as const,
}

export const SETTINGS: Settings = {
  province: { name: 'tỉnh Hưng Yên', place: 'Hưng Yên' },
  coordinator: {
    name: 'Sở Thông tin và Truyền thông',
    parent: 'UBND TỈNH HƯNG YÊN',
    symbol: 'BC-STTTT',
    headTitle: 'GIÁM ĐỐC',
  },
  demo: false,
}

export type Plan = {
  departments: number
  systems: number
  seed?: number
  /** State of the i-th department; null never began. */
  state?: (i: number) => AssessmentState
  name?: (i: number) => string
  /** Last word on a content before it is frozen. */
  change?: (content: SubmissionContent, i: number) => void
}

/** mulberry32: enough for made-up answers. */
export function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const NAMES = [
  'Sở Khoa học và Công nghệ',
  'Sở Tài chính',
  'Sở Nội vụ',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Sở Tư pháp',
  'Văn phòng UBND tỉnh',
  'UBND xã Minh Châu',
  'UBND xã Việt Tiến',
  'UBND phường Hiến Nam',
  'UBND xã Tân Hưng',
  'UBND xã Lạc Đạo',
  'Ban Quản lý các khu công nghiệp',
]
const SYSTEMS = [
  'Trang thông tin điện tử',
  'Hệ thống quản lý văn bản và điều hành',
  'Cơ sở dữ liệu chuyên ngành',
  'Hệ thống mạng nội bộ',
]
const NOTES = [
  'Quy chế đang được dự thảo, đã xin ý kiến các phòng, dự kiến ban hành trong quý II.',
  'Đã cấu hình tường lửa nhưng chưa rà soát định kỳ các luật truy cập.',
  'Chưa bố trí được kinh phí.',
]
const ACTIONS = [
  'Hoàn thiện và trình lãnh đạo ký ban hành quy chế; phổ biến tới toàn thể cán bộ, công chức.',
  'Phối hợp với trung tâm dữ liệu của tỉnh rà soát, cập nhật cấu hình.',
  'Bổ sung vào dự toán năm sau.',
]
const RECOMMENDATIONS: [Recommendation['category'], string][] = [
  ['personnel', 'Đề nghị bổ sung biên chế chuyên trách về an toàn thông tin cho các sở, ngành.'],
  ['training', 'Tổ chức đào tạo, diễn tập ứng cứu sự cố hằng năm cho cán bộ phụ trách.'],
  ['budget', 'Bố trí kinh phí kiểm tra, đánh giá an toàn thông tin định kỳ.'],
  ['infrastructure', 'Triển khai giám sát an toàn tập trung tại trung tâm dữ liệu của tỉnh.'],
]

const pick = <T>(from: readonly T[], at: number): T => from[Math.floor(at * from.length)] as T

/** Files a province of `plan.departments` departments with `plan.systems` systems among them. */
export async function fileProvince(db: Db, framework: Framework, plan: Plan): Promise<void> {
  const next = random(plan.seed ?? 1)
  const { state: _state, ...period } = PERIOD
  await write(db, [db.insert(periods).values(period)])
  for (let i = 0; i < plan.departments; i++) {
    const code = `dv-${String(i + 1).padStart(4, '0')}`
    const name = plan.name?.(i) ?? (NAMES[i] || `UBND xã số ${i + 1}`)
    const state = plan.state?.(i) ?? 'submitted'
    const statements: Parameters<typeof write>[1][number][] = [
      db.insert(departments).values({ code, name, shortName: name.slice(0, 80), kind: 'department', search: name }),
      db.insert(filers).values({ period: PERIOD.id, department: code }),
    ]
    if (state !== 'none') {
      const filed = state !== 'draft'
      const systems =
        Math.floor(((i + 1) * plan.systems) / plan.departments) - Math.floor((i * plan.systems) / plan.departments)
      const content = contentOf(framework, code, name, i, systems, next)
      plan.change?.(content, i)
      const onTime = content.submittedAt < `${PERIOD.dueOn}T17:00:00.000Z`
      statements.push(
        db.insert(assessments).values({
          period: PERIOD.id,
          department: code,
          state,
          version: 1,
          revision: filed ? 1 : 0,
          firstSubmittedAt: filed ? content.submittedAt : null,
          onTime: filed ? onTime : null,
        }),
      )
      if (filed) {
        const { submittedAt, signatory } = content
        const frozen = await freeze(framework, content)
        statements.push(
          db.insert(submissions).values({
            period: PERIOD.id,
            department: code,
            revision: 1,
            submittedAt,
            submittedBy: 'x',
            onTime,
            signatory,
            ...frozen,
          }),
        )
      }
    }
    await write(db, statements)
  }
}

const DECISION = {
  sha256: 'd'.repeat(64),
  name: 'Quyết định phê duyệt cấp độ.pdf',
  size: 340_000,
  type: 'pdf' as const,
  number: '12/QĐ-UBND',
  date: '2024-03-01',
  covers: null,
}

function contentOf(
  framework: Framework,
  code: string,
  name: string,
  i: number,
  count: number,
  next: () => number,
): SubmissionContent {
  const systems = Array.from({ length: count }, (_, n): FrozenSystem => systemOf(`${code}-${n}`, i, n, name, next))
  const good = 0.5 + next() * 0.5
  return {
    formula: '1',
    period: { id: PERIOD.id, opensOn: PERIOD.opensOn, dueOn: PERIOD.dueOn, requestRef: PERIOD.requestRef },
    department: { code, name },
    framework: { id: framework.id, version: framework.version },
    revision: 1,
    systems,
    answers: applicable(framework, systems).map(({ criterion, system }, n) => ({
      // Every tenth department has one system fully implemented, the others not.
      ...answerOf(criterion.id, system, good, next, i % 10 === 1 && (system === null || system === systems[0]?.id)),
      // Every third has a file that proves its first answer.
      ...(i % 3 === 0 && n === 0 && { evidence: [{ sha256: DECISION.sha256, name: DECISION.name }] }),
    })),
    ...(i % 3 === 0 && { files: [DECISION] }),
    narratives: [],
    recommendations: RECOMMENDATIONS.filter(() => next() < 0.4).map(([category, text], n) => ({
      id: `${code}-r${n}`,
      category,
      text,
    })),
    figures: askedFigures(framework, 'quarter', systems).map(({ figure, system }, n) => ({
      figure: figure.id,
      system,
      // Every third is not known; of incidents there are more than of any of their kinds.
      value: (i + n) % 3 === 0 ? null : figure.id === 'incidents' ? 10 + i : n,
    })),
    signatory: { name: 'Nguyễn Văn An', title: 'Giám đốc', onBehalf: null },
    // Late in the evening of UTC it is the next day in Hưng Yên.
    submittedAt: `2024-03-${String(18 + (i % 10)).padStart(2, '0')}T${i % 2 ? '20' : '03'}:15:00.000Z`,
  }
}

function systemOf(id: string, i: number, n: number, name: string, next: () => number): FrozenSystem {
  const approved = next() < 0.7
  return {
    id,
    name: `${SYSTEMS[n % SYSTEMS.length]} ${name}`,
    level: 1 + ((i + n) % 3),
    dossier: approved ? 'approved' : pick(['none', 'drafting', 'submitted', 'appraised'] as const, next()),
    hosting: pick(['shared', 'own', 'cloud', 'other'] as const, next()),
    decisionNo: approved ? `${100 + i}/QĐ-STTTT` : null,
    decisionDate: approved ? '2023-11-30' : null,
    decisionBody: approved ? 'Sở Thông tin và Truyền thông' : null,
    regulationNo: approved ? `${20 + i}/QĐ` : null,
    regulationDate: approved ? '2023-10-02' : null,
    regulationBody: approved ? name : null,
    expectedApprovalOn: approved ? null : '2024-09-30',
    expectedFullOn: '2024-12-31',
    checks: n % 2 ? ['beforeUse', 'periodic'] : ['periodic'],
    owner: 'UBND tỉnh Hưng Yên',
    operator: name,
    retiredAt: null,
  }
}

function answerOf(
  criterion: string,
  system: string | null,
  good: number,
  next: () => number,
  perfect: boolean,
): Answer {
  const at = next()
  const status: Status =
    perfect || at < good ? 'met' : at < good + (1 - good) * 0.6 ? 'partial' : at < 0.97 ? 'unmet' : 'notApplicable'
  const gap = status === 'partial' || status === 'unmet'
  return {
    criterion,
    system,
    status,
    note: status === 'met' ? null : pick(NOTES, next()),
    plan: gap ? { action: pick(ACTIONS, next()), owner: 'Phòng Kỹ thuật', dueOn: '2024-06-30' } : null,
  }
}

/** The workbook's source, read as a route would. */
export async function sourceOf(
  db: Db,
  framework: Framework,
  acceptedOnly = false,
  detail: Detail = 'full',
): Promise<WorkbookSource> {
  const frameworks = library(
    db,
    new Map([[editionOf({ id: PERIOD.frameworkId, version: PERIOD.frameworkVersion }), framework]]),
  )
  const madeAt = new Date('2024-03-26T18:05:00.000Z')
  const deps = { db, frameworks, now: () => madeAt }
  const read = await readRollup(deps, PERIOD.id, {
    ...NO_FILTER,
    accepted: acceptedOnly,
  })
  return {
    ...read,
    acceptedOnly,
    filtered: null,
    detail,
    ...(await readBeside(deps, read)),
    settings: SETTINGS,
    vocabulary: said(bundledVocabulary.vocabulary, 'vi'),
    period: PERIOD,
    ...rowsOf(db, PERIOD.id, countedFilings(read.filers, acceptedOnly), breathe),
    madeAt,
    madeBy: 'Trần Thị Bình',
  }
}
