import { useEffect, useState } from 'preact/hooks'
import { Refusal, signInPage } from '../lib/api.ts'
import { again, all, cancel, type Download, dismiss, onChange } from '../lib/download.ts'
import { fileSize } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Button } from './Button.tsx'
import { RequestId, sentence } from './ErrorSummary.tsx'
import { Live } from './Live.tsx'

/** Files that take long, each with a way to give it up; and those that are refused, with why. In a corner of every page. */
export function Downloads() {
  const [, render] = useState(0)
  useEffect(() => onChange(() => render((n) => n + 1)), [])
  const shown = all().filter((download) => download.shown)
  return (
    <>
      {/* How much has come is not read out: only what begins, and what is there. */}
      <p class="govuk-visually-hidden" aria-live="polite">
        <Live words={shown.flatMap((download) => said(download)).join(' ')} />
      </p>
      {shown.length > 0 && (
        <section class="downloading no-print" aria-label={t('download.label')}>
          {shown.map((download) => (
            <One key={download.url} download={download} />
          ))}
        </section>
      )}
    </>
  )
}

const said = ({ state, label }: Download): string[] =>
  state === 'failed' ? [] : [t(state === 'running' ? 'download.begun' : 'download.saved', { name: label })]

function One({ download }: { download: Download }) {
  const { state, label, name } = download
  return (
    <div class="downloading__one">
      <p>
        <b>{name ?? label}</b>
      </p>
      {state === 'running' && <Progress {...download} />}
      {state === 'saved' && <p class="small">{t('download.isSaved')}</p>}
      {state === 'failed' && <Failed download={download} />}
      <p class="downloading__do">
        {state === 'failed' && (
          <Button kind="secondary" small onClick={() => again(download)}>
            {t('action.retry')}
          </Button>
        )}
        {state === 'running' ? (
          <Button kind="secondary" small onClick={() => cancel(download)}>
            {t('action.cancel')}
          </Button>
        ) : (
          <Button kind="secondary" small onClick={() => dismiss(download)}>
            {t('action.close')}
          </Button>
        )}
      </p>
    </div>
  )
}

function Progress({ label, received, total }: Download) {
  const sizes = { size: fileSize(received), total: fileSize(total ?? 0) }
  const words = t(
    received === 0 ? 'download.made' : total === null ? 'download.received' : 'download.receivedOf',
    sizes,
  )
  const known = received > 0 && total !== null
  return (
    <>
      <progress aria-label={label} {...(known && { max: total, value: received })} />
      <p class="small">
        <Live words={words} />
      </p>
    </>
  )
}

function Failed({ download: { failure } }: { download: Download }) {
  return (
    <div role="alert">
      <p>{sentence(failure)}</p>
      {failure instanceof Refusal && failure.code === 'unauthenticated' && (
        <p>
          <a href={signInPage()}>{t('nav.signIn')}</a>
        </p>
      )}
      {failure instanceof Refusal && <RequestId refusal={failure} />}
    </div>
  )
}
