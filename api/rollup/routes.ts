/** The province at a glance: figures, the workbook and the Word report. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { Rollup } from '../domain/rollup.ts'
import { AskedFindings, AskedPlans, AskedTable, AskedTrend, AskedWorkbook } from '../domain/wire/desk.ts'
import { Filter } from '../domain/wire/filter.ts'
import { RemarkChanges } from '../domain/wire/remark.ts'
import { valid, validQuery } from '../http/valid.ts'
import { streamed, written } from '../http/written.ts'
import { readCriterion } from './criterion.ts'
import { provinceReportResponse, reminderResponse, workbookResponse } from './downloads.ts'
import { readFindings } from './findings.ts'
import { readPlans } from './plans.ts'
import { readProposals, readRollup } from './read.ts'
import { readReceipt } from './receipts.ts'
import { readRemarks, saveRemarks } from './remarks.ts'
import { criterionCsv, findingsCsv, plansCsv, receiptCsv, rollupCsv, trendCsv } from './table-downloads.ts'
import { readTrend } from './trend.ts'

export const rollupRoutes = new Hono<AppEnv>()
  .get('/:period/rollup', validQuery(AskedTable), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { json, rollup } = await readRollup(c.var, c.req.param('period'), filter)
    return format === 'csv' ? rollupCsv(c, c.req.param('period'), rollup.departments, filter) : written<Rollup>(c, json)
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
    const criterion = await readCriterion(c.var, period, id, filter)
    return format === 'csv' ? criterionCsv(c, period, id, criterion.answers, filter) : c.json(criterion)
  })

  .get('/:period/plans', validQuery(AskedPlans), async (c) => {
    const { format, overdue, department, ...filter } = c.req.valid('query')
    const { period } = c.req.param()
    const plans = await readPlans(c.var, period, filter, { overdue, department })
    return format === 'csv' ? plansCsv(c, period, plans, { ...filter, overdue, department }) : c.json(plans)
  })

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
    c.json(await readProposals(c.var, c.req.param('period'), c.req.valid('query'))),
  )

/** Over the periods. */
export const trendRoutes = new Hono<AppEnv>().get('/trend', validQuery(AskedTrend), async (c) => {
  const { format, periods, until, ...filter } = c.req.valid('query')
  const trend = await readTrend(c.var, { periods, until, filter })
  return format === 'csv' ? trendCsv(c, trend, filter) : c.json(trend)
})
