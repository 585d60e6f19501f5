/** Previews of lists that are uploaded: of a province, and of one department's systems. */
import * as bodies from '../../db/queries/bodies.ts'
import * as departments from '../../db/queries/departments.ts'
import { allSystems } from '../../db/queries/lists.ts'
import * as platforms from '../../db/queries/platforms.ts'
import * as systems from '../../db/queries/systems.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv, Caller, Using } from '../deps.ts'
import type { ListPreview } from '../domain/lists/lines.ts'
import { orThrow } from '../http/problem.ts'
import { readUpload } from '../http/workbook-sent.ts'
import { messages } from '../messages/index.ts'
import { levelsOf } from '../register/systems.ts'
import { preview } from './preview.ts'
import { tablesOf } from './tables.ts'

type Working = Pick<Using, 'db' | 'frameworks'> & Pick<AppEnv['Variables'], 'documents' | 'language'>

/** @throws Problem unreadable, notAForm, fileTooLarge, documentsBusy */
export async function previewList(deps: Working, caller: Caller, bytes: Uint8Array): Promise<ListPreview> {
  const { sha256, sheets } = await readUpload(deps.documents, bytes)
  const tables = tablesOf(sheets)
  const registered = {
    departments: await departments.list(deps.db),
    users: await users.list(deps.db),
    systems: await allSystems(deps.db),
    bodies: await bodies.list(deps.db),
    platforms: await platforms.list(deps.db),
  }
  return { file: { sha256 }, ...(await preview(tables, { ...(await given(deps, caller)), registered, only: null })) }
}

/** @throws Problem notFound, unreadable, notAForm, fileTooLarge, documentsBusy */
export async function previewSystems(
  deps: Working,
  caller: Caller,
  { code, bytes }: { code: string; bytes: Uint8Array },
): Promise<ListPreview> {
  const department = orThrow(await departments.find(deps.db, code), 'notFound')
  const { sha256, sheets } = await readUpload(deps.documents, bytes)
  const tables = tablesOf(sheets, ['system'])
  const registered = {
    // The others, too, may be named: what is said is that the list is not for them.
    departments: await departments.list(deps.db),
    users: [],
    systems: (await systems.list(deps.db, code)).map((system) => ({ ...system, department: code })),
    bodies: await bodies.list(deps.db),
    platforms: await platforms.list(deps.db),
  }
  return {
    file: { sha256 },
    ...(await preview(tables, { ...(await given(deps, caller)), registered, only: department })),
  }
}

const given = async ({ frameworks, language }: Working, { username }: Caller) => ({
  levels: levelsOf(await frameworks.all()),
  words: messages(language),
  caller: username,
})
