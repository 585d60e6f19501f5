/** How a reader's program counts the sheets' rows again: what `Tổng hợp` and the control totals stand on. */
import type { PlanState } from '../../domain/plans.ts'
import { workbook as words } from '../../messages/workbook.ts'
import type { Counts } from './control.ts'
import { quoted } from './formulas.ts'
import type { Places, SheetName } from './places.ts'
import { comparedColumns } from './sheets/compared.ts'
import { dataColumns } from './sheets/data.ts'
import { departmentColumns } from './sheets/departments.ts'
import { figureColumn } from './sheets/figures.ts'
import { gapColumns } from './sheets/gaps.ts'
import { missingColumns } from './sheets/missing.ts'
import { planColumns } from './sheets/plans.ts'
import { recommendationColumns } from './sheets/recommendations.ts'
import { sectionColumns } from './sheets/sections.ts'
import { systemColumns } from './sheets/systems.ts'
import { trendColumns } from './sheets/trend.ts'

/** A column's range and what a row has in it. */
type Condition = readonly [range: string, value: string | number]

const countIf = (...conditions: Condition[]): string =>
  `COUNTIFS(${conditions.map(([range, value]) => `${range},${typeof value === 'number' ? value : quoted(value)}`).join(',')})`

/** `null` where the workbook has no such sheet; those that it has must have been written. */
export const countsOf = (places: Places, acceptedOnly: boolean): Counts => {
  const department = (column: keyof typeof departmentColumns) => places.range('departments', departmentColumns[column])
  const system = (column: keyof typeof systemColumns) => places.range('systems', systemColumns[column])
  const states = acceptedOnly ? (['accepted'] as const) : (['submitted', 'accepted'] as const)
  const approved: () => Condition = () => [system('dossier'), words.dossiers.approved]
  /** The filers counted of which this holds too. */
  const countedWith = (...more: Condition[]) =>
    states.map((state) => countIf([department('state'), words.states[state]], ...more)).join('+')
  const plan = (state: PlanState) => countIf([places.range('plans', planColumns.state), words.planStates[state]])
  const on =
    <A extends unknown[]>(sheet: SheetName, formula: (...args: A) => string) =>
    (...args: A) =>
      places.has(sheet) ? formula(...args) : null
  return {
    expected: on('departments', () => `COUNTA(${department('name')})`),
    counted: on('departments', () => countedWith()),
    onTime: on('departments', () => countedWith([department('onTime'), words.onTime])),
    late: on('departments', () => countedWith([department('onTime'), words.late])),
    accepted: on('departments', () => countIf([department('state'), words.states.accepted])),
    missing: on('missing', () => `COUNTA(${places.range('missing', missingColumns.code)})`),
    answers: (status) =>
      `SUM(${places.has('departments') ? department(status) : places.range('sections', sectionColumns[status])})`,
    systems: on('systems', () => `COUNTA(${system('name')})`),
    ofLevel: on('systems', (level) => countIf([system('level'), level])),
    approved: on('systems', () => countIf(approved())),
    approvedOfLevel: on('systems', (level) => countIf([system('level'), level], approved())),
    implemented: on('systems', (state) => countIf([system('implementation'), words.implementations[state]])),
    gaps: on('gaps', () => `COUNTA(${places.range('gaps', gapColumns.department)})`),
    inherited: on('data', () => `COUNTA(${places.range('data', dataColumns.platform)})`),
    data: on('data', () => `COUNTA(${places.range('data', dataColumns.status)})`),
    gapsOf: on('gaps', (status) => countIf([places.range('gaps', gapColumns.status), words.statuses[status]])),
    recommendations: on(
      'recommendations',
      () => `COUNTA(${places.range('recommendations', recommendationColumns.category)})`,
    ),
    recommendationsOf: on('recommendations', (category) =>
      countIf([places.range('recommendations', recommendationColumns.category), words.categories[category]]),
    ),
    compared: on('compared', () => `COUNTA(${places.range('compared', comparedColumns.both)})`),
    periods: on('trend', () => `COUNTA(${places.range('trend', trendColumns.period)})`),
    figure: on('figures', (i) => `SUM(${places.range('figures', figureColumn(i))})`),
    reporting: on('figures', (i) => `COUNT(${places.range('figures', figureColumn(i))})`),
    openPlans: on('plans', () => `${plan('overdue')}+${plan('due')}`),
  }
}
