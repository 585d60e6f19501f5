import type { ComponentChildren } from 'preact'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import type { Role } from '../../../api/domain/user.ts'
import { isUnknown } from '../lib/api.ts'
import { day, quarter, quarterTitle } from '../lib/format.ts'
import { isCoordinator, type Me } from '../lib/me.ts'
import { checkPage, homePage, readingPage, wordUrl } from '../lib/places.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, SignedIn, UnknownFiling } from '../ui/index.ts'
import { Waiting } from './Handover.tsx'
import { type Assessment, useAssessment } from './load.ts'

export type Open = Assessment & { me: Me; reload: () => Promise<void> }

const OWN: readonly Role[] = ['editor', 'approver']

/** What every page of one assessment begins with: who is signed in, and the assessment; or what there is to do instead. */
export function AssessmentPage({
  roles = OWN,
  children,
}: {
  roles?: readonly Role[]
  children: (open: Open) => ComponentChildren
}) {
  return <SignedIn roles={roles}>{(me) => <Loaded me={me}>{children}</Loaded>}</SignedIn>
}

function Loaded({ me, children }: { me: Me; children: (open: Open) => ComponentChildren }) {
  const state = useAssessment(me)
  if (state.status === 'failed' && isUnknown(state.error)) return <UnknownFiling />
  return (
    <Load state={state}>
      {(data) =>
        data ? (
          <>
            <PrintHead view={data.view} />
            {children({ ...data, me, reload: state.status === 'ready' ? state.reload : async () => {} })}
          </>
        ) : isCoordinator(me) ? (
          <UnknownFiling />
        ) : (
          <Empty title={t('home.noPeriod')} text={t('department.noPeriodText')}>
            <ButtonLink href={path('/systems')}>{t('department.noPeriodAction')}</ButtonLink>
          </Empty>
        )
      }
    </Load>
  )
}

function PrintHead({ view }: { view: AssessmentView }) {
  usePrintHead(`${view.department.name} · ${quarterTitle(view.period.id)}`)
  return null
}

/** The way back, always in sight. */
export function BackHome({ period }: { period: string }) {
  return (
    <a class="govuk-back-link" href={homePage(period)}>
      {quarterTitle(period)}
    </a>
  )
}

/** Why nothing can be changed, in words, with what to do. */
function lockReason({ lockedBecause, period, opened }: AssessmentView): string | null {
  switch (lockedBecause) {
    case null:
    case 'handedOver':
      return null
    case 'upcoming':
      return t('lock.upcoming', { day: day(period.opensOn) })
    case 'closed':
      return t('lock.closed', { day: day(period.closesOn) })
    case 'submitted':
      return t(opened || period.state === 'closed' ? 'lock.opened' : 'lock.submitted')
    case 'notFiler':
      return t('lock.notFiler', { quarter: quarter(period.id) })
    default:
      return t(`lock.${lockedBecause}`)
  }
}

export function LockNotice({ view, reload }: Pick<Open, 'view' | 'reload'>) {
  if (view.lockedBecause === 'handedOver') return <Waiting view={view} reload={reload} />
  const reason = lockReason(view)
  return reason && <div class="notice">{reason}</div>
}

/** The whole assessment: to be checked while it is filled in, to be read when it is locked. */
export function ToWhole({ view, filled = false }: { view: AssessmentView; filled?: boolean }) {
  const href = view.editable ? checkPage(view.period.id) : readingPage(view.period.id)
  const words = t(view.editable ? 'section.toCheck' : 'receipt.read')
  if (filled) return <ButtonLink href={href}>{words}</ButtonLink>
  return (
    <a class="govuk-link" href={href}>
      {words}
    </a>
  )
}

/** The report in Word: the official one of what is filed, else a draft. */
export function WordLink({ view, secondary = false }: { view: AssessmentView; secondary?: boolean }) {
  return (
    <ButtonLink
      href={wordUrl(view.period.id, view.department.code)}
      kind={secondary ? 'secondary' : 'primary'}
      download
    >
      {t(isFiled(view) ? 'home.word' : 'home.wordDraft')}
    </ButtonLink>
  )
}

export const isFiled = ({ state }: Pick<AssessmentView, 'state'>): boolean =>
  state === 'submitted' || state === 'accepted'
