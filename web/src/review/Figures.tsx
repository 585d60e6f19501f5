import { standsIn } from '../../../api/domain/platform.ts'
import { pointsBetween, type Ratio } from '../../../api/domain/rates.ts'
import {
  applicableCount,
  expand,
  type Figures as Frozen,
  figures,
  rate,
  type Tally,
} from '../../../api/domain/score.ts'
import { type Content, linesOf, type SectionReading } from '../assessment/compare.ts'
import { day, dayOfInstant, fileSize, number, oneDecimal, percent } from '../lib/format.ts'
import { assessmentKey, signedUrl } from '../lib/places.ts'
import { signerLine } from '../lib/signer.ts'
import { t } from '../lib/t.ts'
import { InPlace, lively, ProgressBar, StatusIcon } from '../ui/index.ts'
import { beforeName, type Reading } from './load.ts'

const STATUSES = ['met', 'partial', 'unmet', 'notApplicable'] as const

/** The filing in figures, and who signed it. */
export function Figures({ reading, sections }: { reading: Reading; sections: readonly SectionReading[] }) {
  const { framework, content, before, line } = reading
  const now = ofContent(framework, content)
  const then = before && ofContent(framework, before.content)
  const tally = expand(now.tally)
  const total = linesOf(sections).length
  const inherited = content.answers.filter((answer) => standsIn(answer)).length
  const unanswered = total - STATUSES.reduce((sum, status) => sum + tally[status], 0)
  return (
    <div class="filing-figures">
      <section class="card" aria-label={t('filing.figures')}>
        <div class="filing-figures__rate">
          <div>
            <h2 class="caption">{t('overview.compliance')}</h2>
            <div class="big" translate={false}>
              {percent(rate(tally))}
            </div>
            {then && <Compared points={pointsBetween(metOf(then), metOf(now))} what={beforeName(reading)} />}
          </div>
          <div>
            <h2 class="caption">{t('filing.systems')}</h2>
            <div class="big" translate={false}>
              {number(now.systems.total)}
            </div>
            <p class="small soft">
              {t('filing.systemParts', { approved: now.systems.approved, full: now.systems.fullyImplemented })}
            </p>
          </div>
        </div>
        <ProgressBar
          total={total}
          label={STATUSES.map((status) => `${t(`status.${status}`)}: ${number(tally[status])}`).join(', ')}
          parts={STATUSES.map((status) => ({ n: tally[status], tone: status, label: status }))}
        />
        <Legend tally={tally} unanswered={unanswered} />
        {reading.origin && <p class="small soft">{lively(t('filing.origin', reading.origin))}</p>}
        {inherited > 0 && <p class="small soft">{t('filing.inherited', { n: number(inherited) })}</p>}
      </section>
      {line && (
        <section class="card" aria-label={t('filing.signed')}>
          <dl class="facts">
            <dt>{t('filing.signatory')}</dt>
            <dd>{signerLine(line.signatory)}</dd>
            <dt>{t('filing.submittedBy')}</dt>
            <dd>
              {line.submittedBy}, {dayOfInstant(line.submittedAt)}
            </dd>
            <dt>{t('filing.document')}</dt>
            <dd>
              {line.signed ? (
                <>
                  {t('filing.documentOf', { number: line.signed.number, day: day(line.signed.date) })}
                  <br />
                  <a href={signedUrl(assessmentKey(reading.view), line.revision)} download="">
                    {t('filing.documentDownload', { size: fileSize(line.signed.size) })}
                  </a>
                  <InPlace url={signedUrl(assessmentKey(reading.view), line.revision)} />
                </>
              ) : (
                t('filing.documentNone')
              )}
            </dd>
            <dt>{t('filing.receipt')}</dt>
            <dd>
              <code>{line.receipt}</code>
            </dd>
            <dt>SHA-256</dt>
            <dd>
              <code class="hash">{line.sha256}</code>
            </dd>
          </dl>
        </section>
      )}
    </div>
  )
}

const ofContent = (framework: Reading['framework'], content: Content): Frozen =>
  figures(framework, content.systems, content.answers, content.formula)

const metOf = ({ tally }: Frozen): Ratio => ({ n: expand(tally).met, of: applicableCount(expand(tally)) })

function Compared({ points, what }: { points: number | null; what: string }) {
  if (points === null) return null
  if (points === 0) return <p class="small soft">{t('filing.sameRate', { what })}</p>
  const key = points > 0 ? 'filing.rateUp' : 'filing.rateDown'
  return (
    <p class={`delta tone-${points > 0 ? 'met' : 'unmet'}`}>{t(key, { points: oneDecimal(Math.abs(points)), what })}</p>
  )
}

export function Legend({ tally, unanswered }: { tally: Tally; unanswered: number }) {
  return (
    <ul class="legend">
      {STATUSES.map((status) => (
        <li key={status}>
          <span class={`tone-${status}`}>
            <StatusIcon status={status} />
          </span>
          <span>
            <b>{number(tally[status])}</b> {t(`filing.count.${status}`)}
          </span>
        </li>
      ))}
      {unanswered > 0 && (
        <li>
          <StatusIcon status={null} />
          <span>
            <b>{number(unanswered)}</b> {t('filing.count.none')}
          </span>
        </li>
      )}
    </ul>
  )
}
