/** The province and its coordinator as printed on reports (cơ quan đầu mối): settings, because the law moves these duties. */
import { z } from 'zod'
import { line } from './text.ts'

export const Settings = z.strictObject({
  province: z.strictObject({
    /** As in a sentence and in the heading block: `tỉnh Hưng Yên`. */
    name: line(120),
    /** The place before the date of a report: `Hưng Yên`. */
    place: line(120),
  }),
  coordinator: z.strictObject({
    name: line(200),
    /** The body above it in the heading block: `UBND TỈNH HƯNG YÊN`. */
    parent: line(200),
    /** The symbol after the number of its reports: `BC-STTTT`. */
    symbol: line(40),
    /** Post of the head as printed in the signature block: `GIÁM ĐỐC`. */
    headTitle: line(80),
  }),
  /** The data are illustrative: every page says so. */
  demo: z.boolean().default(false),
})
export type Settings = z.output<typeof Settings>
