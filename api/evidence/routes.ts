/** Evidence: the files of departments, sent whole or in parts. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { FileAsked, FileNamed, FilePatch, UploadDone } from '../domain/wire/file.ts'
import { valid, validQuery } from '../http/valid.ts'
import { fileResponse } from './downloads.ts'
import { changeFile, keepFile, listFiles, readSpace, removeFile } from './library.ts'
import { dropUpload, finishUpload, keepPart, readUpload } from './uploads.ts'

export const evidenceRoutes = new Hono<AppEnv>()
  .get('/:code/files', async (c) => c.json(await listFiles(c.var, c.req.param('code'))))

  .post('/:code/files', validQuery(FileNamed), async (c) => {
    const given = { code: c.req.param('code'), ...c.req.valid('query'), content: c.req.raw.body }
    const { made, file } = await keepFile(c.var, c.var.caller, given)
    return c.json(file, made ? 201 : 200)
  })

  .get('/:code/files/:sha256', validQuery(FileAsked), async (c) =>
    fileResponse(c, c.req.param(), { inline: c.req.valid('query').inline === 'true' }),
  )

  .patch('/:code/files/:sha256', valid(FilePatch), async (c) =>
    c.json(await changeFile(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

  .delete('/:code/files/:sha256', async (c) => {
    await removeFile(c.var, c.var.caller, c.req.param())
    return c.body(null, 204)
  })

  .get('/:code/file-space', async (c) => c.json(await readSpace(c.var, c.req.param('code'))))

  .get('/:code/uploads/:id', async (c) => c.json(await readUpload(c.var, c.req.param())))

  .put('/:code/uploads/:id/parts/:n', async (c) => {
    await keepPart(c.var, { ...c.req.param(), content: c.req.raw.body })
    return c.body(null, 204)
  })

  .post('/:code/uploads/:id', valid(UploadDone), async (c) => {
    const { made, file } = await finishUpload(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })
    return c.json(file, made ? 201 : 200)
  })

  .delete('/:code/uploads/:id', async (c) => {
    await dropUpload(c.var, c.req.param())
    return c.body(null, 204)
  })
