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
import { issuerOf, type Sender } from '../reports/form08/issuer.ts'
import { loadForm08Letter, loadForm08Workbook } from '../reports/load.ts'
import { type Asked, type Read, readForm08, yearOf } from './read.ts'
import { type Form08Told, jsonOf } from './told.ts'

type AskedFile = Asked & { annex: 'requirements' | null }
type Format = { extension: 'docx' | 'xlsx'; type: string }

/** @throws Problem notFound, forbidden */
export async function form08Json(c: Context<AppEnv>, { annex, ...asked }: AskedFile) {
  refuseAnnex(c, asked, annex)
  const { form, requirements } = await readForm08(c.var, c.var.caller, asked)
  const text = jsonOf(form, c.var.language, annex && requirements(c.req.raw.signal))
  return streamedText<Form08Told & { requirements?: SystemRequirements[] }>(c, text)
}

/** As a letter; annex IV is a file of its own. @throws Problem notFound, forbidden, documentsBusy */
export const form08Docx = (c: Context<AppEnv>, asked: AskedFile): Promise<Response> =>
  file(c, asked, { extension: 'docx', type: DOCX }, async ({ form, requirements, sender }) => {
    const issuer = issuerOf(sender, c.var.settings)
    const { form08Letter, form08Requirements } = await loadForm08Letter()
    const { signal } = c.req.raw
    return asked.annex
      ? form08Requirements({ form, issuer, requirements: requirements(signal) }, signal)
      : form08Letter({ form, issuer }, signal)
  })

/** As a workbook, with what is at fault. @throws Problem notFound, forbidden, documentsBusy */
export const form08Xlsx = (c: Context<AppEnv>, asked: AskedFile): Promise<Response> =>
  file(c, asked, { extension: 'xlsx', type: XLSX }, async ({ form, requirements, sender }) => {
    const { caller, settings, db } = c.var
    const issuer = issuerOf(sender, settings).name
    const { writeForm08, writeRequirements, responseBody } = await loadForm08Workbook()
    const nameOf = new Map((await departments.list(db)).map(({ code, name }) => [code, name]))
    const faults = form.faults.map(({ severity, where, ...fault }) => ({
      severity,
      department: where.department === null ? '' : (nameOf.get(where.department) ?? where.department),
      name: where.name,
      message: sayFault('vi', fault),
    }))
    const given = { form, issuer, faults, madeAt: c.var.now(), madeBy: caller.name }
    const { signal } = c.req.raw
    const body = responseBody((out) =>
      asked.annex ? writeRequirements({ ...given, requirements: requirements(signal) }, out) : writeForm08(given, out),
    )
    // Whole: a failure is a refusal, and its turn ends with it.
    return new Uint8Array(await new Response(body).arrayBuffer())
  })

/** Made in turns, and noted. */
async function file(
  c: Context<AppEnv>,
  { annex, ...asked }: AskedFile,
  { extension, type }: Format,
  make: (read: Read & { sender: Sender }) => Promise<Uint8Array>,
): Promise<Response> {
  refuseAnnex(c, asked, annex)
  const { year, owner, unit } = asked
  const name = `${await nameOf(c, asked, annex !== null)}.${extension}`
  if (isHead(c)) return download(c, type, name, null)
  const work = async () => {
    const read = await readForm08(c.var, c.var.caller, asked)
    const bytes = await make({ ...read, sender: await senderOf(c, read, asked) })
    const filter = { owner, unit, annex }
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

async function senderOf(c: Context<AppEnv>, { form, bodies: all, main }: Read, { unit }: Asked): Promise<Sender> {
  const told = (id: string | null) => {
    const body = all.find(id)
    return body ? all.told(body) : null
  }
  if (unit === null) {
    const own = told(form.owner?.id ?? null)
    return own && own.id !== main ? { as: 'owner', body: own } : { as: 'main', body: told(main) }
  }
  const { db } = c.var
  const department = orThrow(await departments.find(db, unit), 'notFound')
  const parent = department.parent === null ? undefined : await departments.find(db, department.parent)
  const letter = (await departments.letterOf(db, unit))?.letter ?? null
  const named = all.named(department.name)
  const [first] = form.bodies
  const to = first?.owner ?? told(main)
  const through = first ? first.unit : to && all.unitOf(to)
  return {
    as: 'unit',
    department: { ...department, parentName: parent?.name ?? null, letter },
    body: named ? all.told(named) : null,
    owner: to?.name ?? null,
    through: through?.name ?? null,
  }
}
