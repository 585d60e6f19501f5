import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import { type Item, keyOf } from '../../../../api/domain/items/index.ts'
import { AnotherPerson, Offline, Refusal } from '../../lib/api.ts'
import { moment, time } from '../../lib/format.ts'
import { whenSettled } from '../../lib/settled.ts'
import { keptSince } from '../../lib/start.ts'
import { t } from '../../lib/t.ts'
import type { Key } from '../../messages/messages.ts'
import { Button, Live, StatusIcon, sentence, Tag } from '../../ui/index.ts'
import { BackHome } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'
import type { SavingState } from '../saving/saving-state.ts'
import { useChanges } from '../saving/useSaving.ts'
import { itemLines, itemName } from '../words.ts'
import { Conflict } from './Conflict.tsx'
import { goToItem } from './focus.ts'
import { Later } from './Later.tsx'

type Props = {
  saving: Saving
  view: Pick<AssessmentView, 'period' | 'department' | 'systems' | 'editable'>
  /** Is this item on the page? Then its conflict is shown there. */
  shows: (item: Item) => boolean
  /** How far the page is. */
  progress?: ComponentChildren
}

/** Stays on top: the way back, and how saving stands. Below it what needs the person and has no place on the page. */
export function SaveBar({ saving, view, shows, progress }: Props) {
  useChanges(saving)
  const { state } = saving
  return (
    <>
      <div class="save no-print">
        <BackHome period={view.period.id} />
        {progress}
        <div class="save__state" data-state={state.kind} translate={false}>
          <Words saving={saving} state={state} editable={view.editable} />
        </div>
        <UndoButton saving={saving} />
        <p class="govuk-visually-hidden" role="status">
          <Live words={announced(state)} />
        </p>
      </div>
      <Later load={present} view={view} />
      {keptSince() === null || saving.reached ? <Restored saving={saving} /> : <FromKept />}
      <NotSaved saving={saving} systems={view.systems} shows={shows} />
    </>
  )
}

/** Takes back what the last click changed; so does Ctrl+Z where no text is being typed. */
function UndoButton({ saving }: { saving: Saving }) {
  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches('textarea, input:not([type=radio])')
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || typing) return
      if (!saving.undoable()) return
      event.preventDefault()
      saving.undo()
    }
    document.addEventListener('keydown', undo)
    return () => document.removeEventListener('keydown', undo)
  }, [saving])
  const step = saving.undoable()
  if (!step) return null
  return (
    <button type="button" class="link-button save__undo" title={t('save.undoKeys')} onClick={() => saving.undo()}>
      <Live words={t('save.undo', { n: step.after.length })} />
    </button>
  )
}

function Words({ saving, state, editable }: { saving: Saving; state: SavingState; editable: boolean }) {
  switch (state.kind) {
    case 'idle':
      return (
        <span class="soft">
          <Live words={t(editable ? 'save.idle' : 'save.locked')} />
        </span>
      )
    case 'saving':
      return <Tag>{t('save.saving')}</Tag>
    case 'saved':
      return (
        <Tag tone="met">
          <StatusIcon status="met" />
          {words(state)}
        </Tag>
      )
    case 'waiting':
      return (
        <>
          <Tag tone="partial">
            <StatusIcon status="partial" />
            {words(state)}
          </Tag>
          <Button kind="secondary" small onClick={() => saving.retry()}>
            {t('save.retryNow')}
          </Button>
        </>
      )
    case 'refused':
      return (
        <>
          <Tag tone="unmet">
            <StatusIcon status="unmet" />
            {t('save.refused')}
          </Tag>
          <Live words={why(state)} />
          {state.signIn ? (
            <ToSignIn saving={saving} n={state.n} another={state.failure instanceof AnotherPerson} />
          ) : (
            <Button kind="secondary" small onClick={() => saving.retry()}>
              {t('action.retry')}
            </Button>
          )}
        </>
      )
    case 'attention':
      return (
        <>
          <Tag tone="unmet">
            <StatusIcon status="unmet" />
            {words(state)}
          </Tag>
          {state.conflicts > 0 && <FirstConflict saving={saving} />}
          {state.refused > 0 && (
            <Button kind="secondary" small onClick={() => saving.retry()}>
              {t('action.retry')}
            </Button>
          )}
        </>
      )
  }
}

const present = () =>
  new Promise<void>(whenSettled).then(() => import('./later/Present.tsx')).then(({ Present }) => Present)
const signInAgain = () => import('./later/SignInAgain.tsx').then(({ SignInAgain }) => SignInAgain)

/** Asks at once, but not where something is being typed: it would go on in the field for the password. */
function ToSignIn({ saving, n, another }: { saving: Saving; n: number; another: boolean }) {
  const [asks, setAsks] = useState(
    () => !another && !document.activeElement?.matches('textarea, input:not([type=radio])'),
  )
  return (
    <>
      <Button kind="secondary" small onClick={() => setAsks(true)}>
        {t('nav.signIn')}
      </Button>
      {asks && <Later load={signInAgain} n={n} onDone={() => saving.retry()} onClose={() => setAsks(false)} />}
    </>
  )
}

function FirstConflict({ saving }: { saving: Saving }) {
  const first = saving.conflicts()[0]
  if (!first) return null
  const id = `${keyOf(first.mine)}/conflict`
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault()
        const box = document.getElementById(id)
        box?.scrollIntoView({ block: 'center' })
        box?.focus({ preventScroll: true })
      }}
    >
      {t('save.goToConflict')}
    </a>
  )
}

function words(state: SavingState): string {
  switch (state.kind) {
    case 'idle':
    case 'saving':
      return ''
    case 'saved':
      return t('save.saved', { time: time(state.at) })
    case 'waiting':
      return t(whyWaiting(state.failure), { n: state.n })
    case 'refused':
      return `${t('save.refused')}. ${why(state)}`
    case 'attention':
      return [
        state.conflicts > 0 && t('save.conflicts', { n: state.conflicts }),
        state.refused > 0 && t('save.refusals', { n: state.refused }),
        state.invalid > 0 && t('save.invalid', { n: state.invalid }),
      ]
        .filter(Boolean)
        .join('; ')
  }
}

const announced = words

function whyWaiting(failure: unknown): Key {
  if (failure instanceof Offline) return 'save.offline'
  return failure instanceof Refusal && failure.code === 'diskFull' ? 'save.full' : 'save.failing'
}

function why({ failure, signIn, n }: SavingState & { kind: 'refused' }): string {
  if (!signIn) return sentence(failure)
  if (!(failure instanceof AnotherPerson)) return t('save.signIn', { n })
  return [sentence(failure), ...(n > 0 ? [t('save.kept', { n })] : [])].join(' ')
}

/** What an earlier visit left unsaved and is being sent now. */
function Restored({ saving }: { saving: Saving }) {
  const [read, setRead] = useState(false)
  if (saving.restored === 0 || read) return null
  return (
    <div class="notice no-print" role="status">
      <p>{t('save.restored', { n: saving.restored })}</p>
      <Button kind="secondary" small onClick={() => setRead(true)}>
        {t('action.understood')}
      </Button>
    </div>
  )
}

/** The page was opened without a line, and has not heard the server since. */
function FromKept() {
  const since = keptSince()
  if (since === null) return null
  return (
    <p class="notice no-print" role="status">
      {t('save.fromKept', { when: moment(since) })}
    </p>
  )
}

function NotSaved({ saving, systems, shows }: Omit<Props, 'view'> & Pick<Props['view'], 'systems'>) {
  const elsewhere = saving.conflicts().filter(({ mine }) => !shows(mine))
  const stopped = saving.state.kind === 'refused' && !saving.state.signIn
  const refused = stopped
    ? saving.unsaved().map((item) => ({ item, why: null }))
    : [
        ...saving.refusals(),
        // On its own page the field says it.
        ...saving.tooLong().flatMap((item) => (shows(item) ? [] : [{ item, why: t('save.tooLong') }])),
      ]
  return (
    <>
      {elsewhere.map((conflict) => (
        <Conflict key={keyOf(conflict.mine)} saving={saving} conflict={conflict} systems={systems} named />
      ))}
      {refused.length > 0 && (
        <section class="refused no-print" aria-label={t('save.notSavedTitle')}>
          <h2>{t('save.notSavedTitle')}</h2>
          <p>{t('save.notSavedText')}</p>
          <ul class="not-saved">
            {refused.map(({ item, why }) => (
              <li key={keyOf(item)}>
                <b>{itemName(item, systems)}</b>
                {why && <span class="not-saved__why">{why}</span>}
                {itemLines(item).map((line) => (
                  <span key={line} class="conflict__line">
                    {line}
                  </span>
                ))}
                <button
                  type="button"
                  class="link-button"
                  onClick={() => {
                    saving.drop(keyOf(item))
                    goToItem(item)
                  }}
                >
                  {t('save.drop')}
                  <span class="govuk-visually-hidden"> {itemName(item, systems)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
