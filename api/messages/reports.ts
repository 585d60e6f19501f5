/** The words of the two Word reports, in Vietnamese: they are letters between Vietnamese authorities. */
import type { AssessmentState, Category } from '../domain/assessment.ts'
import { quarterOf } from '../domain/period.ts'
import type { Implementation } from '../domain/score.ts'
import type { Dossier, Hosting } from '../domain/system.ts'

const BLANK = '\u00a0'.repeat(6)
const QUARTERS = ['I', 'II', 'III', 'IV']

export const letterWords = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  draft: 'DỰ THẢO',
  kind: 'BÁO CÁO',
  /** Number, day and month are written by hand at signing. */
  number: (symbol: string) => `Số:${BLANK}/${symbol}`,
  placeAndDate: (place: string, year: number) => `${place}, ngày${BLANK}tháng${BLANK}năm ${year}`,
  committee: 'ỦY BAN NHÂN DÂN',
  provinceCommittee: (province: string) => `UBND ${province}`,
  forBody: 'TM.',
  recipients: 'Nơi nhận:',
  leaders: (self: string) => `Lãnh đạo ${self}`,
  units: (self: string) => `Các phòng, đơn vị trực thuộc ${self}`,
  archive: 'Lưu: VT',
  quarter: (period: string) => `quý ${QUARTERS[quarterOf(period).quarter - 1]} năm ${quarterOf(period).year}`,
  footerFiled: (revision: number, receipt: string) => `Soát · bản nộp ${revision} · mã ${receipt}`,
  footerDraft: (today: string) => `Soát · DỰ THẢO, chưa nộp · kết xuất ngày ${today}`,
  footerRollup: (today: string, formula: string) => `Soát · tổng hợp ngày ${today} · công thức ${formula}`,
}

/** What the name of a body tells of it. `self`: what it calls itself in a text; `head`: the post of its head. */
export type BodyWords = {
  names: readonly string[]
  self: string
  head: string
  /** A People's Committee: the word before its place. */
  unit?: string
  /** It signs as a body, under this name. */
  collective?: string
  /** A fixed symbol after `BC-`. */
  symbol?: string
}

const committee = (unit: string): BodyWords => ({
  names: [`UBND ${unit}`, `Ủy ban nhân dân ${unit}`, `Uỷ ban nhân dân ${unit}`],
  self: `UBND ${unit}`,
  head: 'Chủ tịch',
  unit,
  collective: letterWords.committee,
  symbol: 'UBND',
})
const body = (self: string, head: string): BodyWords => ({ names: [self], self, head })

export const bodies: readonly BodyWords[] = [
  ...['xã', 'phường', 'thị trấn', 'đặc khu', 'huyện', 'thị xã', 'quận', 'thành phố', 'tỉnh'].map(committee),
  body('Sở', 'Giám đốc'),
  body('Trung tâm', 'Giám đốc'),
  body('Bệnh viện', 'Giám đốc'),
  body('Quỹ', 'Giám đốc'),
  body('Bảo tàng', 'Giám đốc'),
  body('Thư viện', 'Giám đốc'),
  body('Đài', 'Giám đốc'),
  body('Công an', 'Giám đốc'),
  body('Ban', 'Trưởng ban'),
  body('Chi cục', 'Chi cục trưởng'),
  body('Cục', 'Cục trưởng'),
  body('Văn phòng', 'Chánh Văn phòng'),
  body('Thanh tra', 'Chánh Thanh tra'),
  body('Trường', 'Hiệu trưởng'),
  body('Viện', 'Viện trưởng'),
  body('Báo', 'Tổng Biên tập'),
  body('Hội', 'Chủ tịch'),
  body('Liên minh', 'Chủ tịch'),
  body('Bộ Chỉ huy', 'Chỉ huy trưởng'),
]
export const otherBody: BodyWords = { names: [], self: 'đơn vị', head: 'Thủ trưởng đơn vị' }

/** How a deputy's post names the head's; the first that fits holds. */
export const deputies: readonly { deputy: string; head: string }[] = [
  { deputy: 'Phó Ban', head: 'Trưởng ban' },
  { deputy: 'Chi cục phó', head: 'Chi cục trưởng' },
  { deputy: 'Cục phó', head: 'Cục trưởng' },
  { deputy: 'Hiệu phó', head: 'Hiệu trưởng' },
  { deputy: 'Viện phó', head: 'Viện trưởng' },
  { deputy: 'Phó', head: '' },
]
/** What a deputy's post may add that the head's has not. */
export const deputyQualities = ['phụ trách', 'thường trực']
/** Where a post goes on with the name of the body, which the heading has already: `Phó Giám đốc Sở`. */
export const bodyNouns = ['Sở', 'UBND', 'Ủy ban nhân dân', 'Uỷ ban nhân dân', 'Trung tâm', 'Bệnh viện', 'Đài']
/** Words that a symbol leaves out. */
export const symbolSkips = ['và', 'của', 'các', 'tỉnh']

export const dossierWords: Record<Dossier, string> = {
  none: 'Chưa lập hồ sơ',
  drafting: 'Đang lập hồ sơ',
  submitted: 'Đã trình thẩm định',
  appraised: 'Đã thẩm định',
  approved: 'Đã phê duyệt',
}
const DOSSIER_SENTENCE: Record<Dossier, string> = {
  none: 'chưa lập hồ sơ đề xuất cấp độ',
  drafting: 'đang lập hồ sơ đề xuất cấp độ',
  submitted: 'đã trình thẩm định hồ sơ',
  appraised: 'đã được thẩm định hồ sơ',
  approved: 'đã được phê duyệt cấp độ',
}
const HOSTING: Record<Hosting, (province: string, self: string) => string> = {
  shared: (province) => `sử dụng hạ tầng dùng chung của Trung tâm tích hợp dữ liệu của ${province}`,
  own: (_, self) => `đặt tại hạ tầng riêng của ${self}`,
  cloud: () => 'thuê dịch vụ điện toán đám mây',
  other: () => 'sử dụng hạ tầng khác',
}
const IMPLEMENTATION: Record<Implementation, string> = {
  full: 'triển khai đầy đủ',
  partly: 'triển khai một phần',
  none: 'chưa triển khai',
}

/** `Sở` at the beginning of a sentence stays, `đơn vị` becomes `Đơn vị`. */
export const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const list = (items: readonly string[]) => items.join('; ')
const twoDigits = (n: number) => String(n).padStart(2, '0')

const named = (names: readonly string[] | null) => (names ? `, gồm: ${list(names)}` : ' (chi tiết tại Bảng 1)')

export const departmentWords = {
  title: (name: string, quarter: string) => [
    'Kết quả thực hiện phương án bảo đảm an toàn thông tin',
    `của ${name}, ${quarter}`,
  ],
  introduction: (request: string, name: string, quarter: string) =>
    `${request ? `Thực hiện ${request}` : 'Thực hiện chế độ tự đánh giá việc bảo đảm an toàn hệ thống thông tin theo cấp độ'}, ${name} báo cáo kết quả thực hiện phương án bảo đảm an toàn thông tin ${quarter} như sau:`,
  results: 'I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN',
  noSystem: (name: string) =>
    `${name} hiện không quản lý, vận hành hệ thống thông tin nào; các nội dung dưới đây được đánh giá chung cho đơn vị ở cấp độ 1.`,
  allApproved: (name: string, by: string | null, level: number, systems: string, names: readonly string[] | null) =>
    `${name} đã xây dựng và được ${by ?? 'cấp có thẩm quyền'} phê duyệt cấp độ an toàn ở cấp độ ${level} cho ${systems} hệ thống thông tin${named(names)}.`,
  systems: (name: string, systems: string, names: readonly string[] | null) =>
    `${name} quản lý, vận hành ${systems} hệ thống thông tin${named(names)}.`,
  levels: (byLevel: readonly { level: number; systems: string }[]) =>
    `Về cấp độ: ${list(byLevel.map(({ level, systems }) => `${systems} hệ thống cấp độ ${level}`))}.`,
  dossiers: (byState: readonly { state: Dossier; systems: string }[]) =>
    `Về hồ sơ đề xuất cấp độ: ${list(byState.map(({ state, systems }) => `${systems} hệ thống ${DOSSIER_SENTENCE[state]}`))}.`,
  hostedAlike: (kind: Hosting, one: boolean, province: string, self: string) =>
    `${one ? 'Hệ thống' : 'Các hệ thống'} trên ${HOSTING[kind](province, self)}.`,
  hosting: (byKind: readonly { kind: Hosting; systems: string }[], province: string, self: string) =>
    `Về hạ tầng: ${list(byKind.map(({ kind, systems }) => `${systems} hệ thống ${HOSTING[kind](province, self)}`))}.`,
  implementation: (by: readonly { how: Implementation; systems: string }[]) =>
    `Về mức độ thực hiện phương án bảo đảm an toàn thông tin: ${list(by.map(({ how, systems }) => `${systems} hệ thống ${IMPLEMENTATION[how]}`))}.`,
  summary: (framework: string, version: string) => `Kết quả tự đánh giá theo ${framework} (phiên bản ${version}): `,
  summaryCounts: (n: { applicable: string; met: string; rate: string; partial: string; unmet: string }) =>
    `trong ${n.applicable} lượt tiêu chí áp dụng, đáp ứng ${n.met} (${n.rate}), đáp ứng một phần ${n.partial}, chưa đáp ứng ${n.unmet}`,
  summaryNotApplicable: (n: string) => `; không áp dụng ${n}`,
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
  met: (self: string, met: number, of: number) =>
    of === 1
      ? `${capitalised(self)} đã đáp ứng tiêu chí của mục này.`
      : `${capitalised(self)} đã đáp ứng ${met === of ? 'đầy đủ ' : ''}${twoDigits(met)}/${twoDigits(of)} tiêu chí của mục này.`,
  noneMet: (self: string, of: number) =>
    of === 1
      ? `${capitalised(self)} chưa đáp ứng đầy đủ tiêu chí của mục này.`
      : `${capitalised(self)} chưa đáp ứng đầy đủ tiêu chí nào trong ${twoDigits(of)} tiêu chí của mục này.`,
  /** A criterion's words, as what is done. */
  done: (words: string, where: string | null) => `${words}${where ? ` (${where})` : ''}.`,
  noneApplies: 'Các tiêu chí của mục này không áp dụng.',
  unanswered: (n: number, of: number) =>
    `Còn ${twoDigits(n)}/${twoDigits(of)} tiêu chí của mục này chưa được trả lời đầy đủ.`,
  finding: { partial: 'Đáp ứng một phần', unmet: 'Chưa đáp ứng', notApplicable: 'Không áp dụng' },
  findingLine: (what: string, where: string | null, words: string) =>
    `- ${what}${where ? ` (${where})` : ''}: ${words}.`,
  systemsOfLevel: (levels: readonly number[]) => `các hệ thống cấp độ ${levels.join(', ')}`,
  systemsByNumber: (numbers: readonly number[]) =>
    `${numbers.length === 1 ? 'hệ thống' : 'các hệ thống'} số ${numbers.join(', ')} tại Bảng 1`,
  situation: (note: string) => ` Hiện trạng: ${note}.`,
  /** Who and until when stand in brackets: an action may itself be a list with commas. */
  plan: (action: string, owner: string | null, due: string | null) => {
    const how = [owner ? `${owner} thực hiện` : '', due ? `hoàn thành chậm nhất ngày ${due}` : ''].filter(Boolean)
    const bracketed = action && how.length ? ` (${how.join(', ')})` : how.join(', ')
    return ` Kế hoạch khắc phục: ${action}${bracketed}.`
  },
  reason: (reason: string) => ` Lý do: ${reason}.`,
  proposals: 'II. KIẾN NGHỊ, ĐỀ XUẤT',
  noProposal: (name: string) => `${name} không có kiến nghị, đề xuất.`,
  closing: (name: string, coordinator: string) => `${name} gửi ${coordinator} tổng hợp./.`,
}

export const categoryWords: Record<Category, string> = {
  personnel: 'Về tổ chức, nhân lực',
  training: 'Về đào tạo, tập huấn, tuyên truyền',
  budget: 'Về kinh phí',
  policy: 'Về cơ chế, chính sách, hướng dẫn',
  infrastructure: 'Về hạ tầng kỹ thuật',
  other: 'Nội dung khác',
}

export const stateWords: Record<AssessmentState, string> = {
  none: 'Chưa lập phiếu',
  draft: 'Đang lập phiếu',
  submitted: 'Đã nộp',
  returned: 'Bị trả lại, chưa nộp lại',
  accepted: 'Đã chấp nhận',
}
const NOT_ACCEPTED = 'Đã nộp, chưa được chấp nhận'

type FilingWords = {
  expected: string
  submitted: string
  rate: string
  onTime: string
  late: string
  accepted: string | null
}

export const provinceWords = {
  title: (province: string, quarter: string) => [
    'Tổng hợp kết quả thực hiện phương án bảo đảm an toàn thông tin',
    `của các cơ quan, đơn vị trên địa bàn ${province}, ${quarter}`,
  ],
  introduction: (request: string, name: string, province: string, quarter: string) =>
    `${request ? `Trên cơ sở báo cáo của các cơ quan, đơn vị theo ${request}` : 'Trên cơ sở báo cáo tự đánh giá của các cơ quan, đơn vị'}, ${name} tổng hợp kết quả thực hiện phương án bảo đảm an toàn thông tin trên địa bàn ${province} ${quarter} như sau:`,
  acceptedOnly: 'Số liệu trong báo cáo này chỉ gồm các báo cáo đã được cơ quan đầu mối chấp nhận.',
  filing: 'I. TÌNH HÌNH BÁO CÁO',
  /** `accepted` null where accepted reports alone are counted. */
  filed: (n: FilingWords) =>
    `Có ${n.submitted}/${n.expected} cơ quan, đơn vị ${n.accepted === null ? 'có báo cáo đã được chấp nhận' : 'đã nộp báo cáo'} (đạt ${n.rate}), trong đó ${n.onTime} đơn vị nộp đúng hạn, ${n.late} đơn vị nộp sau hạn${n.accepted === null ? '' : `; ${n.accepted} báo cáo đã được chấp nhận`}.`,
  due: (day: string) => `Hạn nộp báo cáo: ngày ${day}.`,
  noExpected: 'Kỳ này không có cơ quan, đơn vị nào thuộc danh sách phải báo cáo.',
  late: (n: string, names: readonly string[]) => `Nộp sau hạn (${n} đơn vị): ${list(names)}.`,
  missing: (n: string) => `Còn ${n} đơn vị chưa có báo cáo được tổng hợp, gồm:`,
  /** In this order. */
  missingStates: ['none', 'draft', 'returned', 'submitted'] satisfies AssessmentState[],
  noneMissing: 'Tất cả cơ quan, đơn vị thuộc danh sách đã nộp báo cáo.',
  missingLine: (state: string, n: string, names: readonly string[]) => `- ${state} (${n} đơn vị): ${list(names)}.`,
  missingState: (state: AssessmentState) => (state === 'submitted' ? NOT_ACCEPTED : stateWords[state]),
  countedState: (state: AssessmentState) => stateWords[state],
  results: 'II. KẾT QUẢ THỰC HIỆN',
  indicators: '1. Các chỉ tiêu tổng hợp',
  indicatorColumns: ['TT', 'Chỉ tiêu', 'Số lượng', 'Tỷ lệ'],
  indicator: {
    expected: 'Cơ quan, đơn vị phải báo cáo',
    submitted: 'Đã nộp báo cáo',
    accepted: 'Báo cáo đã được chấp nhận',
    onTime: 'Nộp đúng hạn',
    late: 'Nộp sau hạn',
    missing: 'Chưa có báo cáo được tổng hợp',
    systems: 'Hệ thống thông tin',
    approved: 'Đã được phê duyệt cấp độ',
    notApproved: 'Chưa được phê duyệt cấp độ',
    full: 'Triển khai đầy đủ phương án',
    notFull: 'Chưa triển khai đầy đủ phương án',
    partly: 'Trong đó: triển khai một phần phương án',
    notImplemented: 'Trong đó: chưa triển khai phương án',
    applicable: 'Lượt tiêu chí áp dụng',
    met: 'Đáp ứng',
    partial: 'Đáp ứng một phần',
    unmet: 'Chưa đáp ứng',
    notApplicable: 'Không áp dụng',
    index: 'Chỉ số đáp ứng (đáp ứng một phần tính một nửa)',
  },
  rateNote:
    'Ghi chú: tỷ lệ đúng hạn, sau hạn tính trên số báo cáo đã nộp; tỷ lệ đáp ứng tính trên số lượt tiêu chí áp dụng; các lượt không áp dụng không tính vào mẫu số.',
  byLevel: '2. Hệ thống thông tin theo cấp độ',
  level: (level: string) => `Hệ thống cấp độ ${level}`,
  levelColumns: [
    'Cấp độ',
    'Số hệ thống',
    'Tỷ lệ',
    'Đã phê duyệt',
    'Tỷ lệ đã phê duyệt',
    'Chưa phê duyệt',
    'Tỷ lệ chưa phê duyệt',
  ],
  bySection: '3. Kết quả theo mục của bộ tiêu chí',
  sectionColumns: [
    'Mục',
    'Nội dung',
    'Đáp ứng',
    'Một phần',
    'Chưa đáp ứng',
    'Không áp dụng',
    'Tỷ lệ đáp ứng',
    'Chỉ số',
  ],
  totalRow: 'Tổng cộng',
  mostMissed: '4. Các tiêu chí chưa đáp ứng nhiều nhất',
  mostMissedLead: (n: string) =>
    `${n} tiêu chí có nhiều lượt chưa đáp ứng hoặc mới đáp ứng một phần nhất (tiêu chí đánh giá theo hệ thống được tính một lượt cho mỗi hệ thống):`,
  noneMissed: 'Không có tiêu chí nào chưa đáp ứng hoặc mới đáp ứng một phần.',
  missedColumns: ['TT', 'Tiêu chí', 'Chưa đáp ứng', 'Một phần', 'Lượt áp dụng', 'Tỷ lệ chưa đạt'],
  byDepartment: (annex: string) => `Kết quả chi tiết của từng cơ quan, đơn vị tại ${annex} kèm theo báo cáo này.`,
  proposals: 'III. KIẾN NGHỊ, ĐỀ XUẤT CỦA CÁC CƠ QUAN, ĐƠN VỊ',
  proposalsLead: (n: string, from: string) =>
    `Các báo cáo nêu ${n} kiến nghị, đề xuất của ${from} cơ quan, đơn vị, cụ thể:`,
  noProposal: 'Các báo cáo không nêu kiến nghị, đề xuất.',
  category: (place: number, category: Category, n: string) => `${place}. ${categoryWords[category]} (${n} kiến nghị)`,
  proposal: (text: string, from: readonly string[]) => `- ${text} (${from.join(', ')}).`,
  closing: (name: string, to: string) => `${name} kính báo cáo ${to} xem xét, chỉ đạo./.`,
  recipients: (parent: string, self: string) => [
    `${parent} (để b/c)`,
    'Các cơ quan, đơn vị thuộc danh sách báo cáo',
    letterWords.leaders(self),
    letterWords.archive,
  ],
  annex: 'Phụ lục',
  annexTitle: (quarter: string) => `KẾT QUẢ THEO CƠ QUAN, ĐƠN VỊ, ${quarter.toLocaleUpperCase('vi')}`,
  annexOf: (symbol: string, year: number, name: string) =>
    `(Kèm theo Báo cáo số${BLANK}/${symbol} ngày${BLANK}tháng${BLANK}năm ${year} của ${name})`,
  departmentColumns: [
    'TT',
    'Cơ quan, đơn vị',
    'Trạng thái',
    'HTTT',
    'Đã phê duyệt',
    'Đầy đủ',
    'Đáp ứng',
    'Một phần',
    'Chưa đáp ứng',
    'Không áp dụng',
    'Tỷ lệ đáp ứng',
  ],
  onTime: 'đúng hạn',
  afterDue: 'sau hạn',
  annexNote:
    'HTTT: số hệ thống thông tin; Đã phê duyệt: số hệ thống đã được phê duyệt cấp độ; Đầy đủ: số hệ thống triển khai đầy đủ phương án; các cột sau: số lượt tiêu chí. Đơn vị chưa có báo cáo được tổng hợp để dấu “–”.',
}
