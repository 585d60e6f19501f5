/** Who is expected to file in a period. */
import { not } from 'drizzle-orm'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as periods from '../../db/queries/periods.ts'
import type { Caller, Using } from '../deps.ts'
import type { Filer } from '../domain/period.ts'
import type { FilerChange } from '../domain/wire/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'

/** @throws Problem notFound */
export async function listFilers({ db }: Pick<Using, 'db'>, period: string): Promise<Filer[]> {
  const filers = await periods.listFilers(db, period)
  if (filers.length === 0) orThrow(await periods.find(db, period), 'notFound')
  return filers
}

/**
 * A later addition or exemption is a dated line with its reason; the frozen list itself never changes.
 * @returns the whole list after it
 * @throws Problem notFound, invalid
 */
export async function changeFilers(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { department, change, reason, ...key }: FilerChange & { period: string },
): Promise<Filer[]> {
  const { db } = deps
  const period = orThrow(await periods.find(db, key.period), 'notFound')
  if (!(await departments.find(db, department))) {
    throw new Problem('invalid', { faults: [{ path: 'department', code: 'unknownDepartment' }] })
  }

  const adding = change === 'add'
  const isFiler = periods.isFiler(period.id, department)
  const at = deps.now().toISOString()
  try {
    await write(db, [
      requireThat(adding ? not(isFiler) : isFiler),
      adding
        ? periods.addFiler(db, period.id, department, at, reason)
        : periods.exemptFiler(db, period.id, department, at, reason),
      auditLine(deps, caller, `filer.${change}`, `${period.id}/${department}`, { reason }),
    ])
  } catch (error) {
    if (!(error instanceof GuardFailed)) throw error
    throw new Problem('invalid', { faults: [{ path: 'department', code: adding ? 'filerThere' : 'filerNotThere' }] })
  }
  return periods.listFilers(db, period.id)
}
