/** Which sheets a workbook has, by how deep it goes. */
import type { Detail } from '../../domain/detail.ts'
import { workbook as words } from '../../messages/workbook.ts'
import type { SheetName } from './places.ts'

const ALL = Object.keys(words.sheets) as SheetName[]
const TOTALS: readonly SheetName[] = ['summary', 'sections', 'notes', 'trend']
/** What departments said in their own words about single criteria. */
const IN_FULL: readonly SheetName[] = ['gaps', 'plans', 'data', 'evidence']

const SHEETS: Record<Detail, readonly SheetName[]> = {
  totals: TOTALS,
  departments: ALL.filter((sheet) => !IN_FULL.includes(sheet)),
  full: ALL,
}

/** In their order in the book. */
export const sheetsOf = (detail: Detail): readonly SheetName[] => SHEETS[detail]
