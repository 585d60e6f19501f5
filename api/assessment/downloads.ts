/** A department's report in Word: what it is made from. */
import type { Context } from 'hono'
import * as assessments from '../../db/queries/assessments.ts'
import { original as originalSettings } from '../../db/queries/settings.ts'
import * as submissions from '../../db/queries/submissions.ts'
import { stay } from '../breathe.ts'
import type { AppEnv } from '../deps.ts'
import type { SubmissionContent } from '../domain/assessment.ts'
import { letterheadOf } from '../domain/letterhead.ts'
import type { Period } from '../domain/period.ts'
import { isCounted } from '../domain/rollup.ts'
import { said } from '../domain/vocabulary.ts'
import { DOCX, download, isHead, noteDownload, PDF, XLSX } from '../http/attachment.ts'
import { orThrow } from '../http/problem.ts'
import { fileNames } from '../messages/files.ts'
import { loadDepartmentReport, loadForm } from '../reports/load.ts'
import { filesOf } from './evidence.ts'
import { type ReadAssessment, readAssessment } from './read.ts'
import { formSource } from './sheet-source.ts'
import { readSigned } from './signed.ts'
import { toldOf } from './told.ts'

/** The report of the revision in force (submitted or accepted), else of the working copy, marked as a draft. */
export async function departmentReportResponse(c: Context<AppEnv>, key: assessments.Key): Promise<Response> {
  const { db, settings } = c.var
  if (isHead(c))
    return download(c, DOCX, await departmentFile(c, orThrow(await assessments.head(db, key), 'notFound')), null)
  const { signal } = c.req.raw
  const make = async () => {
    const read = await readAssessment(c.var, key)
    const { head, framework, today } = read
    const submission = isInForce(head) ? orThrow(await submissions.find(db, key, head.revision), 'notFound') : null
    const frozen = submission && (JSON.parse(submission.content) as SubmissionContent)
    // What was filed before letterheads were frozen prints the names of that time.
    const names = (frozen && !frozen.letterhead && (await originalSettings(db))) || settings

    const departmentReport = await loadDepartmentReport()
    const input = {
      framework,
      formula: frozen?.formula ?? head.period.formula,
      vocabulary: await vocabularyOf(c, head.period, frozen),
      letterhead: frozen?.letterhead ?? letterheadOf(names, head.department),
      period: frozen?.period ?? head.period,
      department: frozen?.department ?? head.department,
      content: frozen ?? (await draftOf(c, key, read)),
      submission,
      today,
    }
    const bytes = await departmentReport(input, signal)
    const name = await departmentFile(c, head)
    await noteDownload(c, subjectOf(key), name)
    return download(c, DOCX, name, bytes)
  }
  return c.var.documents.take('short', make, signal)
}

/** What a draft prints; its files are called as the library calls them now. */
async function draftOf(c: Context<AppEnv>, key: assessments.Key, read: ReadAssessment) {
  const files = await filesOf(c.var.db, key, read.answers)
  return { ...toldOf(read), signatory: null, ...(files.length > 0 && { files }) }
}

/** The signed PDF of a submission, as it was brought in. */
export async function signedResponse(
  c: Context<AppEnv>,
  key: assessments.Key & { n: string },
  { inline }: { inline: boolean },
): Promise<Response> {
  const { revision, sha256, size } = await readSigned(c.var, key)
  const { period, department } = orThrow(await assessments.head(c.var.db, key), 'notFound')
  const body = isHead(c) ? null : await c.var.files.get(sha256)
  if (!body && !isHead(c)) throw new Error(`the file ${sha256} of ${key.period}/${key.code} is not in the store`)
  const name = fileNames.signed(await subjectShort(c, period), period, department.shortName, revision)
  await noteDownload(c, subjectOf(key), name)
  c.header('content-length', String(size))
  return download(c, PDF, name, body, { inline })
}

const subjectOf = ({ period, code }: assessments.Key): string => `${period}/${code}`

const isInForce = ({ state }: assessments.Head): boolean => isCounted(state, false)

const departmentFile = async (c: Context<AppEnv>, head: assessments.Head): Promise<string> => {
  const { period, department } = head
  return fileNames.department(
    await subjectShort(c, period),
    period,
    department.shortName,
    isInForce(head) ? head.revision : null,
  )
}

type Worded = Pick<Period, 'words' | 'frameworkId'>

/** As a submission froze it; of what was filed before that was kept, of its own framework. */
async function vocabularyOf(c: Context<AppEnv>, { words, frameworkId }: Worded, frozen: SubmissionContent | null) {
  const named = frozen ? (frozen.words ?? { id: frozen.framework.id, version: null }) : null
  const { id, version } = named ?? { id: words ?? frameworkId, version: null }
  return said((await c.var.frameworks.vocabulary(id, version)).vocabulary, 'vi')
}

const subjectShort = async (c: Context<AppEnv>, period: Worded): Promise<string> =>
  (await vocabularyOf(c, period, null)).subjectShort

/** The Excel form, prefilled with what is stored and what is carried forward. */
export async function formResponse(c: Context<AppEnv>, key: assessments.Key): Promise<Response> {
  const head = orThrow(await assessments.head(c.var.db, key), 'notFound')
  const name = fileNames.form(await subjectShort(c, head.period), head.period, head.department.shortName)
  if (isHead(c)) return download(c, XLSX, name, null)
  const { signal } = c.req.raw
  const make = async () => {
    const source = await formSource(c.var, c.var.caller, key)
    const { writeForm, responseBody } = await loadForm()
    const bytes = await new Response(responseBody((out) => writeForm(source, out))).arrayBuffer()
    stay(signal)
    await noteDownload(c, subjectOf(key), name)
    return download(c, XLSX, name, new Uint8Array(bytes))
  }
  return c.var.documents.take('short', make, signal)
}
