import { useEffect, useRef } from 'preact/hooks'
import { AnotherPerson, type FieldError, Refusal, Told } from '../lib/api.ts'
import { path, t } from '../lib/t.ts'

type Props = {
  errors: readonly FieldError[]
  /** A failure that belongs to no field. */
  failure?: unknown
}

/** On top of the form; takes the focus when it appears or changes, and links to the fields. */
export function ErrorSummary({ errors, failure }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
  }, [errors, failure])
  if (errors.length === 0 && !failure) return null

  return (
    <div class="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{errors.length > 0 ? t('error.summary') : t('error.title')}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li key={error.path}>
                <a href={`#${error.path}`} onClick={(event) => goTo(event, error.path)}>
                  {error.message}
                </a>
              </li>
            ))}
            {!!failure && <li>{sentence(failure)}</li>}
            {isSignedOut(failure) && (
              <li>
                {t('error.signInBeside')}{' '}
                <a href={path('/sign-in')} target="_blank" rel="noreferrer">
                  {t('error.signInBesideAction')}
                </a>
              </li>
            )}
          </ul>
          {failure instanceof Refusal && <RequestId refusal={failure} />}
        </div>
      </div>
    </div>
  )
}

/** What to tell the person of any failure. */
export const sentence = (failure: unknown): string => (failure instanceof Told ? failure.message : t('error.broken'))

export function RequestId({ refusal }: { refusal: Refusal }) {
  if (!refusal.request) return null
  return <p class="small soft">{t('error.request', { request: refusal.request })}</p>
}

const isSignedOut = (failure: unknown) =>
  failure instanceof AnotherPerson || (failure instanceof Refusal && failure.code === 'unauthenticated')

function goTo(event: Event, id: string) {
  const field = document.getElementById(id)
  if (!field) return
  event.preventDefault()
  const folded = field.closest('details')
  if (folded) folded.open = true
  field.closest('.govuk-form-group')?.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
}
