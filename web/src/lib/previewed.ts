/** A workbook that is chosen: sent to be previewed, and what it says. */
import { useRef, useState } from 'preact/hooks'
import { BODY_BYTES } from '../../../api/domain/limits.ts'
import { t } from './t.ts'

export type Uploading<P> = {
  /** The file that is read now. */
  reading: string | null
  /** What a file says, with its name. */
  read: { name: string; preview: P } | null
  fault: string | undefined
  failure: unknown
  onFile: (file: File) => Promise<void>
  forget: () => void
  /** Gives up the file that is read now. */
  cancel: () => void
}

/** A file that is chosen is sent at once to be previewed: nothing is stored by that, so it can be given up. */
export function useUpload<P>(send: (file: File, options: { signal: AbortSignal }) => Promise<P>): Uploading<P> {
  const [reading, setReading] = useState<string | null>(null)
  const [read, setRead] = useState<Uploading<P>['read']>(null)
  const [fault, setFault] = useState<string | undefined>()
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)

  async function onFile(file: File) {
    setFailure(null)
    setRead(null)
    const wrong = fileFault(file)
    setFault(wrong)
    if (wrong) return
    setReading(file.name)
    stop.current = new AbortController()
    const { signal } = stop.current
    try {
      setRead({ name: file.name, preview: await send(file, { signal }) })
    } catch (error) {
      if (!signal.aborted) setFailure(error)
    } finally {
      setReading(null)
    }
  }

  return { reading, read, fault, failure, onFile, forget: () => setRead(null), cancel: () => stop.current?.abort() }
}

/** What is wrong with a file before it is sent. */
const fileFault = (file: File): string | undefined =>
  file.size > BODY_BYTES.workbook ? t('upload.tooLarge', { name: file.name }) : undefined
