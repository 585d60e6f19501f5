import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { FilingLine } from '../../../api/domain/assessment.ts'
import { api } from '../lib/api.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { t } from '../lib/t.ts'
import { Button, Confirm, ErrorSummary, ProgressBar } from '../ui/index.ts'
import { AssignDialog, type Reviewer } from './Assign.tsx'
import { changesOf, FilingTable } from './FilingTable.tsx'

type Props = {
  lines: readonly FilingLine[]
  period: string
  reviewers: readonly Reviewer[]
  reload: () => Promise<void>
  /** What is there instead of an empty list. */
  children: ComponentChildren
}

type Going = { done: number; total: number }

/** Names of filings that a dialog tells one by one. */
const TOLD = 12

const waits = ({ state }: FilingLine): boolean => state === 'submitted'
const codeOf = ({ department }: FilingLine): string => department.code

/**
 * The list, and what is done with several of its filings: given to somebody to review, all at once; accepted, one request after
 * the other, each for the revision that the list showed. What is refused stops it; those before are accepted, the others stay chosen.
 */
export function Several({ lines, period, reviewers, reload, children }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const [going, setGoing] = useState<Going | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [accepted, setAccepted] = useState(0)
  const [giving, setGiving] = useState(false)
  const [given, setGiven] = useState(0)
  const stopped = useRef(false)
  useLeaveWarning(going !== null)

  const waiting = lines.filter(waits)
  const shown = lines.filter((line) => chosen.has(codeOf(line)))
  const taken = shown.filter(waits)
  const choose = (code: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(code)
    else next.delete(code)
    setChosen(next)
  }

  async function go() {
    setAsking(false)
    setFailure(null)
    setGiven(0)
    setAccepted(0)
    stopped.current = false
    let done = 0
    setGoing({ done, total: taken.length })
    try {
      for (const line of taken) {
        if (stopped.current) break
        await api.post('/api/periods/:period/assessments/:code/accept', {
          param: { period, code: codeOf(line) },
          json: { revision: line.revision },
        })
        setGoing({ done: ++done, total: taken.length })
      }
    } catch (error) {
      setFailure(error)
    }
    setGoing(null)
    setAccepted(done)
    const left = new Set(taken.slice(done).map(codeOf))
    setChosen(left)
    await reload()
  }

  return (
    <>
      <ErrorSummary errors={[]} failure={failure} />
      <p role="status" class="no-print">
        {accepted > 0 && t('several.accepted', { n: accepted })}
        {given > 0 && t('several.given', { n: given })}
      </p>
      {lines.length > 0 && going === null && (
        <div class="govuk-button-group no-print">
          {shown.length === 0 ? (
            <>
              {waiting.length > 1 && (
                <Button kind="secondary" small onClick={() => setChosen(new Set(waiting.map(codeOf)))}>
                  {t('several.all', { n: waiting.length })}
                </Button>
              )}
              {waiting.length < lines.length && (
                <Button kind="secondary" small onClick={() => setChosen(new Set(lines.map(codeOf)))}>
                  {t('several.everyone', { n: lines.length })}
                </Button>
              )}
            </>
          ) : (
            <Button kind="secondary" small onClick={() => setChosen(new Set())}>
              {t('several.none', { n: shown.length })}
            </Button>
          )}
          {taken.length > 0 && (
            <Button small onClick={() => setAsking(true)}>
              {t('several.accept', { n: taken.length })}
            </Button>
          )}
          {shown.length > 0 && (
            <Button kind="secondary" small onClick={() => setGiving(true)}>
              {t('several.give', { n: shown.length })}
            </Button>
          )}
        </div>
      )}
      <AssignDialog
        open={giving}
        period={period}
        departments={shown.map(codeOf)}
        title={t('several.giveTitle', { n: shown.length })}
        reviewers={reviewers}
        onClose={() => setGiving(false)}
        onDone={async () => {
          setGiving(false)
          setAccepted(0)
          setGiven(shown.length)
          setChosen(new Set())
          await reload()
        }}
      />
      {going && (
        <div class="card no-print" role="status">
          <p>{t('several.progress', going)}</p>
          <ProgressBar
            total={going.total}
            label={t('several.progress', going)}
            parts={[{ n: going.done, tone: 'met', label: 'done' }]}
          />
          <Button
            kind="secondary"
            small
            onClick={() => {
              stopped.current = true
            }}
          >
            {t('several.stop')}
          </Button>
        </div>
      )}
      <Confirm
        open={asking}
        title={t('several.title', { n: taken.length })}
        action={t('several.accept', { n: taken.length })}
        onConfirm={go}
        onCancel={() => setAsking(false)}
      >
        <p>{t('several.text', { n: taken.length })}</p>
        <ul>
          {taken.slice(0, TOLD).map((line) => (
            <li key={codeOf(line)}>
              {[line.department.name, t('several.revision', { n: line.revision }), changesOf(line.origin)]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
          {taken.length > TOLD && <li>{t('several.more', { n: taken.length - TOLD })}</li>}
        </ul>
      </Confirm>
      {lines.length === 0 ? (
        children
      ) : (
        <FilingTable lines={lines} period={period} choosing={going === null ? { chosen, choose } : null} />
      )}
    </>
  )
}
