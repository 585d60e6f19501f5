import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Role } from '../../../api/domain/user.ts'
import { Refusal } from '../lib/api.ts'
import type { Loading } from '../lib/load.ts'
import { useLoad } from '../lib/load.ts'
import { getMe, type Me } from '../lib/me.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink } from './Button.tsx'
import { RequestId, sentence } from './ErrorSummary.tsx'

/** Nothing for 150 ms, then grey lines in place; after 2 s it says what is being done. */
export function Skeleton({ lines = 5, doing = t('loading.data') }: { lines?: number; doing?: string }) {
  return (
    <div class="skeleton" aria-busy="true">
      <p class="skeleton__words" role="status">
        {doing}
      </p>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} class="skeleton__line" />
      ))}
    </div>
  )
}

/** A heading within the page; the page's own where this is all that there is. */
function Title({ children }: { children: ComponentChildren }) {
  const [alone, setAlone] = useState(false)
  useLayoutEffect(() => setAlone(document.querySelector('h1') === null), [])
  return alone ? <h1>{children}</h1> : <h2>{children}</h2>
}

/** What the server refused or the network lost, in place of what would be here. */
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div class="refused" role="alert">
      <Title>{t('error.title')}</Title>
      <p>{sentence(error)}</p>
      {error instanceof Refusal && <RequestId refusal={error} />}
      {retry && (
        <Button kind="secondary" small onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}

/** Says what will be here, and the one thing to do now (`children`: a Button or ButtonLink). */
export function Empty({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Title>{title}</Title>
      <p class="govuk-body">{text}</p>
      {children}
    </div>
  )
}

/** The address names a period that is not there: the page shows another one. */
export const UnknownPeriod = () => (
  <p class="notice" role="status">
    {t('unknown.period')}
  </p>
)

/** The address names a section that the period's form does not have: the page lists those that it has. */
export const UnknownSection = () => (
  <p class="notice" role="status">
    {t('unknown.section')}
  </p>
)

/** The address names a filing that is not there. For the coordinator. */
export const UnknownFiling = () => (
  <Empty title={t('unknown.filing')} text={t('unknown.filingText')}>
    <ButtonLink href={path('/filings')}>{t('nav.filings')}</ButtonLink>
  </Empty>
)

type LoadProps<T> = { state: Loading<T>; skeleton?: ComponentChildren; children: (data: T) => ComponentChildren }

/** Skeleton, refusal or content of a `useLoad`. */
export function Load<T>({ state, skeleton, children }: LoadProps<T>) {
  if (state.status === 'loading') return <>{skeleton ?? <Skeleton />}</>
  if (state.status === 'failed') return <Refused error={state.error} retry={state.retry} />
  return <>{children(state.data)}</>
}

/** Who is signed in, for a whole page; another role is told so and shown the way home. The server decides in any case. */
export function SignedIn({ roles, children }: { roles?: readonly Role[]; children: (me: Me) => ComponentChildren }) {
  const me = useLoad(getMe)
  return (
    <Load state={me}>
      {(who) =>
        roles && !roles.includes(who.user.role) ? (
          <Empty title={t('error.title')} text={t('error.notYours')}>
            <ButtonLink href={path('/')}>{t('error.notYoursAction')}</ButtonLink>
          </Empty>
        ) : (
          children(who)
        )
      }
    </Load>
  )
}
