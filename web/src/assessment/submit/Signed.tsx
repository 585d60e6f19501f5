import { useRef, useState } from 'preact/hooks'
import type { SignedCopy } from '../../../../api/domain/assessment.ts'
import { BODY_BYTES, LIMITS } from '../../../../api/domain/limits.ts'
import { cleanLine, isBlank } from '../../../../api/domain/text.ts'
import type { FieldError } from '../../lib/api.ts'
import { day, fileSize, moment } from '../../lib/format.ts'
import { assessmentKey, signedUrl } from '../../lib/places.ts'
import { useSubmit } from '../../lib/submit.ts'
import { t } from '../../lib/t.ts'
import { putFile } from '../../lib/upload.ts'
import { Button, DateInput, ErrorSummary, FileInput, InPlace, Sending, TextInput } from '../../ui/index.ts'
import { isFiled, type Open } from '../Page.tsx'

type Props = Pick<Open, 'view' | 'me' | 'reload'>

/** After signing on paper: the document's number, date and PDF, for both desks. */
export function Signed({ view, me, reload }: Props) {
  const [changing, setChanging] = useState(false)
  const { submission } = view
  if (!submission || !(isFiled(view) || submission.signed)) return null
  const { signed } = submission
  return (
    <section aria-labelledby="signed-title">
      <h2 class="section-title" id="signed-title">
        {t('signed.title')}
      </h2>
      {signed ? (
        <>
          <SignedFacts signed={signed} href={signedUrl(assessmentKey(view), submission.revision)} />
          {isFiled(view) && !changing && (
            <Button kind="secondary" small onClick={() => setChanging(true)}>
              {t('signed.change')}
            </Button>
          )}
        </>
      ) : (
        <p>{t('signed.text')}</p>
      )}
      {isFiled(view) && (changing || !signed) && (
        <div class="no-print">
          <Form
            view={view}
            me={me}
            revision={submission.revision}
            was={signed}
            onDone={async () => {
              await reload()
              setChanging(false)
            }}
          />
        </div>
      )}
    </section>
  )
}

/** Number, date and file of the document. */
export function SignedFacts({ signed, href }: { signed: SignedCopy; href: string }) {
  return (
    <>
      <p>
        <b>{t('signed.document', { number: signed.number, day: day(signed.date) })}</b>
        <br />
        <a href={href} download="">
          {t('signed.download', { size: fileSize(signed.size) })}
        </a>
        <br />
        <span class="small soft">{t('signed.by', { who: signed.by, when: moment(signed.at) })}</span>
      </p>
      <InPlace key={signed.sha256} url={href} />
    </>
  )
}

type FormProps = Pick<Open, 'view' | 'me'> & { revision: number; was: SignedCopy | null; onDone: () => Promise<void> }

function Form({ view, me, revision, was, onDone }: FormProps) {
  const [file, setFile] = useState<File | null>(null)
  const [number, setNumber] = useState(was?.number ?? '')
  const [date, setDate] = useState<string | null>(was?.date ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const stop = useRef<AbortController | null>(null)

  const form = useSubmit(
    async () => {
      const param = { ...assessmentKey(view), n: String(revision) }
      const query = { number: cleanLine(number), date: date ?? '' }
      setShare(0)
      stop.current = new AbortController()
      const { signal } = stop.current
      try {
        await putFile(
          '/api/periods/:period/assessments/:code/revisions/:n/signed',
          { param, query },
          file as File,
          setShare,
          signal,
        )
      } catch (error) {
        if (signal.aborted) return
        throw error
      } finally {
        setShare(null)
      }
      await onDone()
    },
    (): FieldError[] => [
      ...fileFaults(file),
      ...(isBlank(number) ? [{ path: 'number', message: t('signed.numberMissing') }] : []),
      ...(problem !== null || date === null
        ? [{ path: 'date', message: problem ?? t('signed.dateMissing') }]
        : date > me.today
          ? [{ path: 'date', message: t('signed.dateAhead') }]
          : []),
    ],
  )

  return (
    <form class="form-page" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <FileInput
        name="file"
        label={t('signed.file')}
        hint={t('signed.fileHint', { most: fileSize(BODY_BYTES.file) })}
        accept=".pdf,application/pdf"
        value={file}
        onValue={setFile}
        error={form.errorOf('file')}
      />
      <TextInput
        name="number"
        label={t('signed.number')}
        hint={t('signed.numberHint')}
        value={number}
        onValue={setNumber}
        error={form.errorOf('number')}
        maxLength={LIMITS.document}
        literal
      />
      <DateInput
        name="date"
        label={t('signed.date')}
        value={date}
        onValue={(value, wrong) => {
          setDate(value)
          setProblem(wrong)
        }}
        error={form.errorOf('date')}
      />
      <Sending share={share} />
      {share !== null && (
        <Button kind="secondary" onClick={() => stop.current?.abort()}>
          {t('action.cancel')}
        </Button>
      )}
      <Button type="submit" kind="secondary" busy={form.busy} busyLabel={t('file.sending')}>
        {t('signed.action')}
      </Button>
    </form>
  )
}

/** Told before so much is sent; what a file is, its content tells the server. */
function fileFaults(file: File | null): FieldError[] {
  if (!file) return [{ path: 'file', message: t('signed.fileMissing') }]
  if (file.size > BODY_BYTES.file) {
    const sizes = { size: fileSize(file.size), most: fileSize(BODY_BYTES.file) }
    return [{ path: 'file', message: t('signed.fileTooLarge', sizes) }]
  }
  return []
}
