/** The province's figures in tables: indicators, sections of the framework, the criteria most often missed. */
import { leaves, wording } from '../../domain/criteria.ts'
import type { Framework } from '../../domain/framework.ts'
import { mostMissed } from '../../domain/missed.ts'
import type { Registered, Rollup } from '../../domain/rollup.ts'
import { applicableCount } from '../../domain/score.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { approvedByLevel } from '../approved.ts'
import { count, date, number, percent, share } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { columns, type Row, table, tableEnd } from '../letter/table.ts'
import { heading, paragraph } from '../letter/text.ts'

const MOST_MISSED = 10

/** The indicators of Circular 12/2022 and of the filing, each with its share of what it is part of. */
export function indicators({ filing, systems, compliance }: Rollup, acceptedOnly: boolean): Block[] {
  const w = words.indicator
  const applicable = applicableCount(compliance)
  const ofSystems = (caption: string, n: number) => [caption, number(n), share(n, systems.total)]
  const ofAnswers = (caption: string, n: number) => [caption, number(n), share(n, applicable)]
  const groups: { whole: string[]; parts: string[][] }[] = [
    {
      whole: [w.expected, number(filing.expected), ''],
      parts: [
        [acceptedOnly ? w.accepted : w.submitted, number(filing.submitted), percent(filing.rate)],
        [w.onTime, number(filing.onTime), share(filing.onTime, filing.submitted)],
        [w.late, number(filing.late), share(filing.late, filing.submitted)],
        [w.missing, number(filing.missing), share(filing.missing, filing.expected)],
      ],
    },
    {
      whole: [w.systems, number(systems.total), ''],
      parts: [
        ofSystems(w.approved, systems.approved),
        ofSystems(w.notApproved, systems.total - systems.approved),
        ofSystems(w.full, systems.fullyImplemented),
        ofSystems(w.notFull, systems.total - systems.fullyImplemented),
        ofSystems(w.partly, systems.partlyImplemented),
        ofSystems(w.notImplemented, systems.notImplemented),
      ],
    },
    {
      whole: [w.applicable, number(applicable), ''],
      parts: [
        ofAnswers(w.met, compliance.met),
        ofAnswers(w.partial, compliance.partial),
        ofAnswers(w.unmet, compliance.unmet),
        [w.notApplicable, number(compliance.notApplicable), ''],
        [w.index, '', percent(compliance.index)],
        ...(compliance.inherited > 0
          ? [
              [
                w.inherited,
                number(compliance.inherited),
                share(compliance.inherited, applicable + compliance.notApplicable),
              ],
            ]
          : []),
      ],
    },
  ]
  const rows = groups.flatMap(({ whole, parts }, i): Row[] => [
    { cells: [`${i + 1}`, ...whole], strong: true, keepNext: true },
    ...parts.map((part, p) => ({ cells: [`${i + 1}.${p + 1}`, ...part], keepNext: p < parts.length - 1 })),
  ])
  return [
    heading(words.indicators, 2),
    table(columns(words.indicatorColumns, [14, 95, 28, 28], [1]), rows),
    paragraph(words.rateNote, { italics: true, size: 24, before: 80 }),
  ]
}

/** Systems of each level that there are any of, how many of them are approved, and what the register has beside them. */
export function levels({ systems }: Rollup, register: Registered): Block[] {
  const approved = approvedByLevel(systems)
  const row = (caption: string, all: number, done: number | undefined, strong = false): Row => ({
    cells: [
      caption,
      number(all),
      share(all, systems.total),
      ...(done === undefined
        ? ['–', '–', '–', '–']
        : [number(done), share(done, all), number(all - done), share(all - done, all)]),
    ],
    strong,
    keepNext: !strong,
  })
  const rows = Object.entries(systems.byLevel)
    .filter(([, all]) => all > 0)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([level, all]) => row(words.level(level), all, approved?.[level]))
  return [
    heading(words.byLevel, 2),
    table(columns(words.levelColumns, [45, 20, 20, 20, 20, 20, 20], [0]), [
      ...rows,
      row(words.totalRow, systems.total, systems.approved, true),
    ]),
    paragraph(
      words.registered({
        on: date(register.on),
        total: number(register.total),
        approved: number(register.approved),
        filed: number(systems.total),
      }),
      { italics: true, size: 24, before: 80 },
    ),
  ]
}

/** One row a section that criteria name, in the framework's order, and their sum. */
export function sections(rollup: Rollup, framework: Framework): Block[] {
  const figures = new Map(rollup.sections.map((section) => [section.id, section]))
  const cells = (scored: Rollup['sections'][number] | Rollup['compliance']) => [
    ...[scored.met, scored.partial, scored.unmet, scored.notApplicable].map(number),
    percent(scored.rate),
    percent(scored.index),
  ]
  const rows = leaves(framework).flatMap((leaf): Row[] => {
    const scored = figures.get(leaf.id)
    return scored ? [{ cells: [leaf.id, leaf.title.vi, ...cells(scored)] }] : []
  })
  return [
    heading(words.bySection, 2),
    table(columns(words.sectionColumns, [12, 57, 16, 16, 16, 16, 17, 17], [1]), [
      ...rows,
      { cells: ['', words.totalRow, ...cells(rollup.compliance)], strong: true },
    ]),
    tableEnd(),
  ]
}

/** A table of the criteria that most answers do not fully meet. */
export function missedTable(rollup: Rollup, framework: Framework): Block[] {
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  const rows = mostMissed(rollup, MOST_MISSED).map((tally, i) => {
    const criterion = criteria.get(tally.id)
    const text = criterion ? wording(criterion, criterion.fromLevel).vi : ''
    const applicable = applicableCount(tally)
    return {
      cells: [
        `${i + 1}`,
        `${tally.id}. ${text}`,
        ...[tally.unmet, tally.partial, applicable].map(number),
        share(tally.partial + tally.unmet, applicable),
      ],
    }
  })
  return [
    heading(words.mostMissed, 2),
    ...(rows.length
      ? [
          paragraph(words.mostMissedLead(count(rows.length)), { keepNext: true }),
          table(columns(words.missedColumns, [9, 86, 17, 17, 17, 19], [1]), rows),
          tableEnd(),
        ]
      : [paragraph(words.noneMissed)]),
  ]
}
