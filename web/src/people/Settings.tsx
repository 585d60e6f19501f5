import { useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import type { Settings as Printed } from '../../../api/domain/settings.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { api } from '../lib/api.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'
import { Button, ErrorSummary, Load, SignedIn, TextInput } from '../ui/index.ts'
import { LetterFields, letterFaults, toLetter, toText } from './LetterFields.tsx'
import { NOBODY, SignerFields, signerFaults, toSigner } from './SignerFields.tsx'

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
  return <SignedIn roles={['admin']}>{() => <Loaded />}</SignedIn>
}

function Loaded() {
  const settings = useLoad(() => api.get('/api/settings'))
  return (
    <>
      <h1 class="page-title">{t('settings.title')}</h1>
      <p class="lede">{t('settings.lede')}</p>
      <Load state={settings}>{(printed) => <Form printed={printed} />}</Load>
    </>
  )
}

function Form({ printed }: { printed: Printed }) {
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
  }))
  const [keptEnding, setKeptEnding] = useState(ending)
  useLeaveWarning(values !== kept || ending !== keptEnding)
  const value = (line: Line) => values[idOf(line)] ?? ''

  const form = useSubmit(
    async () => {
      setSaved(false)
      const of = (group: Group) =>
        Object.fromEntries(LINES.filter((l) => l.group === group).map((l) => [l.name, cleanLine(value(l))]))
      const end = { signer: toSigner(ending.signer), letter: toLetter(ending.letter) }
      await api.patch('/api/settings', {
        json: { province: of('province'), coordinator: { ...of('coordinator'), ...end } },
      })
      setKept(values)
      setKeptEnding(ending)
      setSaved(true)
    },
    () => [
      ...LINES.filter((line) => isBlank(value(line))).map((line) => ({
        path: idOf(line),
        message: t('settings.missing', { label: t(line.label) }),
      })),
      ...signerFaults(ending.signer),
      ...letterFaults(ending.letter),
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
          <SignerFields
            value={ending.signer}
            onValue={(signer) => {
              setSaved(false)
              setEnding((all) => ({ ...all, signer }))
            }}
            errorOf={form.errorOf}
          />
          <LetterFields
            value={ending.letter}
            onValue={(letter) => {
              setSaved(false)
              setEnding((all) => ({ ...all, letter }))
            }}
            errorOf={form.errorOf}
            recipientsHint={t('letter.recipientsOwnHint')}
          />
        </section>
        <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
          {t('settings.save')}
        </Button>
        <div role="status">{saved && <p class="done done--inline">{t('settings.saved')}</p>}</div>
      </form>
      <p class="no-print">
        <a href={path('/api-docs')}>{t('settings.api')}</a>
      </p>
    </>
  )
}
