import { admin } from './en/admin.ts'
import { common } from './en/common.ts'
import { coordinator } from './en/coordinator.ts'
import { department } from './en/department.ts'
import { description } from './en/description.ts'
import { desk } from './en/desk.ts'
import { evidence } from './en/evidence.ts'
import { figures } from './en/figures.ts'
import { files } from './en/files.ts'
import { form } from './en/form.ts'
import { frameworks } from './en/frameworks.ts'
import { letter } from './en/letter.ts'
import { lists } from './en/lists.ts'
import { offline } from './en/offline.ts'
import { registers } from './en/registers.ts'
import { review } from './en/review.ts'
import { threads } from './en/threads.ts'
import { yearly } from './en/yearly.ts'
import type { Messages } from './messages.ts'

export const en: Messages = {
  common,
  department,
  form,
  evidence,
  figures,
  files,
  frameworks,
  letter,
  lists,
  coordinator,
  desk,
  registers,
  offline,
  review,
  threads,
  yearly,
  admin,
  description,
}
