/** The bodies of the state as their names tell of them, and how their people sign. */
import { letterWords } from './letter.ts'

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
export const symbolSkips = ['và', 'của', 'các', 'tỉnh', 'thành phố', 'TP']
