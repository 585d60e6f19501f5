/** The words of the letter that asks for what has not come (công văn đôn đốc), by its model in FORM 08's notes: polite, exact, no threat. */
import type { AssessmentState } from '../../domain/assessment.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { letterWords } from './letter.ts'

type Counted = {
  request: string
  today: string
  name: string
  quarter: string
  submitted: string
  expected: string
}

export const reminderWords = {
  /** Under the number, where a letter without a title says what it is about. */
  subject: (vocabulary: Said, quarter: string) =>
    `V/v đôn đốc gửi báo cáo tự đánh giá ${vocabulary.subject} ${quarter}`,
  toAnnex: 'Các cơ quan, đơn vị có tên tại Phụ lục.',
  state: ({ request, today, name, quarter, submitted, expected }: Counted) =>
    `${request ? `Thực hiện ${request}, đến` : 'Đến'} ngày ${today}, ${name} đã nhận được báo cáo ${quarter} của ${submitted}/${expected} cơ quan, đơn vị`,
  missing: (n: string) => `còn ${n} cơ quan, đơn vị chưa gửi báo cáo`,
  returned: (n: string) => `${n} báo cáo đã được trả lại để hoàn thiện`,
  inAnnex: '(danh sách tại Phụ lục)',
  and: ' và ',
  /** A quarter is asked for by the province itself, a year by the law: the article by the day on which it is due, the newest first. */
  asks: (name: string, ground: string | null) =>
    `Để bảo đảm thời hạn tổng hợp${ground ? ` theo ${ground}` : ''}, ${name} đề nghị:`,
  yearlyGrounds: [
    { from: '2026-08-19', ground: 'Điều 35 Nghị định số 331/2026/NĐ-CP' },
    { from: '2022-10-01', ground: 'Điều 13 Thông tư số 12/2022/TT-BTTTT' },
  ],
  send: 'Các cơ quan, đơn vị chưa gửi báo cáo khẩn trương hoàn thành và gửi',
  sendAgain: 'Các cơ quan, đơn vị có báo cáo được trả lại rà soát nội dung được nêu và gửi lại',
  /** Before the due day, by the day after the last in time. */
  before: (day: string) => `trước ngày ${day}`,
  /** After it. */
  soon: (day: string) => `trong ngày làm việc gần nhất, chậm nhất ngày ${day}`,
  /** Whom to ask is filled in by hand. */
  contact: 'Trường hợp có khó khăn, vướng mắc, liên hệ …………………………… để được hướng dẫn.',
  closing: 'Đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.',
  asAbove: 'Như trên',
  forReport: (committee: string) => `${committee} (để b/c)`,
  annexTitle: (quarter: string) => `Danh sách cơ quan, đơn vị chưa gửi báo cáo ${quarter}`,
  annexOf: (symbol: string, year: number, issuer: string) =>
    letterWords.annexOf(symbol, year, issuer).replace('Báo cáo số', 'Công văn số'),
  columns: ['TT', 'Cơ quan, đơn vị', 'Tình trạng', 'Hạn'],
  states: {
    none: 'Chưa lập báo cáo',
    draft: 'Đang lập báo cáo',
    returned: 'Được trả lại',
  } satisfies Partial<Record<AssessmentState, string>>,
  returnedOn: (day: string) => `Được trả lại ngày ${day}`,
}
