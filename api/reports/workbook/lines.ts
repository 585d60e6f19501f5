/** How many lines a text takes in a cell, and the height of its row: a reader does not always fit rows by itself. */
import { advanceOf } from '../width.ts'

const POINTS = 11
/** Pixels of a character of a column's width, and of its cells' edges. */
const PIXELS = 7
const EDGES = 5
const UNITS = 750 / POINTS

/** Room in columns that are this wide together, in thousandths of the type size. */
export const roomIn = (...widths: readonly number[]): number =>
  (widths.reduce((sum, width) => sum + width, 0) * PIXELS - EDGES) * UNITS

/** Width of a column that holds each of the texts on one line, within bounds. */
export const widthFor = (texts: readonly string[], least: number, most: number): number => {
  const widest = texts.reduce((most, text) => Math.max(most, advanceOf(text)), 0)
  return Math.min(most, Math.max(least, Math.ceil((widest / UNITS + EDGES) / PIXELS)))
}

/** By code unit, filled as letters come: every text of a province passes here. */
const advances = new Uint16Array(65_536)
const advanceAt = (text: string, i: number): number => {
  const made = Math.max(1, advanceOf(text.charAt(i)))
  advances[text.charCodeAt(i)] = made
  return made
}

const [LINE_FEED, SPACE, HYPHEN] = [10, 32, 45]

/** Lines of a text in this room, broken after spaces and hyphens, and within a word that is longer than a line. */
export function linesOf(text: string, room: number): number {
  let lines = 1
  let used = 0
  // Of the line, what follows the last place where it may break.
  let word = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === LINE_FEED) {
      lines++
      used = word = 0
      continue
    }
    const advance = advances[code] || advanceAt(text, i)
    used += advance
    // A space at the end of a line goes over its edge.
    if (code === SPACE) {
      word = 0
      continue
    }
    word += advance
    if (used > room) {
      lines++
      if (word === used) word = advance
      used = word
    }
    if (code === HYPHEN) word = 0
  }
  return lines
}

/** The highest that a spreadsheet's row can be. */
const HIGHEST = 409

/** The row's height for this many lines, in points; more than fit are cut. */
export const heightOf = (lines: number): number => Math.min(HIGHEST, lines === 1 ? 17 : 4 + 14 * lines)
export const isCut = (lines: number): boolean => 4 + 14 * lines > HIGHEST
