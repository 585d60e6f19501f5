/** What a cell of a list or form means, by what its column holds; or what is wrong with it, in words. */
import { fill } from '../domain/fill.ts'
import { DAYS, USERNAME_MIN } from '../domain/limits.ts'
import type { Holds } from '../domain/lists/columns.ts'
import { spelled, type Worded } from '../domain/lists/spelling.ts'
import { cleanLine, cleanProse } from '../domain/text.ts'
import { typedDay } from '../domain/typed-day.ts'
import { typedWhole } from '../domain/typed-whole.ts'
import { vi } from '../domain/words/vi.ts'
import type { Messages } from '../messages/index.ts'
import type { Cell } from './read.ts'

export type Meant = { value: string | number | boolean | string[] } | { fault: string }
export type Asked = { holds: Holds; caption: string; levels: readonly number[]; words: Messages }

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/
const USERNAME = /^[a-z0-9]+([-._][a-z0-9]+)*$/
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 }

/** Digits and letters of any width as the common ones. */
const narrow = (text: string): string => cleanLine(text.normalize('NFKC'))

export function meaning(cell: Cell, asked: Asked): Meant {
  const { words, holds } = asked
  const read = shown(cell.text)
  if (cell.kind === 'error') return { fault: fill(words.lists.formulaError, { read }) }
  if (cell.kind === 'day' && holds.type !== 'day') return { fault: fill(words.lists.becameDay, { read }) }
  switch (holds.type) {
    case 'line':
      return short(cleanLine(cell.text), holds.max, asked)
    case 'prose':
      return short(cleanProse(cell.text), holds.max, asked)
    case 'code':
      return formed(narrow(cell.text).toLowerCase(), CODE, fill(words.lists.code, { read }), holds.max, asked)
    case 'username': {
      const fault = fill(words.lists.username, { read, n: USERNAME_MIN })
      return formed(narrow(cell.text).toLowerCase(), USERNAME, fault, holds.max, asked)
    }
    case 'department':
    case 'key':
      return { value: narrow(cell.text) }
    case 'word':
      return word(holds.of, cell.text, words)
    case 'flag':
      return flag(cell.text, words)
    case 'words':
      return several(holds.of, cell.text, words)
    case 'level':
      return levelOf(narrow(cell.text), asked)
    case 'day':
      return dayOf(cell, words)
    case 'whole':
      return wholeOf(cell, holds.max, words)
  }
}

/** A text may be as long as a cell: a sentence tells its beginning. */
const SHOWN = 60
export const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

function short(value: string, max: number, { words, caption }: Asked): Meant {
  const { length } = value
  return length <= max ? { value } : { fault: fill(words.lists.tooLong, { column: caption, n: max, length }) }
}

function formed(value: string, form: RegExp, fault: string, max: number, asked: Asked): Meant {
  if (value === '' || (value.length > 1 && value.length <= max && form.test(value))) return { value }
  return value.length > max ? short(value, max, asked) : { fault }
}

/** The words that a person is told to choose from are those of the drop-downs. */
const choices = (of: Worded): string => Object.values(vi[of]).join('; ')

function word(of: Worded, text: string, words: Messages): Meant {
  const value = spelled(of, text)
  return value ? { value } : { fault: fill(words.lists.word, { read: shown(text), values: choices(of) }) }
}

function flag(text: string, words: Messages): Meant {
  const value = spelled('yesNo', text)
  return value
    ? { value: value === 'yes' }
    : { fault: fill(words.lists.word, { read: shown(text), values: choices('yesNo') }) }
}

function several(of: Worded, text: string, words: Messages): Meant {
  const found: string[] = []
  for (const part of text.split(/[,;+\n]/).filter((each) => cleanLine(each) !== '')) {
    const value = spelled(of, part)
    if (!value) return { fault: fill(words.lists.word, { read: shown(part), values: choices(of) }) }
    found.push(value)
  }
  return { value: Object.keys(vi[of]).filter((value) => found.includes(value)) }
}

function levelOf(text: string, { levels, words }: Asked): Meant {
  const plain = text.toLowerCase().replace(/^(?:cấp(?: độ)?|level|cđ)\s*/u, '')
  const level = ROMAN[plain] ?? (/^\d(?:[.,]0+)?$/.test(plain) ? Number(plain.charAt(0)) : Number.NaN)
  if (levels.includes(level)) return { value: level }
  return { fault: fill(words.lists.level, { read: shown(text), values: levels.join(', ') }) }
}

function dayOf(cell: Cell, words: Messages): Meant {
  const read = shown(cell.text)
  const day = cell.kind === 'day' ? cell.day : cell.kind === 'number' ? cell.asDay : null
  if (day && day >= DAYS.first && day <= DAYS.last) return { value: day }
  if (cell.kind === 'day') return { fault: fill(words.lists.dayRange, { read }) }
  const typed = typedDay(cell.text, { ended: true })
  return typed ? { value: typed } : { fault: fill(words.lists.day, { read }) }
}

/** A cell that is a number has no marks between its digits. */
function wholeOf(cell: Cell, max: number, words: Messages): Meant {
  const value = cell.kind === 'number' ? Number(cell.text) : typedWhole(cell.text)
  if (value !== null && Number.isInteger(value) && value >= 0 && value <= max) return { value }
  return { fault: fill(words.lists.whole, { read: shown(cell.text), max: max.toLocaleString('vi') }) }
}
