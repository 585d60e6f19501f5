import { useEffect, useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import { BODY_ROLES, type BodyRole } from '../../../api/domain/enums.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { searchable } from '../../../api/domain/search.ts'
import { cleanLine, isBlank, isEmail } from '../../../api/domain/text.ts'
import { goToField, nameDocument } from '../assessment/form/focus.ts'
import { api, type FieldError } from '../lib/api.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { fromQuery } from '../lib/query.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import { Button, Checkboxes, Empty, ErrorSummary, Load, Select, TextInput } from '../ui/index.ts'

const EMPTY: Omit<Body, 'id'> = {
  name: '',
  roles: [],
  unitId: null,
  functions: null,
  head: null,
  post: null,
  address: null,
  phone: null,
  email: null,
}
type TextName = 'functions' | 'head' | 'post' | 'address' | 'phone' | 'email'
const MOST: Record<TextName, number> = {
  functions: LIMITS.functions,
  head: LIMITS.person,
  post: LIMITS.title,
  address: LIMITS.address,
  phone: LIMITS.phone,
  email: LIMITS.email,
}

/** A body to add (`id` empty) or to change. */
export function BodyForm({ id }: { id: string }) {
  const bodies = useLoad(() => api.get('/api/bodies'))
  return (
    <div class="form-page">
      <a href={path('/bodies')} class="govuk-back-link">
        {t('bodies.title')}
      </a>
      <Load state={bodies}>
        {(all) => {
          const before = id === '' ? null : all.find((each) => each.id === id)
          if (before !== undefined) return <Fields before={before} all={all} />
          return <Empty title={t('bodies.unknown')} text={t('bodies.unknownText')} />
        }}
      </Load>
    </div>
  )
}

function Fields({ before, all }: { before: Body | null; all: readonly Body[] }) {
  // One for all tries, so that one whose answer was lost makes nothing twice.
  const [id] = useState(() => before?.id ?? uuid())
  const [started] = useState<Omit<Body, 'id'>>(before ?? EMPTY)
  const [fields, setFields] = useState(started)
  const leave = useLeaveWarning(fields !== started)
  const set = (change: Partial<Body>) => setFields((old) => ({ ...old, ...change }))
  const title = before?.name ?? t('bodies.new')
  useEffect(() => {
    nameDocument(title)
    goToField(fromQuery('field'))
  }, [])
  const isOwner = fields.roles.includes('owner')
  const others = all.filter((each) => each.id !== id)
  const units = others.filter(({ roles }) => roles.includes('unit'))

  const form = useSubmit(
    async () => {
      const json = bodyOf({ ...fields, unitId: isOwner ? fields.unitId : null })
      if (before) await api.patch('/api/bodies/:id', { param: { id }, json: changed(bodyOf(before), json) })
      else await api.post('/api/bodies', { json: { id, ...json } })
      await leave(path(`/bodies?saved=${encodeURIComponent(cleanLine(fields.name))}`))
    },
    (): FieldError[] => [
      ...(isBlank(fields.name) ? [{ path: 'name', message: t('body.nameMissing') }] : []),
      ...(others.some(({ name }) => searchable(name) === searchable(fields.name))
        ? [{ path: 'name', message: t('body.nameTaken') }]
        : []),
      ...(fields.roles.length === 0 ? [{ path: 'roles', message: t('body.rolesMissing') }] : []),
      ...(isBlank(fields.email) || isEmail(cleanLine(fields.email ?? ''))
        ? []
        : [{ path: 'email', message: t('body.emailWrong') }]),
    ],
  )
  const text = (name: TextName, hint?: string) => (
    <TextInput
      name={name}
      label={t(`body.${name}`)}
      {...(hint !== undefined && { hint })}
      value={fields[name] ?? ''}
      onValue={(value) => set({ [name]: value })}
      error={form.errorOf(name)}
      maxLength={MOST[name]}
      literal={name === 'email'}
    />
  )

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{title}</h1>
      <p class="lede">{t('body.laterHint')}</p>
      <form onSubmit={form.onSubmit} noValidate>
        <TextInput
          name="name"
          label={t('body.name')}
          hint={t('body.nameHint')}
          value={fields.name}
          onValue={(name) => set({ name })}
          error={form.errorOf('name')}
          maxLength={LIMITS.body}
        />
        <Checkboxes<BodyRole>
          name="roles"
          label={t('body.roles')}
          hint={t('body.rolesHint')}
          values={fields.roles}
          onValues={(roles) => set({ roles })}
          options={BODY_ROLES.map((value) => ({ value, label: t(`bodyRole.${value}`) }))}
          error={form.errorOf('roles')}
        />
        {isOwner && (
          <Select
            name="unitId"
            label={t('body.unitId')}
            hint={t('body.unitIdHint')}
            empty={t('body.noUnit')}
            value={fields.unitId ?? ''}
            onValue={(unitId) => set({ unitId: unitId || null })}
            options={[
              ...(fields.roles.includes('unit') && !isBlank(fields.name) ? [{ value: id, label: fields.name }] : []),
              ...units.map((unit) => ({ value: unit.id, label: unit.name })),
            ]}
            error={form.errorOf('unitId')}
          />
        )}
        {text('functions', t(fields.roles.join() === 'owner' ? 'body.functionsHintOwner' : 'body.functionsHint'))}
        {text('head', t('body.headHint'))}
        {text('post')}
        {text('address')}
        {text('phone')}
        {text('email')}
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {before ? t('bodies.save') : t('bodies.new')}
          </Button>
          <Button kind="secondary" onClick={() => void leave(path('/bodies'))}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </>
  )
}

/** As the API wants it: no empty text. */
const bodyOf = ({ name, roles, unitId, functions, head, post, address, phone, email }: Omit<Body, 'id'>) => {
  const line = (value: string | null) => cleanLine(value ?? '') || null
  return {
    name: cleanLine(name),
    roles,
    unitId,
    functions: line(functions),
    head: line(head),
    post: line(post),
    address: line(address),
    phone: line(phone),
    email: line(email),
  }
}

/** What was changed here alone: what a colleague has changed meanwhile stays. */
const changed = <F extends object>(before: F, after: F): Partial<F> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify((before as Record<string, unknown>)[name]),
    ),
  ) as Partial<F>
