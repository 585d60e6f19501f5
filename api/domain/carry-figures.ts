/** What earlier filings offer for a figure: a stock to be confirmed, a flow only to be seen beside. Pure; no zod. */
import type { FigureOffer } from './assessment.ts'
import type { FrozenNumber } from './filed-figure.ts'
import type { Figure } from './framework.ts'
import type { From } from './offer.ts'
import { kindOf } from './period.ts'

/** A submission in force, with the figures frozen in it; null of one that was asked none. */
export type Numbered = From & { numbers: readonly FrozenNumber[] | null }

const NOTHING: FigureOffer = { carried: null, previous: null }

/**
 * @param period of the form
 * @param filed the department's submissions in force in earlier periods, of a year those of its quarters too; the newest first
 * @returns by a figure that the form asks and its system
 */
export function figureOffersOf(period: string, filed: readonly Numbered[]) {
  const kind = kindOf(period)
  const asking = filed.filter(({ numbers }) => numbers !== null)
  /** Undefined where it was not asked, or asked in another unit. */
  const told = ({ numbers }: Numbered, { id, unit }: Figure, system: string | null): number | null | undefined =>
    numbers?.find((each) => each[0] === id && each[1] === unit && each[2] === system)?.[3]
  const from = ({ period, revision }: From): From => ({ period, revision })

  return (figure: Figure, system: string | null): FigureOffer => {
    if (figure.measure === 'stock') {
      const newest = asking.find((each) => told(each, figure, system) !== undefined)
      const value = newest && told(newest, figure, system)
      return newest && value !== null && value !== undefined
        ? { carried: { ...from(newest), value }, previous: null }
        : NOTHING
    }
    if (kind === 'year' && figure.askedIn === 'quarter') {
      const quarters = asking
        .filter((each) => each.period.startsWith(`${period}-Q`))
        .map((each) => ({ ...from(each), value: told(each, figure, system) ?? null }))
      const known = quarters.flatMap(({ value }) => value ?? [])
      const [newest] = quarters
      if (!newest || known.length === 0) return NOTHING
      const value = known.reduce((sum, each) => sum + each, 0)
      return { carried: { ...from(newest), value }, previous: null, quarters: quarters.reverse() }
    }
    const before = asking.find((each) => kindOf(each.period) === kind && typeof told(each, figure, system) === 'number')
    const value = before && told(before, figure, system)
    return before && typeof value === 'number' ? { carried: null, previous: { ...from(before), value } } : NOTHING
  }
}
