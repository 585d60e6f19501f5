/** The province at a glance: figures, the workbook and the Word report. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { RollupTold } from '../domain/rollup.ts'
import {
  AskedDepartmentTrend,
  AskedFindings,
  AskedPlans,
  AskedTable,
  AskedTrend,
  AskedWorkbook,
} from '../domain/wire/desk.ts'
import { Filter } from '../domain/wire/filter.ts'
import { RemarkChanges } from '../domain/wire/remark.ts'
import { valid, validQuery } from '../http/valid.ts'
import { inPieces, streamed, streamedIn, written } from '../http/written.ts'
import { readCriterion } from './criterion.ts'
import { readDepartmentTrend } from './department.ts'
import { provinceReportResponse, reminderResponse, workbookResponse } from './downloads.ts'
import { readFindings } from './findings.ts'
import { readPlanSums, readPlans } from './plans.ts'
import { type Proposal, readProposals, readRegistered, readRollup, withRegister } from './read.ts'
import { readReceipt } from './receipts.ts'
import { readRemarks, saveRemarks } from './remarks.ts'
import { criterionCsv, findingsCsv, plansCsv, receiptCsv, rollupCsv, trendCsv } from './table-downloads.ts'
import { readTrend } from './trend.ts'

export const rollupRoutes = new Hono<AppEnv>()
  .get('/:period/rollup', validQuery(AskedTable), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { period } = c.req.param()
    const [read, register] = await Promise.all([
      readRollup(c.var, period, filter),
      readRegistered(c.var, period, filter),
    ])
    if (format === 'csv') return rollupCsv(c, period, read, filter)
    return written<RollupTold>(c, withRegister(read, register))
  })

  .get('/:period/receipts/:figure', validQuery(AskedTable), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { period, figure } = c.req.param()
    const receipt = await readReceipt(c.var, period, figure, filter)
    return format === 'csv' ? receiptCsv(c, period, receipt, filter) : c.json(receipt)
  })

  .get('/:period/criteria/:id', validQuery(AskedTable), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { period, id } = c.req.param()
    const { answers, ...told } = await readCriterion(c.var, period, id, filter)
    if (format === 'csv') return criterionCsv(c, period, id, answers, filter)
    return streamedIn(c, told, 'answers', inPieces(answers))
  })

  .get('/:period/plans', validQuery(AskedPlans), async (c) => {
    const { format, overdue, department, ...filter } = c.req.valid('query')
    const { period } = c.req.param()
    const plans = await readPlans(c.var, period, filter, { overdue, department })
    return format === 'csv' ? plansCsv(c, period, plans, { ...filter, overdue, department }) : c.json(plans)
  })

  .get('/:period/plans/sums', validQuery(Filter), async (c) =>
    c.json(await readPlanSums(c.var, c.req.param('period'), c.req.valid('query'))),
  )

  .get('/:period/findings', validQuery(AskedFindings), async (c) => {
    const { format, department, ...filter } = c.req.valid('query')
    const { period } = c.req.param()
    const lines = await readFindings(c.var, period, filter, { department, language: c.var.language })
    if (format === 'csv') return findingsCsv(c, period, lines, { ...filter, department })
    return streamed(c, lines)
  })

  .get('/:period/rollup.xlsx', validQuery(AskedWorkbook), (c) =>
    workbookResponse(c, c.req.param('period'), c.req.valid('query')),
  )

  .get('/:period/rollup.docx', validQuery(Filter), (c) =>
    provinceReportResponse(c, c.req.param('period'), c.req.valid('query')),
  )

  .get('/:period/remarks', async (c) => c.json(await readRemarks(c.var, c.req.param('period'))))

  .patch('/:period/remarks', valid(RemarkChanges), async (c) =>
    c.json(await saveRemarks(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

  .get('/:period/reminder.docx', (c) => reminderResponse(c, c.req.param('period')))

  .get('/:period/recommendations', validQuery(Filter), async (c) =>
    written<Proposal[]>(c, [(await readProposals(c.var, c.req.param('period'), c.req.valid('query'))).json]),
  )

/** Over the periods. */
export const trendRoutes = new Hono<AppEnv>()
  .get('/departments/:code/trend', validQuery(AskedDepartmentTrend), async (c) =>
    c.json(await readDepartmentTrend(c.var, c.req.param('code'), c.req.valid('query'))),
  )

  .get('/trend', validQuery(AskedTrend), async (c) => {
    const { format, periods, until, of, ...filter } = c.req.valid('query')
    const trend = await readTrend(c.var, { periods, until, of, filter })
    return format === 'csv' ? trendCsv(c, trend, filter) : c.json(trend)
  })
