/** A number beside the criteria, of the department (`system` null) or of one system. */
import type { FigureChange } from '../assessment.ts'
import type { ItemKind, NameFault } from './kind.ts'

/**
 * `value` null is "not known". `blank`: that it stays so was decided; what an earlier period offers is then offered no more. Left
 * out, a figure without a value is left blank.
 */
export type FigureItem = {
  kind: 'figure'
  figure: string
  system: string | null
  value: number | null
  blank?: boolean | undefined
}

const isBlank = ({ value, blank }: Pick<FigureItem, 'value' | 'blank'>) => value === null && (blank ?? true)

export const figure = {
  list: 'figures',
  names: ['figure', 'system'],
  stored: { value: null, blank: false },
  stays: [],
  logged: ['value'],
  field: null,
  most: null,

  tidy: (item) => ({ ...item, blank: isBlank(item) }),
  texts: () => [],
  takenOut: () => null,
  named: (change) => ({ ...change, blank: isBlank(change) }),
  offered({ figure, system = null }, offers) {
    const carried = figure === undefined ? null : offers.figure(figure, system).carried
    if (figure === undefined || !carried) return null
    return { kind: 'figure', figure, system, value: carried.value, blank: false }
  },
  source: ({ figure, system = null }, offers) => {
    const carried = figure === undefined ? null : offers.figure(figure, system).carried
    return carried && { period: carried.period, revision: carried.revision }
  },
  isOwn: (item) => item.value !== null || isBlank(item),
  reckoned: () => ({}),
  faults({ figure, system, value }, { figureFault }): NameFault[] {
    const fault = figureFault(figure, system, value)
    return fault === null ? [] : [{ field: fault, code: FAULTS[fault] }]
  },
} as const satisfies ItemKind<FigureItem, FigureChange, FigureChange>

const FAULTS = { figure: 'unknownFigure', system: 'unknownSystem', value: 'impossibleFigure' } as const
