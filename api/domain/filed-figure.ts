/** A figure as it is filed and as it is frozen: types alone (the rules: figures.ts). */
import type { Figure } from './framework.ts'

/** `value`: a whole number; dong for money, `yyyymmdd` for a day (20261130); null is "not known". `system` null: of the department. */
export type FiledFigure = { figure: string; system: string | null; value: number | null }
/** As it is frozen beside the scores, to be added up: with the unit that it had then. */
export type FrozenNumber = [figure: string, unit: Figure['unit'], system: string | null, value: number | null]
