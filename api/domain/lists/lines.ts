/** What a preview says of a list, line by line; the same shape as that of the Excel form (DESIGN §9). Pure. */
import type { DepartmentKind } from '../enums.ts'
import type { SystemInput } from '../system.ts'
import type { Role } from '../user.ts'
import type { ListChange } from '../wire/list.ts'

export type DepartmentFields = { name: string; shortName: string; kind: DepartmentKind; parent: string | null }
export type UserFields = { name: string; role: Role; department: string | null }
export type SystemFields = SystemInput

export type { ListChange } from '../wire/list.ts'

export type ListItem = ListChange['item']
export type LineWhat = 'new' | 'changed' | 'refused'

export type ListLine = {
  what: LineWhat
  sheet: string
  cell: string
  /** Of a refused row, as far as it is known what it is of. */
  item: ListItem | { kind: ListItem['kind'] }
  /** What the row is called: the name that it gives. */
  name: string
  was: Record<string, unknown> | null
  /** The fields, or of what is refused the text of the cell. */
  read: Record<string, unknown> | string | null
  message?: string
  change?: ListChange
}

export type Counts = { new: number; changed: number; unchanged: number; conflicts: number; refused: number }
export type ListPreview = { file: { sha256: string }; counts: Counts; lines: ListLine[] }
