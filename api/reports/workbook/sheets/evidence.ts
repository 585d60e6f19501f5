/** `Minh chứng`: the files that the answers counted name, with number and day of each document. */
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { dayNumber } from '../cells.ts'
import type { Control } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions, groups } = words

const COLUMNS: Column[] = [
  { caption: captions.code, width: 14, look: data.wrapped, group: groups.filer },
  { caption: captions.department, width: 30, look: data.wrapped, group: groups.filer },
  { caption: captions.system, width: 32, look: data.wrapped, group: groups.answers },
  { caption: captions.criterion, width: 10, look: data.topped, group: groups.answers },
  { caption: captions.documentNo, width: 20, look: data.wrapped, group: groups.evidence },
  { caption: captions.documentDate, width: 12, look: data.dateTop, group: groups.evidence },
  { caption: captions.file, width: 52, look: data.wrapped, group: groups.evidence },
  { caption: captions.covers, width: 14, look: data.topped, group: groups.evidence },
]

export async function writeEvidence(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'evidence', title: words.titles.evidence, frozenColumns: 2, aside: true } as const
  const table = await Table.open(book, source, frame, COLUMNS)
  const names = new Map(source.filers.map((filer) => [filer.code, filer.name]))
  for await (const { department, systems, named, files } of source.evidence()) {
    const byHash = new Map(files.map((file) => [file.sha256, file]))
    for (const { criterion, system, evidence } of named) {
      const of = system === null ? words.wholeDepartment : (systems.find(({ id }) => id === system)?.name ?? '')
      for (const { sha256, name } of evidence) {
        const { number = null, date = null, covers = null } = byHash.get(sha256) ?? {}
        const row = [department, names.get(department) ?? '', of, criterion, number]
        await table.row([...row, date === null ? null : dayNumber(date), name, covers])
      }
    }
  }
  await table.end(control, words.empty.evidence)
  await table.sheet.close()
}
