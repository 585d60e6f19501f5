/** The three downloads: what each is made from, and its headers. The heavy libraries load with the first one. */
import type { Context } from 'hono'
import type * as assessments from '../../db/queries/assessments.ts'
import * as departments from '../../db/queries/departments.ts'
import * as rollupQueries from '../../db/queries/rollup.ts'
import * as submissions from '../../db/queries/submissions.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { readAssessment } from '../assessment.ts'
import type { AppEnv } from '../deps.ts'
import type { Recommendation, SubmissionContent } from '../domain/assessment.ts'
import { searchable } from '../domain/department.ts'
import { dayOf } from '../domain/period.ts'
import { fileNames } from '../messages/files.ts'
import { isUnopened, openedByReading } from '../opening.ts'
import { orThrow } from '../problem.ts'
import type { ReadRollup } from '../routes/rollup.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Attachment headers with the name in Vietnamese and, for old clients, without tone marks (RFC 6266, RFC 8187). */
function download(c: Context<AppEnv>, type: string, name: string, body: Uint8Array | ReadableStream): Response {
  const safe = name.replace(/[\\/:*?"<>|]/g, '-')
  const plain = searchable(safe).replace(/[^a-z0-9.-]+/g, '-')
  return c.body(body as ReadableStream, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe)}`,
  })
}

/** The report of the revision in force (submitted or accepted), else of the working copy, marked as a draft. */
export async function departmentReportResponse(c: Context<AppEnv>, key: assessments.Key): Promise<Response> {
  const { db, settings } = c.var
  const read = await readAssessment(c.var, key)
  const { head, framework, today } = read
  await openedByReading(c, key, head.revision, isUnopened(head))
  const inForce = head.state === 'submitted' || head.state === 'accepted'
  const submission = inForce ? orThrow(await submissions.find(db, key, head.revision), 'notFound') : null
  const content = submission
    ? (JSON.parse(submission.content) as SubmissionContent)
    : { ...read, recommendations: read.recommendations.filter((r) => !r.removed), signatory: null }
  const parent = head.department.parent && (await departments.find(db, head.department.parent))

  const { departmentReport } = await import('./department/report.ts')
  const bytes = await departmentReport({
    framework,
    settings,
    period: head.period,
    department: { ...head.department, parentName: parent ? parent.name : null },
    content,
    submission,
    today,
  })
  const name = fileNames.department(key.period, head.department.shortName, submission?.revision ?? null)
  return download(c, DOCX, name, bytes)
}

export async function provinceReportResponse(c: Context<AppEnv>, read: ReadRollup): Promise<Response> {
  const { db, settings } = c.var
  const { rollup, framework, period, filers, acceptedOnly } = read
  const rows = (await rollupQueries.recommendations(db, period.id, acceptedOnly)) ?? []
  const { provinceReport } = await import('./province/report.ts')
  const bytes = await provinceReport({
    rollup,
    framework,
    settings,
    period,
    departments: filers,
    recommendations: rows.flatMap(({ department, items }) =>
      (JSON.parse(items) as Recommendation[]).map(({ category, text }) => ({ department, category, text })),
    ),
    today: dayOf(c.var.now()),
    acceptedOnly,
  })
  return download(c, DOCX, fileNames.province(period.id, settings.province.name), bytes)
}

export async function workbookResponse(c: Context<AppEnv>, read: ReadRollup): Promise<Response> {
  const { db, settings, caller } = c.var
  const { countedFilings, workbookResponseBody } = await import('./workbook/index.ts')
  const { period, filers, acceptedOnly } = read
  const body = workbookResponseBody({
    ...read,
    settings,
    ...rowsOf(db, period.id, countedFilings(filers, acceptedOnly)),
    madeAt: c.var.now(),
    madeBy: caller.name,
  })
  return download(c, XLSX, fileNames.workbook(period.id, settings.province.name), body)
}
