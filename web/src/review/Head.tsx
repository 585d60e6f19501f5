import { dayOfInstant, moment, quarter, quarterTitle } from '../lib/format.ts'
import { departmentPage } from '../lib/links.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { t } from '../lib/t.ts'
import { ButtonLink, Select, StateTag, Tag } from '../ui/index.ts'
import { beforeName, type Reading, WORKING } from './load.ts'

/** Whose filing it is, where it stands, which revision is read. */
export function Head({ reading, onRevision }: { reading: Reading; onRevision: (revision: string) => void }) {
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
