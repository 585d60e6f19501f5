import { itemKey } from '../../../api/domain/criteria.ts'
import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import type { Answer as AnswerTo } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { Load } from '../ui/index.ts'
import type { Reading } from './load.ts'
import type { Selection } from './selection.ts'

type Line = AnswerTo<'/api/periods/:period/findings'>[number]

/** Findings of one rule that are shown at once; more are folded. */
const FEW = 3

const byRule = (lines: readonly Line[]) =>
  [...new Set(lines.map(({ rule }) => rule))].map((rule) => [rule, lines.filter((line) => line.rule === rule)] as const)

type Props = {
  reading: Reading
  /** While answers are being chosen for a return. */
  choosing: Selection | null
  /** Before an answer is gone to. */
  onGo: () => void
}

/** What is to be looked at twice, rule by rule; there for what counts, the submission in force. */
export function Findings({ reading, choosing, onGo }: Props) {
  const { view } = reading
  const [period, department] = [view.period.id, view.department.code]
  const found = useLoad(
    () => api.get('/api/periods/:period/findings', { param: { period }, query: { department } }),
    [period, department, view.revision],
  )
  return (
    <section class="findings" aria-labelledby="findings-title">
      <h2 class="section-title" id="findings-title">
        {found.status === 'ready' ? t('findings.titleOf', { n: found.data.length }) : t('findings.title')}
      </h2>
      <Load state={found}>
        {(lines) =>
          lines.length === 0 ? (
            <p>{t('findings.none')}</p>
          ) : (
            byRule(lines).map(([rule, each]) => (
              <details key={rule} open={each.length <= FEW}>
                <summary>{t(`findings.${rule}`, { n: each.length })}</summary>
                <ul>
                  {each.map((line) => (
                    <li key={`${line.criterion} ${line.system}`}>
                      <Named line={line} reading={reading} onGo={onGo} />
                      {line.message}
                      {choosing && line.criterion && <Ask line={line} choosing={choosing} />}
                    </li>
                  ))}
                </ul>
              </details>
            ))
          )
        }
      </Load>
    </section>
  )
}

/** The answer that it is about, where there is one: a link to its section. */
function Named({ line: { criterion, system }, reading, onGo }: { line: Line } & Pick<Props, 'reading' | 'onGo'>) {
  if (criterion === null) return null
  const section = reading.framework.criteria.find(({ id }) => id === criterion)?.section
  const name = reading.content.systems.find(({ id }) => id === system)?.name
  return (
    <>
      <a href={`#section-${section}`} onClick={onGo}>
        {name ? t('filing.answerOf', { criterion, system: name }) : criterion}
      </a>
      {': '}
    </>
  )
}

/** Names the answer for a return, with the finding as its comment. */
function Ask({ line, choosing }: { line: Line; choosing: Selection }) {
  const key = itemKey(line.criterion ?? '', line.system)
  if (choosing.comments.has(key)) return <b class="small"> {t('findings.asked')}</b>
  return (
    <>
      {' '}
      <button
        type="button"
        class="link-button no-print"
        aria-label={t('findings.askOf', { name: key })}
        onClick={() => {
          choosing.choose(key, true)
          choosing.comment(key, line.message)
        }}
      >
        {t('findings.ask')}
      </button>
    </>
  )
}
