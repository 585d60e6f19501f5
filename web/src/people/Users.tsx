import type { Department } from '../../../api/domain/department.ts'
import { searchable } from '../../../api/domain/search.ts'
import type { Role, User } from '../../../api/domain/user.ts'
import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, Empty, Load, Select, SignedIn, Tag, TextInput } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { EditUser } from './EditUser.tsx'
import { NewUser } from './NewUser.tsx'

const ROLES: readonly Role[] = ['editor', 'approver', 'reviewer', 'admin']

/** Accounts: the list, one to make, one to change. */
export default function Users() {
  return <SignedIn roles={['admin']}>{(me) => <Asked me={me} />}</SignedIn>
}

function Asked({ me }: { me: Me }) {
  const accounts = useLoad(async () => {
    const [users, departments] = await Promise.all([api.get('/api/users'), api.get('/api/departments')])
    return { users, departments }
  })
  const edited = fromQuery('edit')
  return (
    <Load state={accounts}>
      {({ users, departments }) => {
        if (fromQuery('new') !== '') return <NewUser users={users} departments={departments} />
        if (edited === '') return <List users={users} departments={departments} />
        const user = users.find((u) => u.username === edited)
        if (user) return <EditUser user={user} departments={departments} isSelf={user.username === me.user.username} />
        return (
          <Empty title={t('users.unknown')} text={t('users.unknownText')}>
            <ButtonLink href={path('/users')}>{t('nav.users')}</ButtonLink>
          </Empty>
        )
      }}
    </Load>
  )
}

function List({ users, departments }: { users: readonly User[]; departments: readonly Department[] }) {
  const [text, setText] = useQuery('text')
  const [role, setRole] = useQuery('role')
  const [department, setDepartment] = useQuery('department')
  const [state, setState] = useQuery('state')
  const names = new Map(departments.map((d) => [d.code, d.name]))
  const words = searchable(text)
  const shown = users.filter(
    (user) =>
      (role === '' || user.role === role) &&
      (department === '' || user.department === department) &&
      (state === '' || user.active === (state === 'active')) &&
      (words === '' ||
        searchable(`${user.name} ${user.username} ${names.get(user.department ?? '') ?? ''}`).includes(words)),
  )

  function clear() {
    for (const set of [setText, setRole, setDepartment, setState]) set('')
    document.getElementById('text')?.focus()
  }

  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('nav.users')}</h1>
        <div class="govuk-button-group">
          <ButtonLink href={path('/users?new=1')}>{t('users.new')}</ButtonLink>
          <ButtonLink kind="secondary" href={path('/import')}>
            {t('departments.upload')}
          </ButtonLink>
        </div>
      </div>
      <Saved words={(name) => t('users.saved', { name })} />
      <search class="controls controls--filters no-print" aria-label={t('users.filters')}>
        <TextInput name="text" type="search" label={t('users.search')} value={text} onValue={setText} />
        <Select
          name="role"
          label={t('users.role')}
          empty={t('filings.all')}
          value={role}
          onValue={setRole}
          options={ROLES.map((value) => ({ value: value as string, label: t(`role.${value}`) }))}
        />
        <Select
          name="department"
          label={t('users.department')}
          empty={t('filings.all')}
          value={department}
          onValue={setDepartment}
          options={departments.map((d) => ({ value: d.code, label: d.name }))}
        />
        <Select
          name="state"
          label={t('users.state')}
          empty={t('filings.all')}
          value={state}
          onValue={setState}
          options={[
            { value: 'active', label: t('users.active') },
            { value: 'inactive', label: t('users.inactive') },
          ]}
        />
      </search>
      <p class="soft" role="status">
        {t('users.shown', { n: shown.length, total: users.length })}
      </p>
      {shown.length > 0 ? (
        <Table users={shown} names={names} />
      ) : (
        <Empty title={t('users.nothing')} text={t('filings.nothingText')}>
          <Button kind="secondary" onClick={clear}>
            {t('filings.clear')}
          </Button>
        </Empty>
      )}
    </>
  )
}

function Table({ users, names }: { users: readonly User[]; names: ReadonlyMap<string, string> }) {
  return (
    <table class="govuk-table cards" aria-label={t('nav.users')}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {(['name', 'username', 'role', 'department', 'state'] as const).map((column) => (
            <th key={column} scope="col" class="govuk-table__header">
              {t(`users.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {users.map((user) => (
          <tr key={user.username} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              <a href={path(`/users?edit=${encodeURIComponent(user.username)}`)}>{user.name}</a>
            </th>
            <td class="govuk-table__cell" data-label={t('users.column.username')}>
              {user.username}
            </td>
            <td class="govuk-table__cell" data-label={t('users.column.role')}>
              {t(`role.${user.role}`)}
            </td>
            <td class="govuk-table__cell" data-label={t('users.column.department')}>
              {user.department === null ? t('users.coordinator') : (names.get(user.department) ?? user.department)}
            </td>
            <td class="govuk-table__cell" data-label={t('users.column.state')}>
              <AccountState user={user} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AccountState({ user: { active, mustChangePassword } }: { user: User }) {
  if (!active) return <Tag>{t('users.inactive')}</Tag>
  if (mustChangePassword) return <Tag tone="partial">{t('users.temporary')}</Tag>
  return <Tag tone="met">{t('users.active')}</Tag>
}
