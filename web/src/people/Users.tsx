import { useState } from 'preact/hooks'
import type { Department } from '../../../api/domain/department.ts'
import { searchable } from '../../../api/domain/search.ts'
import type { Role, User } from '../../../api/domain/user.ts'
import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, Confirm, Empty, Live, Load, Select, SignedIn, Tag, TextInput } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { EditUser } from './EditUser.tsx'
import { NewSlips } from './NewSlips.tsx'
import { NewUser } from './NewUser.tsx'

/** Has a temporary password yet: its slip may be lost. */
const isTemporary = ({ active, mustChangePassword }: User): boolean => active && mustChangePassword

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
        if (edited === '') return <List me={me} users={users} departments={departments} />
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

type ListProps = { me: Me; users: readonly User[]; departments: readonly Department[] }

function List({ me, users, departments }: ListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const [giving, setGiving] = useState(false)
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
      (state === '' || (state === 'temporary' ? isTemporary(user) : user.active === (state === 'active'))) &&
      (words === '' ||
        searchable(`${user.name} ${user.username} ${names.get(user.department ?? '') ?? ''}`).includes(words)),
  )

  // One's own password is changed against itself, and what is out of use has none to give.
  const canBeGiven = ({ username, active }: User) => active && username !== me.user.username
  const given = users.filter((user) => chosen.has(user.username) && canBeGiven(user))
  const all = shown.filter(canBeGiven)
  const choose = (some: readonly User[], on: boolean) => {
    const next = new Set(chosen)
    for (const { username } of some) {
      if (on) next.add(username)
      else next.delete(username)
    }
    setChosen(next)
  }

  function clear() {
    for (const set of [setText, setRole, setDepartment, setState]) set('')
    document.getElementById('text')?.focus()
  }

  if (giving) {
    return <NewSlips users={given} departments={names} me={me} onBack={() => location.assign(path('/users'))} />
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
            { value: 'temporary', label: t('users.temporary') },
            { value: 'inactive', label: t('users.inactive') },
          ]}
        />
      </search>
      <p class="soft" role="status">
        <Live words={t('users.shown', { n: shown.length, total: users.length })} />
      </p>
      <div class="controls no-print">
        {all.length > 0 && (
          <button
            type="button"
            class="link-button"
            onClick={() => choose(all, !all.every(({ username }) => chosen.has(username)))}
          >
            {all.every(({ username }) => chosen.has(username))
              ? t('users.slips.none', { n: all.length })
              : t('users.slips.all', { n: all.length })}
          </button>
        )}
        {given.length > 0 && (
          <Button kind="secondary" small onClick={() => setAsking(true)}>
            {t('users.slips.give', { n: given.length })}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title={t('users.slips.confirm', { n: given.length })}
        action={t('users.slips.give', { n: given.length })}
        onConfirm={async () => {
          setAsking(false)
          setGiving(true)
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{t('users.slips.confirmText')}</p>
      </Confirm>
      {shown.length > 0 ? (
        <Table users={shown} names={names} chosen={chosen} canBeGiven={canBeGiven} onChosen={choose} />
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

type TableProps = {
  users: readonly User[]
  names: ReadonlyMap<string, string>
  chosen: ReadonlySet<string>
  canBeGiven: (user: User) => boolean
  onChosen: (users: readonly User[], on: boolean) => void
}

function Table({ users, names, chosen, canBeGiven, onChosen }: TableProps) {
  return (
    <table class="govuk-table cards" aria-label={t('nav.users')}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {(['name', 'username', 'role', 'department', 'state', 'slip'] as const).map((column) => (
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
            <td class="govuk-table__cell" data-label={t('users.column.slip')}>
              {canBeGiven(user) && (
                <div class="govuk-checkboxes govuk-checkboxes--small">
                  <div class="govuk-checkboxes__item">
                    <input
                      class="govuk-checkboxes__input"
                      type="checkbox"
                      id={`slip-${user.username}`}
                      checked={chosen.has(user.username)}
                      onChange={(event) => onChosen([user], event.currentTarget.checked)}
                    />
                    <label class="govuk-label govuk-checkboxes__label" for={`slip-${user.username}`}>
                      <span class="govuk-visually-hidden">{t('users.slips.of', { name: user.name })}</span>
                    </label>
                  </div>
                </div>
              )}
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
