import { common } from './en/common.ts'
import { coordinator } from './en/coordinator.ts'
import { department } from './en/department.ts'
import type { Messages } from './messages.ts'

export const en: Messages = { common, department, coordinator }
