import { pointsBetween } from '../../../../api/domain/rates.ts'
import { applicableCount, index, rate, type Tally } from '../../../../api/domain/score.ts'
import { number, oneDecimal, percent, quarterShort } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { lively } from '../../ui/index.ts'
import { AnsweredCard } from '../AnsweredCard.tsx'
import type { Open } from '../Page.tsx'
import type { totals } from '../progress.ts'
import style from './Cover.module.scss'
import { dueBy, type Gap } from './gaps.ts'
import type { LastFiling } from './lastFiling.ts'

type Props = Open & { all: ReturnType<typeof totals>; gaps: readonly Gap[]; last: LastFiling | null }

/** What somebody who signs asks first: how it stands, how it has moved, what is lacking and what is due. */
export function Cover({ view, me, all, gaps, last }: Props) {
  const { tally } = all
  const due = dueBy(gaps, me.today)
  return (
    <div class={style.figures}>
      <Figure caption={t('check.rate')} value={percent(rate(tally))}>
        <Moved tally={tally} last={last} />
        {t('check.indexIs', { index: percent(index(tally)) })}
      </Figure>
      <Figure caption={t('check.gapsCaption')} value={number(gaps.length)}>
        {t('check.gapParts', { partial: tally.partial, unmet: tally.unmet })}
        {due > 0 && <div class="lacks">{lively(t('check.duePlans', { n: due }))}</div>}
      </Figure>
      <Figure caption={t('nav.systems')} value={number(view.systems.length)}>
        {t('home.approved', {
          n: view.systems.filter(({ dossier }) => dossier === 'approved').length,
          of: view.systems.length,
        })}
      </Figure>
      <AnsweredCard {...all} />
    </div>
  )
}

function Moved({ tally, last }: { tally: Tally; last: LastFiling | null }) {
  if (!last) return <div>{t('check.noLast')}</div>
  const quarter = quarterShort(last.period)
  const points = last.met && pointsBetween(last.met, { n: tally.met, of: applicableCount(tally) })
  if (points === null) return <div>{t('check.otherCriteria', { quarter })}</div>
  if (points === 0) return <div>{t('check.same', { quarter })}</div>
  return (
    <div class={points > 0 ? 'tone-met' : 'tone-unmet'}>
      {lively(t(points > 0 ? 'check.up' : 'check.down', { points: oneDecimal(Math.abs(points)), quarter }))}
    </div>
  )
}

type FigureProps = { caption: string; value: string; children: preact.ComponentChildren }

const Figure = ({ caption, value, children }: FigureProps) => (
  <div class="card">
    <h2 class="caption">{caption}</h2>
    <div class="big">{lively(value)}</div>
    <div class="small soft">{lively(children)}</div>
  </div>
)
