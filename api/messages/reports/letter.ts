/** The words of every letter, in Vietnamese: letters go between Vietnamese authorities. */
import { type Named, partsOf } from '../../domain/period.ts'

/** Left for the hand that signs. */
export const BLANK = '\u00a0'.repeat(6)
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
  to: 'Kính gửi:',
  recipients: 'Nơi nhận:',
  leaders: (self: string) => `Lãnh đạo ${self}`,
  within: (self: string) => [letterWords.leaders(self), `Các phòng, đơn vị trực thuộc ${self}`],
  /** `Lưu: VT, CNĐMST`: the registry (`VT`) unless another place is named, then who drafted the letter. */
  archive: (place: string, draftingUnit: string) => `Lưu: ${[place || 'VT', draftingUnit].filter(Boolean).join(', ')}`,
  annex: 'Phụ lục',
  annexOf: (symbol: string, year: number, issuer: string) =>
    `(Kèm theo Báo cáo số${BLANK}/${symbol} ngày${BLANK}tháng${BLANK}năm ${year} của ${issuer})`,
  /** `quý I năm 2024`, `năm 2026`, `đợt “Rà soát theo TCVN 14423”`. */
  period: ({ id, name }: Named): string => {
    const parts = partsOf(id)
    if (name) return `đợt “${name}”`
    if (parts === null) return id
    const { kind, year, n } = parts
    if (kind === 'year') return `năm ${year}`
    return kind === 'adhoc' ? `đợt rà soát ${n} năm ${year}` : `quý ${QUARTERS[n - 1]} năm ${year}`
  },
  /** Where there is little room. */
  shortPeriod: (id: string): string => {
    const parts = partsOf(id)
    return parts?.kind === 'quarter' ? `Quý ${QUARTERS[parts.n - 1]}/${parts.year}` : id
  },
  footerFiled: (revision: number, receipt: string) => `Soát · bản nộp ${revision} · mã ${receipt}`,
  footerDraft: (today: string) => `Soát · DỰ THẢO, chưa nộp · kết xuất ngày ${today}`,
  footerReminder: (today: string) => `Soát · kết xuất ngày ${today}`,
  footerRollup: (today: string, formula: string) => `Soát · tổng hợp ngày ${today} · công thức ${formula}`,
}

/** Names and counts in a sentence. */
export const list = (items: readonly string[]) => items.join('; ')

/** `Sở` at the beginning of a sentence stays, `đơn vị` becomes `Đơn vị`. */
export const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
