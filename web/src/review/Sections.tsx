import { narrativeKey } from '../../../api/domain/items/index.ts'
import { emptyTally, type Tally } from '../../../api/domain/score.ts'
import { linesOf, type NarrativeLine, type Question, type SectionReading } from '../assessment/compare.ts'
import { capital, number } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'
import { ProgressBar, Tag } from '../ui/index.ts'
import { AnswerLine } from './AnswerLine.tsx'
import { Asking } from './Asking.tsx'
import { beforeName, type Reading } from './load.ts'
import { keyOf, type Selection } from './selection.ts'

const STATUSES = ['met', 'partial', 'unmet', 'notApplicable'] as const

/** The sections with their counts, each a link to where it is read. */
export function SectionIndex({ sections, onGo }: { sections: readonly SectionReading[]; onGo: () => void }) {
  return (
    <section aria-labelledby="index-title" class="no-print">
      <h2 class="section-title" id="index-title">
        {t('filing.sections')}
      </h2>
      <ol class="section-index">
        {sections.map((section) => {
          const { id, title } = section.leaf
          const lines = linesOf([section])
          const tally = tallyOf(section)
          const gaps = tally.partial + tally.unmet
          const changed = lines.filter(({ before }) => before !== null).length
          return (
            <li key={id}>
              <span class="soft">{id}</span>
              <a href={`#section-${id}`} onClick={onGo}>
                {title[language]}
              </a>
              <ProgressBar
                total={lines.length}
                label={t('filing.sectionBar', { met: tally.met, n: lines.length })}
                parts={STATUSES.map((status) => ({ n: tally[status], tone: status, label: status }))}
              />
              <small class="soft">
                {gaps > 0 ? t('filing.gaps', { n: gaps }) : t('filing.noGaps')}
                {changed > 0 && ` · ${t('filing.changedCount', { n: changed })}`}
              </small>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function tallyOf(section: SectionReading): Tally {
  const tally = emptyTally()
  for (const { answer } of linesOf([section])) if (answer.status) tally[answer.status]++
  return tally
}

type Props = {
  reading: Reading
  sections: readonly SectionReading[]
  /** What is said where there is none. */
  nothing: string
  /** While answers are being chosen for a return. */
  choosing: Selection | null
}

export function Sections({ reading, sections, nothing, choosing }: Props) {
  if (sections.length === 0) return <p class="govuk-inset-text">{nothing}</p>
  const asked = new Map(reading.asked?.items?.map((item) => [keyOf(item), item.comment]))
  return (
    <>
      {sections.map(({ leaf, questions, narrative }) => (
        <section key={leaf.id} class="reviewed-section" aria-labelledby={`section-${leaf.id}`}>
          <h2 id={`section-${leaf.id}`} tabIndex={-1}>
            <span class="soft">{leaf.id}</span> {leaf.title[language]}
          </h2>
          {narrative && (
            <Narrative
              section={leaf.id}
              narrative={narrative}
              former={beforeName(reading)}
              asked={reading.asked?.narratives?.find(({ section }) => section === leaf.id)?.comment}
              choosing={choosing}
            />
          )}
          {questions.map((question) => (
            <Asked
              key={question.criterion.id}
              question={question}
              former={beforeName(reading)}
              asked={asked}
              choosing={choosing}
            />
          ))}
        </section>
      ))}
    </>
  )
}

type NarrativeProps = {
  section: string
  narrative: NarrativeLine
  /** What is compared with, in words. */
  former: string
  asked: string | undefined
  choosing: Selection | null
}

function Narrative({ section, narrative: { text, before }, former, asked, choosing }: NarrativeProps) {
  const name = t('filing.narrativeOf', { section })
  return (
    <div class="reviewed-narrative">
      <h3>
        {t('filing.narrative')} {before !== null && <Tag tone="note">{t('filing.changed')}</Tag>}
      </h3>
      <p class="prose">{text === '' ? <span class="soft">{t('filing.emptied')}</span> : text}</p>
      {before !== null && (
        <div class="former">
          <h4>{capital(former)}</h4>
          <p class="prose">{before === '' ? <span class="soft">{t('filing.wasEmpty')}</span> : before}</p>
        </div>
      )}
      <Asking
        id={narrativeKey(section)}
        name={name}
        about={{ criterion: null, system: null, section }}
        asked={asked}
        choosing={text === '' ? null : choosing}
      />
    </div>
  )
}

type AskedProps = {
  question: Question
  /** What is compared with, in words. */
  former: string
  asked: ReadonlyMap<string, string>
  choosing: Selection | null
}

function Asked({ question: { criterion, words, lines }, former, asked, choosing }: AskedProps) {
  return (
    <div class="question">
      <h3 class="question__words" id={`question-${criterion.id}`} tabIndex={-1}>
        <span class="question__id">{criterion.id}</span>
        <span>{words[language]}</span>
      </h3>
      {criterion.scope === 'system' && lines.length > 1 && (
        <p class="small soft question__count">{t('filing.perSystem', { n: number(lines.length) })}</p>
      )}
      <ul class="answers">
        {lines.map((line) => (
          <AnswerLine key={line.key} line={line} former={former} asked={asked.get(line.key)} choosing={choosing} />
        ))}
      </ul>
    </div>
  )
}
