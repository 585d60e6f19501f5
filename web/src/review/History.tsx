import type { AssessmentView, ReturnView } from '../../../api/domain/assessment.ts'
import { itemKey } from '../../../api/domain/criteria.ts'
import { narrativeKey } from '../../../api/domain/items/index.ts'
import { day, moment } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { HistoryLine } from './load.ts'

const STEPS = ['submit', 'open', 'withdraw', 'return', 'accept', 'sign'] as const

/** Who did what when, newest first. */
export function History({ lines, view }: { lines: readonly HistoryLine[]; view: AssessmentView }) {
  const systems = new Map(view.systems.map((system) => [system.id, system.name]))
  return (
    <section aria-labelledby="history-title">
      <h2 class="section-title" id="history-title">
        {t('history.title')}
      </h2>
      {lines.length === 0 && <p>{t('history.none')}</p>}
      <ol class="history">
        {[...lines].reverse().map((line) => (
          <li key={`${line.at} ${line.action}`}>
            <p>
              <b>{words(line)}</b>
              <br />
              <span class="soft small">
                {line.actor ?? t('history.nobody')}, {moment(line.at)}
              </span>
            </p>
            {line.action === 'assessment.return' && line.detail !== null && (
              <Returned returned={line.detail as ReturnView} systems={systems} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function words({ action, detail }: HistoryLine): string {
  const step = STEPS.find((s) => action === `assessment.${s}`)
  const {
    revision: n = 0,
    number = '',
    date = '',
  } = (detail ?? {}) as { revision?: number; number?: string; date?: string }
  return step ? t(`history.${step}`, { n, number, day: date && day(date) }) : action
}

function Returned({
  returned: { reason, items, narratives = [] },
  systems,
}: {
  returned: ReturnView
  systems: Map<string, string>
}) {
  return (
    <>
      <p class="prose">{reason}</p>
      {items === null ? (
        <p class="small soft">{t('history.wholeReturned')}</p>
      ) : (
        <ul class="small">
          {narratives.map(({ section, comment }) => (
            <li key={narrativeKey(section)}>
              <b>{t('filing.narrativeOf', { section })}</b>
              {comment && `: ${comment}`}
            </li>
          ))}
          {items.map(({ criterion, system, comment }) => (
            <li key={itemKey(criterion, system)}>
              <b>{criterion}</b>
              {system && `, ${systems.get(system) ?? system}`}
              {comment && `: ${comment}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
