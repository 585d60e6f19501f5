/** The yearly report of the law of 2026 (form 08). */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { AskedYear, SentYear } from '../domain/wire/year.ts'
import { valid, validQuery } from '../http/valid.ts'
import { form08Docx, form08Json, form08Xlsx } from './downloads.ts'
import { listSent, sendForm08 } from './sent.ts'

export const yearRoutes = new Hono<AppEnv>()
  .get('/:year/form08', validQuery(AskedYear), (c) =>
    form08Json(c, { ...c.req.valid('query'), year: c.req.param('year') }),
  )

  .get('/:year/form08.docx', validQuery(AskedYear), (c) =>
    form08Docx(c, { ...c.req.valid('query'), year: c.req.param('year') }),
  )

  .get('/:year/form08.xlsx', validQuery(AskedYear), (c) =>
    form08Xlsx(c, { ...c.req.valid('query'), year: c.req.param('year') }),
  )

  .get('/:year/form08/sent', async (c) => c.json(await listSent(c.var, c.req.param('year'))))

  .post('/:year/form08/sent', valid(SentYear), async (c) => {
    const { made, report } = await sendForm08(c.var, c.var.caller, {
      ...c.req.valid('json'),
      year: c.req.param('year'),
    })
    return c.json(report, made ? 201 : 200)
  })
