/** The audit log, read: who did what to what, when and from where. */

import { type AuditFilter, page } from '../../db/queries/audit.ts'
import type { Deps } from '../deps.ts'

/** Lines of one answer. */
export const AUDIT_PAGE = 100

export const readAudit = ({ db }: Pick<Deps, 'db'>, filter: AuditFilter, before: number | null) =>
  page(db, filter, before, AUDIT_PAGE)

/** All of them, a page at a time. */
export async function* wholeAudit({ db }: Pick<Deps, 'db'>, filter: AuditFilter) {
  for (let before: number | null = null; ; ) {
    const lines = await page(db, filter, before, 10 * AUDIT_PAGE)
    if (lines.length === 0) return
    yield lines
    before = lines.at(-1)?.id ?? null
  }
}
