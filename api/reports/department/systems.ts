/** The systems of a department in its report: sentences on level, approval, hosting and implementation, and the table. */

import type { Answer } from '../../domain/assessment.ts'
import type { Formula } from '../../domain/enums.ts'
import { DOSSIERS, HOSTINGS } from '../../domain/enums.ts'
import type { Framework } from '../../domain/framework.ts'
import { emptyTally, type Implementation, implementations, type Tally } from '../../domain/score.ts'
import type { FrozenSystem } from '../../domain/system.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { dossierWords, departmentWords as words } from '../../messages/reports/department.ts'
import { count, date, number } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { columns, type Row, table, tableEnd } from '../letter/table.ts'
import { oneLine, paragraph } from '../letter/text.ts'

export type Subject = {
  formula: Formula
  vocabulary: Said
  /** Full name, `Sở Khoa học và Công nghệ`. */
  name: string
  /** What it calls itself, `Sở`. */
  self: string
  /** `tỉnh`, as in "of the province". */
  province: string
}

/** More systems than these are left to the table. */
const NAMED = 5
const HOW: readonly Implementation[] = ['full', 'partly', 'none']

/** One paragraph: how many systems, of which level, approved by whom, hosted where, implemented how far (`answers` null: unknown yet). */
export function systemsText(
  subject: Subject,
  framework: Framework,
  systems: readonly FrozenSystem[],
  answers: readonly Answer[] | null,
) {
  const [first] = systems
  if (!first) return paragraph(words.noSystem(subject.name))
  const names = systems.length <= NAMED ? systems.map((system) => oneLine(system.name)) : null
  const total = count(systems.length)
  const alike = <T>(of: (system: FrozenSystem) => T) => systems.every((system) => of(system) === of(first))

  const approval =
    alike((s) => s.level) && systems.every((s) => s.dossier === 'approved')
      ? [
          words.allApproved(
            subject.vocabulary,
            subject.name,
            alike((s) => s.decisionBody) ? first.decisionBody : null,
            first.level,
            total,
            names,
          ),
        ]
      : [
          words.systems(subject.name, total, names),
          words.levels(
            framework.levels.flatMap(({ level }) => {
              const n = systems.filter((s) => s.level === level).length
              return n ? [{ level, systems: count(n) }] : []
            }),
          ),
          words.dossiers(
            counted(
              DOSSIERS.toReversed(),
              systems.map((s) => s.dossier),
            ).map(([state, n]) => ({ state, systems: n })),
          ),
        ]
  const hosting = alike((s) => s.hosting)
    ? words.hostedAlike(first.hosting, systems.length === 1, subject.province, subject.self)
    : words.hosting(
        counted(
          HOSTINGS,
          systems.map((s) => s.hosting),
        ).map(([kind, n]) => ({ kind, systems: n })),
        subject.province,
        subject.self,
      )
  const how = answers ? [...implementations(framework, systems, answers, subject.formula).values()] : []
  const implemented = counted(HOW, how).map(([kind, n]) => ({ how: kind, systems: n }))
  return paragraph(
    [...approval, hosting, ...(answers ? [words.implementation(subject.vocabulary, implemented)] : [])].join(' '),
  )
}

/** How often each of the kinds occurs, those that do, in their order. */
const counted = <T>(kinds: readonly T[], found: readonly T[]): [kind: T, n: string][] =>
  kinds.flatMap((kind): [T, string][] => {
    const n = found.filter((one) => one === kind).length
    return n ? [[kind, count(n)]] : []
  })

/** Systems with level, approval and counts of answers; the answers given once for the department; the sum of both. */
export function systemsTable(systems: readonly FrozenSystem[], answers: readonly Answer[]): Block[] {
  if (systems.length === 0) return []
  const tallies = new Map<string | null, Tally>()
  const total = emptyTally()
  for (const { system, status } of answers) {
    if (!status) continue
    const tally = tallies.get(system) ?? emptyTally()
    tallies.set(system, tally)
    tally[status]++
    total[status]++
  }
  const rows: Row[] = [
    ...systems.map((system, i) => ({
      cells: [`${i + 1}`, system.name, `${system.level}`, approval(system), ...cells(tallies.get(system.id))],
    })),
    { cells: ['', words.commonRow, '', '', ...cells(tallies.get(null))] },
    { cells: ['', words.totalRow, '', '', ...cells(total)], strong: true },
  ]
  return [
    paragraph(words.table, { keepNext: true, bold: true, indent: false }),
    table(columns(words.columns, [9, 54, 13, 33, 14, 14, 14, 14], [1]), rows.map(together)),
    tableEnd(),
  ]
}

/** No page begins or ends with a row alone: the first stays with the second, the sums with the last system. */
const together = (row: Row, i: number, rows: readonly Row[]): Row => ({
  ...row,
  keepNext: i === 0 || (i >= rows.length - 3 && i < rows.length - 1),
})

const cells = (tally: Tally = emptyTally()) => [tally.met, tally.partial, tally.unmet, tally.notApplicable].map(number)

/** The state of the level dossier; its decision under it, or the day it is expected. */
function approval({ dossier, decisionNo, decisionDate, expectedApprovalOn }: FrozenSystem): string {
  if (dossier === 'approved') {
    const decision = decisionNo ? words.decision(decisionNo, decisionDate && date(decisionDate)) : ''
    return `${dossierWords.approved}\n${decision}`
  }
  const expected = expectedApprovalOn ? words.expected(date(expectedApprovalOn)) : ''
  return `${dossierWords[dossier]}\n${expected}`
}
