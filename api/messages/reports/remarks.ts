/** What a period's figures say by themselves, as a draft of the coordinator's own words; each sentence with the figure that it stands on. */
import type { Said } from '../../domain/vocabulary.ts'
import { list } from './letter.ts'

/** Changes are counted over those that filed in both periods, as everywhere. */
const since = 'so với kỳ trước, tính trên các đơn vị có báo cáo ở cả hai kỳ'

export const draftWords = {
  filed: (n: string, of: string, rate: string) => `Có ${n}/${of} cơ quan, đơn vị đã gửi báo cáo (đạt ${rate}).`,
  compliance: (rate: string, change: string) => `Tỷ lệ đáp ứng tiêu chí chung đạt ${rate}${change}.`,
  approved: (n: string, of: string, rate: string, change: string) =>
    `${n}/${of} hệ thống thông tin đã được phê duyệt cấp độ (${rate})${change}.`,
  full: (vocabulary: Said, n: string, of: string, rate: string, change: string) =>
    `${n}/${of} hệ thống thông tin triển khai đầy đủ ${vocabulary.plan} (${rate})${change}.`,
  up: (points: string) => `, tăng ${points} điểm phần trăm ${since}`,
  down: (points: string) => `, giảm ${points} điểm phần trăm ${since}`,
  same: `, không đổi ${since}`,
  weakest: (id: string, title: string, rate: string) => `Mục ${id} (${title}) có tỷ lệ đáp ứng thấp nhất (${rate}).`,
  missed: (id: string, words: string, n: string, of: string) =>
    `Tiêu chí ${id} (${words}) còn ${n}/${of} lượt chưa đáp ứng đầy đủ.`,
  chase: (n: string) => `Đôn đốc ${n} cơ quan, đơn vị chưa gửi báo cáo.`,
  overdue: (n: string, departments: string) =>
    `Xử lý dứt điểm ${n} kế hoạch khắc phục đã quá hạn của ${departments} cơ quan, đơn vị.`,
  unapproved: (n: string) => `Hoàn thành hồ sơ đề xuất cấp độ và trình phê duyệt ${n} hệ thống thông tin.`,
  unfinished: (vocabulary: Said, n: string) => `Triển khai đầy đủ ${vocabulary.plan} cho ${n} hệ thống thông tin.`,
  asked: (text: string, names: readonly string[], more: number) =>
    `${text} (${list(names)}${more > 0 ? ` và ${more} đơn vị khác` : ''}).`,
}

/** Its headings in the province's report. */
export const remarkHeadings = {
  part: 'ĐÁNH GIÁ, NGUYÊN NHÂN VÀ NHIỆM VỤ',
  assessment: 'Đánh giá chung',
  causes: 'Nguyên nhân',
  tasks: 'Nhiệm vụ trong kỳ tới',
  proposals: 'Đề xuất của cơ quan đầu mối',
}
