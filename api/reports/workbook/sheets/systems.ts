/** `Hệ thống thông tin`: every system of the submissions counted, in the spirit of Form 08 (Nghị định 331/2026/NĐ-CP). */
import { fill } from '../../../domain/fill.ts'
import { type Implementation, implementations, type SystemFigures } from '../../../domain/score.ts'
import type { FrozenSystem } from '../../../domain/system.ts'
import { capitalised } from '../../../messages/reports/letter.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber, type Value } from '../cells.ts'
import { type Control, expect } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions, groups } = words

const COLUMNS: Column[] = [
  { caption: words.no, width: 5, look: data.countTop, group: groups.filer },
  { caption: captions.code, width: 12, look: data.wrapped, group: groups.filer },
  { caption: captions.department, width: 20, look: data.wrapped, group: groups.filer },
  { caption: captions.systemName, width: 28, look: data.wrapped, group: groups.system },
  { caption: captions.owner, width: 14, look: data.wrapped, group: groups.system },
  { caption: captions.operator, width: 16, look: data.wrapped, group: groups.system },
  { caption: captions.level, width: 6, look: data.countTop, group: groups.system },
  { caption: captions.hosting, width: 12, look: data.wrapped, group: groups.system },
  { caption: captions.dossier, width: 12, look: data.wrapped, group: groups.system },
  { caption: captions.decisionNo, width: 12.5, look: data.wrapped, group: groups.decision },
  { caption: captions.decisionDate, width: 10.2, look: data.dateTop, group: groups.decision },
  { caption: captions.decisionBody, width: 12.5, look: data.wrapped, group: groups.decision },
  { caption: captions.regulationNo, width: 12.5, look: data.wrapped, group: groups.regulation },
  { caption: captions.regulationDate, width: 10.2, look: data.dateTop, group: groups.regulation },
  { caption: captions.regulationBody, width: 12.5, look: data.wrapped, group: groups.regulation },
  { caption: captions.expectedApprovalOn, width: 10.2, look: data.dateTop, group: groups.progress },
  { caption: captions.implementation, width: 13.5, look: data.wrapped, group: groups.progress },
  { caption: captions.expectedFullOn, width: 10.2, look: data.dateTop, group: groups.progress },
  { caption: captions.checks, width: 12, look: data.wrapped, group: groups.progress },
]

const columnsIn = ({ vocabulary }: Pick<WorkbookSource, 'vocabulary'>) =>
  COLUMNS.map((column) => ({
    ...column,
    group: fill(column.group ?? '', { Regulation: capitalised(vocabulary.regulation) }),
  }))

/** Columns that formulas name, from 0. */
export const systemColumns = { name: 3, level: 6, dossier: 8, implementation: 16 }

export async function writeSystems(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const { rollup, framework } = source
  const frame = { name: 'systems', title: words.titles.systems, frozenColumns: 4 } as const
  const table = await Table.open(book, source, frame, columnsIn(source))
  const names = new Map(source.filers.map((filer) => [filer.code, filer.name]))
  const states: Record<Implementation, number> = { full: 0, partly: 0, none: 0 }
  let approved = 0
  for await (const { department, systems, figures, answers } of source.systems()) {
    const name = names.get(department) ?? ''
    const all = answers ? null : common(figures)
    const asked = (answers ?? []).map(([criterion, system, status]) => ({ criterion, system, status }))
    const each = all ? null : implementations(framework, systems, asked, rollup.formula)
    for (const system of systems) {
      const state = all ?? each?.get(system.id) ?? 'none'
      states[state]++
      if (system.dossier === 'approved') approved++
      await table.row([table.count + 1, department, name, ...systemValues(system, state)])
    }
  }
  const written = await table.end(control, words.empty.systems)
  const { total, fullyImplemented, partlyImplemented, notImplemented } = rollup.systems
  expect(control, { name: words.groups.system, rollup: total, written, again: (counts) => counts.systems() })
  expect(control, {
    name: captions.approved,
    rollup: rollup.systems.approved,
    written: approved,
    again: (counts) => counts.approved(),
  })
  const counted = { full: fullyImplemented, partly: partlyImplemented, none: notImplemented }
  for (const state of ['full', 'partly', 'none'] as const)
    expect(control, {
      name: words.implementations[state],
      rollup: counted[state],
      written: states[state],
      again: (counts) => counts.implemented(state),
    })
  await table.sheet.close()
}

/** How far all of a department's systems are implemented, where its figures tell that they are equally far. */
const common = ({ total, fullyImplemented, partlyImplemented }: SystemFigures): Implementation =>
  fullyImplemented === total ? 'full' : partlyImplemented === total ? 'partly' : 'none'

const date = (day: string | null): Value => (day === null ? null : dayNumber(day))

const systemValues = (system: FrozenSystem, state: Implementation): Value[] => [
  system.name,
  system.owner,
  system.operator,
  system.level,
  words.hostings[system.hosting],
  words.dossiers[system.dossier],
  system.decisionNo,
  date(system.decisionDate),
  system.decisionBody,
  system.regulationNo,
  date(system.regulationDate),
  system.regulationBody,
  date(system.expectedApprovalOn),
  words.implementations[state],
  date(system.expectedFullOn),
  system.checks.map((check) => words.checks[check]).join('; '),
]
