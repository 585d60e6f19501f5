/** `Kế hoạch`: every plan of what is not fully met, as of the day, and those of the period before that are done since. */
import { wording } from '../../../domain/criteria.ts'
import type { PlanState } from '../../../domain/plans.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { alertTop, data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions, groups, planStates } = words

const COLUMNS: Column[] = [
  { caption: captions.code, width: 14, look: data.wrapped, group: groups.filer },
  { caption: captions.department, width: 24, look: data.wrapped, group: groups.filer },
  { caption: captions.system, width: 26, look: data.wrapped, group: groups.gap },
  { caption: captions.criterion, width: 9, look: data.topped, group: groups.gap },
  { caption: captions.criterionWords, width: 40, look: data.wrapped, group: groups.gap },
  { caption: captions.status, width: 13, look: data.centred, group: groups.gap },
  { caption: captions.planAction, width: 34, look: data.wrapped, group: groups.plan },
  { caption: captions.planOwner, width: 18, look: data.wrapped, group: groups.plan },
  { caption: captions.planDueOn, width: 11.5, look: data.dateTop, group: groups.plan },
  { caption: captions.planState, width: 14, look: data.centred, group: groups.progress },
  { caption: captions.overdueDays, width: 9, look: data.countTop, group: groups.progress },
  { caption: captions.postponed, width: 9, look: data.countTop, group: groups.progress },
  { caption: captions.delay, width: 30, look: data.wrapped, group: groups.progress },
]

/** Columns that formulas name, from 0. */
export const planColumns = { state: 9 }

export async function writePlans(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'plans', title: words.titles.plans, frozenColumns: 2, aside: true } as const
  const table = await Table.open(book, source, frame, COLUMNS)
  const criteria = new Map(source.framework.criteria.map((each) => [each.id, wording(each, each.fromLevel).vi]))
  const written: Record<PlanState, number> = { overdue: 0, due: 0, done: 0 }
  for await (const plans of source.plans()) {
    for (const plan of plans) {
      const { state } = plan
      written[state]++
      await table.row(
        [
          plan.department,
          plan.departmentName,
          plan.system === null ? words.wholeDepartment : plan.systemName,
          plan.criterion,
          criteria.get(plan.criterion) ?? '',
          words.statuses[plan.status],
          plan.action,
          plan.owner,
          plan.dueOn === null ? null : dayNumber(plan.dueOn),
          planStates[state],
          state === 'overdue' ? plan.overdueDays : null,
          plan.postponed > 0 ? plan.postponed : null,
          plan.delay,
        ],
        state === 'overdue' ? { [planColumns.state]: alertTop } : undefined,
      )
    }
  }
  await table.end(control, words.empty.plans)
  // The gaps were read on their own.
  expect(control, {
    name: words.notes.plans,
    rollup: control.planned,
    written: written.overdue + written.due,
    again: (counts) => counts.openPlans(),
  })
  await table.sheet.close()
}
