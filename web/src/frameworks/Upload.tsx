import { api, urlOf } from '../lib/api.ts'
import { number } from '../lib/format.ts'
import type { Editions } from '../lib/framework.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useUpload } from '../lib/previewed.ts'
import type { AnswerOf } from '../lib/routes.ts'
import { useSubmit } from '../lib/submit.ts'
import { language, path, t } from '../lib/t.ts'
import { Button, ButtonLink, CardTable, ErrorSummary } from '../ui/index.ts'
import { UploadSteps } from '../ui/UploadSteps.tsx'
import { Asks, nameOf } from './Asks.tsx'
import { Differences } from './Differences.tsx'
import { FormPreview } from './FormPreview.tsx'

type EditionPreview = AnswerOf<'$post', '/api/frameworks'>

/** An edition from a file: what is wrong with it, or what it changes; then it is stored. */
export function Upload({ editions }: { editions: Editions }) {
  const upload = useUpload((file, options) => api.post('/api/frameworks', { file }, options))
  const { read } = upload
  const newest = editions.at(-1)
  return (
    <>
      <a href={path('/frameworks')} class="govuk-back-link">
        {t('frameworks.title')}
      </a>
      <h1 class="page-title">{t('frameworks.new')}</h1>
      <p class="lede">{t('frameworks.newLede')}</p>
      {read ? (
        <Read name={read.name} preview={read.preview} onAgain={upload.forget} />
      ) : (
        <UploadSteps
          title={t('frameworks.step.file')}
          text={t('frameworks.step.fileText')}
          upload={{
            text: t('frameworks.step.uploadText'),
            by: upload,
            accepts: { types: '.xlsx,.json', label: t('frameworks.file'), hint: t('frameworks.fileHint') },
          }}
        >
          {newest && (
            <ButtonLink
              href={urlOf('/api/frameworks/:id/edition.xlsx', {
                param: { id: newest.id },
                query: { version: newest.version },
              })}
              kind="secondary"
              download
            >
              {t('frameworks.current', { edition: nameOf(newest) })}
            </ButtonLink>
          )}
          <a href="/api/framework-template.xlsx" download>
            {t('frameworks.template')}
          </a>
        </UploadSteps>
      )}
    </>
  )
}

type ReadProps = { name: string; preview: EditionPreview; onAgain: () => void }

function Read({ name, preview, onAgain }: ReadProps) {
  const again = (
    <Button kind="secondary" onClick={onAgain}>
      {t('upload.again')}
    </Button>
  )
  if (!preview.edition) return <Faults name={name} preview={preview} again={again} />
  return <Good name={name} preview={preview} edition={preview.edition} again={again} />
}

type Shown = Omit<ReadProps, 'onAgain'> & { again: preact.ComponentChildren }

function Faults({ name, preview: { faults, more }, again }: Shown) {
  return (
    <section aria-labelledby="preview-title">
      <h2 class="section-title" id="preview-title">
        {t('frameworks.faultsOf', { name })}
      </h2>
      <p class="notice" role="status">
        {t('frameworks.faults', { n: number(faults.length + more) })}
      </p>
      <div class="govuk-button-group no-print">{again}</div>
      <CardTable<{ fault: EditionPreview['faults'][number]; i: number }>
        label={t('frameworks.faultsOf', { name })}
        rows={faults.map((fault, i) => ({ fault, i }))}
        keyOf={({ i }) => String(i)}
        columns={[
          {
            label: t('frameworks.column.place'),
            cell: ({ fault: { sheet, cell, path: at } }) =>
              sheet ? (
                t('frameworks.cell', { sheet, cell: cell ?? '' })
              ) : (
                <code>{at || t('frameworks.wholeFile')}</code>
              ),
          },
          { label: t('frameworks.column.fault'), cell: ({ fault }) => fault.message },
        ]}
      />
      {more > 0 && <p class="soft">{t('frameworks.moreFaults', { n: number(more) })}</p>}
    </section>
  )
}

function Good({ name, preview, edition, again }: Shown & { edition: NonNullable<EditionPreview['edition']> }) {
  const { sha256, document, state, before, differences } = preview
  const leave = useLeaveWarning(state === 'new')
  const { busy, failure, onSubmit } = useSubmit(async () => {
    if (!sha256 || !document) return
    await api.post('/api/frameworks/apply', { json: { sha256, document } })
    await leave(path(`/frameworks?saved=${encodeURIComponent(nameOf(edition))}`))
  })
  return (
    <section aria-labelledby="preview-title">
      <h2 class="section-title" id="preview-title">
        {t('frameworks.previewOf', { name })}
      </h2>
      <dl class="facts">
        <dt>{t('frameworks.column.edition')}</dt>
        <dd>
          {edition.title[language]}
          <div class="soft small">
            <code>{edition.id}</code> · {t('frameworks.version', { version: edition.version })}
          </div>
        </dd>
        <dt>{t('frameworks.column.criteria')}</dt>
        <dd>
          <Asks edition={edition} />
        </dd>
        <dt>{t('frameworks.column.figures')}</dt>
        <dd>{number(edition.figures)}</dd>
        {edition.mapped && (
          <>
            <dt>{t('frameworks.mapping')}</dt>
            <dd>{t('frameworks.mapped', { id: edition.mapped.from, n: edition.mapped.entries })}</dd>
          </>
        )}
      </dl>
      {state === 'same' && <p class="govuk-inset-text">{t('frameworks.same')}</p>}
      {state === 'taken' && <p class="notice">{t('frameworks.taken', { edition: nameOf(edition) })}</p>}
      <ErrorSummary errors={[]} failure={failure} />
      {state === 'new' && <p>{t('frameworks.unsaved')}</p>}
      <div class="govuk-button-group no-print">
        {state === 'new' && (
          <Button onClick={onSubmit} busy={busy}>
            {t('frameworks.save')}
          </Button>
        )}
        {again}
      </div>
      {before && differences && <Differences before={before} differences={differences} />}
      {document && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{t('frameworks.seeForm')}</span>
          </summary>
          <div class="govuk-details__text">
            <FormPreview document={document} heading="h3" />
          </div>
        </details>
      )}
    </section>
  )
}
