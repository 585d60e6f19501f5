import type { Department } from '../../../api/domain/department.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import type { Role } from '../../../api/domain/user.ts'
import type { FieldError } from '../lib/api.ts'
import { t } from '../lib/t.ts'
import { Radios, Select, TextInput } from '../ui/index.ts'

export type UserFieldValues = { name: string; role: Role | null; department: string }

export const needsDepartment = (role: Role | null): boolean => role === 'editor' || role === 'approver'

/** What is sent: an account of the coordinator has no department. */
export const bodyOf = ({ name, role, department }: UserFieldValues) => ({
  name: cleanLine(name),
  role,
  department: needsDepartment(role) ? department : null,
})

export function userFaults({ name, role, department }: UserFieldValues): FieldError[] {
  return [
    ...(isBlank(name) ? [{ path: 'name', message: t('users.nameMissing') }] : []),
    ...(role === null ? [{ path: 'role', message: t('users.roleMissing') }] : []),
    ...(needsDepartment(role) && department === ''
      ? [{ path: 'department', message: t('users.departmentMissing') }]
      : []),
  ]
}

type Props = {
  values: UserFieldValues
  onValues: (values: UserFieldValues) => void
  departments: readonly Department[]
  errorOf: (name: string) => string | undefined
}

/** Name, role, and the department where the role has one. */
export function UserFields({ values, onValues, departments, errorOf }: Props) {
  const set = (change: Partial<UserFieldValues>) => onValues({ ...values, ...change })
  return (
    <>
      <TextInput
        name="name"
        label={t('users.name')}
        error={errorOf('name')}
        value={values.name}
        onValue={(name) => set({ name })}
        maxLength={LIMITS.person}
      />
      <Radios
        name="role"
        label={t('users.role')}
        error={errorOf('role')}
        value={values.role}
        onValue={(role) => set({ role })}
        options={(['editor', 'approver', 'reviewer', 'admin'] as const).map((role) => ({
          value: role,
          label: t(`role.${role}`),
          hint: t(`users.roleHint.${role}`),
        }))}
      />
      {needsDepartment(values.role) && (
        <Select
          name="department"
          label={t('users.department')}
          error={errorOf('department')}
          value={values.department}
          onValue={(department) => set({ department })}
          options={departments.map((d) => ({ value: d.code, label: d.name }))}
        />
      )}
    </>
  )
}
