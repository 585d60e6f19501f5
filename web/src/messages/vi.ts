import { admin } from './vi/admin.ts'
import { common } from './vi/common.ts'
import { coordinator } from './vi/coordinator.ts'
import { department } from './vi/department.ts'
import { description } from './vi/description.ts'
import { desk } from './vi/desk.ts'
import { evidence } from './vi/evidence.ts'
import { figures } from './vi/figures.ts'
import { files } from './vi/files.ts'
import { form } from './vi/form.ts'
import { frameworks } from './vi/frameworks.ts'
import { letter } from './vi/letter.ts'
import { lists } from './vi/lists.ts'
import { offline } from './vi/offline.ts'
import { registers } from './vi/registers.ts'
import { review } from './vi/review.ts'
import { threads } from './vi/threads.ts'
import { yearly } from './vi/yearly.ts'

/** Vietnamese: the source of the keys. */
export const vi = {
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
