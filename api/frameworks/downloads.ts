/** An edition as a file: JSON, a workbook to change and upload again, or an empty one. */
import type { Context } from 'hono'
import { bundledVocabulary } from '../../db/frameworks/index.ts'
import type { AppEnv } from '../deps.ts'
import type { EditionDocument } from '../domain/edition-sheets.ts'
import type { Vocabulary } from '../domain/framework.ts'
import { download, isHead, named, noteDownload, XLSX } from '../http/attachment.ts'
import { orThrow } from '../http/problem.ts'
import { written } from '../http/written.ts'
import { fileNames } from '../messages/files.ts'
import { loadEdition } from '../reports/load.ts'
import type { Library } from './library.ts'

/** With what leads to it, as it is uploaded. @throws Problem notFound */
async function documentOf(frameworks: Library, id: string, version: string | null): Promise<EditionDocument> {
  const framework = orThrow(
    version === null ? await frameworks.newest(id) : await frameworks.find(id, version),
    'notFound',
  )
  const mapping = await frameworks.leadsTo(framework)
  return { ...framework, ...(mapping && { mapping }) }
}

/** @param version null: the newest. @throws Problem notFound */
export async function editionJson(c: Context<AppEnv>, id: string, version: string | null) {
  const document = await documentOf(c.var.frameworks, id, version)
  const name = fileNames.edition(id, document.version, 'json')
  await noteDownload(c, `${id}@${document.version}`, name)
  c.header('content-disposition', `attachment; ${named(name)}`)
  return written<EditionDocument>(c, [JSON.stringify(document, null, 1)])
}

/** @param id null: an empty one. @throws Problem notFound */
export async function editionXlsx(c: Context<AppEnv>, id: string | null, version: string | null): Promise<Response> {
  const { frameworks, now, caller, documents } = c.var
  const document = id === null ? null : await documentOf(frameworks, id, version)
  const name = document ? fileNames.edition(document.id, document.version, 'xlsx') : fileNames.editionTemplate
  if (isHead(c)) return download(c, XLSX, name, null)
  return documents.take('short', async () => {
    const { writeEdition, responseBody } = await loadEdition()
    const vocabulary = Object.keys(bundledVocabulary.vocabulary) as (keyof Vocabulary)[]
    const source = { document, vocabulary, madeAt: now(), madeBy: caller.name }
    // Whole: a failure is a refusal, and its turn ends with it.
    const bytes = await new Response(responseBody((out) => writeEdition(source, out))).arrayBuffer()
    if (document) await noteDownload(c, `${document.id}@${document.version}`, name)
    return download(c, XLSX, name, new Uint8Array(bytes))
  })
}
