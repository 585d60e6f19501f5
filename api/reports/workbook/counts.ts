/** How a reader's program counts the sheets' rows again: what `Tổng hợp` and the control totals stand on. */
import { workbook as words } from '../../messages/workbook.ts'
import type { Counts } from './control.ts'
import { quoted } from './formulas.ts'
import type { Places } from './places.ts'
import { dataColumns } from './sheets/data.ts'
import { departmentColumns } from './sheets/departments.ts'
import { gapColumns } from './sheets/gaps.ts'
import { missingColumns } from './sheets/missing.ts'
import { recommendationColumns } from './sheets/recommendations.ts'
import { systemColumns } from './sheets/systems.ts'

/** A column's range and what a row has in it. */
type Condition = readonly [range: string, value: string | number]

const countIf = (...conditions: Condition[]): string =>
  `COUNTIFS(${conditions.map(([range, value]) => `${range},${typeof value === 'number' ? value : quoted(value)}`).join(',')})`

/** The sheets that a formula counts must have been written. */
export const countsOf = (places: Places, acceptedOnly: boolean): Counts => {
  const department = (column: keyof typeof departmentColumns) => places.range('departments', departmentColumns[column])
  const system = (column: keyof typeof systemColumns) => places.range('systems', systemColumns[column])
  const states = acceptedOnly ? (['accepted'] as const) : (['submitted', 'accepted'] as const)
  const approved: () => Condition = () => [system('dossier'), words.dossiers.approved]
  /** The filers counted of which this holds too. */
  const countedWith = (...more: Condition[]) =>
    states.map((state) => countIf([department('state'), words.states[state]], ...more)).join('+')
  return {
    expected: () => `COUNTA(${department('name')})`,
    counted: () => countedWith(),
    onTime: () => countedWith([department('onTime'), words.onTime]),
    late: () => countedWith([department('onTime'), words.late]),
    accepted: () => countIf([department('state'), words.states.accepted]),
    missing: () => `COUNTA(${places.range('missing', missingColumns.code)})`,
    answers: (status) => `SUM(${department(status)})`,
    systems: () => `COUNTA(${system('name')})`,
    ofLevel: (level) => countIf([system('level'), level]),
    approved: () => countIf(approved()),
    approvedOfLevel: (level) => countIf([system('level'), level], approved()),
    implemented: (state) => countIf([system('implementation'), words.implementations[state]]),
    gaps: () => `COUNTA(${places.range('gaps', gapColumns.department)})`,
    data: () => `COUNTA(${places.range('data', dataColumns.status)})`,
    gapsOf: (status) => countIf([places.range('gaps', gapColumns.status), words.statuses[status]]),
    recommendations: () => `COUNTA(${places.range('recommendations', recommendationColumns.category)})`,
    recommendationsOf: (category) =>
      countIf([places.range('recommendations', recommendationColumns.category), words.categories[category]]),
  }
}
