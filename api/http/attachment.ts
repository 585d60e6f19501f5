/** The three downloads: what each is made from, and its headers. The heavy libraries load with the first one. */
import type { Context } from 'hono'
import * as assessments from '../../db/queries/assessments.ts'
import * as periods from '../../db/queries/periods.ts'
import { original as originalSettings } from '../../db/queries/settings.ts'
import * as submissions from '../../db/queries/submissions.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { readAssessment } from '../assessment/read.ts'
import type { AppEnv } from '../deps.ts'
import type { SubmissionContent } from '../domain/assessment.ts'
import { compareRollups } from '../domain/comparison.ts'
import { searchable } from '../domain/department.ts'
import { fileName } from '../domain/file-name.ts'
import { letterheadOf } from '../domain/letterhead.ts'
import { dayOf, periodBefore } from '../domain/period.ts'
import { isCounted } from '../domain/rollup.ts'
import { fileNames } from '../messages/files.ts'
import { type ReadRollup, readProposals, readRollup } from '../rollup/read.ts'
import { orThrow } from './problem.ts'
import { traceOf } from './trace.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Attachment headers with the name in Vietnamese and, for old clients, without tone marks (RFC 6266, RFC 8187). */
function download(c: Context<AppEnv>, type: string, name: string, body: Uint8Array | ReadableStream | null): Response {
  const safe = fileName(name)
  const plain = searchable(safe).replace(/[^a-z0-9.]+/g, '-')
  return c.body(body as ReadableStream, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${extended(safe)}`,
  })
}

/** RFC 8187 leaves fewer characters as they are than a URL does. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** A HEAD asks for the headers of the download, which are known before its work (RFC 9110 §9.3.2). */
const isHead = (c: Context<AppEnv>): boolean => c.req.raw.method === 'HEAD'

/** The report of the revision in force (submitted or accepted), else of the working copy, marked as a draft. */
export async function departmentReportResponse(c: Context<AppEnv>, key: assessments.Key): Promise<Response> {
  const { db, settings } = c.var
  if (isHead(c))
    return download(c, DOCX, departmentFile(key, orThrow(await assessments.head(db, key), 'notFound')), null)
  const read = await readAssessment(c.var, key)
  const { head, framework, today } = read
  const submission = isInForce(head) ? orThrow(await submissions.find(db, key, head.revision), 'notFound') : null
  const frozen = submission && (JSON.parse(submission.content) as SubmissionContent)
  // What was filed before letterheads were frozen prints the names of that time.
  const names = (frozen && !frozen.letterhead && (await originalSettings(db))) || settings

  const { departmentReport } = await import('../reports/department/report.ts')
  const bytes = await departmentReport({
    framework,
    letterhead: frozen?.letterhead ?? letterheadOf(names, head.department),
    period: frozen?.period ?? head.period,
    department: frozen?.department ?? head.department,
    content: frozen ?? {
      ...read,
      recommendations: read.recommendations.filter((r) => !r.removed),
      signatory: null,
    },
    submission,
    today,
  })
  return download(c, DOCX, departmentFile(key, head), bytes)
}

const isInForce = ({ state }: assessments.Head): boolean => isCounted(state, false)

const departmentFile = ({ period }: assessments.Key, head: assessments.Head): string =>
  fileNames.department(period, head.department.shortName, isInForce(head) ? head.revision : null)

/** The period whose province is asked for. @throws Problem notFound. */
const refuseUnknown = async (c: Context<AppEnv>, id: string) => orThrow(await periods.find(c.var.db, id), 'notFound')

export async function provinceReportResponse(c: Context<AppEnv>, id: string, acceptedOnly: boolean): Promise<Response> {
  const { settings } = c.var
  const name = fileNames.province(id, settings.province.name)
  if (isHead(c)) {
    await refuseUnknown(c, id)
    return download(c, DOCX, name, null)
  }
  const read = await readRollup(c.var, id, acceptedOnly)
  const { framework, period, filers } = read
  const [recommendations, compared] = await Promise.all([
    readProposals(c.var, period.id, acceptedOnly),
    compare(c, read),
  ])
  const { provinceReport } = await import('../reports/province/report.ts')
  const bytes = await provinceReport({
    rollup: read.rollup,
    compared,
    framework,
    settings,
    period,
    departments: filers,
    recommendations: recommendations.map(({ department: { department }, category, text }) => ({
      department,
      category,
      text,
    })),
    today: dayOf(c.var.now()),
    acceptedOnly,
  })
  return download(c, DOCX, name, bytes)
}

/** The period with the one before it, counted in the same way; null where nothing counts in that. */
async function compare(c: Context<AppEnv>, now: ReadRollup) {
  const { acceptedOnly, period } = now
  const before = periodBefore(await periods.list(c.var.db), period)
  if (!before) return null
  const then = await readRollup(c.var, before.id, acceptedOnly)
  return compareRollups(then.rollup, now.rollup, {
    acceptedOnly,
    sameFramework: before.frameworkId === period.frameworkId,
  })
}

export async function workbookResponse(c: Context<AppEnv>, id: string, acceptedOnly: boolean): Promise<Response> {
  const { db, settings, caller } = c.var
  const name = fileNames.workbook(id, settings.province.name)
  if (isHead(c)) {
    await refuseUnknown(c, id)
    return download(c, XLSX, name, null)
  }
  const read = await readRollup(c.var, id, acceptedOnly)
  const { countedFilings, workbookResponseBody } = await import('../reports/workbook/index.ts')
  const { period, filers } = read
  const madeAt = c.var.now()
  const rows = rowsOf(db, period.id, countedFilings(filers, acceptedOnly))
  const body = workbookResponseBody({ ...read, settings, ...rows, madeAt, madeBy: caller.name }, (error) => {
    logCutOff(c, madeAt, error)
    // The server prints this one as it is.
    return new Error('a download was cut off: its line of log tells why')
  })
  return download(c, XLSX, name, body)
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
