import { useState } from 'preact/hooks'
import { clocksOf, type Incident, type IncidentFields } from '../../../api/domain/incident.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { dayOf, timeOf, yearOf } from '../../../api/domain/period.ts'
import type { System } from '../../../api/domain/system.ts'
import { cleanProse, isBlank, saysNothing } from '../../../api/domain/text.ts'
import { typedTime } from '../../../api/domain/typed-day.ts'
import { api, type FieldError } from '../lib/api.ts'
import { moment } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import {
  Button,
  Checkbox,
  Confirm,
  DateInput,
  Empty,
  ErrorSummary,
  Load,
  lively,
  Select,
  Textarea,
  TextInput,
} from '../ui/index.ts'

const TIMES = ['detectedAt', 'notifiedAt', 'reportedAt', 'closedAt'] as const
type TimeName = (typeof TIMES)[number]
type Typed = Record<TimeName, { day: string | null; time: string; problem: string | null }>
type Fields = Pick<IncidentFields, 'what' | 'system' | 'serious' | 'disruption'>
type Props = { code: string; id: string; today: string }

/** An incident to record (`id` empty) or to follow up. */
export function IncidentForm({ code, id, today }: Props) {
  const param = { code }
  const state = useLoad(() =>
    Promise.all([
      api.get('/api/departments/:code/incidents', { param }),
      api.get('/api/departments/:code/systems', { param }),
    ]),
  )
  return (
    <div class="form-page">
      <a class="govuk-back-link" href={path('/incidents')}>
        {t('incidents.title')}
      </a>
      <Load state={state}>
        {([incidents, systems]) => {
          const before = id === '' ? null : incidents.find((each) => each.id === id)
          if (before !== undefined) return <Form {...{ code, before, systems, today }} />
          return <Empty title={t('incidents.unknown')} text={t('incidents.unknownText')} />
        }}
      </Load>
    </div>
  )
}

const typedOf = (at: string | null) => ({
  day: at === null ? null : dayOf(new Date(at)),
  time: at === null ? '' : timeOf(new Date(at)),
  problem: null,
})

/** The instant that is typed; null where nothing is, undefined where it is none. Times are of Asia/Ho_Chi_Minh. */
function instantOf({ day, time, problem }: Typed[TimeName]): string | null | undefined {
  if (day === null && isBlank(time) && !problem) return null
  const at = typedTime(time)
  if (day === null || at === null) return undefined
  return new Date(`${day}T${at}:00+07:00`).toISOString()
}

type FormProps = { code: string; before: Incident | null; systems: readonly System[]; today: string }

function Form({ code, before, systems, today }: FormProps) {
  const year = yearOf(today)
  // One for all tries, so that one whose answer was lost records nothing twice.
  const [id] = useState(() => before?.id ?? uuid())
  const [started] = useState<Fields>(() => ({
    what: before?.what ?? '',
    system: before?.system ?? null,
    serious: before?.serious ?? false,
    disruption: before?.disruption ?? false,
  }))
  const [fields, setFields] = useState(started)
  const [startedTimes] = useState<Typed>(() => ({
    detectedAt: typedOf(before?.detectedAt ?? null),
    notifiedAt: typedOf(before?.notifiedAt ?? null),
    reportedAt: typedOf(before?.reportedAt ?? null),
    closedAt: typedOf(before?.closedAt ?? null),
  }))
  const [times, setTimes] = useState(startedTimes)
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const leave = useLeaveWarning(fields !== started || times !== startedTimes)
  const set = (change: Partial<Fields>) => setFields((old) => ({ ...old, ...change }))
  const setTime = (name: TimeName, change: Partial<Typed[TimeName]>) =>
    setTimes((old) => ({ ...old, [name]: { ...old[name], ...change } }))
  const send = (json: object) => api.patch('/api/departments/:code/incidents/:id', { param: { code, id }, json })

  const form = useSubmit(
    async () => {
      const told = { ...fields, what: cleanProse(fields.what) }
      if (before) {
        // What was not touched stays as it is: its seconds are not shown here.
        const touched = TIMES.filter((name) => times[name] !== startedTimes[name])
        await send({ ...told, ...Object.fromEntries(touched.map((name) => [name, instantOf(times[name])])) })
      } else {
        const json = {
          id,
          ...told,
          detectedAt: instantOf(times.detectedAt) ?? '',
          notifiedAt: instantOf(times.notifiedAt) ?? null,
          reportedAt: instantOf(times.reportedAt) ?? null,
          closedAt: instantOf(times.closedAt) ?? null,
        }
        await api.post('/api/departments/:code/incidents', { param: { code }, json })
      }
      await leave(path('/incidents?saved=1'))
    },
    (): FieldError[] => [
      ...(saysNothing(fields.what) ? [{ path: 'what', message: t('incidents.whatMissing') }] : []),
      ...TIMES.flatMap((name) => {
        const at = instantOf(times[name])
        if (at === undefined) return [{ path: name, message: times[name].problem ?? t('incidents.timeWrong') }]
        return at === null && name === 'detectedAt' ? [{ path: name, message: t('incidents.detectedMissing') }] : []
      }),
    ],
  )
  const detectedAt = instantOf(times.detectedAt)
  const clocks =
    detectedAt &&
    clocksOf({ ...fields, detectedAt, notifiedAt: null, reportedAt: null, closedAt: null }, new Date(detectedAt))

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{t(before ? 'incidents.editTitle' : 'incidents.add')}</h1>
      <form onSubmit={form.onSubmit} noValidate>
        <Time
          name="detectedAt"
          typed={times.detectedAt}
          year={year}
          onTyped={setTime}
          error={form.errorOf('detectedAt')}
        />
        <Textarea
          name="what"
          label={t('incidents.what')}
          hint={t('incidents.whatHint')}
          value={fields.what}
          onValue={(what) => set({ what })}
          error={form.errorOf('what')}
          maxLength={LIMITS.incident}
        />
        <Select
          name="system"
          label={t('incidents.system')}
          empty={t('incidents.noSystem')}
          value={fields.system ?? ''}
          onValue={(system) => set({ system: system || null })}
          options={systems.map((system) => ({ value: system.id, label: system.name }))}
          error={form.errorOf('system')}
        />
        <Checkbox
          name="serious"
          label={t('incidents.serious')}
          hint={t('incidents.seriousHint')}
          checked={fields.serious}
          onChecked={(serious) => set({ serious })}
        />
        <Checkbox
          name="disruption"
          label={t('incidents.disruption')}
          hint={t('incidents.disruptionHint')}
          checked={fields.disruption}
          onChecked={(disruption) => set({ disruption })}
        />
        {clocks && (
          <p class="notice" role="status">
            {lively(clockWords(clocks))}
          </p>
        )}
        {(['notifiedAt', 'reportedAt', 'closedAt'] as const).map((name) => (
          <Time key={name} {...{ name, year }} typed={times[name]} onTyped={setTime} error={form.errorOf(name)} />
        ))}
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {t('incidents.save')}
          </Button>
          <Button kind="secondary" onClick={() => void leave(path('/incidents'))}>
            {t('action.cancel')}
          </Button>
          {before && (
            <Button kind="secondary" onClick={() => setAsking(true)}>
              {t('incidents.remove')}
            </Button>
          )}
        </div>
        <Confirm
          open={asking}
          title={t('incidents.removeTitle')}
          action={t('incidents.remove')}
          busyLabel={t('action.saving')}
          onConfirm={async () => {
            try {
              await send({ removed: true })
              await leave(path('/incidents?saved=1'))
            } catch (error) {
              setFailure(error)
            }
          }}
          onCancel={() => setAsking(false)}
          danger
        >
          <ErrorSummary errors={[]} failure={failure} />
          <p>{t('incidents.removeText')}</p>
        </Confirm>
      </form>
    </>
  )
}

/** By when it is to be told of, and reported. */
const clockWords = ({ notice, report }: ReturnType<typeof clocksOf>): string =>
  [
    notice.atOnce ? t('incidents.noticeAtOnce') : notice.due && t('incidents.noticeBy', { when: moment(notice.due) }),
    report.due && t('incidents.reportBy', { when: moment(report.due) }),
  ]
    .filter(Boolean)
    .join(' ')

type TimeProps = {
  name: TimeName
  typed: Typed[TimeName]
  year: number
  onTyped: (name: TimeName, change: Partial<Typed[TimeName]>) => void
  error: string | undefined
}

/** A day and a time of Asia/Ho_Chi_Minh. */
function Time({ name, typed, year, onTyped, error }: TimeProps) {
  return (
    <fieldset class="asked">
      <legend>{t(`incidents.${name}`)}</legend>
      <DateInput
        name={name}
        label={t('incidents.day')}
        value={typed.day}
        year={year}
        onValue={(day, problem) => onTyped(name, { day, problem })}
        error={error}
      />
      <TextInput
        name={`${name}.time`}
        label={t('incidents.time')}
        value={typed.time}
        onValue={(time) => onTyped(name, { time })}
        literal
      />
    </fieldset>
  )
}
