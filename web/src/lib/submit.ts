/** Sending a form: checked here first, sent once, refusals put beside their fields. */
import { useRef, useState } from 'preact/hooks'
import { type FieldError, Refusal } from './api.ts'

export type Submitting = {
  busy: boolean
  /** Each names a field by its `name`, which is the path in the body that is sent. */
  errors: FieldError[]
  /** A failure that belongs to no field. */
  failure: unknown
  errorOf: (name: string) => string | undefined
  onSubmit: (event?: Event) => Promise<void>
}

/**
 * `check` answers what is wrong before anything is sent; `send` does the work.
 * A refusal whose errors name fields of the form goes to `errors`, every other failure to `failure`.
 */
export function useSubmit(send: () => Promise<void>, check: () => FieldError[] = () => []): Submitting {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const sending = useRef(false)

  async function onSubmit(event?: Event) {
    event?.preventDefault()
    if (sending.current) return
    const wrong = check()
    setErrors(wrong)
    setFailure(null)
    if (wrong.length > 0) return

    sending.current = true
    setBusy(true)
    try {
      await send()
    } catch (error) {
      const shown = error instanceof Refusal ? error.errors.flatMap(ofField) : []
      if (shown.length > 0) setErrors(shown)
      else setFailure(error)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  return { busy, errors, failure, errorOf: (name) => errors.find((e) => e.path === name)?.message, onSubmit }
}

/** The error under its field's name: a path `settings/province/name` is the field `settings.province.name` too. */
function ofField({ path, message }: FieldError): FieldError[] {
  const name = [path, path.replaceAll('/', '.')].find((id) => document.getElementById(id))
  return name === undefined ? [] : [{ path: name, message }]
}
