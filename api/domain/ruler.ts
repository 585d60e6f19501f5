/** The framework that the plan of a system is measured on. Pure. */
import type { System } from './system.ts'
import type { Rulers } from './wire/ruler.ts'

export type { Rulers } from './wire/ruler.ts'

type Decided = Pick<System, 'dossier' | 'decisionDate' | 'underInvestment'>

/** As the law has it on a day (`YYYY-MM-DD`): the id of a framework. */
export function derivedRuler(
  { dossier, decisionDate, underInvestment }: Decided,
  rulers: Rulers,
  today: string,
): string {
  const { framework, before } = rulers
  if (dossier !== 'approved' || decisionDate === null || today > before.until) return framework
  const limit = underInvestment ? before.underInvestmentDecidedBefore : before.decidedBefore
  return decisionDate < limit ? before.framework : framework
}

/** As somebody has set it, with a reason; else as the law has it. */
export const rulerOf = (system: Decided & Pick<System, 'ruler'>, rulers: Rulers, today: string): string =>
  system.ruler ?? derivedRuler(system, rulers, today)
