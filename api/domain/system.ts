/** Information systems (hệ thống thông tin) of a department. */
import type { SystemInput } from './wire/system.ts'

export type { Check, Dossier, Hosting } from './enums.ts'
export type { SystemInput, SystemPatch } from './wire/system.ts'
/** A system as the API answers it and as a submission freezes it. `retiredAt`: ISO instant or null. */
export type System = SystemInput & { id: string; retiredAt: string | null }
