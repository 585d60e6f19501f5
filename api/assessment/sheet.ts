/** What an Excel form that comes back would change of an assessment. Nothing is stored: each line's change is what a save takes. */

import type { Key } from '../../db/queries/assessments.ts'
import { breathe } from '../breathe.ts'
import type { AppEnv, Caller, Using } from '../deps.ts'
import type { AnswerValue, Change } from '../domain/assessment.ts'
import { isPutOff, overdueOf } from '../domain/carry.ts'
import { itemKey, leaves, questionsOf } from '../domain/criteria.ts'
import { numberOfDay } from '../domain/figures.ts'
import { fill } from '../domain/fill.ts'
import type { Figure } from '../domain/framework.ts'
import {
  type Item,
  type ItemName,
  type Kind,
  keyOf,
  mostOf,
  nameOf,
  offeredOf,
  originOf,
  same,
  sourceOf,
  storedOf,
  tidy,
} from '../domain/items/index.ts'
import { FIGURE_MOST, LIMITS } from '../domain/limits.ts'
import type { Holds } from '../domain/lists/columns.ts'
import { spelled } from '../domain/lists/spelling.ts'
import { unlockedItems } from '../domain/lock.ts'
import { partsOf } from '../domain/period.ts'
import { type FormFile, SHEET_COLUMNS } from '../domain/sheet.ts'
import { saysNothing } from '../domain/text.ts'
import { Problem } from '../http/problem.ts'
import { readUpload } from '../http/workbook-sent.ts'
import { form as formWords } from '../messages/form.ts'
import { type Messages, messages, sayDay } from '../messages/index.ts'
import { letterWords } from '../messages/reports/letter.ts'
import { meaning, shown as shortened } from '../xlsx/meaning.ts'
import { type ReadAssessment, readAssessment, refuseLocked, toView } from './read.ts'
import { readForm, type SheetRow } from './sheet-file.ts'
import { markOf, type Shown, shownIn } from './sheet-source.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'> & Pick<AppEnv['Variables'], 'documents' | 'language'>

export type FormLine = {
  what: 'new' | 'changed' | 'conflict' | 'refused'
  sheet: string
  cell: string
  item: ItemName | { kind: Kind }
  /** What is stored now; null where nothing is. */
  was: Record<string, unknown> | null
  /** What the file says, or of what is refused the text of the cell. */
  read: Record<string, unknown> | string | null
  message?: string
  /** The version that is stored now: what a change of a conflict is to be based on to go before it. */
  version?: number
  change?: Change
}
export type FormPreview = {
  file: FormFile
  counts: { new: number; changed: number; unchanged: number; conflicts: number; refused: number }
  lines: FormLine[]
}

/** Rows between two breaths. */
const BREATH = 50

/**
 * @throws Problem notFound, those of a lock, unreadable, fileTooLarge, notAForm, wrongPeriod, wrongDepartment, wrongFramework,
 * documentsBusy
 */
export async function previewForm(
  deps: Working,
  caller: Caller,
  { bytes, ...key }: Key & { bytes: Uint8Array },
): Promise<FormPreview> {
  const assessment = await readAssessment(deps, key)
  refuseLocked(assessment.head, assessment.today, caller.role)
  const { sheets } = await readUpload(deps.documents, bytes)
  const { file, remembered, rows } = readForm(sheets)
  refuseAnother(file, key, assessment.head.period.frameworkId)

  const counts: FormPreview['counts'] = { new: 0, changed: 0, unchanged: 0, conflicts: 0, refused: 0 }
  const lines: FormLine[] = []
  const reading = new Reading(assessment, caller, messages(deps.language))
  for (const [i, row] of rows.entries()) {
    if (i % BREATH === BREATH - 1) await breathe()
    for (const line of reading.row(row, remembered)) {
      if (line === 'unchanged') counts.unchanged++
      else {
        counts[line.what === 'conflict' ? 'conflicts' : line.what]++
        lines.push(line)
      }
    }
  }
  return { file, counts, lines }
}

function refuseAnother(file: FormFile, key: Key, framework: string): void {
  const quarter = (id: string) => (partsOf(id) ? letterWords.period({ id }) : shortened(id))
  if (file.period !== key.period) {
    throw new Problem('wrongPeriod', { values: { found: quarter(file.period), period: quarter(key.period) } })
  }
  if (file.department !== key.code)
    throw new Problem('wrongDepartment', { values: { found: shortened(file.department) } })
  if (file.framework !== framework) {
    throw new Problem('wrongFramework', { values: { found: shortened(file.framework), framework } })
  }
}

const HOLDS: Record<string, Holds> = {
  status: { type: 'word', of: 'status' },
  note: { type: 'prose', max: LIMITS.note },
  action: { type: 'prose', max: LIMITS.action },
  owner: { type: 'line', max: LIMITS.owner },
  dueOn: { type: 'day' },
  delay: { type: 'prose', max: LIMITS.remark },
  category: { type: 'word', of: 'category' },
}
/** What a text may be depends on whose it is. */
const TEXTS: Partial<Record<Kind, number>> = { narrative: LIMITS.narrative, recommendation: LIMITS.recommendation }

type Values = Record<string, string | null>
type Line = FormLine | 'unchanged'

class Reading {
  readonly #words: Messages
  readonly #read: ReadAssessment
  readonly #shown: (nothing: Item) => Shown
  readonly #open: ReadonlySet<string> | null
  readonly #isAsked: (criterion: string, system: string | null) => boolean
  readonly #sections: ReadonlySet<string>
  readonly #recommendations: ReadAssessment['recommendations']
  /** Those that are asked. */
  readonly #figures: ReadonlyMap<string, Figure>
  /** By key of the item, the cell and the value of its first row. */
  readonly #seen = new Map<string, { cell: string; item: Item }>()
  /** What rows of their own propose: the same twice, where cells are merged or copied, is one. */
  readonly #added = new Set<string>()

  constructor(read: ReadAssessment, caller: Caller, words: Messages) {
    this.#read = read
    this.#words = words
    // Those that have been taken out since are there too.
    this.#shown = shownIn({ ...toView(read, caller), recommendations: read.recommendations })
    this.#open = unlockedItems(read.head, read.framework, read.systems)
    const fault = questionsOf(read.framework, read.systems)
    this.#isAsked = (criterion, system) => fault(criterion, system) === null
    this.#sections = new Set(leaves(read.framework).map(({ id }) => id))
    this.#recommendations = read.recommendations
    const figures = new Map(read.framework.figures?.map((figure) => [figure.id, figure]))
    this.#figures = new Map(
      read.figures.flatMap(({ figure, system }): [string, Figure][] => {
        const asked = figures.get(figure)
        return asked ? [[itemKey(figure, system), asked]] : []
      }),
    )
  }

  row(row: SheetRow, remembered: ReadonlyMap<string, { version: number; mark: string }>): Line[] {
    const { form, fields } = this.#words
    const names = this.#namesOf(row)
    if (names === null) return [refused(row, row.key === '' ? form.noKey : form.notAsked, first(row))]
    const { values, faults } = this.#values(row, names)
    const isAdded = names === 'added'
    if (faults.length > 0) {
      const item = { kind: row.kind, ...(!isAdded && names) } as ItemName
      return faults.map((fault) => ({ ...fault, item }))
    }
    if (isAdded) return [this.#addition(row, values)]
    const nothing = { kind: row.kind, ...names, ...storedOf({ kind: row.kind }) } as unknown as Item
    const now = this.#shown(nothing)
    const key = keyOf(nothing)
    const given = entered(now.item, values)
    const item = tidy(given)
    // A plan beside a result that asks for none is not passed over in silence, unless it is what there was.
    if (planIn(given) && !planIn(item) && !planIn(now.item)) {
      return [
        refused(row, form.planNotAsked, values.action ? 'action' : values.owner ? 'owner' : 'dueOn', nameOf(item)),
      ]
    }
    const known = this.#seen.get(key)
    if (known) {
      return same(known.item, item)
        ? ['unchanged']
        : [refused(row, fill(form.repeated, { cell: known.cell }), first(row), nameOf(item))]
    }
    this.#seen.set(key, { cell: row.at(first(row)), item })

    const memory = remembered.get(key) ?? { version: 0, mark: '' }
    const place = { sheet: row.sheet, item: nameOf(item), version: now.version }
    const own = now.offered ? null : ownOf(now.item)
    const isAsShown = same(item, tidy(now.item))
    if (isAsShown && !(now.offered && values.confirm)) return ['unchanged']
    const offer = offeredOf(nothing, this.#read.offers)
    // What is offered and emptied is as nobody has touched it; a text was decided upon.
    if (now.offered && originOf(item, offer) === null) return ['unchanged']
    const isUntouched = !isAsShown && markOf(item) === memory.mark
    // What a colleague has changed since, and nobody here: unless it is confirmed here as the earlier period had it.
    const isConfirmed = Boolean(values.confirm) && (now.offered || (offer !== null && same(item, tidy(offer))))
    if (isUntouched && !isConfirmed) return ['unchanged']
    if (this.#open && !this.#open.has(key)) return [refused(row, fields.itemLocked, first(row), nameOf(item))]
    const host = 'criterion' in item && !item.refuses ? this.#hostOf(item) : undefined
    if (host) return [refused(row, fill(form.inherited, { platform: host.name }), first(row), nameOf(item))]
    const { today } = this.#read
    const due = isAsShown || isUntouched ? overdueOf(item, today) : null
    if (due) return [refused(row, fill(form.due, { day: sayDay(due) }), 'confirm', nameOf(item))]
    const [before, dueOn] = [dayIn(offer), dayIn(item)]
    if (before && dueOn && isPutOff(before, dueOn, today) && dueOn !== dayIn(own) && !reasonIn(item)) {
      const said = { day: sayDay(before), newDay: sayDay(dueOn), column: formWords.captions.answer.delay ?? '' }
      return [refused(row, fill(form.noDelay, said), 'delay', nameOf(item))]
    }
    const from = sourceOf(nothing, this.#read.offers)
    if (isAsShown && from) {
      const { kind, ...of } = nameOf(item)
      const change = { ...of, kind: 'confirm' as const, item: kind, base: now.version, from }
      return [
        {
          what: 'new',
          ...place,
          cell: row.at('confirm'),
          was: null,
          read: storedOf(item),
          message: form.confirmed,
          change,
        },
      ]
    }
    // Of what was changed and put back, the file says the same as ever.
    const isStale = isUntouched || (memory.version !== now.version && markOf(now.item) !== memory.mark)
    const what = isStale ? 'conflict' : own ? 'changed' : 'new'
    const moved = now.offered ? form.sourceMoved : form.conflict
    const message = isStale ? moved : values.text === '' && 'removed' in item ? form.removed : undefined
    const change = { ...item, base: isStale ? memory.version : now.version } as unknown as Change
    const cell = row.at(changedIn(row.kind, now.item, item))
    return [
      {
        what,
        ...place,
        cell,
        was: own && storedOf(now.item),
        read: storedOf(item),
        ...(message && { message }),
        change,
      },
    ]
  }

  /** What the cells that are filled in mean; each fault with its cell. */
  #values(row: SheetRow, names: object | 'added'): { values: Values; faults: FormLine[] } {
    const values: Values = {}
    const faults: FormLine[] = []
    for (const { key, input } of SHEET_COLUMNS[row.kind]) {
      if (!input) continue
      const cell = row.cells.get(key)
      if (!cell) {
        values[key] = ''
        continue
      }
      if (key === 'confirm') {
        // A tick is a sign, of which nothing is left when it is folded.
        const isMark = spelled('confirm', cell.text) !== null || /^[✓✔☑]/u.test(cell.text.trim())
        if (isMark) values[key] = 'x'
        else faults.push(refused(row, fill(this.#words.lists.word, { read: shortened(cell.text), values: 'x' }), key))
        continue
      }
      const holds =
        key === 'text' ? { type: 'prose' as const, max: TEXTS[row.kind] ?? 0 } : (HOLDS[key] ?? this.#unitOf(names))
      if (!holds) continue
      const caption = formWords.captions[row.kind][key] ?? key
      const meant = meaning(cell, { holds, caption, levels: [], words: this.#words })
      if ('fault' in meant) faults.push(refused(row, meant.fault, key))
      else
        values[key] =
          holds.type === 'day' && key === 'value' ? String(numberOfDay(String(meant.value))) : String(meant.value)
    }
    return { values, faults }
  }

  /** The platform that answers in place of the department. */
  #hostOf({ criterion, system }: { criterion: string; system: string | null }) {
    return this.#read.inheritance.inherited.get(itemKey(criterion, system))?.inherited
  }

  /** What the value of a figure may be. */
  #unitOf(names: object | 'added'): Holds | null {
    const { figure, system = null } = names as { figure?: string; system?: string | null }
    const asked = figure === undefined ? undefined : this.#figures.get(itemKey(figure, system))
    if (!asked) return null
    return asked.unit === 'date' ? { type: 'day' } : { type: 'whole', max: FIGURE_MOST[asked.unit] }
  }

  /** What a row's key names; null where it names nothing that is asked. */
  #namesOf({ kind, key }: SheetRow): object | 'added' | null {
    const by: Record<Kind, () => object | 'added' | null> = {
      answer: () => {
        const [criterion = '', system = ''] = key.split('|')
        return this.#isAsked(criterion, system || null) ? { criterion, system: system || null } : null
      },
      figure: () => {
        const [figure = '', system = ''] = key.split('|')
        return this.#figures.has(itemKey(figure, system || null)) ? { figure, system: system || null } : null
      },
      narrative: () => (this.#sections.has(key) ? { section: key } : null),
      recommendation: () => {
        if (key === '') return 'added'
        return this.#recommendations.some(({ id }) => id === key) ? { id: key } : null
      },
    }
    return by[kind]()
  }

  /** A recommendation in a row of its own; one that is there already, in these words, is the same one. */
  #addition(row: SheetRow, { category = '', text = '' }: Values): Line {
    const { lists, fields } = this.#words
    const captions = formWords.captions[row.kind]
    if (!text) return refused(row, fill(lists.needed, { column: captions.text ?? '' }), 'text')
    if (!category) return refused(row, fill(lists.needed, { column: captions.category ?? '' }), 'category')
    const isThere = this.#recommendations.some(
      (each) => !each.removed && each.text === text && each.category === category,
    )
    const said = `${category}\n${text}`
    if (isThere || this.#added.has(said)) return 'unchanged'
    const most = mostOf('recommendation')
    if (most && this.#recommendations.length + this.#added.size >= most.count) {
      return refused(row, fields[most.code], 'text')
    }
    this.#added.add(said)
    const change = { kind: row.kind, id: crypto.randomUUID(), base: 0, category, text } as unknown as Change
    const { id } = change as unknown as { id: string }
    const item = { kind: row.kind, id } as unknown as ItemName
    return {
      what: 'new',
      sheet: row.sheet,
      cell: row.at('text'),
      item,
      was: null,
      read: { category, text },
      version: 0,
      change,
    }
  }
}

/** The first column that is filled in. */
const first = ({ kind }: SheetRow): string => SHEET_COLUMNS[kind].find(({ input }) => input)?.key ?? 'key'

function refused(row: SheetRow, message: string, column: string, item?: ItemName): FormLine {
  const text = row.cells.get(column)?.text
  const read = text === undefined ? null : shortened(text)
  return {
    what: 'refused',
    sheet: row.sheet,
    cell: row.at(column),
    item: item ?? { kind: row.kind },
    was: null,
    read,
    message,
  }
}

const planIn = (item: object | null) => (item as { plan?: AnswerValue['plan'] } | null)?.plan ?? null
const dayIn = (item: object | null): string | null => planIn(item)?.dueOn ?? null
const reasonIn = (item: object): boolean => !saysNothing(planIn(item)?.delay)

/** An item with what a row says; why a plan was put off stays with its day unless another reason is given. */
function entered(before: Item, values: Values): Item {
  const given = before as unknown as {
    plan?: AnswerValue['plan']
    text?: string | null
    removed?: boolean
    category?: string
    value?: number | null
    blank?: boolean
  }
  const or = (key: string) => values[key] || null
  const by: Record<Kind, () => object> = {
    answer: () => {
      const [action, owner, dueOn] = [or('action'), or('owner'), or('dueOn')]
      const delay = or('delay') ?? (given.plan?.dueOn === dueOn ? given.plan?.delay : undefined)
      const plan = action || owner || dueOn ? { action: action ?? '', owner, dueOn, ...(delay && { delay }) } : null
      return { status: or('status'), note: or('note'), plan }
    },
    // A number that is taken away is one that is not known.
    figure: () => ({
      value: values.value ? Number(values.value) : null,
      blank: !values.value && (given.blank || typeof given.value === 'number'),
    }),
    narrative: () => ({ text: values.text || (given.text === null ? null : '') }),
    recommendation: () =>
      // One that is emptied is taken out as it was.
      values.text
        ? { text: values.text, category: or('category') ?? given.category, removed: false }
        : { removed: true },
  }
  return { ...before, ...by[before.kind]() } as Item
}

/** Null where nothing of its own is stored, or nothing is left of it. */
function ownOf(item: Item): Item | null {
  const { text, ...rest } = storedOf(item)
  const none = { kind: item.kind, ...rest, text: text || null } as unknown as Item
  return same(none, { kind: item.kind, text: null } as unknown as Item) ? null : item
}

/** The column in which two values of an item differ first. */
function changedIn(kind: Kind, before: Item, after: Item): string {
  const flat = (item: Item): Record<string, unknown> => {
    const { plan, ...rest } = storedOf(item) as { plan?: object | null }
    return { ...rest, ...plan }
  }
  const [was, is] = [flat(before), flat(after)]
  const differs = ({ key }: { key: string }) => JSON.stringify(was[key] ?? null) !== JSON.stringify(is[key] ?? null)
  return SHEET_COLUMNS[kind].find((column) => column.input && differs(column))?.key ?? first({ kind } as SheetRow)
}
