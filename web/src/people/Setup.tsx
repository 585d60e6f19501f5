import { useState } from 'preact/hooks'
import { LIMITS, PASSWORD_MIN } from '../../../api/domain/limits.ts'
import { cleanLine } from '../../../api/domain/text.ts'
import { api, type FieldError, leaveFor, Told } from '../lib/api.ts'
import { hashOf } from '../lib/hash.ts'
import { useLoad } from '../lib/load.ts'
import { getSite } from '../lib/me.ts'
import { signedInAs } from '../lib/person.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'
import { Button, ButtonLink, Empty, ErrorSummary, Load, PasswordInput, TextInput } from '../ui/index.ts'
import { suggested } from './suggested.ts'

type Line = { name: string; label: Key; hint?: Key; literal?: boolean; maxLength: number }

const CODE: Line = {
  name: 'code',
  label: 'setup.code',
  hint: 'setup.codeHint',
  literal: true,
  maxLength: LIMITS.setupCode,
}
const PROVINCE: Line[] = [
  {
    name: 'settings.province.name',
    label: 'setup.provinceName',
    hint: 'setup.provinceNameHint',
    maxLength: LIMITS.province,
  },
  {
    name: 'settings.province.place',
    label: 'setup.provincePlace',
    hint: 'setup.provincePlaceHint',
    maxLength: LIMITS.province,
  },
]
const COORDINATOR: Line[] = [
  {
    name: 'settings.coordinator.name',
    label: 'setup.coordinatorName',
    hint: 'setup.coordinatorNameHint',
    maxLength: LIMITS.body,
  },
  {
    name: 'settings.coordinator.parent',
    label: 'setup.coordinatorParent',
    hint: 'setup.coordinatorParentHint',
    maxLength: LIMITS.body,
  },
  {
    name: 'settings.coordinator.symbol',
    label: 'setup.coordinatorSymbol',
    hint: 'setup.coordinatorSymbolHint',
    maxLength: LIMITS.symbol,
  },
  {
    name: 'settings.coordinator.headTitle',
    label: 'setup.headTitle',
    hint: 'setup.headTitleHint',
    maxLength: LIMITS.headTitle,
  },
]
const ADMIN: Line[] = [
  { name: 'admin.name', label: 'setup.adminName', maxLength: LIMITS.person },
  {
    name: 'admin.username',
    label: 'setup.adminUsername',
    hint: 'setup.adminUsernameHint',
    literal: true,
    maxLength: LIMITS.username,
  },
]
const LINES = [CODE, ...PROVINCE, ...COORDINATOR, ...ADMIN]
const PASSWORD = 'admin.password'
/** Not the name of a field, to which a fault may have led. */
const CODE_GIVEN = /^[A-Z0-9-]{8,}$/

/** The first run: the province, the coordinator and the first admin, by a one-time code. */
export default function Setup() {
  const site = useLoad(getSite)
  return (
    <Load state={site}>
      {({ setupNeeded }) =>
        setupNeeded ? (
          <SetupForm />
        ) : (
          <Empty title={t('setup.title')} text={t('setup.done')}>
            <ButtonLink href={path('/sign-in')}>{t('nav.signIn')}</ButtonLink>
          </Empty>
        )
      }
    </Load>
  )
}

function SetupForm() {
  // The way that the console names leads here with the code.
  const [values, setValues] = useState<Record<string, string>>(() => ({
    code: CODE_GIVEN.test(hashOf()) ? hashOf() : '',
  }))
  const typed = (name: string) => cleanLine(values[name] ?? '')
  const { username, ...letter } = suggested({
    province: typed('settings.province.name'),
    coordinator: typed('settings.coordinator.name'),
    admin: typed('admin.name'),
  })
  const offered: Record<string, string> = {
    'settings.province.place': letter.place,
    'settings.coordinator.parent': letter.parent,
    'settings.coordinator.symbol': letter.symbol,
    'settings.coordinator.headTitle': letter.headTitle,
    'admin.username': username,
  }
  const value = (name: string) => values[name] ?? offered[name] ?? ''
  const trimmed = (name: string) => cleanLine(value(name))

  const form = useSubmit(
    async () => {
      await api.post('/api/setup', {
        json: {
          code: trimmed('code'),
          settings: {
            province: { name: trimmed('settings.province.name'), place: trimmed('settings.province.place') },
            coordinator: {
              name: trimmed('settings.coordinator.name'),
              parent: trimmed('settings.coordinator.parent'),
              symbol: trimmed('settings.coordinator.symbol'),
              headTitle: trimmed('settings.coordinator.headTitle'),
            },
          },
          admin: { name: trimmed('admin.name'), username: trimmed('admin.username'), password: value(PASSWORD) },
        },
      })
      await signIn(trimmed('admin.username'), value(PASSWORD))
    },
    (): FieldError[] => [
      ...LINES.filter(({ name }) => trimmed(name) === '').map(({ name, label }) => ({
        path: name,
        message: t('field.required', { label: t(label).toLocaleLowerCase() }),
      })),
      ...(value(PASSWORD).length < PASSWORD_MIN
        ? [{ path: PASSWORD, message: t('account.newShort', { n: PASSWORD_MIN }) }]
        : []),
    ],
  )

  const field = ({ name, label, hint, ...rest }: Line) => (
    <TextInput
      key={name}
      name={name}
      label={t(label)}
      hint={hint && t(hint)}
      value={value(name)}
      onValue={(text) => setValues((all) => ({ ...all, [name]: text }))}
      error={form.errorOf(name)}
      autocomplete={name === 'admin.username' ? 'username' : 'off'}
      {...rest}
    />
  )

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{t('setup.title')}</h1>
      <p class="lede">{t('setup.lede')}</p>
      <form onSubmit={form.onSubmit} noValidate>
        {field(CODE)}
        <h2 class="section-title">{t('setup.province')}</h2>
        {PROVINCE.map(field)}
        <h2 class="section-title">{t('setup.coordinator')}</h2>
        {COORDINATOR.map(field)}
        <h2 class="section-title">{t('setup.admin')}</h2>
        {ADMIN.map(field)}
        <PasswordInput
          name={PASSWORD}
          label={t('setup.adminPassword')}
          hint={t('account.newHint', { n: PASSWORD_MIN })}
          value={value(PASSWORD)}
          onValue={(text) => setValues((all) => ({ ...all, [PASSWORD]: text }))}
          error={form.errorOf(PASSWORD)}
          autocomplete="new-password"
        />
        <Button type="submit" busy={form.busy} busyLabel={t('setup.going')}>
          {t('setup.go')}
        </Button>
      </form>
    </>
  )
}

/** The account is made: where signing in fails, it is signed in by hand. */
async function signIn(username: string, password: string): Promise<void> {
  try {
    await api.post('/api/auth/sign-in/username', { json: { username, password } })
    signedInAs(username.toLowerCase())
  } catch (error) {
    if (!(error instanceof Told)) throw error
    await leaveFor(path('/sign-in'))
  }
  await leaveFor(path('/'))
}
