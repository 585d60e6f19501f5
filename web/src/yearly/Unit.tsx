import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AssessmentState } from '../../../api/domain/assessment.ts'
import { goToHash } from '../assessment/form/focus.ts'
import { api, urlOf } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { checkPage, homePage, systemsPage } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Button, ButtonLink, Empty, ErrorSummary, Load, StateTag } from '../ui/index.ts'
import { Days } from './Days.tsx'
import { type Form08, faultsOf, isConfirmed, isError, type Row, readForm08 } from './load.ts'
import { Preview, Totals } from './Preview.tsx'
import { answeredAt, SystemCard, Told } from './SystemCard.tsx'
import css from './Year.module.scss'

type Props = { me: Me; year: string; choice: ComponentChildren }

async function load(code: string, year: string) {
  const [form, filings] = await Promise.all([
    readForm08(year, { unit: code }),
    api.get('/api/departments/:code/assessments', { param: { code } }),
  ])
  return { form, state: filings.find(({ period }) => period.id === year)?.state ?? null }
}

/** A department's part of the yearly report: what to add and by when, its draft, and the way to sign and send it. */
export function Unit({ me, year, choice }: Props) {
  const code = me.department?.code ?? ''
  const state = useLoad(() => load(code, year), [code, year])
  return (
    <>
      <p class="caption">{me.department?.name}</p>
      <div class="title-row">
        <h1 class="page-title">{t('year.title', { year })}</h1>
        <div class={`${css.year} no-print`}>{choice}</div>
      </div>
      <p class="lede">{t('year.unitLede')}</p>
      <Load state={state}>
        {({ form, state: filed }) => (
          <Part
            {...{ form, code, year, filed }}
            today={me.today}
            reload={state.status === 'ready' ? state.reload : async () => {}}
          />
        )}
      </Load>
    </>
  )
}

type PartProps = {
  form: Form08
  code: string
  year: string
  today: string
  /** Of the year's own assessment; null where there is no such period, or it does not expect this department. */
  filed: AssessmentState | null
  reload: () => Promise<void>
}

function Part({ form, code, year, today, filed, reload }: PartProps) {
  const { rows } = form
  const confirmed = rows.filter((row) => isConfirmed(row, form)).length
  const errors = form.faults.filter((fault) => isError(fault) && fault.rule !== 'unconfirmed').length
  const others = form.faults.filter(({ where }) => where.system === null)
  const download = { param: { year }, query: { unit: code } }
  useEffect(goToHash, [])
  if (rows.length === 0) {
    return (
      <Empty title={t('year.noSystems')} text={t('year.noSystemsText', { day: day(form.registerOn) })}>
        <ButtonLink href={systemsPage()}>{t('nav.systems')}</ButtonLink>
      </Empty>
    )
  }
  return (
    <div class="cols cols--home">
      <div>
        <Days form={form} of="unit" today={today} />
        <Totals form={form} />
      </div>
      <div>
        <h2 class="section-title">{t('year.steps')}</h2>
        <ol class="lines">
          <li>
            <b>{t('year.step.systems')}</b>: {t('year.confirmedOf', { n: confirmed, total: rows.length })}
            {errors > 0 && `; ${t('year.errorsLeft', { n: errors })}`}
          </li>
          <li>
            <b>{t('year.step.answers', { year })}</b>: <Answers year={year} filed={filed} />
          </li>
          <li>
            <b>{t('year.step.print')}</b>
            <div class="govuk-button-group downloads no-print">
              <ButtonLink kind="secondary" small href={urlOf('/api/years/:year/form08.docx', download)} download>
                {t('year.docx')}
              </ButtonLink>
              <ButtonLink kind="secondary" small href={urlOf('/api/years/:year/form08.xlsx', download)} download>
                {t('year.xlsx')}
              </ButtonLink>
            </div>
            {!form.complete && <p class="small soft">{t('year.draftHint')}</p>}
          </li>
        </ol>
        <h2 class="section-title">{t('year.systems')}</h2>
        <ConfirmRest form={form} today={today} onDone={reload} />
        <ul class="systems">
          {rows.map((row) => (
            // What it asks changes with what was saved.
            <SystemCard
              key={`${row.system} ${row.confirmedOn} ${faultsOf(form, row).length}`}
              {...{ form, row, today }}
              onSaved={reload}
            />
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <h2 class="section-title">{t('year.others')}</h2>
            <Told faults={others.filter(({ where }) => where.body === null)} link={answeredAt} />
            <Bodies faults={others.filter(({ where }) => where.body !== null)} />
          </>
        )}
        <Preview form={form} />
      </div>
    </div>
  )
}

/** The bodies are the coordinator's to complete: it is told what to ask for. */
function Bodies({ faults }: { faults: Form08['faults'] }) {
  if (faults.length === 0) return null
  return (
    <>
      <p>{t('year.bodiesText')}</p>
      <ul class="lines">
        {faults.map(({ where, message }) => (
          <li key={`${where.body} ${message}`}>
            <b>{where.name}</b>: {message}
          </li>
        ))}
      </ul>
    </>
  )
}

function Answers({ year, filed }: { year: string; filed: AssessmentState | null }) {
  if (filed === null) return <>{t('year.noPeriod', { year })}</>
  return (
    <>
      <StateTag state={filed} />{' '}
      <a href={filed === 'none' || filed === 'draft' || filed === 'returned' ? checkPage(year) : homePage(year)}>
        {t(filed === 'submitted' || filed === 'accepted' ? 'year.seeAnswers' : 'year.confirmAnswers')}
      </a>
    </>
  )
}

/** All at once that lack nothing and are not confirmed. */
function ConfirmRest({ form, today, onDone }: { form: Form08; today: string; onDone: () => Promise<void> }) {
  const [failure, setFailure] = useState<unknown>(null)
  const whole = (row: Row) => !isConfirmed(row, form) && !faultsOf(form, row).some(isError)
  const rest = form.rows.filter(whole)
  if (rest.length < 2) return null
  return (
    <>
      <ErrorSummary errors={[]} failure={failure} />
      <p class="no-print">
        <Button
          kind="secondary"
          busyLabel={t('action.saving')}
          onClick={async () => {
            try {
              for (const { system: id } of rest)
                await api.patch('/api/systems/:id', { param: { id }, json: { confirmedOn: today } })
            } catch (error) {
              setFailure(error)
            }
            await onDone()
          }}
        >
          {t('year.confirmRest', { n: rest.length })}
        </Button>
      </p>
    </>
  )
}
