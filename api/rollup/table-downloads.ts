/** The coordinator's tables as CSV: the columns of each. */
import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import { leaves } from '../domain/criteria.ts'
import { dayOfNumber, figuresOf } from '../domain/figures.ts'
import { type Filter, filterQuery } from '../domain/filter.ts'
import { kindOf } from '../domain/period.ts'
import type { PlanLine } from '../domain/plans.ts'
import type { FigureReceipt } from '../domain/receipt.ts'
import type { DepartmentRow } from '../domain/rollup.ts'
import type { Trend } from '../domain/trend.ts'
import { type Column, csvResponse } from '../http/csv.ts'
import { tables } from '../messages/tables.ts'
import type { CriterionAnswer } from './criterion.ts'
import type { FindingLine } from './findings.ts'
import type { AskedPlans } from './plans.ts'
import type { ReadRollup } from './read.ts'

const nameOf = (...parts: string[]) => `${parts.join(' - ')}.csv`

export function rollupCsv(
  c: Context<AppEnv>,
  period: string,
  { rollup, framework }: Pick<ReadRollup, 'rollup' | 'framework'>,
  filter: Filter,
): Promise<never> {
  const { departments: rows } = rollup
  const words = tables[c.var.language]
  const { vocabulary } = words
  const count = (key: 'systems' | 'approved' | 'fullyImplemented' | 'met' | 'partial' | 'unmet' | 'notApplicable') =>
    [words[key], (row) => row[key]] satisfies Column<DepartmentRow>
  return csvResponse<DepartmentRow>(
    c,
    { name: nameOf(words.files.rollup, period), subject: period, filter: filterQuery(filter) },
    [
      [words.department, ({ code }) => code],
      [words.departmentName, ({ name }) => name],
      [words.state, ({ state }) => vocabulary.state[state]],
      [words.onTime, ({ onTime }) => (onTime === null ? '' : onTime ? words.yes : words.no)],
      ...(['systems', 'approved', 'fullyImplemented', 'met', 'partial', 'unmet', 'notApplicable'] as const).map(count),
      [words.rate, ({ rate }) => rate],
      [words.index, ({ index }) => index],
      ...leaves(framework).map(({ id }): Column<DepartmentRow> => [id, ({ sections }) => sections[id] ?? null]),
      // Empty where it is not known, and where it was not asked.
      ...figuresOf(framework, kindOf(period)).map(
        ({ id, label, unit }): Column<DepartmentRow> => [
          label[c.var.language],
          ({ figures: given }) => {
            const value = given[id] ?? null
            return unit === 'date' && value !== null ? dayOfNumber(value) : value
          },
        ],
      ),
    ],
    [rows],
  )
}

export function trendCsv(c: Context<AppEnv>, trend: Trend, filter: Filter): Promise<never> {
  const words = tables[c.var.language]
  const rates = ['filingRate', 'approvedShare', 'fullShare', 'rate', 'index'] as const
  return csvResponse<number>(
    c,
    { name: nameOf(words.files.trend), subject: 'trend', filter: filterQuery(filter) },
    [
      [words.period, (i) => trend.periods[i] ?? null],
      ...rates.map((key): Column<number> => [words[key], (i) => trend[key][i] ?? null]),
      [words.comparable, (i) => (trend.comparable[i] ? words.yes : words.no)],
      [words.changed, (i) => (trend.changed[i] ? words.yes : words.no)],
    ],
    [trend.periods.map((_, i) => i)],
  )
}

export function receiptCsv(
  c: Context<AppEnv>,
  period: string,
  { figure, parts }: FigureReceipt,
  filter: Filter,
): Promise<never> {
  const words = tables[c.var.language]
  return csvResponse(
    c,
    { name: nameOf(words.files.receipt, figure, period), subject: period, filter: filterQuery(filter) },
    [
      [words.department, ({ department }) => department],
      [words.departmentName, ({ name }) => name],
      [words.numerator, ({ numerator }) => numerator],
      [words.denominator, ({ denominator }) => denominator],
    ],
    [parts],
  )
}

export function plansCsv(
  c: Context<AppEnv>,
  period: string,
  plans: readonly PlanLine[],
  { overdue, department, ...filter }: Filter & AskedPlans,
): Promise<never> {
  const words = tables[c.var.language]
  const { vocabulary } = words
  return csvResponse(
    c,
    {
      name: nameOf(words.files.plans, period),
      subject: department === null ? period : `${period}/${department}`,
      filter: { ...filterQuery(filter), ...(overdue && { overdue: '1' }) },
    },
    [
      [words.department, ({ department }) => department],
      [words.departmentName, ({ departmentName }) => departmentName],
      [words.criterion, ({ criterion }) => criterion],
      [words.system, ({ systemName }) => systemName],
      [words.status, ({ status }) => vocabulary.status[status]],
      [words.action, ({ action }) => action],
      [words.owner, ({ owner }) => owner],
      [words.dueOn, ({ dueOn }) => dueOn],
      [words.plan, ({ state }) => words.planStates[state]],
      [words.overdueDays, ({ overdueDays }) => overdueDays],
      [words.postponed, ({ postponed }) => postponed],
      [words.delay, ({ delay }) => delay],
    ],
    [plans],
  )
}

export function findingsCsv(
  c: Context<AppEnv>,
  period: string,
  lines: AsyncIterable<readonly FindingLine[]>,
  { department, ...filter }: Filter & { department: string | null },
): Promise<never> {
  const words = tables[c.var.language]
  return csvResponse(
    c,
    {
      name: nameOf(words.files.findings, period),
      subject: department === null ? period : `${period}/${department}`,
      filter: filterQuery(filter),
    },
    [
      [words.department, ({ department }) => department],
      [words.departmentName, ({ departmentName }) => departmentName],
      [words.criterion, ({ criterion }) => criterion],
      [words.system, ({ system }) => system],
      [words.finding, ({ message }) => message],
    ],
    lines,
  )
}

export function criterionCsv(
  c: Context<AppEnv>,
  period: string,
  id: string,
  answers: readonly CriterionAnswer[],
  filter: Filter,
): Promise<never> {
  const words = tables[c.var.language]
  const { vocabulary } = words
  return csvResponse(
    c,
    { name: nameOf(words.files.criterion, id, period), subject: period, filter: filterQuery(filter) },
    [
      [words.department, ({ department }) => department],
      [words.departmentName, ({ departmentName }) => departmentName],
      [words.system, ({ systemName }) => systemName],
      [words.status, ({ status }) => vocabulary.status[status]],
      [words.note, ({ note }) => note],
      [words.action, ({ plan }) => plan?.action ?? null],
      [words.owner, ({ plan }) => plan?.owner ?? null],
      [words.dueOn, ({ plan }) => plan?.dueOn ?? null],
    ],
    [answers],
  )
}
