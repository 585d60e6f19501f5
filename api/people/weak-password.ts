/** The refusal of a weak password, with what the site knows of whom it is for. */

import { passwordFault } from '../domain/password.ts'
import type { Settings } from '../domain/settings.ts'
import { Problem } from '../http/problem.ts'

type Person = {
  username: string
  name: string
  department: { code: string; name: string; shortName: string } | null | undefined
}

/** @throws Problem invalid, naming the field at `path` */
export function refuseWeak(
  password: string,
  { username, name, department }: Person,
  { province, coordinator }: Pick<Settings, 'province' | 'coordinator'>,
  path = 'password',
): void {
  const names = [username, name, department?.code, department?.name, department?.shortName]
  const code = passwordFault(password, [...names, province.name, province.place, coordinator.name])
  if (code) throw new Problem('invalid', { faults: [{ path, code }] })
}
