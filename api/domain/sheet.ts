/** The Excel form (DESIGN §9): its columns, the keys of its rows, and what a file remembers of the form that it was made from. Pure. */
import type { ItemName, Kind } from './items/index.ts'
import { withoutEnd } from './text.ts'

/** The columns of a sheet by what they hold, in their order. `input`: what its reader fills in. */
export type SheetColumn = {
  key: string
  width: number
  input?: true
  day?: true
  /** What its row says: a number or a day. */
  unit?: true
  of?: 'status' | 'category'
  /** A file without it is read all the same. */
  optional?: true
}

const confirm: SheetColumn = { key: 'confirm', width: 10, input: true }
const key: SheetColumn = { key: 'key', width: 12 }
const before: SheetColumn = { key: 'before', width: 30 }

/** By kind of item: each sheet holds items of one. */
export const SHEET_COLUMNS: Record<Kind, readonly SheetColumn[]> = {
  answer: [
    { key: 'code', width: 9 },
    { key: 'content', width: 50 },
    before,
    { key: 'status', width: 17, input: true, of: 'status' },
    { key: 'note', width: 28, input: true },
    { key: 'action', width: 28, input: true },
    { key: 'owner', width: 18, input: true },
    { key: 'dueOn', width: 12, input: true, day: true },
    confirm,
    key,
    // Behind the others, each of which stays in its column; few plans are put off.
    { key: 'delay', width: 24, input: true, optional: true },
  ],
  narrative: [
    { key: 'code', width: 9 },
    { key: 'content', width: 36 },
    { ...before, width: 46 },
    { key: 'text', width: 70, input: true },
    confirm,
    key,
  ],
  figure: [
    { key: 'content', width: 50 },
    { key: 'of', width: 30 },
    { key: 'unit', width: 12 },
    { ...before, width: 22 },
    { key: 'value', width: 20, input: true, unit: true },
    { ...confirm },
    { key: 'hint', width: 80 },
    key,
  ],
  recommendation: [
    { ...before, width: 46 },
    { key: 'category', width: 24, input: true, of: 'category' },
    { key: 'text', width: 76, input: true },
    confirm,
    key,
  ],
}

/** `1.1.a|` or `1.1.a|6b3f…` of an answer, `computers|` or `drills|6b3f…` of a figure, `1.1` of a narrative, the id of a recommendation. */
export function rowKeyOf(item: ItemName): string {
  const given = item as Partial<Record<string, string | null>>
  const asked = given.criterion ?? given.figure
  return asked ? `${asked}|${given.system ?? ''}` : (given.section ?? given.id ?? '')
}

/** What a file remembers of a row: the version that its values were of, and a mark that tells whether somebody has touched them. */
export type Remembered = { key: string; version: number; mark: string }

/** What a file says of itself. */
export type FormFile = { period: string; department: string; framework: string; revision: number; madeAt: string }

/** The longest name of a sheet that Excel takes, and what it takes in none. */
const NAME = 31
const FORBIDDEN = /[[\]:*?/\\]/g
/** What Excel keeps for itself. */
const RESERVED = ['history']
/** Neither stands at an end of a name. */
const [START, END] = [/^[\s']+/, /[\s']/]

/** A name for each sheet that Excel takes and no other has, whatever they are called. */
export function sheetNames(names: readonly string[], taken: readonly string[]): string[] {
  const used = new Set([...RESERVED, ...taken].map((name) => name.toLowerCase()))
  return names.map((name) => {
    const plain = withoutEnd(name.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').replace(START, ''), END) || '-'
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` (${n})`
      const made = `${withoutEnd(cut(plain, NAME - end.length), END)}${end}`
      if (used.has(made.toLowerCase())) continue
      used.add(made.toLowerCase())
      return made
    }
  })
}

/** The beginning of a text, no character cut in two. */
function cut(text: string, most: number): string {
  let made = ''
  for (const character of text) {
    if (made.length + character.length > most) break
    made += character
  }
  return made
}
