import { useEffect } from 'preact/hooks'
import { api } from '../../lib/api.ts'
import { moment, quarter, quarterTitle } from '../../lib/format.ts'
import { useLoad } from '../../lib/load.ts'
import { assessmentKey, homePage, readingPage, revisionPage } from '../../lib/places.ts'
import { signerLine } from '../../lib/signer.ts'
import { t } from '../../lib/t.ts'
import { ButtonLink, Empty, Load, StateTag, TableBox, Tag } from '../../ui/index.ts'
import { nameDocument } from '../form/focus.ts'
import { AssessmentPage, BackHome, isFiled, type Open, WordLink } from '../Page.tsx'
import { Signed } from './Signed.tsx'
import { Withdraw } from './Withdraw.tsx'

/** Proof of filing: number, time and digest of the newest submission, and what happens next. */
export default function Receipt() {
  return <AssessmentPage>{(open) => <Proof {...open} />}</AssessmentPage>
}

function Proof({ view, me, reload }: Open) {
  const { submission, period, state } = view
  useEffect(() => nameDocument(t('receipt.title')), [])
  if (!submission) {
    return (
      <>
        <BackHome period={period.id} />
        <h1 class="page-title">{t('receipt.title')}</h1>
        <Empty title={t('receipt.none')} text={t('receipt.noneText')}>
          <ButtonLink href={homePage(period.id)}>{t('receipt.noneAction')}</ButtonLink>
        </Empty>
      </>
    )
  }
  return (
    <>
      <BackHome period={period.id} />
      <p class="caption no-print">{view.department.name}</p>
      <h1 class="page-title">{t('receipt.titleOf', { quarter: quarter(period.id) })}</h1>
      <div class={isFiled(view) ? 'receipt' : 'receipt receipt--past'}>
        <p class="caption">{t('receipt.code')}</p>
        <p class="receipt__code">{submission.receipt}</p>
        <p class="receipt__tags">
          <StateTag state={state} />{' '}
          <Tag tone={submission.onTime ? 'met' : 'partial'}>
            {submission.onTime ? t('state.onTime') : t('state.late')}
          </Tag>
        </p>
      </div>
      <dl class="govuk-summary-list">
        <Row label={t('receipt.revision')} value={t('receipt.revisionNo', { no: submission.revision })} />
        <Row label={t('receipt.submittedAt')} value={moment(submission.submittedAt)} />
        <Row label={t('receipt.signatory')} value={signerLine(submission.signatory)} />
        <Row label={t('receipt.submittedBy')} value={submission.submittedBy} />
        <Row label="SHA-256" value={<span class="sha">{submission.sha256}</span>} />
      </dl>
      <Signed view={view} me={me} reload={reload} />
      <h2 class="section-title">{t('receipt.next')}</h2>
      <p>
        {state === 'submitted'
          ? t(view.opened ? 'receipt.opened' : 'receipt.waiting', { quarter: quarterTitle(period.id) })
          : t(`receipt.next.${state}`, { quarter: quarter(period.id) })}
      </p>
      <div class="actions no-print">
        {state === 'draft' || state === 'returned' ? (
          <ButtonLink href={homePage(period.id)}>{t('receipt.continue')}</ButtonLink>
        ) : (
          <WordLink view={view} />
        )}
        <ButtonLink kind="secondary" href={readingPage(period.id)}>
          {t('receipt.read')}
        </ButtonLink>
        <Withdraw view={view} onDone={reload} />
      </div>
      {view.revision > 1 && <Revisions view={view} />}
    </>
  )
}

function Row({ label, value }: { label: string; value: preact.ComponentChildren }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{label}</dt>
      <dd class="govuk-summary-list__value">{value}</dd>
    </div>
  )
}

function Revisions({ view }: Pick<Open, 'view'>) {
  const param = assessmentKey(view)
  const state = useLoad(
    () => api.get('/api/periods/:period/assessments/:code/revisions', { param }),
    [param.period, param.code],
  )
  return (
    <>
      <h2 class="section-title">{t('receipt.revisions')}</h2>
      <Load state={state}>
        {(lines) => (
          <TableBox label={t('receipt.revisions')}>
            <table class="govuk-table revisions">
              <thead>
                <tr>
                  <th scope="col">{t('receipt.revision')}</th>
                  <th scope="col">{t('receipt.submittedAt')}</th>
                  <th scope="col">{t('receipt.code')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.revision}>
                    <th scope="row">
                      <a href={revisionPage(view.period.id, line.revision)}>
                        {t('receipt.revisionNo', { no: line.revision })}
                      </a>
                    </th>
                    <td>{moment(line.submittedAt)}</td>
                    <td>{line.receipt}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </Load>
    </>
  )
}
