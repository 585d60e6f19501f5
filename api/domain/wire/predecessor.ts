/** Who was a province's specialised unit before a day, where the province's own list does not reach back so far: a fact of the state's reform, as data. */
import { z } from 'zod'

export const Predecessor = z.strictObject({ source: z.string(), before: z.iso.date(), unit: z.string() })
export type Predecessor = z.output<typeof Predecessor>
