/** Departments: who files. */
import { not } from 'drizzle-orm'
import { type Db, GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import type { Caller, Using } from '../deps.ts'
import { activeInOrder, type Department } from '../domain/department.ts'
import { type LetterSettings, USUAL } from '../domain/letterhead.ts'
import type { DepartmentInput, DepartmentPatch } from '../domain/wire/department.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import type { FieldCode } from '../messages/index.ts'

type Working = Pick<Using, 'db' | 'now'>

/** @throws Problem invalid, duplicate */
export async function createDepartment(deps: Working, caller: Caller, input: DepartmentInput): Promise<Department> {
  const { db } = deps
  await checkParent(db, input.parent)
  await write(db, [departments.create(db, input), auditLine(deps, caller, 'department.create', input.code, input)])
  return input
}

/** @throws Problem notFound, invalid */
export async function changeDepartment(
  deps: Working,
  caller: Caller,
  { code, ...change }: DepartmentPatch & { code: string },
): Promise<Department> {
  const { db } = deps
  const before = orThrow(await departments.find(db, code), 'notFound')
  const after = { ...before, ...change }
  if (!activeInOrder(after)) throw fault('activeTo', 'activeOrder')
  await checkParent(db, change.parent)
  try {
    await write(db, [
      ...(change.parent ? [requireThat(not(departments.isAtOrBelow(change.parent, before.code)))] : []),
      departments.update(db, before, change),
      auditLine(deps, caller, 'department.update', before.code, change),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? fault('parent', 'parentBelow') : error
  }
  return after
}

/** How the department's letters end: its own to say, or the coordinator's. @throws Problem notFound. */
export const readLetter = async ({ db }: Pick<Using, 'db'>, code: string): Promise<LetterSettings> =>
  orThrow(await departments.letterOf(db, code), 'notFound').letter ?? USUAL

/** @throws Problem notFound */
export async function changeLetter(
  deps: Working,
  caller: Caller,
  { code, ...letter }: LetterSettings & { code: string },
): Promise<LetterSettings> {
  const { db } = deps
  orThrow(await departments.letterOf(db, code), 'notFound')
  await write(db, [departments.setLetter(db, code, letter), auditLine(deps, caller, 'department.letter', code, letter)])
  return letter
}

const fault = (path: string, code: FieldCode) => new Problem('invalid', { faults: [{ path, code }] })

async function checkParent(db: Db, parent: string | null | undefined): Promise<void> {
  if (parent && !(await departments.find(db, parent))) throw fault('parent', 'unknownDepartment')
}
