/** The templates for lists: empty, or with what is registered. */
import type { Context } from 'hono'
import type { Db } from '../../db/client.ts'
import * as bodies from '../../db/queries/bodies.ts'
import * as departments from '../../db/queries/departments.ts'
import { allSystems } from '../../db/queries/lists.ts'
import * as platforms from '../../db/queries/platforms.ts'
import * as systems from '../../db/queries/systems.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { LIST_KINDS } from '../domain/lists/columns.ts'
import { dayOf } from '../domain/period.ts'
import type { System } from '../domain/system.ts'
import { saidOn } from '../frameworks/library.ts'
import { download, isHead, noteDownload, XLSX } from '../http/attachment.ts'
import { orThrow } from '../http/problem.ts'
import { fileNames } from '../messages/files.ts'
import { levelsOf } from '../register/systems.ts'
import type { TemplateSource } from '../reports/lists/template.ts'
import { loadTemplate } from '../reports/load.ts'

const NOTHING: TemplateSource['rows'] = { department: [], user: [], system: [] }

/** @param filled with every department, account in use and system in use */
export async function templateResponse(c: Context<AppEnv>, filled: boolean): Promise<Response> {
  const { db, settings, frameworks, now } = c.var
  const { subjectShort } = await saidOn(frameworks, dayOf(now()))
  const called = filled ? fileNames.list : fileNames.template
  const name = called(subjectShort, settings.province.name)
  if (isHead(c)) return download(c, XLSX, name, null)
  const rows = filled
    ? {
        department: await departments.list(db),
        user: (await users.list(db)).filter(({ active }) => active),
        system: await named(db, await allSystems(db)),
      }
    : NOTHING
  return made(c, filled ? 'list' : null, name, { kinds: LIST_KINDS, rows })
}

/** Those in use, owner and operator by the names of the bodies that are chosen, and the platform by its own. */
async function named<S extends System>(db: Db, all: readonly S[]): Promise<(S & { hostedOn: string | null })[]> {
  const hosts = new Map((await platforms.list(db)).map(({ id, name }) => [id, name]))
  const names = new Map((await bodies.list(db)).map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null, typed: string | null) => (id !== null && names.get(id)) || typed
  return all
    .filter(({ retiredAt }) => retiredAt === null)
    .map((each) => ({
      ...each,
      owner: nameOf(each.ownerId, each.owner),
      operator: nameOf(each.operatorId, each.operator),
      hostedOn: (each.platformId !== null && hosts.get(each.platformId)) || null,
    }))
}

/** The systems in use of one department. */
export async function systemsTemplateResponse(c: Context<AppEnv>, code: string): Promise<Response> {
  const { db } = c.var
  const department = orThrow(await departments.find(db, code), 'notFound')
  const name = fileNames.systems(department.shortName)
  if (isHead(c)) return download(c, XLSX, name, null)
  const system = await named(
    db,
    (await systems.list(db, code)).map((each) => ({ ...each, department: code })),
  )
  return made(c, code, name, { kinds: ['system'], rows: { ...NOTHING, system } })
}

/** @param subject of whom it tells, for the audit log; null where it is empty */
async function made(
  c: Context<AppEnv>,
  subject: string | null,
  name: string,
  what: Pick<TemplateSource, 'kinds' | 'rows'>,
): Promise<Response> {
  const { frameworks, now, caller, documents } = c.var
  return documents.take('short', async () => {
    const { writeTemplate, responseBody } = await loadTemplate()
    const levels = levelsOf(await frameworks.all())
    const source = { ...what, levels, madeAt: now(), madeBy: caller.name }
    // Whole: a failure is a refusal, and its turn ends with it.
    const bytes = await new Response(responseBody((out) => writeTemplate(source, out))).arrayBuffer()
    if (subject !== null) await noteDownload(c, subject, name)
    return download(c, XLSX, name, new Uint8Array(bytes))
  })
}
