/** Information systems (hệ thống thông tin) of a department. */
import type { SystemInput } from './wire/system.ts'

export type { Check, Dossier, Hosting } from './enums.ts'
export type { SystemInput, SystemPatch } from './wire/system.ts'
/** A system as the API answers it. `retiredAt`: ISO instant or null. */
export type System = SystemInput & { id: string; retiredAt: string | null }
/** A system as a submission freezes it and as reports print it: the short name is the form's alone. */
export type FrozenSystem = Omit<System, 'shortName'>

/** By whom (a person's name) and when (ISO instant) it was declared. */
export type NoSystems = { by: string; at: string }

export const frozenSystem = ({ shortName: _shortName, ...frozen }: System): FrozenSystem => frozen
