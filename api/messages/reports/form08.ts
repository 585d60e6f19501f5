/** The words of form 08 of Decree 331/2026/NĐ-CP, letter for letter, and of the letter and annexes around it (Vietnamese: letters go between authorities). */
import type { Check, NationalGround } from '../../domain/enums.ts'
import type { Form08Totals, RegulationState } from '../../domain/form08/types.ts'
import type { Implementation } from '../../domain/score.ts'
import type { Dossier } from '../../domain/system.ts'
import { letterWords } from './letter.ts'

export const form08Words = {
  subject: 'V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin',
  ministry: 'Bộ Công an (Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao)',
  through: (unit: string) => `(qua ${unit})`,

  general: '1. Thông tin chung',
  totals: {
    total: 'Tổng số hệ thống thông tin thuộc phạm vi quản lý',
    typed: 'Tổng số hệ thống thông tin đã được phân loại (đã xác định được loại hình hệ thống thông tin)',
    dossiers: 'Tổng số hệ thống thông tin đã xây dựng hồ sơ đề xuất cấp độ',
    appraised: 'Tổng số hệ thống thông tin đã được thẩm định hồ sơ đề xuất cấp độ',
    approved: 'Tổng số hệ thống thông tin đã được phê duyệt cấp độ',
    checked:
      'Tổng số hệ thống thông tin đã phê duyệt cấp độ được kiểm tra, đánh giá an ninh mạng định kỳ theo quy định',
    allApprovedBy:
      'Dự kiến thời gian hoàn thành phê duyệt đề xuất cấp độ hệ thống thông tin đối với tất cả các hệ thống thông tin thuộc phạm vi quản lý',
  } satisfies Record<keyof Form08Totals, string>,

  bodies: '2. Thông tin về chủ quản hệ thống thông tin và đơn vị chuyên trách về an ninh mạng',
  bodiesOf: (n: number, owner: string) => `2.${n}. ${owner}`,
  ownerBlock: 'a) Thông tin về chủ quản hệ thống thông tin:',
  unitBlock: 'b) Thông tin về đơn vị chuyên trách về an ninh mạng:',
  items: {
    owner: [
      'Tên chủ quản hệ thống thông tin',
      'Quy định chức năng, nhiệm vụ và quyền hạn',
      'Người đại diện, chức vụ',
      'Địa chỉ liên lạc của cơ quan chủ quản hệ thống thông tin',
      'Thông tin liên hệ',
    ],
    unit: [
      'Tên đơn vị chuyên trách về an ninh mạng',
      'Quy định chức năng, nhiệm vụ và quyền hạn',
      'Người đại diện, chức vụ',
      'Địa chỉ liên lạc của đơn vị chuyên trách về an ninh mạng',
      'Thông tin liên hệ',
    ],
    operator: [
      'Tên đơn vị vận hành hệ thống thông tin',
      'Quy định chức năng, nhiệm vụ và quyền hạn',
      'Người đại diện, chức vụ',
      'Địa chỉ liên lạc của đơn vị vận hành hệ thống thông tin',
      'Thông tin liên hệ',
    ],
  },

  details: '3. Thông tin chi tiết về các hệ thống thông tin thuộc phạm vi quản lý',
  columns: [
    'STT',
    'Tên HTTT',
    'Chủ quản HTTT',
    'Đơn vị vận hành HTTT',
    'Cấp độ đề xuất',
    'Tình trạng phê duyệt cấp độ',
    'Quyết định phê duyệt cấp độ',
    'Quy chế bảo đảm ANM cho hệ thống',
    'Dự kiến thời điểm phê duyệt HSĐXCĐ',
    'Đã triển khai đầy đủ PA BĐANM',
    'Dự kiến thời điểm triển khai đầy đủ PA BĐANM',
    'Đã kiểm tra, đánh giá ANM',
  ],
  dossiers: {
    none: '',
    drafting: 'Đang dự thảo',
    submitted: 'Đã gửi thẩm định',
    appraised: 'Đã thẩm định',
    approved: 'Đã được phê duyệt',
  } satisfies Record<Dossier, string>,
  implementations: {
    none: 'Chưa triển khai',
    partly: 'Đã triển khai một số hạng mục',
    full: 'Đã triển khai đầy đủ',
  } satisfies Record<Implementation, string>,
  checks: { beforeUse: 'Trước khi đưa vào sử dụng', periodic: 'Định kỳ' } satisfies Record<Check, string>,
  document: (number: string, date: string, body: string) =>
    [number, date && `ngày ${date}`, body && `của ${body}`].filter(Boolean).join(' '),
  notes: [
    'Chú thích:',
    '- Cột (2), (3), (4) ghi tên các hệ thống thông tin, tên cơ quan chủ quản, tên đơn vị vận hành hệ thống thông tin;',
    '- Cột (5) ghi cấp độ đề xuất đối với hệ thống thông tin: 1-5;',
    '- Cột (6) ghi tình trạng phê duyệt cấp độ hệ thống thông tin: “Đang dự thảo”, “Đã gửi thẩm định”, “Đã thẩm định”, “Đã được phê duyệt”;',
    '- Cột (7) ghi thông tin số, ngày quyết định, tên cơ quan phê duyệt cấp độ nếu hệ thống thông tin đã được phê duyệt cấp độ;',
    '- Cột (8) ghi thông tin số, ngày quyết định, tên cơ quan ban hành quy chế bảo đảm an ninh mạng cho hệ thống (nếu có);',
    '- Cột (9) ghi thời điểm dự kiến phê duyệt cấp độ (nếu hệ thống thông tin chưa được phê duyệt cấp độ);',
    '- Cột (10) ghi tình trạng triển khai đầy đủ phương án bảo đảm an ninh mạng theo cấp độ tương ứng: “Chưa triển khai”, “Đã triển khai một số hạng mục”, “Đã triển khai đầy đủ”;',
    '- Cột (11) ghi thời điểm dự kiến triển khai đầy đủ phương án bảo đảm an ninh mạng theo cấp độ tương ứng.',
    '- Cột (12) ghi tình trạng kiểm tra, đánh giá an ninh mạng theo quy định: “Trước khi đưa vào sử dụng”, “Định kỳ”, hoặc ghi cả hai nếu đã thực hiện đầy đủ, để trống nếu chưa thực hiện.',
  ],
  enclosed: (numerals: readonly string[]) =>
    `Nội dung chi tiết tại ${numerals.length === 1 ? 'Phụ lục' : 'các Phụ lục'} ${numerals.join(', ')} kèm theo./.`,
  asAbove: 'Như trên',

  annexOf: (symbol: string, year: number, issuer: string) =>
    letterWords.annexOf(symbol, year, issuer).replace('Báo cáo số', 'Công văn số'),
  annexes: {
    operators: 'Thông tin về đơn vị vận hành hệ thống thông tin',
    national: 'Hệ thống thông tin có căn cứ đề xuất đưa vào Danh mục hệ thống thông tin quan trọng về an ninh quốc gia',
    regulation: 'Tuân thủ quy chế bảo đảm an ninh mạng',
    requirements: 'Kết quả theo từng tiêu chí, yêu cầu',
    figures: 'Số liệu',
  },
  nationalColumns: ['STT', 'Tên HTTT', 'Chủ quản HTTT', 'Căn cứ'],
  grounds: {
    '16.1': 'Khoản 1 Điều 16',
    '16.2': 'Khoản 2 Điều 16',
    '16.3': 'Khoản 3 Điều 16',
    '16.4': 'Khoản 4 Điều 16',
    none: '',
  } satisfies Record<NationalGround, string>,
  nothing: 'Không có',
  unreviewed: (n: string) => `Chưa rà soát: ${n} hệ thống`,
  regulationColumns: [
    'STT',
    'Tên HTTT',
    'Quy chế bảo đảm ANM',
    'Ngày kiểm tra',
    'Số điểm kiểm tra',
    'Không đạt',
    'Đã khắc phục',
    'Kết quả',
  ],
  regulationStates: {
    obeyed: 'tuân thủ',
    notObeyed: 'chưa tuân thủ',
    unchecked: 'chưa kiểm tra',
  } satisfies Record<RegulationState, string>,
  requirementColumns: ['STT', 'Điều khoản', 'Nội dung tiêu chí, yêu cầu', 'Kết quả', 'Kế hoạch, lộ trình', 'Thời hạn'],
  met: 'Đã đáp ứng đầy đủ',
  notMet: 'Chưa đáp ứng đầy đủ',
  shared: '(hạ tầng dùng chung)',
  noAnswers: 'Chưa có kết quả trả lời.',
  notApplicable: (n: string) => `Không áp dụng, không liệt kê: ${n} tiêu chí.`,
  unanswered: (n: string) => `Chưa trả lời: ${n} tiêu chí.`,
  operates: 'Hệ thống thông tin vận hành',
  order: 'STT',
  phone: (phone: string) => `điện thoại: ${phone}`,
  email: (email: string) => `thư điện tử: ${email}`,
  /** What is blank is left to the reader's eye, without an end. */
  item: (caption: string, value: string, end: string) => `- ${caption}:${value && ` ${value}${end}`}`,
  requirementTotals: ['Đã đáp ứng đầy đủ', 'Chưa đáp ứng đầy đủ', 'Không áp dụng', 'Chưa trả lời'],
  decision: (text: string) => `Quyết định phê duyệt cấp độ: ${text}`,
  figureColumns: ['STT', 'Chỉ tiêu', 'Tổng', 'Số đơn vị có số liệu', 'Số đơn vị phải báo cáo'],
  none: '–',

  sheets: {
    general: 'Thông tin chung',
    bodies: 'Chủ quản, chuyên trách',
    rows: 'Mẫu 08',
    annex: (numeral: string) => `PL ${numeral}`,
    faults: 'Cần xử lý',
  },
  faultColumns: ['STT', 'Mức', 'Đơn vị', 'Nơi cần xử lý', 'Nội dung'],
  noFaults: 'Không còn nội dung phải xử lý.',
  severities: { error: 'Phải xử lý', warning: 'Cần xem lại' },
  said: 'Nội dung',
  value: 'Giá trị',
  draft: letterWords.draft,
  window: (from: string, to: string) => `Số liệu từ ngày ${from} đến ngày ${to}`,
  footer: (today: string) => `Soát · Mẫu số 08 · kết xuất ngày ${today}`,
  footerDraft: (today: string) => `Soát · Mẫu số 08 · DỰ THẢO · kết xuất ngày ${today}`,
}
