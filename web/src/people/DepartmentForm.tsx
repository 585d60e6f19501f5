import { useState } from 'preact/hooks'
import type { Department, DepartmentKind } from '../../../api/domain/department.ts'
import { DEPARTMENT_CODE_MIN, LIMITS } from '../../../api/domain/limits.ts'
import { searchable } from '../../../api/domain/search.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { api, type FieldError } from '../lib/api.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, DateInput, Empty, ErrorSummary, Load, Select, TextInput } from '../ui/index.ts'

const KINDS: readonly DepartmentKind[] = ['department', 'unit', 'district', 'commune', 'other']
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/

const NEW: Department = {
  code: '',
  name: '',
  shortName: '',
  kind: 'department',
  parent: null,
  activeFrom: null,
  activeTo: null,
}

/** A department to add (`code` empty) or to change. */
export function DepartmentForm({ code }: { code: string }) {
  const departments = useLoad(() => api.get('/api/departments'))
  return (
    <>
      <a href={path('/departments')} class="govuk-back-link">
        {t('nav.departments')}
      </a>
      <Load state={departments}>
        {(all) => {
          const before = code === '' ? NEW : all.find((d) => d.code === code)
          if (before) return <Fields before={before} all={all} />
          return <Empty title={t('departments.unknown')} text={t('departments.unknownText')} />
        }}
      </Load>
    </>
  )
}

function Fields({ before, all }: { before: Department; all: readonly Department[] }) {
  const isNew = before.code === ''
  const [fields, setFields] = useState(before)
  const leave = useLeaveWarning(fields !== before)
  const [codeTyped, setCodeTyped] = useState(!isNew)
  const [wrong, setWrong] = useState<{ activeFrom?: string | null; activeTo?: string | null }>({})
  const set = (change: Partial<Department>) => setFields((old) => ({ ...old, ...change }))

  const form = useSubmit(
    async () => {
      const { code, ...rest } = fields
      const change = { ...rest, name: cleanLine(rest.name), shortName: cleanLine(rest.shortName) }
      if (isNew) await api.post('/api/departments', { json: { code, ...change } })
      else await api.patch('/api/departments/:code', { param: { code }, json: change })
      await leave(path(`/departments?saved=${encodeURIComponent(change.name)}`))
    },
    () => faults(fields, all, isNew, wrong),
  )

  function name(value: string) {
    set({ name: value })
    if (!codeTyped) set({ code: codeOf(value) })
  }

  return (
    <>
      <h1 class="page-title">{isNew ? t('departments.newTitle') : before.name}</h1>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <form onSubmit={form.onSubmit} noValidate>
        <TextInput
          name="name"
          label={t('departments.name')}
          hint={t('departments.nameHint')}
          error={form.errorOf('name')}
          value={fields.name}
          onValue={name}
          maxLength={LIMITS.department}
        />
        <TextInput
          name="shortName"
          label={t('departments.shortName')}
          hint={t('departments.shortNameHint')}
          error={form.errorOf('shortName')}
          value={fields.shortName}
          onValue={(shortName) => set({ shortName })}
          maxLength={LIMITS.shortName}
        />
        {isNew ? (
          <TextInput
            name="code"
            label={t('departments.code')}
            hint={t('departments.codeHint')}
            error={form.errorOf('code')}
            value={fields.code}
            onValue={(code) => {
              setCodeTyped(code !== '')
              set({ code: cleanLine(code).toLowerCase() })
            }}
            literal
            maxLength={LIMITS.departmentCode}
          />
        ) : (
          <p>
            <b>{t('departments.code')}</b>: <code>{before.code}</code>{' '}
            <span class="soft">{t('departments.codeFixed')}</span>
            <br />
            <a href={path(`/letter?department=${before.code}`)}>{t('letter.open')}</a>
          </p>
        )}
        <Select
          name="kind"
          label={t('departments.kind')}
          empty={false}
          error={form.errorOf('kind')}
          value={fields.kind}
          onValue={(kind) => set({ kind })}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <Select
          name="parent"
          label={t('field.optional', { label: t('departments.parent') })}
          empty={t('departments.noParent')}
          error={form.errorOf('parent')}
          value={fields.parent ?? ''}
          onValue={(parent) => set({ parent: parent === '' ? null : parent })}
          options={all.filter((d) => d.code !== before.code).map((d) => ({ value: d.code, label: d.name }))}
        />
        <DateInput
          name="activeFrom"
          label={t('field.optional', { label: t('departments.activeFrom') })}
          hint={t('departments.activeFromHint')}
          error={form.errorOf('activeFrom')}
          value={fields.activeFrom}
          onValue={(activeFrom, problem) => {
            set({ activeFrom })
            setWrong((old) => ({ ...old, activeFrom: problem }))
          }}
        />
        <DateInput
          name="activeTo"
          label={t('field.optional', { label: t('departments.activeTo') })}
          hint={t('departments.activeToHint')}
          error={form.errorOf('activeTo')}
          value={fields.activeTo}
          onValue={(activeTo, problem) => {
            set({ activeTo })
            setWrong((old) => ({ ...old, activeTo: problem }))
          }}
        />
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {isNew ? t('departments.create') : t('departments.save')}
          </Button>
          <Button kind="secondary" onClick={() => void leave(path('/departments'))}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </>
  )
}

/** `UBND xã Minh Châu` gives `ubnd-xa-minh-chau`. */
const codeOf = (name: string): string =>
  searchable(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.departmentCode)
    .replace(/^-|-$/g, '')

function faults(
  fields: Department,
  all: readonly Department[],
  isNew: boolean,
  wrong: { activeFrom?: string | null; activeTo?: string | null },
): FieldError[] {
  const { code, name, shortName, activeFrom, activeTo } = fields
  const found: FieldError[] = []
  const fault = (where: string, message: string) => found.push({ path: where, message })
  if (isBlank(name)) fault('name', t('departments.nameMissing'))
  if (isBlank(shortName)) fault('shortName', t('departments.shortNameMissing'))
  if (isNew) {
    if (code.length < DEPARTMENT_CODE_MIN || !CODE.test(code)) fault('code', t('departments.codeWrong'))
    else if (all.some((d) => d.code === code)) fault('code', t('departments.codeTaken'))
  }
  if (wrong.activeFrom) fault('activeFrom', wrong.activeFrom)
  if (wrong.activeTo) fault('activeTo', wrong.activeTo)
  if (activeFrom && activeTo && activeTo < activeFrom) fault('activeTo', t('departments.closedBeforeOpen'))
  return found
}
