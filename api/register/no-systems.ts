/** The declaration that a department has no information system. It asks nothing and scores nothing: level 1 is what none gives. */
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as systems from '../../db/queries/systems.ts'
import type { Caller, Using } from '../deps.ts'
import type { NoSystems } from '../domain/system.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'

type Declared = { noSystems: NoSystems | null }

/** @throws Problem notFound */
export const readNoSystems = async ({ db }: Pick<Using, 'db'>, code: string): Promise<Declared> =>
  orThrow(await departments.noSystemsOf(db, code), 'notFound')

/**
 * Declares it, or takes it back, as registering a system does too; what stands so already stays as it is.
 * @throws Problem notFound, hasSystems
 */
export async function declareNoSystems(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { code, declared }: { code: string; declared: boolean },
): Promise<Declared> {
  const { db } = deps
  const before = await readNoSystems(deps, code)
  if (declared === (before.noSystems !== null)) return before
  const noSystems = declared ? { by: caller.name, at: deps.now().toISOString() } : null
  try {
    await write(db, [
      ...(declared ? [requireThat(systems.noneActive(code))] : []),
      departments.setNoSystems(db, code, noSystems),
      auditLine(deps, caller, 'department.noSystems', code, { declared }),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('hasSystems') : error
  }
  return { noSystems }
}
