/** `Kiến nghị`: what the departments recommend, in the order of the filers. */
import { workbook as words } from '../../../messages/workbook.ts'
import type { Book } from '../book.ts'
import { type Control, note } from '../control.ts'
import type { WorkbookSource } from '../source.ts'
import { data } from '../styles.ts'
import { type Column, Table } from '../table.ts'

const { columns: captions } = words

const COLUMNS: Column[] = [
  { caption: words.no, width: 7, look: data.countTop },
  { caption: captions.code, width: 18, look: data.wrapped },
  { caption: captions.department, width: 36, look: data.wrapped },
  { caption: captions.category, width: 22, look: data.wrapped },
  { caption: captions.recommendation, width: 86, look: data.wrapped },
]

/** Columns that formulas name, from 0. */
export const recommendationColumns = { category: 3 }

/** Leaves the number of each category in the control totals. */
export async function writeRecommendations(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'recommendations', title: words.titles.recommendations, frozenColumns: 3 } as const
  const table = await Table.open(book, source, frame, COLUMNS)
  const names = new Map(source.filers.map((filer) => [filer.code, filer.name]))
  for await (const { department, recommendations } of source.recommendations()) {
    for (const { category, text } of recommendations) {
      note(control, category)
      await table.row([table.count + 1, department, names.get(department) ?? '', words.categories[category], text])
    }
  }
  await table.end(control, words.empty.recommendations)
  await table.sheet.close()
}
