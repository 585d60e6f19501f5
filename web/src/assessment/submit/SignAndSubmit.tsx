import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Signatory } from '../../../../api/domain/assessment.ts'
import { LIMITS } from '../../../../api/domain/limits.ts'
import { isHandedOver } from '../../../../api/domain/lock.ts'
import { cleanLine, cleanProse, saysNothing } from '../../../../api/domain/text.ts'
import { api, type FieldError, Refusal, Told } from '../../lib/api.ts'
import { quarterShort } from '../../lib/format.ts'
import { assessmentKey, receiptPage } from '../../lib/places.ts'
import { useSubmit } from '../../lib/submit.ts'
import { t } from '../../lib/t.ts'
import { uuid } from '../../lib/uuid.ts'
import { Button, ErrorSummary, OnBehalfSelect, Textarea, TextInput } from '../../ui/index.ts'
import type { Untouched } from '../corrected.ts'
import { signs } from '../Handover.tsx'
import type { Open } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'
import { itemName } from '../words.ts'
import { HandBack, HandOver } from './HandOver.tsx'
import type { LastFiling } from './lastFiling.ts'

type Props = Open & {
  saving: Saving
  ready: boolean
  /** What a return named and is still as it was filed: it asks for a word. */
  untouched: readonly Untouched[]
  /** Whose signature is remembered. */
  last: LastFiling | null
  /** What is signed; stands beside the signature. */
  children: ComponentChildren
}

/** Who signs, and submitting; or handing over to who does. */
export function SignAndSubmit(props: Props) {
  const { view, me } = props
  if (signs(me, view)) return <SignForm {...props} />
  return (
    <>
      <div>{props.children}</div>
      {view.editable && <HandOver {...props} />}
    </>
  )
}

/** The id of an attempt: the same as long as the same is asked for, so that a lost answer is had by asking again. */
function useAttempt(): (asked: object) => string {
  const last = useRef({ asked: '', id: '' })
  return (asked) => {
    const text = JSON.stringify(asked)
    if (last.current.asked !== text) last.current = { asked: text, id: uuid() }
    return last.current.id
  }
}

function SignForm({ view, me, saving, ready, untouched, last: lastFiling, reload, children }: Props) {
  const [remark, setRemark] = useState('')
  const attemptOf = useAttempt()
  const last = view.submission?.signatory ?? lastFiling?.signatory
  const [name, setName] = useState(last?.name ?? (me.user.role === 'approver' ? me.user.name : ''))
  const [title, setTitle] = useState(last?.title ?? '')
  const [onBehalf, setOnBehalf] = useState<Signatory['onBehalf']>(last?.onBehalf ?? null)
  const period = view.period.id
  const action = t('sign.submit', { quarter: quarterShort(period) })

  const form = useSubmit(
    async () => {
      await saving.flush()
      if (!saving.settled) throw new Told(t('sign.unsaved'))
      const asked = {
        version: saving.version,
        signatory: {
          name: cleanLine(name),
          title: cleanLine(title),
          onBehalf,
        },
        ...(untouched.length > 0 && { remark: cleanProse(remark).trim() }),
      }
      try {
        await api.post('/api/periods/:period/assessments/:code/submit', {
          param: assessmentKey(view),
          json: { id: attemptOf(asked), ...asked },
        })
      } catch (error) {
        // The page shows what there is now: the person looks again before signing.
        if (error instanceof Refusal && (error.status === 422 || error.status === 409)) {
          void reload()
          if (error.code === 'staleVersion') error.message = t('sign.stale')
          else if (error.status === 409) error.message = t('sign.locked')
        }
        throw error
      }
      location.assign(receiptPage(period))
      // Until the receipt is there the button stays at rest.
      await new Promise(() => {})
    },
    (): FieldError[] => [
      ...(untouched.length > 0 && saysNothing(remark) ? [{ path: 'remark', message: t('sign.remarkMissing') }] : []),
      ...(saysNothing(name) ? [{ path: 'signatory/name', message: t('sign.nameMissing') }] : []),
      ...(saysNothing(title) ? [{ path: 'signatory/title', message: t('sign.titleMissing') }] : []),
    ],
  )

  // Locked meanwhile: nothing to sign, but why the button did nothing.
  if (!view.editable) {
    return (
      <>
        <div>{children}</div>
        <ErrorSummary errors={[]} failure={form.failure} />
      </>
    )
  }
  return (
    <>
      <div>
        {untouched.length > 0 && (
          <Textarea
            name="remark"
            label={t('sign.remark')}
            hint={t('sign.remarkHint', { what: untouched.map(({ item }) => itemName(item, view.systems)).join('; ') })}
            value={remark}
            onValue={setRemark}
            error={form.errorOf('remark')}
            rows={2}
            maxLength={LIMITS.remark}
          />
        )}
        {children}
      </div>
      <section aria-labelledby="sign-title">
        <h2 class="section-title" id="sign-title">
          {t('sign.title')}
        </h2>
        <ErrorSummary errors={form.errors} failure={form.failure} />
        {ready ? <p>{t('sign.text')}</p> : <p class="lacks">{t('sign.notReady')}</p>}
        <form class="form-page" onSubmit={form.onSubmit} noValidate>
          <TextInput
            name="signatory/name"
            label={t('sign.name')}
            value={name}
            onValue={setName}
            error={form.errorOf('signatory/name')}
            autocomplete="name"
            maxLength={LIMITS.person}
          />
          <TextInput
            name="signatory/title"
            label={t('sign.post')}
            hint={t('sign.postHint')}
            value={title}
            onValue={setTitle}
            error={form.errorOf('signatory/title')}
            autocomplete="organization-title"
            maxLength={LIMITS.title}
          />
          <OnBehalfSelect name="signatory/onBehalf" value={onBehalf} onValue={setOnBehalf} />
          <Button type="submit" busy={form.busy} busyLabel={t('sign.submitting')} disabled={!ready}>
            {action}
          </Button>
        </form>
        {me.user.role === 'approver' && isHandedOver(view) && <HandBack view={view} saving={saving} reload={reload} />}
      </section>
    </>
  )
}
