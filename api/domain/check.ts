/** Records of checks of a system, and of how its regulation is obeyed. Pure. */
import type { CheckKind } from './enums.ts'

/** As it is stored. */
export type CheckFields = {
  kind: CheckKind
  on: string
  by: string
  document: string | null
  findings: number | null
  open: number | null
}
export type RegulationCheckFields = { on: string; by: string; points: number; failed: number; fixed: number }
/** As the API answers it: `byName` is the body's name where `by` is a body. */
export type SystemCheck = CheckFields & { id: string; byName: string }
export type RegulationCheck = RegulationCheckFields & { id: string; byName: string }

/** The field that says more than it can of the one before it, or null. */
export const tooManyOpen = ({ findings, open }: Pick<CheckFields, 'findings' | 'open'>): 'open' | null =>
  open !== null && open > (findings ?? 0) ? 'open' : null

export function tooManyOf({ points, failed, fixed }: RegulationCheckFields): 'failed' | 'fixed' | null {
  if (failed > points) return 'failed'
  return fixed > failed ? 'fixed' : null
}

/** A regulation is obeyed where nothing that was failed is left (Decree 331/2026 Art. 36.7). */
export const isObeyed = ({ failed, fixed }: Pick<RegulationCheckFields, 'failed' | 'fixed'>): boolean =>
  failed === fixed
