/** One sheet's rows. */
import { UPLOAD } from '../domain/limits.ts'
import type { Archive } from './archive.ts'
import { type Cell, placeOf, type Row } from './cell.ts'
import { dayOfSerial, type Shows, shownDay } from './days.ts'
import { unescaped } from './text.ts'
import { Unreadable } from './unreadable.ts'
import { readXml } from './xml.ts'

/** What all sheets of a workbook may still hold. */
export type Room = { rows: number; cells: number }
export type Shared = { texts: readonly string[]; styles: readonly Shows[]; from1904: boolean }
type Merge = { column: number; from: number; to: number }

/**
 * The rows that hold something. Where cells are merged downwards, each row has what the first has: that is what is seen.
 * @throws Unreadable
 */
export async function rowsOf(archive: Archive, part: string, shared: Shared, room: Room): Promise<Row[]> {
  const rows: { number: number; cells: Map<number, Cell> }[] = []
  const merges: Merge[] = []
  let row = { number: 0, cells: new Map<number, Cell>() }
  let column = -1
  let raw: { type: string; style: number; pieces: string[]; length: number } | null = null
  let inValue = false
  let aloud = 0

  await readXml(archive, part, {
    open(name, attributes) {
      inValue = false
      switch (name) {
        case 'row': {
          if (room.rows-- === 0) throw new Unreadable('tooMuch')
          row = { number: Number(attributes.r ?? row.number + 1), cells: new Map() }
          if (!Number.isInteger(row.number)) throw new Unreadable('damaged')
          column = -1
          break
        }
        case 'c': {
          if (room.cells-- === 0) throw new Unreadable('tooMuch')
          column = attributes.r === undefined ? column + 1 : (placeOf(attributes.r)?.column ?? -1)
          if (column < 0) throw new Unreadable('damaged')
          raw = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), pieces: [], length: 0 }
          break
        }
        case 'rPh':
          aloud++
          break
        case 'v':
        case 't':
          inValue = aloud === 0
          break
        case 'mergeCell': {
          const merge = mergeOf(attributes.ref ?? '')
          if (merge && merges.push(merge) > UPLOAD.merges) throw new Unreadable('tooMuch')
        }
      }
    },
    text(text) {
      if (!inValue || !raw) return
      raw.length += text.length
      if (raw.length > UPLOAD.text) throw new Unreadable('tooMuch')
      raw.pieces.push(text)
    },
    close(name) {
      inValue = false
      if (name === 'rPh') aloud--
      if (name === 'c' && raw) {
        const cell = cellOf(raw.type, raw.style, raw.pieces.join(''), shared)
        if (cell) row.cells.set(column, cell)
        raw = null
      }
      if (name === 'row' && row.cells.size > 0) rows.push(row)
    },
  })
  spread(rows, merges, room)
  return rows
}

function cellOf(type: string, style: number, value: string, shared: Shared): Cell | null {
  const text = value.normalize('NFC')
  switch (type) {
    case 's': {
      const known = shared.texts[Number(value)]
      if (known === undefined && value !== '') throw new Unreadable('damaged')
      return known ? { kind: 'text', text: known } : null
    }
    case 'str':
    case 'inlineStr':
      return value === '' ? null : { kind: 'text', text: unescaped(text) }
    case 'b':
      return value === '' ? null : { kind: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { kind: 'error', text }
    case 'd': {
      const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0]
      return day ? { kind: 'day', text: shownDay(day), day } : value === '' ? null : { kind: 'text', text }
    }
    default:
      return value === '' ? null : numberOf(Number(value), style, text, shared)
  }
}

function numberOf(number: number, style: number, text: string, shared: Shared): Cell {
  if (!Number.isFinite(number)) return { kind: 'text', text }
  const shows = shared.styles[style] ?? null
  const asDay = dayOfSerial(number, shared.from1904)
  if (asDay && shows === 'day') return { kind: 'day', text: shownDay(asDay), day: asDay }
  // As many figures as a reader of the file shows: 0.1 + 0.2 is 0.3.
  const plain = (n: number) => String(Number(n.toPrecision(15)))
  return { kind: 'number', text: shows === 'percent' ? `${plain(number * 100)}%` : plain(number), asDay }
}

/** The first column of what is merged over several rows. */
function mergeOf(ref: string): Merge | null {
  const [first, last] = ref.split(':').map(placeOf)
  return first && last && last.row > first.row ? { column: first.column, from: first.row, to: last.row } : null
}

function spread(
  rows: readonly { number: number; cells: Map<number, Cell> }[],
  merges: readonly Merge[],
  room: Room,
): void {
  if (merges.length === 0) return
  const at = new Map(rows.map((row, i) => [row.number, i]))
  for (const { column, from, to } of merges) {
    const first = at.get(from)
    const cell = first === undefined ? undefined : rows[first]?.cells.get(column)
    if (first === undefined || !cell) continue
    for (let i = first + 1; i < rows.length && (rows[i]?.number ?? 0) <= to; i++) {
      if (room.cells-- === 0) throw new Unreadable('tooMuch')
      const cells = rows[i]?.cells
      if (cells && !cells.has(column)) cells.set(column, cell)
    }
  }
}
