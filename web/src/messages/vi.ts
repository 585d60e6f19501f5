import { common } from './vi/common.ts'
import { coordinator } from './vi/coordinator.ts'
import { department } from './vi/department.ts'

/** Vietnamese: the source of the keys. */
export const vi = { common, department, coordinator }
