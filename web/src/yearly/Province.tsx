import type { ComponentChildren } from 'preact'
import type { AssessmentState } from '../../../api/domain/assessment.ts'
import type { WayToSend } from '../../../api/domain/enums.ts'
import { USUAL_YEARLY } from '../../../api/domain/settings.ts'
import { api, urlOf } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { departmentPage } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { useQuery, withQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, CardTable, Empty, Load, Select, StateTag } from '../ui/index.ts'
import { Days } from './Days.tsx'
import { type Fault, type Form08, isConfirmed, isError, readForm08 } from './load.ts'
import { Preview, Totals } from './Preview.tsx'
import { RecordSent, type SentReport, SentReports } from './Sent.tsx'
import { Told } from './SystemCard.tsx'

type Props = { me: Me; year: string; choice: ComponentChildren }

async function load(year: string, owner: string) {
  const [form, bodies, periods, sent, settings] = await Promise.all([
    readForm08(year, owner === '' ? {} : { owner }),
    api.get('/api/bodies'),
    api.get('/api/periods'),
    api.get('/api/years/:year/form08/sent', { param: { year } }),
    api.get('/api/settings'),
  ])
  const isOpen = periods.some(({ id }) => id === year)
  const filings = isOpen ? await api.get('/api/periods/:period/assessments', { param: { period: year } }) : []
  return {
    form,
    owners: bodies.filter(({ roles }) => roles.includes('owner')),
    states: new Map(filings.map(({ department, state }) => [department.code, state])),
    isOpen,
    sent,
    sentBy: (settings.yearly ?? USUAL_YEARLY).sentBy,
  }
}

/** The yearly report of all: who is missing, what is at fault by department, and whether it can be sent. */
export function Province({ me, year, choice }: Props) {
  const [owner, setOwner] = useQuery('owner')
  const state = useLoad(() => load(year, owner), [year, owner])
  usePrintHead(t('year.title', { year }))
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('year.title', { year })}</h1>
      </div>
      <p class="lede">{t('year.provinceLede')}</p>
      <Load state={state}>
        {({ form, owners, states, isOpen, sent, sentBy }) => (
          <>
            <div class="controls controls--filters no-print">
              {choice}
              <Select
                name="owner"
                label={t('year.owner')}
                empty={t('year.allOwners')}
                value={owner}
                onValue={setOwner}
                options={owners.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
            {!isOpen && (
              <p class="notice">
                {t('year.noPeriod', { year })} <a href={path('/periods')}>{t('nav.periods')}</a>
              </p>
            )}
            {form.rows.length === 0 ? (
              <Empty title={t('year.noSystems')} text={t('year.noneText', { day: day(form.registerOn) })} />
            ) : (
              <Whole
                {...{ form, owner, states, year, sent, sentBy }}
                today={me.today}
                reload={state.status === 'ready' ? state.reload : async () => {}}
              />
            )}
          </>
        )}
      </Load>
    </>
  )
}

type Department = {
  code: string
  name: string
  systems: number
  confirmed: number
  state: AssessmentState | null
  faults: Fault[]
}

/** In the order of what is left to do, the most first. */
function departmentsOf(form: Form08, states: ReadonlyMap<string, AssessmentState>): Department[] {
  const all = new Map<string, Department>()
  for (const row of form.rows) {
    const known = all.get(row.department) ?? {
      code: row.department,
      name: row.departmentName,
      systems: 0,
      confirmed: 0,
      state: states.get(row.department) ?? null,
      faults: [],
    }
    known.systems++
    if (isConfirmed(row, form)) known.confirmed++
    all.set(row.department, known)
  }
  for (const fault of form.faults) all.get(fault.where.department ?? '')?.faults.push(fault)
  const errors = ({ faults }: Department) => faults.filter(isError).length
  return [...all.values()].sort((a, b) => errors(b) - errors(a))
}

type WholeProps = {
  form: Form08
  owner: string
  states: ReadonlyMap<string, AssessmentState>
  year: string
  today: string
  sent: readonly SentReport[]
  sentBy: WayToSend
  reload: () => Promise<void>
}

function Whole({ form, owner, states, year, today, sent, sentBy, reload }: WholeProps) {
  const departments = departmentsOf(form, states)
  const errors = form.faults.filter(isError).length
  const warnings = form.faults.length - errors
  const bodies = form.faults.filter(({ where }) => where.department === null)
  const query: Record<string, string> = owner === '' ? {} : { owner }
  const file = (name: 'docx' | 'xlsx', more: Record<string, string> = {}) =>
    name === 'docx'
      ? urlOf('/api/years/:year/form08.docx', { param: { year }, query: { ...query, ...more } })
      : urlOf('/api/years/:year/form08.xlsx', { param: { year }, query: { ...query, ...more } })
  const waiting = departments.filter(({ systems, confirmed }) => confirmed < systems).length
  return (
    <div class="cols cols--home">
      <div>
        <Days form={form} of="owner" today={today} />
        <Totals form={form} />
      </div>
      <div>
        <section class={form.complete ? 'done' : 'notice notice--missing'} aria-labelledby="year-ready">
          <h2 id="year-ready">{t(form.complete ? 'year.ready' : 'year.notReady')}</h2>
          <p>
            {form.complete
              ? t('year.readyText', { n: warnings })
              : t('year.notReadyText', { errors, warnings, departments: waiting })}
          </p>
          {form.complete && today <= form.window.to && <p>{t('year.stillOpen', { day: day(form.window.to) })}</p>}
          <div class="govuk-button-group downloads no-print">
            <ButtonLink small href={file('docx')} download>
              {t(form.complete ? 'year.docxFinal' : 'year.docx')}
            </ButtonLink>
            <ButtonLink kind="secondary" small href={file('xlsx')} download>
              {t('year.xlsx')}
            </ButtonLink>
            <ButtonLink kind="secondary" small href={file('docx', { annex: 'requirements' })} download>
              {t('year.annex')}
            </ButtonLink>
            {states.size > 0 && (
              <ButtonLink
                kind="secondary"
                small
                href={urlOf('/api/periods/:period/reminder.docx', { param: { period: year } })}
                download
              >
                {t('year.reminder')}
              </ButtonLink>
            )}
          </div>
        </section>
        {form.complete && <RecordSent {...{ year, owner, today, sentBy }} onSent={reload} />}
        <SentReports {...{ year }} reports={sent} />
        <h2 class="section-title">{t('year.departments')}</h2>
        <CardTable<Department>
          label={t('year.departments')}
          rows={departments}
          keyOf={({ code }) => code}
          columns={[
            {
              label: t('heat.department'),
              cell: (line) => <Faults {...line} form={form} year={year} />,
            },
            {
              label: t('year.systems'),
              cell: ({ systems, confirmed }) => t('year.confirmedOf', { n: confirmed, total: systems }),
            },
            {
              label: t('year.step.answers', { year }),
              cell: ({ state }) => (state === null ? t('year.notAsked') : <StateTag state={state} />),
            },
            { label: t('year.errors'), cell: ({ faults }) => String(faults.filter(isError).length), numeric: true },
            {
              label: t('year.warnings'),
              cell: ({ faults }) => String(faults.filter((fault) => !isError(fault)).length),
              numeric: true,
            },
          ]}
        />
        {bodies.length > 0 && (
          <>
            <h2 class="section-title">{t('year.bodies')}</h2>
            <ul class="lines">
              {bodies.map((fault) => (
                <li key={`${fault.where.body} ${fault.message}`}>
                  <b>{fault.where.name}</b>: {fault.message}{' '}
                  <a href={path(fault.link)} class="no-print">
                    {t('year.mend')}
                    <span class="govuk-visually-hidden"> {fault.where.name}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <Preview form={form} />
      </div>
    </div>
  )
}

/** A department with all that is at fault of it, folded away; each leads to the field that mends it. */
function Faults({ code, name, faults, form, year }: Department & { form: Form08; year: string }) {
  const page = <a href={departmentPage(year, code)}>{name}</a>
  if (faults.length === 0) return page
  const systems = [...new Map(faults.map(({ where }) => [where.system ?? '', where.name])).entries()]
  return (
    <>
      {page}
      <details class="small">
        <summary>{t('year.faults', { n: faults.length })}</summary>
        {systems.map(([system, of]) => (
          <div key={system}>
            <b>{of}</b>
            <Told
              faults={faults.filter(({ where }) => (where.system ?? '') === system)}
              link={(fault) => mendedAt(fault, code, form)}
            />
          </div>
        ))}
      </details>
    </>
  )
}

/** The coordinator's own page of the same field: of a department's register, or of what it has filed. What only the department can do has none. */
function mendedAt({ rule, link, where }: Fault, department: string, { rows }: Form08): string | null {
  if (rule === 'unconfirmed') return null
  const { pathname, searchParams } = new URL(link, location.origin)
  const asked = Object.fromEntries(searchParams)
  if (pathname === '/systems') return withQuery('/systems', { department, ...asked })
  if (pathname !== '/assessment') return link
  const row = rows.find(({ system, department: of }) =>
    where.system === null ? of === department : system === where.system,
  )
  return withQuery('/filing', { period: row?.answers?.period ?? asked.period ?? '', department })
}
