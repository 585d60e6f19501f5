import { itemKey } from '../../../api/domain/criteria.ts'
import { t } from '../lib/t.ts'
import type { FindingLine, Reading } from './load.ts'
import type { Selection } from './selection.ts'

/** Findings of one rule that are shown at once; more are folded. */
const FEW = 3

const byRule = (lines: readonly FindingLine[]) =>
  [...new Set(lines.map(({ rule }) => rule))].map((rule) => [rule, lines.filter((line) => line.rule === rule)] as const)

type Props = {
  lines: readonly FindingLine[]
  reading: Reading
  /** While answers are being chosen for a return. */
  choosing: Selection | null
  /** Before an answer is gone to. */
  onGo: () => void
}

/** What is to be looked at twice, rule by rule; there for what counts, the submission in force. */
export function Findings({ lines, reading, choosing, onGo }: Props) {
  return (
    <section class="findings" aria-labelledby="findings-title">
      <h2 class="section-title" id="findings-title">
        {t('findings.titleOf', { n: lines.length })}
      </h2>
      {lines.length === 0 && <p>{t('findings.none')}</p>}
      {byRule(lines).map(([rule, each]) => (
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
      ))}
    </section>
  )
}

/** The answer that it is about, where there is one: a link to its section. */
function Named({
  line: { criterion, system },
  reading,
  onGo,
}: { line: FindingLine } & Pick<Props, 'reading' | 'onGo'>) {
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
function Ask({ line, choosing }: { line: FindingLine; choosing: Selection }) {
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
