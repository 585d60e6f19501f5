import { useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import type { Filer, PeriodView } from '../../../api/domain/period.ts'
import { cleanLine, isBlank, saysNothing } from '../../../api/domain/text.ts'
import { api } from '../lib/api.ts'
import { day, dayOfInstant, quarter } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { filingPage } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ErrorSummary, Load, Radios, Select, Tag, TextInput } from '../ui/index.ts'

const isExpected = ({ exemptedAt }: Filer) => exemptedAt === null

/** Who is expected to file in a period: the frozen list, and what was added or exempted since. */
export function Filers({ me, period }: { me: Me; period: PeriodView }) {
  const filers = useLoad(() => api.get('/api/periods/:period/filers', { param: { period: period.id } }))
  return (
    <>
      <a href={path('/periods')} class="govuk-back-link">
        {t('nav.periods')}
      </a>
      <p class="caption">{t('filers.caption', { quarter: quarter(period.id) })}</p>
      <h1 class="page-title">{t('filers.title')}</h1>
      <Load state={filers}>
        {(all) => (
          <>
            <p class="lede">{t('filers.lede', { n: all.filter(isExpected).length, day: day(period.opensOn) })}</p>
            {me.user.role === 'admin' && (
              <Change period={period.id} filers={all} onChanged={filers.status === 'ready' ? filers.set : () => {}} />
            )}
            <Changes filers={all} />
            <List filers={all} period={period} />
          </>
        )}
      </Load>
    </>
  )
}

type Kind = 'add' | 'exempt'
type ChangeProps = { period: string; filers: readonly Filer[]; onChanged: (filers: Filer[]) => void }

function Change({ period, filers, onChanged }: ChangeProps) {
  const departments = useLoad(() => api.get('/api/departments'))
  const [change, setChange] = useState<Kind>('exempt')
  const [department, setDepartment] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState('')
  useLeaveWarning(!isBlank(reason))
  const expected = new Set(filers.filter(isExpected).map((f) => f.department))
  const names = new Map(departments.data?.map((d) => [d.code, d.name]))
  const form = useSubmit(
    async () => {
      const json = { department, change, reason: cleanLine(reason) }
      onChanged(await api.post('/api/periods/:period/filers', { param: { period }, json }))
      setDone(t(change === 'add' ? 'filers.added' : 'filers.exempted', { department: names.get(department) ?? '' }))
      setDepartment('')
      setReason('')
    },
    () => [
      ...(department === '' ? [{ path: 'department', message: t('filers.departmentMissing') }] : []),
      ...(saysNothing(reason) ? [{ path: 'reason', message: t('filers.reasonMissing') }] : []),
    ],
  )
  return (
    <details class="govuk-details no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('filers.change')}</span>
      </summary>
      <div class="govuk-details__text">
        <ErrorSummary errors={form.errors} failure={form.failure} />
        <p role="status">{done && <span class="done done--inline">{done}</span>}</p>
        <form onSubmit={form.onSubmit} noValidate>
          <Radios
            name="change"
            label={t('filers.what')}
            value={change}
            onValue={(value) => {
              setChange(value)
              setDepartment('')
            }}
            options={[
              { value: 'exempt', label: t('filers.exempt'), hint: t('filers.exemptHint') },
              { value: 'add', label: t('filers.add'), hint: t('filers.addHint') },
            ]}
          />
          <Load state={departments}>
            {(all) => (
              <Select
                name="department"
                label={t('filers.department')}
                error={form.errorOf('department')}
                value={department}
                onValue={setDepartment}
                options={all
                  .filter((d) => expected.has(d.code) === (change === 'exempt'))
                  .map((d) => ({ value: d.code, label: d.name }))}
              />
            )}
          </Load>
          <TextInput
            name="reason"
            label={t('filers.reason')}
            hint={t('filers.reasonHint')}
            error={form.errorOf('reason')}
            value={reason}
            onValue={setReason}
            maxLength={LIMITS.filerReason}
          />
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {t(change === 'add' ? 'filers.goAdd' : 'filers.goExempt')}
          </Button>
        </form>
      </div>
    </details>
  )
}

/** The dated lines. */
function Changes({ filers }: { filers: readonly Filer[] }) {
  const lines = filers
    .flatMap(({ department, name, changes }) => changes.map((line) => ({ department, name, ...line })))
    .sort((a, b) => b.at.localeCompare(a.at))
  if (lines.length === 0) return <p class="soft">{t('filers.noChanges')}</p>
  return (
    <section aria-labelledby="changes-title">
      <h2 class="section-title" id="changes-title">
        {t('filers.changes')}
      </h2>
      <ul class="plain-list">
        {lines.map(({ department, name, at, change, reason }) => (
          <li key={`${department} ${at}`}>
            <b>{t(change === 'add' ? 'filers.addedLine' : 'filers.exemptedLine', { department: name })}</b>
            <br />
            <span class="soft">
              {dayOfInstant(at)}: {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function List({ filers, period }: { filers: readonly Filer[]; period: PeriodView }) {
  return (
    <section aria-labelledby="filers-title">
      <h2 class="section-title" id="filers-title">
        {t('filers.list')}
      </h2>
      {filers.length === 0 ? (
        <p>{t('filings.none', { quarter: quarter(period.id) })}</p>
      ) : (
        <ol class="filer-list">
          {filers.map((filer) => (
            <li key={filer.department}>
              {isExpected(filer) ? (
                <a href={filingPage(period.id, filer.department)}>{filer.name}</a>
              ) : (
                <>
                  <s>{filer.name}</s> <Tag>{t('filers.exemptTag')}</Tag>
                </>
              )}
              {isExpected(filer) && filer.addedAt && <Tag tone="note">{t('filers.addedTag')}</Tag>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
