/** The yearly report as it is sent: the answer of the API, the letter, the workbook. */
import type { Context } from 'hono'
import * as bodies from '../../db/queries/bodies.ts'
import * as departments from '../../db/queries/departments.ts'
import type { AppEnv } from '../deps.ts'
import type { SystemRequirements } from '../domain/form08/types.ts'
import { saidOn } from '../frameworks/library.ts'
import { DOCX, download, isHead, noteDownload, XLSX } from '../http/attachment.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { streamedText } from '../http/written.ts'
import { fileNames } from '../messages/files.ts'
import { sayFault } from '../messages/form08.ts'
import { mayReadYear, mayTakeRequirements } from '../permissions.ts'
import { type Issuer, issuerOf } from '../reports/form08/issuer.ts'
import { loadForm08Letter, loadForm08Workbook } from '../reports/load.ts'
import { type Asked, type Read, readForm08, yearOf } from './read.ts'
import { senderOf } from './sender.ts'
import { readSent } from './sent.ts'
import { type Form08Told, jsonOf, toldIn } from './told.ts'

type AskedFile = Asked & { annex: 'requirements' | null; sent: string | null }
type Report = Pick<Read, 'form' | 'requirements'> & { issuer: Issuer }
type Format = { extension: 'docx' | 'xlsx'; type: string }

/** @throws Problem notFound, forbidden */
export async function form08Json(c: Context<AppEnv>, { annex, ...asked }: AskedFile) {
  refuseAnnex(c, asked, annex)
  const { form, requirements } = await reportOf(c, asked)
  const text = jsonOf(form, toldIn(c.var.language), annex && requirements(c.req.raw.signal))
  return streamedText<Form08Told & { requirements?: SystemRequirements[] }>(c, text)
}

/** As a letter; annex IV is a file of its own. @throws Problem notFound, forbidden, documentsBusy */
export const form08Docx = (c: Context<AppEnv>, asked: AskedFile): Promise<Response> =>
  file(c, asked, { extension: 'docx', type: DOCX }, async ({ form, requirements, issuer }) => {
    const { form08Letter, form08Requirements } = await loadForm08Letter()
    const { signal } = c.req.raw
    return asked.annex
      ? form08Requirements({ form, issuer, requirements: requirements(signal) }, signal)
      : form08Letter({ form, issuer }, signal)
  })

/** As a workbook, with what is at fault. @throws Problem notFound, forbidden, documentsBusy */
export const form08Xlsx = (c: Context<AppEnv>, asked: AskedFile): Promise<Response> =>
  file(c, asked, { extension: 'xlsx', type: XLSX }, async ({ form, requirements, issuer }) => {
    const { caller, db } = c.var
    const { writeForm08, writeRequirements, responseBody } = await loadForm08Workbook()
    const nameOf = new Map((await departments.list(db)).map(({ code, name }) => [code, name]))
    const faults = form.faults.map(({ severity, where, ...fault }) => ({
      severity,
      department: where.department === null ? '' : (nameOf.get(where.department) ?? where.department),
      name: where.name,
      message: sayFault('vi', fault),
    }))
    const given = { form, issuer: issuer.name, faults, madeAt: c.var.now(), madeBy: caller.name }
    const { signal } = c.req.raw
    const body = responseBody((out) =>
      asked.annex ? writeRequirements({ ...given, requirements: requirements(signal) }, out) : writeForm08(given, out),
    )
    // Whole: a failure is a refusal, and its turn ends with it.
    return new Uint8Array(await new Response(body).arrayBuffer())
  })

/** As it stands now, or as one was sent. @throws Problem notFound, forbidden */
async function reportOf(c: Context<AppEnv>, { sent, ...asked }: Omit<AskedFile, 'annex'>): Promise<Report> {
  const { caller, settings } = c.var
  if (sent !== null) {
    if (!mayReadYear(caller, null)) throw new Problem('forbidden')
    return readSent(c.var, asked.year, sent)
  }
  const read = await readForm08(c.var, caller, asked)
  return { ...read, issuer: issuerOf(await senderOf(c.var, read, asked), settings) }
}

/** Made in turns, and noted. */
async function file(
  c: Context<AppEnv>,
  { annex, ...asked }: AskedFile,
  { extension, type }: Format,
  make: (report: Report) => Promise<Uint8Array>,
): Promise<Response> {
  refuseAnnex(c, asked, annex)
  const { year, owner, unit, sent } = asked
  const name = `${await nameOf(c, asked, annex !== null)}.${extension}`
  if (isHead(c)) return download(c, type, name, null)
  const work = async () => {
    const bytes = await make(await reportOf(c, asked))
    const filter = { owner, unit, annex, sent }
    await noteDownload(c, year, name, { filter })
    return download(c, type, name, bytes)
  }
  return c.var.documents.take(unit === null ? 'long' : 'short', work, c.req.raw.signal)
}

function refuseAnnex(c: Context<AppEnv>, { unit }: Asked, annex: AskedFile['annex']): void {
  if (annex && !mayTakeRequirements(c.var.caller, unit)) throw new Problem('forbidden')
}

/** What the file is called, which is known before it is made. @throws Problem notFound, forbidden */
async function nameOf(c: Context<AppEnv>, { year, owner, unit }: Asked, annex: boolean): Promise<string> {
  const { db, frameworks, settings, caller } = c.var
  if (!mayReadYear(caller, unit)) throw new Problem('forbidden')
  const { days } = await yearOf(c.var, year)
  const { subjectShort } = await saidOn(frameworks, days.window.to)
  const sender =
    unit !== null
      ? orThrow(await departments.find(db, unit), 'notFound').shortName
      : owner !== null
        ? orThrow(await bodies.find(db, owner), 'notFound').name
        : settings.province.name
  return fileNames.form08(subjectShort, year, sender, annex)
}
