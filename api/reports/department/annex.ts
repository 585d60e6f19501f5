/** The annex of a department's report: every answer that is not fully met, with its plan. */
import { leaves } from '../../domain/criteria.ts'
import type { Framework } from '../../domain/framework.ts'
import type { FrozenSystem } from '../../domain/system.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { capitalised } from '../../messages/reports/letter.ts'
import { date } from '../letter/figures.ts'
import { ANNEX_WIDTH, type Block, SIZE } from '../letter/page.ts'
import { type Column, type Row, table, tableEnd } from '../letter/table.ts'
import { grouped, paragraph, written } from '../letter/text.ts'
import { type Answered, areNumbered, type Gap, gaps, LACKING, notesOf, place, planOf, wordsOf } from './gaps.ts'

/** More than these, in rows of the annex, are told there and not in the sections: about a page of sentences. */
const FEW = 12

/** Whether what is lacking takes an annex. */
export const needsAnnex = (items: readonly Answered[]): boolean => lackingRows(items).length > FEW

type Lacking = { criterion: string; same: Gap['same']; of: number }

/** Answers that share criterion, words, state and plan: a row each. */
const lackingRows = (items: readonly Answered[]): Lacking[] =>
  gaps(items, LACKING).flatMap(({ same, of }) =>
    [...grouped(same, ({ answer }) => answer?.status ?? '').values()].flatMap(([first, ...more]): Lacking[] =>
      first ? [{ criterion: first.criterion.id, same: [first, ...more], of }] : [],
    ),
  )

/**
 * The table, with a row above what each section lacks. A criterion's words stand once beside its rows. Where there is no
 * system, nothing is said of systems.
 */
export function annexTable(
  framework: Framework,
  items: readonly Answered[],
  systems: readonly FrozenSystem[],
): Block[] {
  const shown = COLUMNS.filter(({ key }) => key !== 'systems' || systems.length > 0)
  const criterionAt = shown.findIndex(({ key }) => key === 'criterion')
  const rows = leaves(framework).flatMap(({ id, title }): Row[] => {
    const lacking = lackingRows(items.filter(({ criterion }) => criterion.section === id))
    if (lacking.length === 0) return []
    return [
      { cells: [words.section(id, title.vi)], strong: true, keepNext: true, span: true },
      ...lacking.map((row, i): Row => {
        const cells = cellsOf(row, systems)
        return {
          cells: shown.map(({ key }) => cells[key]),
          continues: goesOn(row, lacking[i - 1]) ? [criterionAt] : [],
        }
      }),
    ]
  })
  const columns = shown.map(({ key, ...column }) => ({ caption: words.annexColumns[key], ...column }))
  return [
    table(columns, rows, { size: SIZE.small, width: ANNEX_WIDTH }),
    areNumbered(systems) ? paragraph(words.annexByNumber, { italics: true, size: SIZE.small, before: 80 }) : tableEnd(),
  ]
}

type Key = keyof typeof words.annexColumns
const COLUMNS: readonly ({ key: Key } & Omit<Column, 'caption'>)[] = [
  { key: 'id', share: 14, align: 'center' },
  { key: 'criterion', share: 94, align: 'left' },
  { key: 'systems', share: 30, align: 'left' },
  { key: 'state', share: 36, align: 'left' },
  { key: 'plan', share: 58, align: 'left' },
  { key: 'due', share: 20, align: 'center' },
]

function cellsOf({ criterion, same, of }: Lacking, systems: readonly FrozenSystem[]): Record<Key, string> {
  const [first] = same
  const plan = planOf(first)
  const notes = notesOf(same, systems)
  const state = capitalised(words.state(first.answer?.status === 'partial' ? 'partial' : 'unmet', null))
  return {
    id: criterion,
    criterion: wordsOf(first),
    systems: whereOf(same, of, systems),
    state: notes ? words.annexState(state, notes) : state,
    plan: plan ? words.annexPlan(written(plan.action).join('\n'), plan.owner) : words.noPlan,
    due: plan?.dueOn ? [date(plan.dueOn), plan.putOff].filter(Boolean).join('\n') : '',
  }
}

/** Of the same criterion, in the same words, as the row before. */
const goesOn = (row: Lacking, before: Lacking | undefined): boolean =>
  before?.criterion === row.criterion && wordsOf(before.same[0]) === wordsOf(row.same[0])

/** `Cổng thông tin; Thư điện tử`, `Tất cả hệ thống`, or that it is asked of the department once. */
function whereOf(same: readonly Answered[], of: number, systems: readonly FrozenSystem[]): string {
  if (same[0]?.system === null) return words.ofDepartment
  if (systems.length > 1 && of === systems.length && same.length === of) return words.allSystems
  return capitalised(place(same, systems, words.systemsNumbered))
}
