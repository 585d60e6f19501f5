/** Of which filers a province's figures are asked for (DESIGN §9, *The desk*). Pure; no zod. */
import type { DepartmentKind } from './enums.ts'

/** Null where it does not matter. */
export type Filter = {
  /** Accepted submissions alone. */
  accepted: boolean
  kind: DepartmentKind | null
  /** The department that they stand directly below. */
  parent: string | null
  /** Of the department, as frozen in its submission: whoever has none in force does not pass. */
  level: number | null
}

export const NO_FILTER: Filter = { accepted: false, kind: null, parent: null, level: null }

/** Does a filer pass, as far as its register tells? Its level is told by its submission alone. */
export const passes = (filer: { kind: DepartmentKind; parent: string | null }, { kind, parent }: Filter): boolean =>
  (kind === null || filer.kind === kind) && (parent === null || filer.parent === parent)

/** Of whom the figures of a document are, where not of everybody: for its words. */
export type FilterTold = Pick<Filter, 'kind' | 'level'> & { parent: { name: string; shortName: string } | null }

/** The level of a department by its frozen figures: the highest of its systems, 1 where it has none. */
export const levelByFigures = ({ byLevel }: { byLevel: Record<string, number> }): number =>
  Object.entries(byLevel).reduce((highest, [level, n]) => (n > 0 ? Math.max(highest, Number(level)) : highest), 1)

/** The same filter as one text. */
export const filterKey = ({ accepted, kind, parent, level }: Filter): string =>
  JSON.stringify([accepted, kind, parent, level])

/** As it stands in an address: what does not matter is left out. */
export const filterQuery = ({ accepted, kind, parent, level }: Filter): Record<string, string> => ({
  ...(accepted && { accepted: 'true' }),
  ...(kind !== null && { kind }),
  ...(parent !== null && { parent }),
  ...(level !== null && { level: String(level) }),
})
