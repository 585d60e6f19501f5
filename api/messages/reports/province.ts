/** The words of the province's report. */

import type { AssessmentState, Category } from '../../domain/assessment.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { inSentence } from '../../domain/words/index.ts'
import { vi as words } from '../../domain/words/vi.ts'
import { letterWords, list } from './letter.ts'

const category = (of: Category): string =>
  of === 'other' ? words.category.other : `Về ${inSentence(words.category[of])}`

type FilingWords = {
  expected: string
  submitted: string
  rate: string
  onTime: string
  late: string
  accepted: string | null
}

export const provinceWords = {
  title: (vocabulary: Said, province: string, quarter: string) => [
    `Tổng hợp kết quả thực hiện ${vocabulary.plan}`,
    `của các cơ quan, đơn vị trên địa bàn ${province}, ${quarter}`,
  ],
  introduction: (vocabulary: Said, request: string, name: string, province: string, quarter: string) =>
    `${request ? `Trên cơ sở báo cáo của các cơ quan, đơn vị theo ${request}` : 'Trên cơ sở báo cáo tự đánh giá của các cơ quan, đơn vị'}, ${name} tổng hợp kết quả thực hiện ${vocabulary.plan} trên địa bàn ${province} ${quarter} như sau:`,
  acceptedOnly: 'Số liệu trong báo cáo này chỉ gồm các báo cáo đã được cơ quan đầu mối chấp nhận.',
  filing: 'I. TÌNH HÌNH BÁO CÁO',
  /** `accepted` null where accepted reports alone are counted. */
  filed: (n: FilingWords) =>
    `Có ${n.submitted}/${n.expected} cơ quan, đơn vị ${n.accepted === null ? 'có báo cáo đã được chấp nhận' : 'đã nộp báo cáo'} (đạt ${n.rate})${n.onTime === '0' && n.late === '0' ? '' : `, trong đó ${n.onTime} đơn vị nộp đúng hạn, ${n.late === '0' ? 'không có đơn vị nộp sau hạn' : `${n.late} đơn vị nộp sau hạn`}`}${n.accepted === null ? '' : n.accepted === '0' ? '; chưa có báo cáo được chấp nhận' : `; ${n.accepted} báo cáo đã được chấp nhận`}.`,
  due: (day: string) => `Hạn nộp báo cáo: ngày ${day}.`,
  /** While departments may still file in time. */
  dueStill: (day: string, today: string) =>
    `Hạn nộp báo cáo: ngày ${day}; số liệu tính đến ngày ${today}, chưa hết hạn nộp.`,
  noExpected: 'Kỳ này không có cơ quan, đơn vị nào thuộc danh sách phải báo cáo.',
  late: (n: string, names: readonly string[]) => `Nộp sau hạn (${n} đơn vị): ${list(names)}.`,
  missing: (n: string) => `Còn ${n} đơn vị chưa có báo cáo được tổng hợp, gồm:`,
  /** In this order. */
  missingStates: ['none', 'draft', 'returned', 'submitted'] satisfies AssessmentState[],
  noneMissing: 'Tất cả cơ quan, đơn vị thuộc danh sách đã nộp báo cáo.',
  missingLine: (state: string, n: string, names: readonly string[]) => `- ${state} (${n} đơn vị): ${list(names)}.`,
  missingState: (state: AssessmentState) => words.stateOfMissing[state],
  countedState: (state: AssessmentState) => words.state[state],
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
    inherited: 'Trong tất cả: kế thừa từ nền tảng dùng chung',
    index: 'Chỉ số đáp ứng (đáp ứng một phần tính một nửa)',
  },
  rateNote:
    'Ghi chú: tỷ lệ đúng hạn, sau hạn tính trên số báo cáo đã nộp; tỷ lệ đáp ứng tính trên số lượt tiêu chí áp dụng; các lượt không áp dụng không tính vào mẫu số.',
  compared: {
    filing: 'tỷ lệ nộp báo cáo',
    approved: 'tỷ lệ hệ thống đã được phê duyệt cấp độ',
    full: 'tỷ lệ hệ thống triển khai đầy đủ phương án',
    compliance: 'tỷ lệ đáp ứng tiêu chí',
  },
  /** Over the criteria that both periods ask in the same words. */
  complianceOver: (criteria: string) => `tỷ lệ đáp ứng tính trên ${criteria} tiêu chí giữ nguyên lời văn`,
  comparedFiling: (quarter: string, changes: readonly string[]) => `So với ${quarter}: ${list(changes)}.`,
  /** `quarter` null where the sentence before has named it. */
  comparedBoth: (quarter: string | null, departments: string, changes: readonly string[]) =>
    `${quarter ? `So với ${quarter}, tính` : 'Tính'} trên ${departments} đơn vị có báo cáo được tổng hợp ở cả hai quý: ${list(changes)}.`,
  /** `direction`: 1 up, -1 down, 0 neither. */
  change: (what: string, from: string, to: string, direction: number, points: string) =>
    direction === 0
      ? `${what} không đổi (${to})`
      : `${what} ${direction > 0 ? 'tăng' : 'giảm'} ${points} điểm phần trăm (từ ${from} ${direction > 0 ? 'lên' : 'xuống'} ${to})`,
  rate: 'Tỷ lệ đáp ứng',
  otherCriteria: 'Tỷ lệ đáp ứng theo bộ tiêu chí trước, không so sánh trực tiếp được',
  chart: (number: number) => `Biểu đồ ${number}`,
  /** @param changed the periods from which on the criteria are worded otherwise, of those that may be compared */
  trendLead: (n: string, number: number, mixed: boolean, changed: readonly string[]) =>
    `Tỷ lệ đáp ứng tiêu chí của ${n} kỳ gần nhất có số liệu được thể hiện tại ${provinceWords.chart(number)}.${mixed ? ' Các kỳ có cột màu nhạt được đánh giá theo bộ tiêu chí trước, không so sánh trực tiếp với các kỳ khác.' : ''}${changed.length > 0 ? ` Bộ tiêu chí có thay đổi từ ${list(changed)}.` : ''} Mỗi kỳ tính trên các báo cáo được tổng hợp của kỳ đó, nên chênh lệch giữa hai kỳ có thể khác số so sánh trên cùng một nhóm đơn vị.`,
  trendTitle: (number: number) => `${provinceWords.chart(number)}. Tỷ lệ đáp ứng tiêu chí qua các kỳ`,
  sectionTitle: (number: number, whole: string) =>
    `${provinceWords.chart(number)}. Tỷ lệ đáp ứng theo mục, từ thấp đến cao (tính chung các mục: ${whole})`,
  /** Of a chart, for whoever does not see it. */
  description: (title: string, told: readonly string[]) => `${title}: ${list(told)}.`,
  described: (name: string, rate: string, other: boolean) => `${name} ${rate}${other ? ' (bộ tiêu chí trước)' : ''}`,
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
  registered: (n: { on: string; total: string; approved: string; filed: string }) =>
    `Ghi chú: số liệu và tỷ lệ trên tính theo ${n.filed} hệ thống trong các báo cáo được tổng hợp. Danh mục hệ thống thông tin của các cơ quan, đơn vị phải báo cáo đến ngày ${n.on} có ${n.total} hệ thống, trong đó ${n.approved} hệ thống đã được phê duyệt cấp độ.`,
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
  byDepartment: `Kết quả chi tiết của từng cơ quan, đơn vị tại ${letterWords.annex} kèm theo báo cáo này.`,
  proposals: (part: string) => `${part}. KIẾN NGHỊ, ĐỀ XUẤT CỦA CÁC CƠ QUAN, ĐƠN VỊ`,
  proposalsLead: (n: string, from: string) =>
    `Các báo cáo nêu ${n} kiến nghị, đề xuất của ${from} cơ quan, đơn vị, cụ thể:`,
  noProposal: 'Các báo cáo không nêu kiến nghị, đề xuất.',
  category: (place: number, of: Category, n: string) => `${place}. ${category(of)} (${n} kiến nghị)`,
  /** In the place of a department's own name, where several ask for the same. */
  self: 'đơn vị',
  proposal: (text: string, from: readonly string[], n: string) =>
    `- ${text} (${from.length > 1 ? `${n} đơn vị: ` : ''}${from.join(', ')}).`,
  closing: (name: string, to: string) => `${name} kính báo cáo ${to} xem xét, chỉ đạo./.`,
  reportedTo: (parent: string) => `${parent} (để b/c)`,
  /** @param receiver the body that receives and inspects, where it is another */
  recipients: (self: string, receiver: string | undefined) => [
    ...(receiver ? [`${receiver} (để phối hợp)`] : []),
    'Các cơ quan, đơn vị thuộc danh sách báo cáo',
    letterWords.leaders(self),
  ],
  annexTitle: (quarter: string) => `Kết quả theo cơ quan, đơn vị, ${quarter}`,
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
