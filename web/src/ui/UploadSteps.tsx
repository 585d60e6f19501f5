import type { ComponentChildren } from 'preact'
import type { Uploading } from '../lib/previewed.ts'
import { t } from '../lib/t.ts'
import { Button } from './Button.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { type Accepts, FileDrop } from './FileDrop.tsx'

type Props<P> = {
  /** The first step: having the file that is filled in; `children` is where. */
  title: string
  text: string
  children: ComponentChildren
  /** The second: sending it back. Null where nothing may be sent. */
  upload: { text: string; by: Uploading<P>; accepts?: Accepts } | null
}

/** The two steps of everything that is filled in with Excel. */
export function UploadSteps<P>({ title, text, children, upload }: Props<P>) {
  return (
    <ol class="steps">
      <li>
        <h2>{title}</h2>
        <p>{text}</p>
        <div class="govuk-button-group no-print">{children}</div>
      </li>
      {upload && (
        <li>
          <h2>{t('upload.title')}</h2>
          <p>{upload.text}</p>
          <Choose {...upload.by} accepts={upload.accepts} />
        </li>
      )}
    </ol>
  )
}

/** Where the file is chosen, and what is wrong with it. */
function Choose<P>({
  reading,
  fault,
  failure,
  onFile,
  cancel,
  accepts,
}: Uploading<P> & { accepts?: Accepts | undefined }) {
  return (
    <>
      <ErrorSummary errors={fault ? [{ path: 'file', message: fault }] : []} failure={failure} />
      <FileDrop
        name="file"
        error={fault}
        busy={reading !== null}
        onFile={(file) => void onFile(file)}
        accepts={accepts}
      />
      <p role="status" class="soft">
        {reading !== null && t('upload.reading', { name: reading })}
      </p>
      {reading !== null && (
        <Button kind="secondary" small onClick={cancel}>
          {t('action.cancel')}
        </Button>
      )}
    </>
  )
}
