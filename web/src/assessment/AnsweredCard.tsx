import { STATUSES, type Tally } from '../../../api/domain/score.ts'
import { number } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Live, ProgressBar, StatusIcon } from '../ui/index.ts'

type Props = { questions: number; answered: number; unconfirmed: number; complete: number; tally: Tally }

/** How many questions need nothing more, how the answers are, and what is left. */
export function AnsweredCard({ questions, answered, unconfirmed, complete, tally }: Props) {
  const blank = questions - answered - unconfirmed
  const parts = STATUSES.map((status) => ({ n: tally[status], tone: status, label: t(`status.short.${status}`) }))
  return (
    <div class="card">
      <h2 class="caption">{t('home.answered')}</h2>
      <div class="big">
        <Live words={`${number(complete)} / ${number(questions)}`} />
      </div>
      <ProgressBar total={questions} parts={parts} label={t('home.answeredLabel', { n: complete, of: questions })} />
      <ul class="legend">
        {STATUSES.filter((status) => tally[status] > 0).map((status) => (
          <li key={status} class={`tone-${status}`}>
            <StatusIcon status={status} />
            <Live words={`${t(`status.short.${status}`)} ${number(tally[status])}`} />
          </li>
        ))}
      </ul>
      {questions > complete && (
        <p class="small lacks">
          <Live
            words={t('home.left', {
              n: questions - complete,
              what: [
                ...(unconfirmed > 0 ? [t('home.leftUnconfirmed', { n: unconfirmed })] : []),
                ...(blank > 0 ? [t('home.leftBlank', { n: blank })] : []),
                ...(answered > complete ? [t('home.leftLacking', { n: answered - complete })] : []),
              ].join(', '),
            })}
          />
        </p>
      )}
    </div>
  )
}
