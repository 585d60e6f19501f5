import { useState } from 'preact/hooks'
import { dayOfInstant, moment, quarter, quarterTitle } from '../lib/format.ts'
import { departmentPage } from '../lib/links.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { t } from '../lib/t.ts'
import { ButtonLink, ErrorSummary, Select, StateTag, Tag } from '../ui/index.ts'
import { AssignDialog, loadAssignments, type Reviewer } from './Assign.tsx'
import { beforeName, type Reading, WORKING } from './load.ts'

type Props = { reading: Reading; onRevision: (revision: string) => void; onGiven: () => Promise<void> }

/** Whose filing it is, where it stands, which revision is read. */
export function Head({ reading, onRevision, onGiven }: Props) {
  const { view, line, submissions, before } = reading
  const { department, period, state } = view
  usePrintHead(`${department.name} · ${quarterTitle(period.id)}`)
  return (
    <>
      <div class="title-row">
        <div>
          <p class="caption">
            {t('filing.caption', { quarter: quarter(period.id) })}
            <span class="no-print">
              {' · '}
              <a href={departmentPage(period.id, department.code)}>{t('filing.department')}</a>
            </span>
          </p>
          <h1 class="page-title">{department.name}</h1>
          <div class="under-title">
            <StateTag state={state} />
            {line && <Tag tone={line.onTime ? 'met' : 'partial'}>{t(line.onTime ? 'state.onTime' : 'state.late')}</Tag>}
            {line && (
              <span class="soft">
                {t('filing.submittedAt', { n: line.revision, moment: moment(line.submittedAt) })}
              </span>
            )}
          </div>
          <Given reading={reading} onGiven={onGiven} />
        </div>
        {(state !== 'none' || line) && (
          <ButtonLink
            href={`/api/periods/${period.id}/assessments/${department.code}/report.docx`}
            kind="secondary"
            download
          >
            {t('filing.word')}
          </ButtonLink>
        )}
      </div>
      <Standing reading={reading} />
      {reading.content.remark && <Remark text={reading.content.remark} />}
      {submissions.length > 0 && (
        <div class="controls no-print">
          <Select
            name="revision"
            label={t('filing.revision')}
            empty={false}
            value={line ? String(line.revision) : WORKING}
            onValue={onRevision}
            options={[
              ...(state === 'draft' || state === 'returned' ? [{ value: WORKING, label: t('filing.working') }] : []),
              ...[...submissions].reverse().map((s) => ({
                value: String(s.revision),
                label: t('filing.revisionOption', { n: s.revision, day: dayOfInstant(s.submittedAt) }),
              })),
            ]}
          />
          <p class="controls__note soft">
            {before ? t('filing.beside', { what: beforeName(reading) }) : t('filing.first')}
          </p>
        </div>
      )}
    </>
  )
}

/** Whose review it is, and giving it to somebody else: that locks nothing. */
function Given({ reading: { view, given }, onGiven }: Pick<Props, 'reading' | 'onGiven'>) {
  const { period, department } = view
  const [reviewers, setReviewers] = useState<Reviewer[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { assigned, assignment } = given
  async function ask() {
    setFailure(null)
    try {
      setReviewers((await loadAssignments(period.id)).reviewers)
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <p class="small no-print">
        {assigned
          ? t(assignment?.by === 'hand' ? 'assign.byHandTo' : 'assign.byKindTo', { name: assigned.name })
          : t('assign.none')}
        {assignment?.lapsed && ` · ${t('assign.lapsed', { name: assignment.lapsed })}`}{' '}
        <button type="button" class="link-button" onClick={ask}>
          {t('assign.change')}
        </button>
      </p>
      <ErrorSummary errors={[]} failure={failure} />
      <AssignDialog
        open={reviewers !== null}
        period={period.id}
        departments={[department.code]}
        title={t('assign.title', { department: department.name })}
        reviewers={reviewers ?? []}
        onClose={() => setReviewers(null)}
        onDone={async () => {
          setReviewers(null)
          await onGiven()
        }}
      />
    </>
  )
}

/** Why the department left what was returned as it was. */
function Remark({ text }: { text: string }) {
  return (
    <div class="govuk-inset-text">
      <p>
        <b>{t('filing.remark')}</b>
      </p>
      <p class="prose">{text}</p>
    </div>
  )
}

/** What the reader must know of the state before reading on. */
function Standing({ reading: { view, line } }: { reading: Reading }) {
  if (view.state === 'none') return <p class="govuk-inset-text">{t('filing.none')}</p>
  if (view.state === 'draft') return <p class="govuk-inset-text">{t('filing.draft')}</p>
  if (view.state === 'returned' && view.returned) {
    const { returned } = view
    return (
      <div class="govuk-inset-text">
        <p>
          <b>
            {t(returned.items ? 'filing.returnedItems' : 'filing.returnedAll', {
              n: (returned.items?.length ?? 0) + (returned.narratives?.length ?? 0),
              moment: moment(returned.at),
              by: returned.by,
            })}
          </b>
        </p>
        <p class="prose">{returned.reason}</p>
        {!line && <p class="soft">{t('filing.workingNote')}</p>}
      </div>
    )
  }
  if (view.state === 'submitted' && view.opened) return <p class="small soft">{t('filing.opened')}</p>
  return null
}
