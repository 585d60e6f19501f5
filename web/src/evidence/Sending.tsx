import { useEffect, useRef, useState } from 'preact/hooks'
import type { FiledFile } from '../../../api/domain/file.ts'
import { BODY_BYTES } from '../../../api/domain/limits.ts'
import { api } from '../lib/api.ts'
import { fileSize } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import { Button, Live, sentence } from '../ui/index.ts'
import style from './Attach.module.scss'
import { sendFile } from './uploading.ts'

/** So many are sent at once; the others wait for their turn. */
const AT_ONCE = 2
const TYPES = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.webp'

type Sent = {
  id: string
  file: File
  /** From 0 to 1; null while the line is broken, undefined before its turn. */
  share: number | null | undefined
  failure: unknown
  stop: AbortController
}

/** Takes files, several at once, chosen or dropped; shows how far each is, and lets each be given up or tried again. */
export function SendFiles({ code, onKept }: { code: string; onKept: (file: FiledFile) => void }) {
  const [over, setOver] = useState(false)
  const [list, setList] = useState<readonly Sent[]>([])
  const kept = useRef(onKept)
  kept.current = onKept
  const input = useRef<HTMLInputElement>(null)
  const change = (id: string, fields: Partial<Sent>) =>
    setList((all) => all.map((each) => (each.id === id ? { ...each, ...fields } : each)))
  const forget = (id: string) => setList((all) => all.filter((each) => each.id !== id))

  useEffect(() => {
    const running = list.filter(({ share, failure }) => share !== undefined && !failure).length
    const next = list.find(({ share, failure }) => share === undefined && !failure)
    if (!next || running >= AT_ONCE) return
    change(next.id, { share: 0 })
    const { id, file, stop } = next
    sendFile(code, id, file, (share) => change(id, { share }), stop.signal).then(
      (file) => {
        forget(id)
        kept.current(file)
      },
      (failure: unknown) => (stop.signal.aborted ? undefined : change(id, { failure })),
    )
  }, [list])

  const isSending = list.some(({ failure }) => !failure)
  useEffect(() => {
    if (!isSending) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isSending])

  function take(files: Iterable<File>) {
    const added = [...files].map((file): Sent => {
      const failure = file.size > BODY_BYTES.file ? t('evidence.tooLarge', sizesOf(file)) : null
      return { id: uuid(), file, share: undefined, failure, stop: new AbortController() }
    })
    setList((all) => [...all, ...added])
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to do what the button in it does */}
      <div
        class={`file-drop${over ? ' file-drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files ?? [])
        }}
      >
        {/* A browser's own field speaks the browser's language. */}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={TYPES}
          onChange={(event) => {
            take(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
        <Button kind="secondary" small onClick={() => input.current?.click()}>
          {t('evidence.choose')}
        </Button>
        <p class="small soft">{t('evidence.chooseHint', { most: fileSize(BODY_BYTES.file) })}</p>
      </div>
      {list.length > 0 && (
        <ul class={style.list}>
          {list.map(({ id, file, share, failure, stop }) => (
            <li key={id}>
              <span>{file.name}</span>{' '}
              {failure ? (
                <span class="lacks" role="alert">
                  {typeof failure === 'string' ? failure : sentence(failure)}
                </span>
              ) : (
                <span class="small soft" role="status">
                  <Live words={wordsOf(share)} />
                </span>
              )}{' '}
              {failure !== null && typeof failure !== 'string' && (
                <Button kind="secondary" small onClick={() => change(id, { failure: null, share: undefined })}>
                  {t('evidence.again')}
                </Button>
              )}
              <Button
                kind="secondary"
                small
                onClick={() => {
                  stop.abort()
                  forget(id)
                  const param = { code, id }
                  void api.delete('/api/departments/:code/uploads/:id', { param }).catch(() => undefined)
                }}
              >
                {t('action.cancel')}
                <span class="govuk-visually-hidden"> {file.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const sizesOf = (file: File) => ({ size: fileSize(file.size), most: fileSize(BODY_BYTES.file) })

function wordsOf(share: number | null | undefined): string {
  if (share === undefined) return t('evidence.waits')
  return share === null ? t('evidence.noLine') : t('evidence.sending', { n: Math.floor(100 * share) })
}
