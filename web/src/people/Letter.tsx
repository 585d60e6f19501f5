import { useState } from 'preact/hooks'
import { api, isUnknown } from '../lib/api.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { isCoordinator, type Me } from '../lib/me.ts'
import { fromQuery } from '../lib/query.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, Empty, ErrorSummary, Load, SignedIn } from '../ui/index.ts'
import { LetterFields, type LetterText, letterFaults, toLetter, toText } from './LetterFields.tsx'

const ROUTE = '/api/departments/:code/letter'

/** How a department's reports end: its own people say it, or the coordinator for the one that the address names. */
export default function Letter() {
  return (
    <SignedIn roles={['editor', 'approver', 'reviewer', 'admin']}>
      {(me) => <Loaded me={me} code={me.department?.code ?? fromQuery('department')} />}
    </SignedIn>
  )
}

async function load(me: Me, code: string) {
  if (code === '') return null
  const letter = await api.get(ROUTE, { param: { code } }).catch((error: unknown) => {
    if (isUnknown(error)) return null
    throw error
  })
  if (letter === null) return null
  const known = me.department ? [me.department] : await api.get('/api/departments')
  return { letter, name: known.find((d) => d.code === code)?.name ?? code }
}

function Loaded({ me, code }: { me: Me; code: string }) {
  const state = useLoad(() => load(me, code), [code])
  const from = isCoordinator(me) ? '/departments' : '/systems'
  return (
    <>
      <a href={path(from)} class="govuk-back-link">
        {isCoordinator(me) ? t('nav.departments') : t('nav.systems')}
      </a>
      <Load state={state}>
        {(found) =>
          found ? (
            <>
              <p class="caption">{found.name}</p>
              <h1 class="page-title">{t('letter.title')}</h1>
              <p class="lede">{t('letter.lede')}</p>
              <Form code={code} before={toText(found.letter)} coordinator={me.coordinator.name} />
            </>
          ) : (
            <Empty title={t('letter.unknown')} text={t('letter.unknownText')} />
          )
        }
      </Load>
    </>
  )
}

type FormProps = { code: string; before: LetterText; coordinator: string }

function Form({ code, before, coordinator }: FormProps) {
  const [value, setValue] = useState(before)
  const [kept, setKept] = useState(before)
  const [saved, setSaved] = useState(false)
  useLeaveWarning(value !== kept)
  const form = useSubmit(
    async () => {
      setSaved(false)
      await api.patch(ROUTE, { param: { code }, json: toLetter(value) })
      setKept(value)
      setSaved(true)
    },
    () => letterFaults(value),
  )
  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <form onSubmit={form.onSubmit} noValidate>
        <LetterFields
          value={value}
          onValue={(next) => {
            setSaved(false)
            setValue(next)
          }}
          errorOf={form.errorOf}
          recipientsHint={t('letter.recipientsHint', { coordinator })}
        />
        <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
          {t('letter.save')}
        </Button>
        <div role="status">{saved && <p class="done done--inline">{t('letter.saved')}</p>}</div>
      </form>
    </>
  )
}
