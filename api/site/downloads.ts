/** The audit log as CSV. */
import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { AskedBy } from '../http/attachment.ts'
import { csvResponse } from '../http/csv.ts'
import { tables } from '../messages/tables.ts'
import type { readAudit } from './audit.ts'

type Line = Awaited<ReturnType<typeof readAudit>>[number]

export function auditCsv(c: Context<AppEnv>, pages: AsyncIterable<readonly Line[]>, filter: AskedBy): Promise<never> {
  const words = tables[c.var.language]
  return csvResponse(
    c,
    { name: `${words.files.audit}.csv`, subject: 'audit', filter },
    [
      [words.at, ({ at }) => at],
      [words.actor, ({ actor }) => actor],
      [words.name, ({ name }) => name],
      [words.act, ({ action }) => action],
      [words.subject, ({ subject }) => subject],
      [words.detail, ({ detail }) => (detail === null ? null : JSON.stringify(detail))],
      [words.address, ({ address }) => address],
    ],
    pages,
  )
}
