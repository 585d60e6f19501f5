/** What the law of 2026 (Decree 331/2026) asks of a system beside what was asked before. Pure. */
import type { Information } from './enums.ts'

/** What is asked since the law of 2026, where nothing is told. */
export const NOTHING_OF_2026 = {
  ownerId: null,
  operatorId: null,
  kind: null,
  information: [] as Information[],
  procedures: false,
  conditional: false,
  serves: null,
  works: null,
  subjectsBasic: null,
  subjectsSensitive: null,
  nationalGround: null,
  ruler: null,
  rulerReason: null,
  underInvestment: false,
  confirmedOn: null,
}
