/** How the province's shares have changed since the period before. */
import { type Change, type Comparison, HEADLINES, type Headline } from '../../domain/comparison.ts'
import { rateOf } from '../../domain/rates.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { count, number, percent } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { paragraph } from '../letter/text.ts'

/** One paragraph; nothing where there is no period before. Who has filed is not compared before all had to (`isDue`). */
export function comparison(compared: Comparison | null, isDue: boolean): Block[] {
  if (!compared) return []
  const { criteria } = compared
  const called = (what: Headline) =>
    what === 'compliance' && criteria !== null ? words.complianceOver(count(criteria)) : words.compared[what]
  const told = HEADLINES.flatMap((what) => tell(called(what), compared.headlines[what]))
  const quarter = letterWords.period({ id: compared.period })
  const filed = isDue ? tell(words.compared.filing, compared.filing) : []
  const sentences = [
    ...(filed.length ? [words.comparedFiling(quarter, filed)] : []),
    ...(told.length ? [words.comparedBoth(filed.length ? null : quarter, count(compared.departments), told)] : []),
  ]
  if (sentences.length === 0) return []
  return [paragraph(sentences.join(' '))]
}

function tell(what: string, change: Change | null): string[] {
  if (change === null || change.points === null) return []
  const { from, to, points } = change
  const direction = Math.sign(points)
  return [words.change(what, percent(rateOf(from)), percent(rateOf(to)), direction, number(Math.abs(points)))]
}
