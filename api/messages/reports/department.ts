/** The words of a department's report. */

import { fill } from '../../domain/fill.ts'
import type { Implementation, Status } from '../../domain/score.ts'
import type { Dossier, Hosting } from '../../domain/system.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { inSentence } from '../../domain/words/index.ts'
import { vi as words } from '../../domain/words/vi.ts'
import { capitalised, list } from './letter.ts'

export const dossierWords = words.dossierShort

const hosted = (kind: Hosting, province: string, self: string) => fill(words.hostingOfSystems[kind], { province, self })

const twoDigits = (n: number) => String(n).padStart(2, '0')

const named = (names: readonly string[] | null) => (names ? `, gồm: ${list(names)}` : ' (chi tiết tại Bảng 1)')

export const departmentWords = {
  title: (vocabulary: Said, name: string, quarter: string) => [
    `Kết quả thực hiện ${vocabulary.plan}`,
    `của ${name}, ${quarter}`,
  ],
  introduction: (vocabulary: Said, request: string, name: string, quarter: string) =>
    `${request ? `Thực hiện ${request}` : `Thực hiện chế độ tự đánh giá việc ${vocabulary.assurance}`}, ${name} báo cáo kết quả thực hiện ${vocabulary.plan} ${quarter} như sau:`,
  results: 'I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN',
  noSystem: (name: string) =>
    `${name} hiện không quản lý, vận hành hệ thống thông tin nào; các tiêu chí dưới đây được đánh giá chung cho đơn vị ở cấp độ 1.`,
  allApproved: (
    vocabulary: Said,
    name: string,
    by: string | null,
    level: number,
    systems: string,
    names: readonly string[] | null,
  ) =>
    `${name} đã xây dựng và được ${by ?? 'cấp có thẩm quyền'} phê duyệt ${vocabulary.level} ở cấp độ ${level} cho ${systems} hệ thống thông tin${named(names)}.`,
  systems: (name: string, systems: string, names: readonly string[] | null) =>
    `${name} quản lý, vận hành ${systems} hệ thống thông tin${named(names)}.`,
  levels: (byLevel: readonly { level: number; systems: string }[]) =>
    `Về cấp độ: ${list(byLevel.map(({ level, systems }) => `${systems} hệ thống cấp độ ${level}`))}.`,
  dossiers: (byState: readonly { state: Dossier; systems: string }[]) =>
    `Về hồ sơ đề xuất cấp độ: ${list(byState.map(({ state, systems }) => `${systems} hệ thống ${words.dossierOfSystems[state]}`))}.`,
  hostedAlike: (kind: Hosting, one: boolean, province: string, self: string) =>
    `${one ? 'Hệ thống' : 'Các hệ thống'} trên ${hosted(kind, province, self)}.`,
  hosting: (byKind: readonly { kind: Hosting; systems: string }[], province: string, self: string) =>
    `Về hạ tầng: ${list(byKind.map(({ kind, systems }) => `${systems} hệ thống ${hosted(kind, province, self)}`))}.`,
  implementation: (vocabulary: Said, by: readonly { how: Implementation; systems: string }[]) =>
    `Về mức độ thực hiện ${vocabulary.plan}: ${list(by.map(({ how, systems }) => `${systems} hệ thống ${inSentence(words.implementation[how])}`))}.`,
  summary: (framework: string, version: string) => `Kết quả tự đánh giá theo ${framework} (phiên bản ${version}): `,
  summaryCounts: (n: { applicable: string; met: string; rate: string; partial: string; unmet: string }) =>
    `trong ${n.applicable} lượt tiêu chí áp dụng, đáp ứng ${n.met} (${n.rate}), đáp ứng một phần ${n.partial}, chưa đáp ứng ${n.unmet}`,
  summaryNotApplicable: (n: string) => `; không áp dụng ${n}`,
  /** `period`: of the report that it is told in. */
  inherited: (n: string, platform: string, period: string, revision: number) =>
    `Có ${n} câu trả lời được kế thừa từ nền tảng dùng chung “${platform}”, theo báo cáo ${period} của đơn vị vận hành (lần nộp thứ ${revision}).`,
  refused: (n: string) => `Có ${n} câu trả lời không kế thừa từ nền tảng, lý do nêu tại từng nội dung.`,
  operatorOf: (platform: string) => `đơn vị vận hành nền tảng “${platform}”`,
  summaryUnanswered: (n: string) => `; chưa trả lời ${n}`,
  table: 'Bảng 1. Kết quả theo hệ thống thông tin',
  columns: [
    'TT',
    'Hệ thống thông tin',
    'Cấp độ',
    'Phê duyệt cấp độ',
    'Đáp ứng',
    'Một phần',
    'Chưa đáp ứng',
    'Không áp dụng',
  ],
  commonRow: 'Tiêu chí đánh giá chung của đơn vị',
  totalRow: 'Cộng',
  decision: (no: string, day: string | null) => (day ? `${no} ngày ${day}` : no),
  expected: (day: string) => `dự kiến ${day}`,
  section: (id: string, title: string) => `${id}. ${title}`,
  // Sentences made from answers, where a section has no narrative.
  /** `về quản lý an toàn mạng`; a title that has a `về` of its own is not named again under its heading. */
  about: (title: string) => (title.includes(' về ') ? 'của mục này' : `về ${title}`),
  met: (self: string, met: number, of: number, about: string) =>
    of === 1
      ? `${capitalised(self)} đã đáp ứng tiêu chí ${about}`
      : `${capitalised(self)} đã đáp ứng ${met === of ? 'đầy đủ ' : ''}${twoDigits(met)}/${twoDigits(of)} tiêu chí ${about}`,
  noneMet: (self: string, of: number, about: string) =>
    of === 1
      ? `${capitalised(self)} chưa đáp ứng đầy đủ tiêu chí ${about}`
      : `${capitalised(self)} chưa đáp ứng đầy đủ tiêu chí nào trong ${twoDigits(of)} tiêu chí ${about}`,
  unanswered: (n: number, of: number, about: string | null) =>
    `Còn ${twoDigits(n)}/${twoDigits(of)} tiêu chí${about ? ` ${about}` : ''} chưa được trả lời đầy đủ`,
  state: (status: Exclude<Status, 'met'>, where: string | null) =>
    `${inSentence(words.status[status])}${where ? ` (${where})` : ''}`,
  finding: (state: string, words: string) => `${state}: ${words}.`,
  /** The findings that one plan or reason, which is put after them, belongs to. */
  line: (findings: readonly string[]) => `- ${findings.join(' ')}`,
  systemsOfLevel: (levels: readonly number[]) => `các hệ thống cấp độ ${levels.join(', ')}`,
  systemsNumbered: (numbers: readonly number[]) =>
    `${numbers.length === 1 ? 'hệ thống' : 'các hệ thống'} số ${numbers.join(', ')}`,
  systemsByNumber: (numbers: readonly number[]) => `${departmentWords.systemsNumbered(numbers)} tại Bảng 1`,
  situation: (notes: string) => ` Hiện trạng: ${notes}.`,
  note: (note: string, where: string) => `${note} (${where})`,
  /** Who and until when stand in brackets: an action may itself be a list with commas. */
  plan: (action: string, owner: string | null, due: string | null, putOff: string | null) => {
    const how = [owner ?? '', due ? `chậm nhất ngày ${due}` : '', putOff ?? ''].filter(Boolean).join(', ')
    return ` Kế hoạch khắc phục: ${action && how ? `${action} (${how})` : action || how}.`
  },
  /** Of the day of a plan. */
  putOff: (times: number, reason: string | null) =>
    `${times > 1 ? `lùi hạn lần ${times}` : 'đã lùi hạn'}${reason ? `: ${reason}` : ''}`,
  reason: (reason: string) => ` Lý do: ${reason}.`,
  /** Counts of a section, then where its gaps are told. */
  overview: (counts: readonly string[], gaps: string | null) => `${[...counts, ...(gaps ? [gaps] : [])].join('; ')}.`,
  gapsInAnnex: (section: string, annex: string) => `chi tiết nêu tại mục ${section} ${annex}`,
  annexTitle: 'Tiêu chí chưa đáp ứng đầy đủ và kế hoạch khắc phục',
  /** What the report says of the one before it. */
  unchanged: (quarter: string) =>
    `So với báo cáo ${quarter}, các nội dung tự đánh giá không thay đổi; đơn vị đã rà soát và xác nhận lại từng nội dung.`,
  carried: (quarter: string, n: { confirmed: string | null; changed: string | null; new: string | null }) => {
    const told = [
      n.confirmed && `giữ nguyên ${n.confirmed} lượt đánh giá`,
      n.changed && `cập nhật ${n.changed} lượt đánh giá`,
      n.new && `đánh giá mới ${n.new} lượt`,
    ]
    return `So với báo cáo ${quarter}, đơn vị đã rà soát, xác nhận: ${told.filter(Boolean).join('; ')}.`
  },
  annexReferred: (annex: string) =>
    `Các tiêu chí đáp ứng một phần hoặc chưa đáp ứng và kế hoạch khắc phục được nêu đầy đủ tại ${annex} kèm theo Báo cáo này.`,
  evidenceTitle: 'Danh mục tài liệu minh chứng',
  evidenceReferred: (annex: string) => `Danh mục tài liệu minh chứng được nêu tại ${annex} kèm theo Báo cáo này.`,
  evidenceColumns: {
    no: 'STT',
    number: 'Số, ký hiệu',
    date: 'Ngày văn bản',
    name: 'Tên tài liệu',
    criteria: 'Tiêu chí',
  },
  annexByNumber: 'Ghi chú: số của hệ thống thông tin là số thứ tự tại Bảng 1 của Báo cáo.',
  annexColumns: {
    id: 'Mã',
    criterion: 'Tiêu chí',
    systems: 'Hệ thống thông tin',
    state: 'Kết quả, hiện trạng',
    plan: 'Kế hoạch khắc phục',
    due: 'Thời hạn',
  },
  annexState: (state: string, notes: string) => `${state}\n${notes}`,
  annexPlan: (action: string, owner: string | null) => (owner ? `${action} (${owner})` : action),
  noPlan: 'Chưa có kế hoạch',
  ofDepartment: 'Chung của đơn vị',
  allSystems: 'Tất cả hệ thống',
  proposals: 'II. KIẾN NGHỊ, ĐỀ XUẤT',
  noProposal: (name: string) => `${name} không có kiến nghị, đề xuất.`,
  closing: (name: string, coordinator: string) => `${name} gửi ${coordinator} tổng hợp./.`,
  /** Of the coordinator itself, which gathers its own. */
  closingOwn: (name: string, committee: string) => `${name} tổng hợp, báo cáo ${committee}./.`,
  reportedTo: (committee: string) => `${committee} (để b/c)`,
}
