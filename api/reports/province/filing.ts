/** Who filed, who filed late and who has not, in the province's report. */
import { counted, isCounted, type Rollup } from '../../domain/rollup.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { count, date, number, percent } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { paragraph } from '../letter/text.ts'

export function filing(
  rollup: Rollup,
  dueOn: string,
  today: string,
  acceptedOnly: boolean,
  shortName: (code: string) => string,
): Block[] {
  const { filing: n, departments } = rollup
  if (n.expected === 0) return [paragraph(words.noExpected)]
  const late = counted(departments, acceptedOnly).filter(({ onTime }) => onTime === false)
  const missing = departments.filter(({ state }) => !isCounted(state, acceptedOnly))
  const names = (rows: readonly { code: string }[]) => rows.map(({ code }) => shortName(code))

  const told = words.filed({
    expected: number(n.expected),
    submitted: number(n.submitted),
    rate: percent(n.rate),
    onTime: count(n.onTime),
    late: count(n.late),
    accepted: acceptedOnly ? null : count(n.accepted),
  })
  return [
    paragraph(`${today > dueOn ? words.due(date(dueOn)) : words.dueStill(date(dueOn), date(today))} ${told}`),
    ...(late.length ? [paragraph(words.late(count(late.length), names(late)))] : []),
    ...(missing.length
      ? [
          paragraph(words.missing(count(missing.length)), { keepNext: true }),
          ...words.missingStates.flatMap((state) => {
            const rows = missing.filter((row) => row.state === state)
            const line = words.missingLine(words.missingState(state), count(rows.length), names(rows))
            return rows.length ? [paragraph(line)] : []
          }),
        ]
      : [paragraph(words.noneMissing)]),
  ]
}
