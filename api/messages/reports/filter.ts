/** Whose figures a filtered document tells, in words: Vietnamese, like the document. */
import type { Detail } from '../../domain/detail.ts'
import type { FilterTold } from '../../domain/filter.ts'
import { vi } from '../../domain/words/vi.ts'

/** In a file name. */
const depths = { totals: 'số liệu tổng', departments: 'theo đơn vị' }

const levelOf = (level: number) => `cấp độ ${level}`

const partsOf = ({ kind, level, parent }: FilterTold): string[] => [
  ...(kind === null ? [] : [vi.kind[kind]]),
  ...(level === null ? [] : [levelOf(level)]),
  ...(parent === null ? [] : [`trực thuộc ${parent.name}`]),
]

export const filterWords = {
  /** On the cover and at the head of every sheet. */
  counted: (told: FilterTold) => `Chỉ tính: ${partsOf(told).join(' · ')}`,
  /** On the first page of the letter. */
  letter: (told: FilterTold) =>
    `Số liệu trong báo cáo này chỉ tính các cơ quan, đơn vị: ${partsOf(told).join('; ')}.${told.level === null ? '' : ' Cấp độ của đơn vị là cấp độ cao nhất của các hệ thống thông tin trong báo cáo đã nộp; đơn vị chưa có báo cáo được tổng hợp không thuộc số này.'}`,
  /** In a file name, of the depth, the filter and of whether accepted reports alone count; empty where it is the whole. */
  name: (told: FilterTold | null, acceptedOnly: boolean, detail: Detail = 'full') =>
    [
      ...(detail === 'full' ? [] : [depths[detail]]),
      ...(told === null ? [] : partsOf({ ...told, parent: null })),
      ...(acceptedOnly ? ['đã chấp nhận'] : []),
      ...(told?.parent ? [`thuộc ${told.parent.shortName}`] : []),
    ].join(', '),
}
