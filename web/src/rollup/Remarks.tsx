import { useEffect, useRef, useState } from 'preact/hooks'
import { REMARK_PARTS, type RemarkPart } from '../../../api/domain/enums.ts'
import { NO_FILTER } from '../../../api/domain/filter.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanProse } from '../../../api/domain/text.ts'
import { type Chosen, OfPeriod } from '../calendar/OfPeriod.tsx'
import { PeriodSelect } from '../calendar/Period.tsx'
import { api, Refusal } from '../lib/api.ts'
import { moment, quarterTitle } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { homePage } from '../lib/places.ts'
import { usePrintHead } from '../lib/print-head.ts'
import type { Answer } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { Button, ButtonLink, Live, Load, SignedIn, Textarea } from '../ui/index.ts'
import { figurePage } from './filter.ts'
import style from './Remarks.module.scss'

type Told = Answer<'/api/periods/:period/remarks'>
type Remark = Told['remarks'][number]
type DraftLine = Told['drafts'][RemarkPart][number]

/** ms between the last key and saving. */
const PAUSE = 800

/** What the coordinator writes of a period: kept as it is typed, drafted from the figures, printed in the report. */
export default function Remarks() {
  return (
    <SignedIn roles={['reviewer', 'admin']}>
      {() => <OfPeriod>{(chosen) => <Page key={chosen.period.id} {...chosen} />}</OfPeriod>}
    </SignedIn>
  )
}

function Page({ periods, period, onPeriod }: Chosen) {
  const told = useLoad(() => api.get('/api/periods/:period/remarks', { param: { period: period.id } }))
  usePrintHead(`${t('remarks.title')} · ${quarterTitle(period.id)}`)
  return (
    <>
      <p class="caption no-print">
        <a href={homePage(period.id)}>{quarterTitle(period.id)}</a>
      </p>
      <div class="title-row">
        <h1 class="page-title">{t('remarks.title')}</h1>
        <div class="govuk-button-group downloads no-print">
          <ButtonLink kind="secondary" href={`/api/periods/${period.id}/rollup.docx`} download>
            {t('overview.docx')}
          </ButtonLink>
        </div>
      </div>
      <p class="lede no-print">{t('remarks.lede')}</p>
      <div class="controls no-print">
        <PeriodSelect periods={periods} value={period.id} onValue={onPeriod} />
      </div>
      <Load state={told}>
        {({ remarks, drafts }: Told) =>
          REMARK_PARTS.map((part) => {
            const remark = remarks.find((each) => each.part === part)
            return remark && <Part key={part} period={period.id} remark={remark} draft={drafts[part]} />
          })
        }
      </Load>
    </>
  )
}

/** `untouched`: nothing has been typed yet, so there is nothing to say. */
type State = 'untouched' | 'saved' | 'waiting' | 'failed'
type PartProps = { period: string; remark: Remark; draft: readonly DraftLine[] }

function Part({ period, remark, draft }: PartProps) {
  const [text, setText] = useState(remark.text)
  const [state, setState] = useState<State>('untouched')
  const [theirs, setTheirs] = useState<Remark | null>(null)
  // What the server has: the next save is made from it.
  const stored = useRef({ text: remark.text, version: remark.version })
  const wanted = useRef(text)
  const saving = useRef(false)
  // Two texts are there: nothing is saved before one is chosen.
  const held = useRef(false)
  wanted.current = text
  useLeaveWarning(state === 'waiting' || state === 'failed')

  useEffect(() => {
    if (held.current) return
    if (cleanProse(text) === stored.current.text) {
      if (!saving.current) setState((was) => (was === 'untouched' ? was : 'saved'))
      return
    }
    setState('waiting')
    const timer = setTimeout(save, PAUSE)
    return () => clearTimeout(timer)
  }, [text])

  async function save(): Promise<void> {
    if (saving.current || held.current) return
    const sent = cleanProse(wanted.current)
    if (sent === stored.current.text || sent.length > LIMITS.narrative) return
    saving.current = true
    try {
      const { applied } = await api.patch('/api/periods/:period/remarks', {
        param: { period },
        json: { changes: [{ part: remark.part, base: stored.current.version, text: sent }] },
      })
      stored.current = { text: sent, version: applied[0]?.version ?? stored.current.version + 1 }
      setState('saved')
    } catch (error) {
      const found = error instanceof Refusal && error.status === 409 ? conflictOf(error) : null
      if (found) setTheirs(found)
      held.current = found !== null
      setState('failed')
    } finally {
      saving.current = false
    }
    // More may have been typed meanwhile.
    if (cleanProse(wanted.current) !== stored.current.text && cleanProse(wanted.current) !== sent) await save()
  }

  function settle(keepMine: boolean): void {
    if (!theirs) return
    stored.current = { text: theirs.text, version: theirs.version }
    setTheirs(null)
    held.current = false
    if (keepMine) {
      setState('waiting')
      void save()
    } else {
      setText(theirs.text)
      setState('saved')
    }
  }

  const add = (line: string) => setText((now) => [now.trimEnd(), line].filter(Boolean).join('\n'))
  const name = `remark-${remark.part}`
  return (
    <section class={style.part} aria-labelledby={`${name}-title`}>
      <h2 class="section-title" id={`${name}-title`}>
        {t(`remarks.part.${remark.part}`)}
      </h2>
      <div class="no-print">
        <Textarea
          name={name}
          label={t(`remarks.part.${remark.part}`)}
          hiddenLabel
          hint={t(`remarks.hint.${remark.part}`)}
          value={text}
          onValue={setText}
          onBlur={save}
          rows={6}
          maxLength={LIMITS.narrative}
        />
      </div>
      {/* On paper the words themselves, whole, instead of a field that shows some of them. */}
      <div class={style.paper} aria-hidden="true">
        {cleanProse(text) === '' ? t('remarks.nothing') : <p class="prose">{cleanProse(text)}</p>}
      </div>
      <p class="small soft no-print" role="status">
        <Live words={state === 'untouched' ? '' : t(`remarks.state.${state}`)} />
        {state === 'untouched' && remark.by && ` ${t('remarks.by', { name: remark.by, at: moment(remark.at) })}`}
        {state === 'failed' && !theirs && (
          <>
            {' '}
            <Button kind="secondary" small onClick={save}>
              {t('remarks.again')}
            </Button>
          </>
        )}
      </p>
      {theirs && (
        <div class="notice no-print">
          <p>
            <b>{t('remarks.conflict', { name: theirs.by ?? '', at: moment(theirs.at) })}</b>
          </p>
          <p>{theirs.text || t('remarks.emptied')}</p>
          <Button kind="secondary" small onClick={() => settle(false)}>
            {t('remarks.takeTheirs')}
          </Button>{' '}
          <Button kind="secondary" small onClick={() => settle(true)}>
            {t('remarks.keepMine')}
          </Button>
        </div>
      )}
      {draft.length > 0 && (
        <details class="govuk-details no-print" open={remark.text === ''}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{t('remarks.draft', { n: draft.length })}</span>
          </summary>
          <ul class={style.draft}>
            {draft.map(({ text: line, figure }, i) => (
              <li key={line}>
                {/* As it will stand in the report, whatever language the page speaks. */}
                <span>
                  <span lang="vi" id={`${name}-${i}`}>
                    {line}
                  </span>{' '}
                  {figure && (
                    <a class="small" href={figurePage(period, NO_FILTER, figure)} aria-describedby={`${name}-${i}`}>
                      {t('figure.receipt')}
                    </a>
                  )}
                </span>
                <button
                  type="button"
                  class="link-button small"
                  aria-describedby={`${name}-${i}`}
                  onClick={() => add(line)}
                >
                  {t('remarks.add')}
                </button>
              </li>
            ))}
          </ul>
          <Button kind="secondary" small onClick={() => add(draft.map((each) => each.text).join('\n'))}>
            {t('remarks.addAll')}
          </Button>
        </details>
      )}
    </section>
  )
}

/** What is stored instead, as the refusal tells it. */
function conflictOf(error: Refusal): Remark | null {
  const { conflicts } = error.body as { conflicts?: { theirs: Remark }[] }
  return conflicts?.[0]?.theirs ?? null
}
