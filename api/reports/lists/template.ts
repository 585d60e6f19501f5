/** The template for lists: a guide, and a sheet for each kind of item with drop-downs of its words; empty, or with what is registered. */
import type { Writable } from 'node:stream'
import type { Department } from '../../domain/department.ts'
import { fill } from '../../domain/fill.ts'
import { COLUMNS, type Column, type Holds, type ListKind } from '../../domain/lists/columns.ts'
import type { Worded } from '../../domain/lists/spelling.ts'
import type { System } from '../../domain/system.ts'
import type { User } from '../../domain/user.ts'
import { vi as vocabulary } from '../../domain/words/vi.ts'
import { lists as words } from '../../messages/lists.ts'
import { Book, type Sheet } from '../workbook/book.ts'
import { dayNumber, letter, type Value } from '../workbook/cells.ts'
import { heightOf, linesOf, roomIn } from '../workbook/lines.ts'
import { data, field, heading, type Look } from '../workbook/styles.ts'

type Rows = {
  department: readonly Department[]
  user: readonly User[]
  system: readonly (System & { department: string })[]
}
export type TemplateSource = {
  kinds: readonly ListKind[]
  rows: Rows
  levels: readonly number[]
  madeAt: Date
  madeBy: string
}

/** Rows that have drop-downs, filled or not: as many as a large province has users, and more. */
const ROOM = 2000
/** What the drop-downs offer, a column of the hidden sheet each. */
const CHOICES = [
  ...['kind', 'role', 'dossier', 'hosting'],
  ...['systemKind', 'serves', 'works', 'nationalGround', 'yesNo'],
] as const satisfies readonly Worded[]
const CAPTIONS = words.captions as Record<ListKind, Record<string, string>>

/** Writes the workbook to `out` and ends it; on a failure `out` is destroyed. */
export async function writeTemplate(source: TemplateSource, out: Writable): Promise<void> {
  const all = source.kinds.length > 1
  const book = new Book(out, { at: source.madeAt, by: source.madeBy, title: all ? words.title : words.systemsTitle })
  try {
    await writeGuide(book, source)
    for (const [i, kind] of source.kinds.entries()) await writeList(book, source, kind, i + 2)
    await writeChoices(book, source)
    await book.close()
  } catch (error) {
    book.abort(error as Error)
    throw error
  }
}

const GUIDE_WIDTHS = [20, 24, 52]

async function writeGuide(book: Book, source: TemplateSource): Promise<void> {
  const { kinds } = source
  const all = kinds.length > 1
  const sheet = book.sheet({
    name: words.guideSheet,
    position: 1,
    widths: GUIDE_WIDTHS,
    frozen: { rows: 0, columns: 0 },
    repeated: '',
    printed: null,
    onePage: false,
    footer: '',
    portrait: true,
  })
  const across = async (text: string, look: Look, height: number) => {
    await sheet.row([text], [book.style(look)], height)
    sheet.merge(`A${sheet.lastRow}:C${sheet.lastRow}`)
  }
  await across(all ? words.heading : words.systemsHeading, heading.title, 30)
  const room = roomIn(...GUIDE_WIDTHS)
  for (const [i, step] of (all ? words.steps : words.systemsSteps).entries()) {
    const text = `${i + 1}. ${step}`
    await across(text, field.guide, heightOf(linesOf(text, room)) + 4)
  }
  await sheet.row([], [], 8)
  const caption = book.style(heading.caption)
  await sheet.row([words.table.sheet, words.table.column, words.table.holds], [caption, caption, caption], 20)
  const styles = [data.name, data.name, data.name].map((look) => book.style(look))
  for (const kind of kinds) {
    for (const column of columnsOf(kind)) {
      if (column.holds.type === 'key') continue
      const name = CAPTIONS[kind][column.key] ?? column.key
      const said = sayHolds(kind, column, source.levels)
      const cells = [words.sheets[kind], column.needed ? fill(words.needed, { caption: name }) : name, said]
      await sheet.row(cells, styles, heightOf(linesOf(said, roomIn(GUIDE_WIDTHS[2] ?? 0))))
    }
  }
  await sheet.close()
}

/** What a column may hold, in a sentence. */
function sayHolds(kind: ListKind, { key, holds }: Column, levels: readonly number[]): string {
  const { holds: said, role } = words
  if (kind === 'user' && key === 'department') return fill(said.userDepartment, role)
  if (key === 'parent') return said.parent
  switch (holds.type) {
    case 'line':
    case 'prose':
      return fill(said.line, { n: holds.max })
    case 'word':
      return fill(said.word, { values: Object.values(vocabulary[holds.of]).join('; ') })
    case 'words':
      return fill(said.words, { values: Object.values(vocabulary[holds.of]).join('; ') })
    case 'level':
      return fill(said.level, { values: levels.join(', ') })
    case 'key':
      return ''
    default:
      return said[holds.type]
  }
}

const columnsOf = (kind: ListKind): readonly Column[] => COLUMNS[kind]

async function writeList(book: Book, source: TemplateSource, kind: ListKind, position: number): Promise<void> {
  const columns = columnsOf(kind)
  const looks = columns.map(({ holds }) => lookOf(holds))
  const sheet = book.sheet({
    name: words.sheets[kind],
    position,
    widths: columns.map(({ width }) => width),
    frozen: { rows: 1, columns: columns.findIndex(({ key }) => key === 'name') + 1 },
    repeated: '1:1',
    printed: null,
    onePage: false,
    footer: '&R&P/&N',
    gridLines: true,
    columns: looks,
    hiddenColumns: columns.flatMap(({ holds }, i) => (holds.type === 'key' ? [i] : [])),
  })
  const caption = book.style(heading.caption)
  const captions = columns.map(({ key }) => CAPTIONS[kind][key] ?? key)
  const lines = Math.max(...captions.map((text, i) => linesOf(text, roomIn(columns[i]?.width ?? 0))))
  await sheet.row(
    captions,
    captions.map(() => caption),
    heightOf(lines) + 6,
  )
  const styles = looks.map((look) => book.style(look))
  for (const row of source.rows[kind])
    await sheet.row(
      columns.map(({ key, holds }) => shownValue(row, key, holds)),
      styles,
    )
  const last = Math.max(ROOM, source.rows[kind].length + 500) + 1
  for (const [i, column] of columns.entries())
    validate(sheet, source, kind, column, `${letter(i)}2:${letter(i)}${last}`)
  await sheet.close()
}

function shownValue(row: object, key: string, holds: Holds): Value {
  const value = (row as Record<string, unknown>)[key]
  if (value === null || value === undefined) return null
  switch (holds.type) {
    case 'word':
      return (vocabulary[holds.of] as Record<string, string>)[String(value)] ?? String(value)
    case 'words':
      return (value as string[])
        .map((each) => (vocabulary[holds.of] as Record<string, string>)[each] ?? each)
        .join(', ')
    case 'flag':
      return value === true ? vocabulary.yesNo.yes : null
    case 'whole':
    case 'level':
      return Number(value)
    case 'day':
      return dayNumber(String(value))
    default:
      return String(value)
  }
}

const lookOf = (holds: Holds): Look =>
  holds.type === 'day' ? field.day : holds.type === 'level' ? field.level : field.text

/** The drop-down of a column, and what is said beside its cells. */
function validate(sheet: Sheet, source: TemplateSource, kind: ListKind, column: Column, range: string): void {
  const { key, holds } = column
  if (holds.type === 'key') return
  const title = CAPTIONS[kind][key] ?? key
  const said = sayHolds(kind, column, source.levels)
  const prompt = `${said} ${column.needed ? words.promptNeeded : words.promptOptional}`
  sheet.validate(range, { list: listOf(source, holds), title, prompt, refusal: null })
}

/** Where a drop-down takes its words from. Whatever else is typed is let pass: reading it knows more spellings. */
function listOf({ kinds, levels }: TemplateSource, holds: Holds): string | null {
  if (holds.type === 'level') return `"${levels.join(',')}"`
  if (holds.type === 'department') {
    return kinds.includes('department') ? `'${words.sheets.department}'!$A$2:$A$${ROOM}` : null
  }
  const of = holds.type === 'flag' ? 'yesNo' : holds.type === 'word' ? holds.of : null
  if (of === null) return null
  const at = CHOICES.indexOf(of as (typeof CHOICES)[number])
  const count = Object.keys(vocabulary[of]).length
  return at < 0 ? null : `'${words.choicesSheet}'!$${letter(at)}$1:$${letter(at)}$${count}`
}

async function writeChoices(book: Book, { kinds }: TemplateSource): Promise<void> {
  const sheet = book.sheet({
    name: words.choicesSheet,
    position: kinds.length + 2,
    widths: CHOICES.map(() => 30),
    frozen: { rows: 0, columns: 0 },
    repeated: '',
    printed: null,
    onePage: false,
    footer: '',
    hidden: true,
  })
  const lists = CHOICES.map((name) => Object.values(vocabulary[name]))
  const length = Math.max(...lists.map((list) => list.length))
  for (let i = 0; i < length; i++) {
    await sheet.row(
      lists.map((list) => list[i] ?? null),
      lists.map(() => 0),
    )
  }
  await sheet.close()
}
