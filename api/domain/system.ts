/** Information systems (hệ thống thông tin) of a department. */
import type { NOTHING_OF_2026 } from './law-2026.ts'
import type { NOT_HOSTED } from './platform.ts'
import type { SystemInput } from './wire/system.ts'

export type { Check, Dossier, Hosting } from './enums.ts'
export type { SystemInput, SystemPatch } from './wire/system.ts'
/** A system as the API answers it. `retiredAt`: ISO instant or null. */
export type System = SystemInput & { id: string; retiredAt: string | null }
/** The same, with the id of the framework that its plan is measured on today. */
export type RegisteredSystem = System & { measuredBy: string }

type Later = keyof typeof NOTHING_OF_2026 | keyof typeof NOT_HOSTED
/**
 * A system as a submission freezes it and as reports print it: the short name is the form's alone. What is asked since the law
 * of 2026, and since there are platforms, is missing in submissions from before.
 */
export type FrozenSystem = Omit<System, 'shortName' | Later> & Partial<Pick<System, Later>>

/** By whom (a person's name) and when (ISO instant) it was declared. */
export type NoSystems = { by: string; at: string }

export const frozenSystem = ({ shortName: _shortName, ...frozen }: System): FrozenSystem => frozen
