/** What the coordinator's lists are asked by, as it stands in a query. */
import { z } from 'zod'
import { DETAILS } from '../detail.ts'
import { NATIONAL_GROUNDS, SYSTEM_KINDS } from '../enums.ts'
import { LIMITS } from '../limits.ts'
import { addDays, startOf } from '../period.ts'
import { TREND_PERIODS } from '../trend.ts'
import { DepartmentCode } from './department.ts'
import { FILTER, Filter } from './filter.ts'
import { Dossier, Hosting } from './system.ts'
import { Day, short } from './text.ts'

export const FORMAT = { format: z.enum(['json', 'csv']).optional() }
const level = FILTER.level
const text = (max: number) => short(max).optional()
const orNull = <T>(value: T | undefined): T | null => value ?? null

export const TREND = {
  periods: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']).optional(),
  of: z.enum(['quarter']).optional(),
  until: text(LIMITS.id),
}
export const AskedTrend = z.intersection(
  z.object({ ...TREND, ...FORMAT }).transform(({ periods, until, of, format }) => ({
    periods: periods === undefined ? TREND_PERIODS : Number(periods),
    until: orNull(until),
    of: orNull(of),
    format: format ?? 'json',
  })),
  Filter,
)

export const DEPARTMENT_TREND = { periods: TREND.periods, until: TREND.until }
export const AskedDepartmentTrend = z.object(DEPARTMENT_TREND).transform(({ periods, until }) => ({
  periods: periods === undefined ? TREND_PERIODS : Number(periods),
  until: orNull(until),
}))

export const PLANS = { overdue: z.enum(['1', '0', 'true', 'false']).optional(), department: DepartmentCode.optional() }
export const AskedPlans = z.intersection(
  z.object({ ...PLANS, ...FORMAT }).transform(({ overdue, department, format }) => ({
    overdue: overdue === '1' || overdue === 'true',
    department: orNull(department),
    format: format ?? 'json',
  })),
  Filter,
)

export const FINDINGS = { department: DepartmentCode.optional() }
export const AskedFindings = z.intersection(
  z.object({ ...FINDINGS, ...FORMAT }).transform(({ department, format }) => ({
    department: orNull(department),
    format: format ?? 'json',
  })),
  Filter,
)

export const AskedTable = z.intersection(
  z.object(FORMAT).transform(({ format }) => ({ format: format ?? 'json' })),
  Filter,
)

export const DETAIL = { detail: z.enum(DETAILS).optional() }
export const AskedWorkbook = z.intersection(
  z.object(DETAIL).transform(({ detail }) => ({ detail: detail ?? 'full' })),
  Filter,
)

export const REGISTER = {
  level,
  hosting: Hosting.optional(),
  dossier: Dossier.optional(),
  kind: z.enum([...SYSTEM_KINDS, 'untyped']).optional(),
  national: z.enum([...NATIONAL_GROUNDS, 'unreviewed']).optional(),
  ruler: text(LIMITS.id),
  department: DepartmentCode.optional(),
  search: text(LIMITS.search),
}
export const AskedRegister = z
  .object({ ...REGISTER, ...FORMAT })
  .transform(({ level, hosting, dossier, kind, national, ruler, department, search, format }) => ({
    level: level === undefined ? null : Number(level),
    hosting: orNull(hosting),
    dossier: orNull(dossier),
    kind: orNull(kind),
    national: orNull(national),
    ruler: orNull(ruler),
    department: orNull(department),
    search: search ?? '',
    format: format ?? 'json',
  }))

export const BODIES = { on: Day.optional() }
/** As they were at the end of a day of Asia/Ho_Chi_Minh. */
export const AskedBodies = z.object(BODIES).transform(({ on }) => ({ on: orNull(on) }))

export const AUDIT = {
  actor: text(LIMITS.username),
  action: text(LIMITS.id),
  subject: text(LIMITS.search),
  from: Day.optional(),
  to: Day.optional(),
  before: short(15).regex(/^\d+$/, 'invalid').optional(),
}
/** Days of Asia/Ho_Chi_Minh, both inclusive. */
export const AskedAudit = z
  .object({ ...AUDIT, ...FORMAT })
  .transform(({ actor, action, subject, from, to, before, format }) => ({
    filter: {
      actor: orNull(actor),
      action: orNull(action),
      subject: orNull(subject),
      from: from === undefined ? null : startOf(from).toISOString(),
      to: to === undefined ? null : startOf(addDays(to, 1)).toISOString(),
    },
    before: before === undefined ? null : Number(before),
    format: format ?? 'json',
  }))
