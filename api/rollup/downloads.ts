/** The province's report in Word and its workbook: what they are made from. */
import type { Context } from 'hono'
import * as departments from '../../db/queries/departments.ts'
import * as filings from '../../db/queries/filings.ts'
import * as periods from '../../db/queries/periods.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { breathe, stay } from '../breathe.ts'
import type { AppEnv } from '../deps.ts'
import { compareRollups } from '../domain/comparison.ts'
import type { Detail } from '../domain/detail.ts'
import { comparedBy } from '../domain/editions.ts'
import { type Filter, type FilterTold, filterQuery } from '../domain/filter.ts'
import { dayOf, periodBefore } from '../domain/period.ts'
import { isCounted } from '../domain/rollup.ts'
import { TREND_PERIODS } from '../domain/trend.ts'
import { saidIn } from '../frameworks/library.ts'
import { DOCX, download, isHead, noteDownload, XLSX } from '../http/attachment.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { traceOf } from '../http/trace.ts'
import { fileNames } from '../messages/files.ts'
import { filterWords } from '../messages/reports/filter.ts'
import { mayTake } from '../permissions.ts'
import { loadProvinceReport, loadReminder, loadWorkbook } from '../reports/load.ts'
import { type ReadRollup, readProposals, readRegistered, readRollup } from './read.ts'
import { wordsOf } from './remarks.ts'
import { readTrend } from './trend.ts'
import { readBeside } from './workbook-source.ts'

/** The period whose province is asked for. @throws Problem notFound. */
const refuseUnknown = async (c: Context<AppEnv>, id: string) => orThrow(await periods.find(c.var.db, id), 'notFound')

/** Whose figures a filter asks for, in the names of today; a parent that nobody knows by its code. */
async function toldOf(c: Context<AppEnv>, { kind, level, parent }: Filter): Promise<FilterTold | null> {
  if (kind === null && level === null && parent === null) return null
  const found = parent === null ? undefined : await departments.find(c.var.db, parent)
  return { kind, level, parent: parent === null ? null : (found ?? { name: parent, shortName: parent }) }
}

export async function provinceReportResponse(c: Context<AppEnv>, id: string, filter: Filter): Promise<Response> {
  const { settings } = c.var
  const filtered = await toldOf(c, filter)
  const asked = await refuseUnknown(c, id)
  const vocabulary = await saidIn(c.var.frameworks, asked)
  const which = filterWords.name(filtered, filter.accepted)
  const name = fileNames.province(vocabulary.subjectShort, asked, settings.province.name, which)
  if (isHead(c)) return download(c, DOCX, name, null)
  const { signal } = c.req.raw
  const make = async () => {
    const read = await readRollup(c.var, id, filter)
    const { framework, period, filers } = read
    const [register, { proposals }, compared, trend, remarks] = await Promise.all([
      readRegistered(c.var, period.id, filter),
      readProposals(c.var, period.id, filter),
      compare(c, read),
      readTrend(c.var, { periods: TREND_PERIODS, until: period.id, filter }),
      wordsOf(c.var, period.id),
    ])
    const provinceReport = await loadProvinceReport()
    const input = {
      rollup: read.rollup,
      register,
      compared,
      trend,
      framework,
      vocabulary,
      settings,
      period,
      departments: filers,
      recommendations: proposals.map(({ department: { department }, category, text }) => ({
        department,
        category,
        text,
      })),
      today: dayOf(c.var.now()),
      acceptedOnly: filter.accepted,
      filtered,
      remarks,
    }
    const bytes = await provinceReport(input, signal)
    await noteDownload(c, id, name, { filter: filterQuery(filter) })
    return download(c, DOCX, name, bytes)
  }
  return c.var.documents.take('long', make, signal)
}

/** The period with the one before it, counted in the same way; null where nothing counts in that. */
async function compare(c: Context<AppEnv>, now: ReadRollup) {
  const { filter, period } = now
  const before = periodBefore(await periods.list(c.var.db), period)
  if (!before) return null
  const then = await readRollup(c.var, before.id, filter)
  return compareRollups(then.rollup, now.rollup, {
    acceptedOnly: filter.accepted,
    alike: comparedBy(then.framework, now.framework),
  })
}

/** To those whose report has not come or was returned. @throws Problem notFound, nobodyMissing */
export async function reminderResponse(c: Context<AppEnv>, id: string): Promise<Response> {
  const { settings, db } = c.var
  const period = await refuseUnknown(c, id)
  const vocabulary = await saidIn(c.var.frameworks, period)
  const name = fileNames.reminder(vocabulary.subjectShort, period, settings.province.name)
  if (isHead(c)) return download(c, DOCX, name, null)
  const { signal } = c.req.raw
  const make = async () => {
    const filers = await filings.standing(db, id)
    if (filers.every(({ state }) => isCounted(state, false))) throw new Problem('nobodyMissing')
    const reminder = await loadReminder()
    const bytes = await reminder({ settings, vocabulary, period, filers, today: dayOf(c.var.now()) }, signal)
    await noteDownload(c, id, name)
    return download(c, DOCX, name, bytes)
  }
  return c.var.documents.take('short', make, signal)
}

/** @throws Problem notFound; forbidden, where its depth is not for the caller. */
export async function workbookResponse(
  c: Context<AppEnv>,
  id: string,
  { detail, ...filter }: Filter & { detail: Detail },
): Promise<Response> {
  const { db, settings, caller } = c.var
  if (!mayTake(caller, detail)) throw new Problem('forbidden')
  const filtered = await toldOf(c, filter)
  const which = filterWords.name(filtered, filter.accepted, detail)
  const asked = await refuseUnknown(c, id)
  const vocabulary = await saidIn(c.var.frameworks, asked)
  const name = fileNames.workbook(vocabulary.subjectShort, asked, settings.province.name, which)
  if (isHead(c)) return download(c, XLSX, name, null)
  const { signal } = c.req.raw
  const turn = await c.var.documents.enter('long', signal)
  try {
    const read = await readRollup(c.var, id, filter)
    const { countedFilings, workbookResponseBody } = await loadWorkbook()
    const { period, filers } = read
    const beside = await readBeside(c.var, read)
    stay(signal)
    await noteDownload(c, id, name, { filter: filterQuery(filter), detail })
    const madeAt = c.var.now()
    const rows = rowsOf(db, period.id, countedFilings(filers, filter.accepted), breathe)
    const body = workbookResponseBody(
      {
        ...read,
        ...beside,
        ...rows,
        acceptedOnly: filter.accepted,
        filtered,
        detail,
        settings,
        vocabulary,
        madeAt,
        madeBy: caller.name,
      },
      (error) => {
        logCutOff(c, madeAt, error)
        // The server prints this one as it is.
        return new Error('a download was cut off: its line of log tells why')
      },
      turn,
    )
    return download(c, XLSX, name, body)
  } catch (error) {
    turn.leave()
    throw error
  }
}

/** A second line of log for the request: the first was written when the answer began, and said that all was well. */
function logCutOff(c: Context<AppEnv>, began: Date, error: unknown): void {
  c.var.log({
    at: began.toISOString(),
    request: c.var.requestId,
    method: c.req.method,
    path: c.req.path,
    status: 500,
    ms: c.var.now().getTime() - began.getTime(),
    user: c.var.caller.username,
    error: traceOf(error),
  })
}
