/** `Chưa đáp ứng`: each partial or unmet answer, with what will be done about it. */
import { departmentLevel, wording } from '../../../domain/criteria.ts'
import { fill } from '../../../domain/fill.ts'
import { standsIn } from '../../../domain/platform.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions, groups } = words

const COLUMNS: Column[] = [
  { caption: captions.code, width: 14, look: data.wrapped, group: groups.filer },
  { caption: captions.department, width: 24, look: data.wrapped, group: groups.filer },
  { caption: captions.system, width: 26, look: data.wrapped, group: groups.gap },
  { caption: captions.criterion, width: 9, look: data.topped, group: groups.gap },
  { caption: captions.criterionWords, width: 48, look: data.wrapped, group: groups.gap },
  { caption: captions.status, width: 13, look: data.centred, group: groups.gap },
  { caption: captions.note, width: 34, look: data.wrapped, group: groups.gap },
  { caption: captions.planAction, width: 34, look: data.wrapped, group: groups.plan },
  { caption: captions.planOwner, width: 18, look: data.wrapped, group: groups.plan },
  { caption: captions.planDueOn, width: 11.5, look: data.dateTop, group: groups.plan },
]

/** Columns that formulas name, from 0. */
export const gapColumns = { department: 1, status: 5 }

export async function writeGaps(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, framework } = source
  const frame = { name: 'gaps', title: words.titles.gaps, frozenColumns: 2, aside: true } as const
  const table = await Table.open(book, source, frame, COLUMNS)
  const names = new Map(source.filers.map((filer) => [filer.code, filer.name]))
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  const written = { partial: 0, unmet: 0 }
  for await (const { department, systems, gaps } of source.gaps()) {
    const name = names.get(department) ?? ''
    const highest = departmentLevel(systems)
    const byId = new Map(systems.map((system) => [system.id, system]))
    for (const answer of gaps) {
      const { criterion: id, system: systemId, status, note, plan } = answer
      const inherited = standsIn(answer)
      const system = systemId === null ? undefined : byId.get(systemId)
      const criterion = criteria.get(id)
      if (status === 'partial' || status === 'unmet') written[status]++
      // What its operator will do is a plan of the platform's own filing.
      if (plan && !inherited) control.planned++
      await table.row([
        department,
        name,
        system?.name ?? words.wholeDepartment,
        id,
        criterion ? wording(criterion, system?.level ?? highest).vi : '',
        status ? words.statuses[status] : '',
        inherited ? [note, fill(words.ofPlatform, { name: inherited.name })].filter(Boolean).join('\n') : note,
        plan?.action ?? null,
        plan?.owner ?? null,
        plan?.dueOn ? dayNumber(plan.dueOn) : null,
      ])
    }
  }
  const rows = await table.end(control, words.empty.gaps)
  const { partial, unmet } = rollup.compliance
  expect(control, {
    name: words.notes.gaps,
    rollup: partial + unmet,
    written: rows,
    again: (counts) => counts.gaps(),
  })
  for (const status of ['partial', 'unmet'] as const)
    expect(control, {
      name: fill(words.notes.gapsOf, { status: words.statuses[status].toLowerCase() }),
      rollup: rollup.compliance[status],
      written: written[status],
      again: (counts) => counts.gapsOf(status),
    })
  await table.sheet.close()
}
