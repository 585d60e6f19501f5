/** Where the rows of each sheet stand, as the formulas of other sheets name them. */
import { workbook as words } from '../../messages/workbook.ts'
import { letter } from './cells.ts'

export type SheetName = keyof typeof words.sheets
/** Row numbers. `last` is before `first` where the sheet has no rows. */
export type Place = { captions: number; first: number; last: number }

export class Places {
  readonly #of = new Map<SheetName, Place>()

  note(sheet: SheetName, place: Place): void {
    this.#of.set(sheet, place)
  }

  /** Whether the workbook has the sheet, once it is written. */
  has(sheet: SheetName): boolean {
    return this.#of.has(sheet)
  }

  /** In the order of the sheets, whichever was written first. */
  get all(): [SheetName, Place][] {
    return (Object.keys(words.sheets) as SheetName[]).flatMap((sheet) => {
      const place = this.#of.get(sheet)
      return place ? [[sheet, place] as [SheetName, Place]] : []
    })
  }

  /** A column of a sheet's rows, `'Theo đơn vị'!$B$8:$B$17`; of a sheet without rows the one that says so. */
  range(sheet: SheetName, column: number): string {
    const { first, last } = this.#place(sheet)
    const name = letter(column)
    return `'${words.sheets[sheet]}'!$${name}$${first}:$${name}$${Math.max(first, last)}`
  }

  /** The cell of the i-th row, from 0. */
  cell(sheet: SheetName, column: number, i: number): string {
    return `'${words.sheets[sheet]}'!$${letter(column)}$${this.#place(sheet).first + i}`
  }

  #place(sheet: SheetName): Place {
    const place = this.#of.get(sheet)
    if (!place) throw new Error(`the sheet ${sheet} is not written yet`)
    return place
  }
}
