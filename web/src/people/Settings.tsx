import { useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import type { Settings as Printed } from '../../../api/domain/settings.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { api } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import type { Answer } from '../lib/routes.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'
import { Button, DateInput, ErrorSummary, Load, Select, SignedIn, TextInput } from '../ui/index.ts'
import { LetterFields, letterFaults, toLetter, toText } from './LetterFields.tsx'
import { SettingsHistory } from './SettingsHistory.tsx'
import { NOBODY, SignerFields, signerFaults, toSigner } from './SignerFields.tsx'
import { toYearly, toYearlyText, YearlyFields, yearlyFaults } from './YearlyFields.tsx'

type Group = 'province' | 'coordinator'
type Line = { group: Group; name: string; label: Key; hint: Key; maxLength: number }

const LINES: readonly Line[] = [
  {
    group: 'province',
    name: 'name',
    label: 'setup.provinceName',
    hint: 'setup.provinceNameHint',
    maxLength: LIMITS.province,
  },
  {
    group: 'province',
    name: 'place',
    label: 'setup.provincePlace',
    hint: 'setup.provincePlaceHint',
    maxLength: LIMITS.province,
  },
  {
    group: 'coordinator',
    name: 'name',
    label: 'setup.coordinatorName',
    hint: 'setup.coordinatorNameHint',
    maxLength: LIMITS.body,
  },
  {
    group: 'coordinator',
    name: 'parent',
    label: 'setup.coordinatorParent',
    hint: 'setup.coordinatorParentHint',
    maxLength: LIMITS.body,
  },
  {
    group: 'coordinator',
    name: 'symbol',
    label: 'setup.coordinatorSymbol',
    hint: 'setup.coordinatorSymbolHint',
    maxLength: LIMITS.symbol,
  },
  {
    group: 'coordinator',
    name: 'headTitle',
    label: 'setup.headTitle',
    hint: 'setup.headTitleHint',
    maxLength: LIMITS.headTitle,
  },
]
const GROUPS: readonly { group: Group; title: Key }[] = [
  { group: 'province', title: 'setup.province' },
  { group: 'coordinator', title: 'setup.coordinator' },
]

const idOf = ({ group, name }: Line): string => `${group}.${name}`

/** The province and the coordinator as printed on reports: settings, because the law moves these duties. */
export default function Settings() {
  return <SignedIn roles={['admin']}>{(me) => <Loaded today={me.today} />}</SignedIn>
}

const load = async () => {
  const [settings, history, bodies] = await Promise.all([
    api.get('/api/settings'),
    api.get('/api/settings/history'),
    api.get('/api/bodies'),
  ])
  return { settings, history, owners: bodies.filter(({ roles }) => roles.includes('owner')) }
}

function Loaded({ today }: { today: string }) {
  const state = useLoad(load)
  // The form stands as it was typed while the list below is read again; it begins anew when something was taken back.
  const [dropped, setDropped] = useState(0)
  const reload = state.status === 'ready' ? state.reload : async () => {}
  return (
    <>
      <h1 class="page-title">{t('settings.title')}</h1>
      <p class="lede">{t('settings.lede')}</p>
      <Load state={state}>
        {({ settings, history, owners }) => (
          <>
            <Form key={dropped} printed={settings} {...{ history, owners, today }} onSaved={reload} />
            <SettingsHistory
              {...{ history, owners, today }}
              onDropped={async () => {
                await reload()
                setDropped((n) => n + 1)
              }}
            />
          </>
        )}
      </Load>
    </>
  )
}

type FormProps = {
  printed: Printed
  history: Answer<'/api/settings/history'>
  owners: readonly Body[]
  today: string
  onSaved: () => Promise<void>
}

function Form({ printed, history, owners, today, onSaved }: FormProps) {
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      LINES.map((line) => [idOf(line), (printed[line.group] as Record<string, string>)[line.name] ?? '']),
    ),
  )
  const [kept, setKept] = useState(values)
  const [saved, setSaved] = useState(false)
  const [ending, setEnding] = useState(() => ({
    signer: printed.coordinator.signer ?? NOBODY,
    letter: toText(printed.coordinator.letter),
    receiver: printed.receiver?.name ?? '',
    owner: printed.owner ?? '',
    yearly: toYearlyText(printed.yearly),
  }))
  const [from, setFrom] = useState<string | null>(today)
  const [dayWrong, setDayWrong] = useState<string | null>(null)
  const [keptEnding, setKeptEnding] = useState(ending)
  useLeaveWarning(values !== kept || ending !== keptEnding)
  const edit = (change: Partial<typeof ending>) => {
    setSaved(false)
    setEnding((all) => ({ ...all, ...change }))
  }
  // What was set from a later day on holds from then, as it was set.
  const next = history.findLast((each) => each.from !== null && from !== null && each.from > from)?.from ?? null
  const value = (line: Line) => values[idOf(line)] ?? ''

  const form = useSubmit(
    async () => {
      setSaved(false)
      const of = (group: Group) =>
        Object.fromEntries(LINES.filter((l) => l.group === group).map((l) => [l.name, cleanLine(value(l))]))
      const end = { signer: toSigner(ending.signer), letter: toLetter(ending.letter) }
      await api.patch('/api/settings', {
        json: {
          province: of('province'),
          coordinator: { ...of('coordinator'), ...end },
          receiver: isBlank(ending.receiver) ? null : { name: cleanLine(ending.receiver) },
          owner: ending.owner || null,
          yearly: toYearly(ending.yearly),
          ...(from && { from }),
        },
      })
      setKept(values)
      setKeptEnding(ending)
      await onSaved()
      setSaved(true)
    },
    () => [
      ...LINES.filter((line) => isBlank(value(line))).map((line) => ({
        path: idOf(line),
        message: t('settings.missing', { label: t(line.label) }),
      })),
      ...signerFaults(ending.signer),
      ...letterFaults(ending.letter),
      ...yearlyFaults(ending.yearly),
      ...(dayWrong || from === null ? [{ path: 'from', message: dayWrong ?? t('settings.fromMissing') }] : []),
    ],
  )

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <form onSubmit={form.onSubmit} noValidate>
        {GROUPS.map(({ group, title }) => (
          <section key={group} aria-labelledby={`settings-${group}`}>
            <h2 class="section-title" id={`settings-${group}`}>
              {t(title)}
            </h2>
            {LINES.filter((line) => line.group === group).map((line) => (
              <TextInput
                key={line.name}
                name={idOf(line)}
                label={t(line.label)}
                hint={t(line.hint)}
                error={form.errorOf(idOf(line))}
                value={value(line)}
                onValue={(text) => {
                  setSaved(false)
                  setValues((all) => ({ ...all, [idOf(line)]: text }))
                }}
                maxLength={line.maxLength}
              />
            ))}
          </section>
        ))}
        <section aria-labelledby="settings-signer">
          <h2 class="section-title" id="settings-signer">
            {t('letter.signer')}
          </h2>
          <SignerFields value={ending.signer} onValue={(signer) => edit({ signer })} errorOf={form.errorOf} />
          <LetterFields
            value={ending.letter}
            onValue={(letter) => edit({ letter })}
            errorOf={form.errorOf}
            recipientsHint={t('letter.recipientsOwnHint')}
          />
        </section>
        <section aria-labelledby="settings-yearly">
          <h2 class="section-title" id="settings-yearly">
            {t('settings.yearly')}
          </h2>
          <TextInput
            name="receiver.name"
            label={t('field.optional', { label: t('settings.receiver') })}
            hint={t('settings.receiverHint')}
            error={form.errorOf('receiver.name')}
            value={ending.receiver}
            onValue={(receiver) => edit({ receiver })}
            maxLength={LIMITS.body}
          />
          <Select
            name="owner"
            label={t('field.optional', { label: t('settings.owner') })}
            hint={t('settings.ownerHint')}
            error={form.errorOf('owner')}
            value={ending.owner}
            onValue={(owner) => edit({ owner })}
            options={[
              { value: '', label: t('settings.ownerNone') },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <YearlyFields value={ending.yearly} onValue={(yearly) => edit({ yearly })} errorOf={form.errorOf} />
        </section>
        <DateInput
          name="from"
          label={t('settings.from')}
          hint={t('settings.fromHint')}
          error={form.errorOf('from')}
          value={from}
          onValue={(value, problem) => {
            setSaved(false)
            setFrom(value)
            setDayWrong(problem)
          }}
        />
        <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
          {t('settings.save')}
        </Button>
        <div role="status">
          {saved && (
            <p class="done done--inline">
              {t('settings.saved')} {next && t('settings.until', { day: day(next) })}
            </p>
          )}
        </div>
      </form>
      <p class="no-print">
        <a href={path('/api-docs')}>{t('settings.api')}</a>
      </p>
    </>
  )
}
