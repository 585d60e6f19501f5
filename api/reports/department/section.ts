/** One section of a department's report: its narrative or, where there is none, sentences made from the answers. */
import type { Answer } from '../../domain/assessment.ts'
import { type Item, itemKey, wording } from '../../domain/criteria.ts'
import type { Status } from '../../domain/score.ts'
import type { System } from '../../domain/system.ts'
import { withoutEnd } from '../../domain/text.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { capitalised, list } from '../../messages/reports/letter.ts'
import { date } from '../letter/figures.ts'
import { grouped, oneLine } from '../letter/text.ts'

export type Answered = Item & { answer: Answer | undefined }

/** The questions of an assessment beside their answers. */
export function answered(items: readonly Item[], answers: readonly Answer[]): Answered[] {
  const given = new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  return items.map((item) => ({ ...item, answer: given.get(itemKey(item.criterion.id, item.system)) }))
}

/** Where the names of all systems together are longer than this, in letters, each is told by its row in the table. */
const NAMES_ROOM = 120

const LACKING = ['partial', 'unmet'] as const
type Told = (typeof LACKING)[number] | 'notApplicable'

/**
 * What the answers of one section say: how many of its criteria are met, then what is not. A line for every plan (or
 * reason) holds all that waits for it, in the criteria's own words; what is met is only counted, because the criteria
 * are known and the reader looks for what is lacking. Systems are named only where a criterion's answers differ.
 */
export function sentences(title: string, items: readonly Answered[], systems: readonly System[], self: string) {
  if (items.length === 0) return []
  const criteria = [...grouped(items, (item) => item.criterion.id).values()]
  const section = { self, about: words.about(clauseOf(title)) }
  return [
    ...overview(criteria, section),
    ...findings(criteria, LACKING, systems),
    ...findings(criteria, ['notApplicable'], systems),
  ]
}

/** Nothing is counted where nothing is met and what follows tells of every criterion, or some are still to be answered. */
function overview(criteria: readonly Answered[][], { self, about }: { self: string; about: string }): string[] {
  const applies = criteria.filter((of) => !of.every(({ answer }) => answer?.status === 'notApplicable'))
  const met = applies.filter((of) => of.every(({ answer }) => isDone(answer?.status))).length
  const open = applies.filter((of) => of.some(({ answer }) => !answer?.status)).length
  const told = [
    met ? words.met(self, met, applies.length, about) : '',
    met === 0 && open === 0 && applies.length > 1 ? words.noneMet(self, applies.length, about) : '',
    open ? words.unanswered(open, applies.length, met ? null : about) : '',
  ]
  const line = told.filter(Boolean).join(' ')
  return line ? [line] : []
}

const isDone = (status: Status | null | undefined) => status === 'met' || status === 'notApplicable'

/** What is lacking in which systems, why, and the criteria concerned. */
type Finding = { state: string; why: string; order: number; texts: string[] }

/** One line for each plan (or reason), with all that shares it: first what is met in part, then what is not. */
function findings(criteria: readonly Answered[][], statuses: readonly Told[], systems: readonly System[]): string[] {
  const lines = new Map<string, Map<string, Finding>>()
  for (const of of criteria) {
    const told = of.filter(({ answer }) => statuses.some((status) => status === answer?.status))
    const alike = grouped(told, (item) => JSON.stringify([clause(item), planText(item.answer)]))
    for (const same of alike.values()) {
      const [first] = same
      if (!first) continue
      const notes = notesOf(same, systems)
      const lacks = first.answer?.status !== 'notApplicable'
      const end = lacks ? planText(first.answer) : notes && words.reason(notes)
      const line = lines.get(end) ?? new Map<string, Finding>()
      lines.set(end, line)
      const why = lacks && notes ? words.situation(notes) : ''
      const found = { ...stateOf(same, of.length, statuses, systems), why, texts: [] }
      const key = JSON.stringify(found)
      const finding = line.get(key) ?? found
      line.set(key, { ...finding, texts: [...finding.texts, clause(first)] })
    }
  }
  return [...lines].map(([end, line]) => {
    const told = [...line.values()].toSorted((a, b) => a.order - b.order)
    return words.line(told.map(({ state, why, texts }) => words.finding(state, numbered(texts)) + why)) + end
  })
}

const clause = ({ criterion, level }: Answered): string => clauseOf(wording(criterion, level).vi)

/**
 * `Đáp ứng một phần (Cổng thông tin), chưa đáp ứng (Thư điện tử)`; without systems where all `of` answers are alike.
 * `order` is higher the fewer of the answers are met in part.
 */
function stateOf(same: readonly Answered[], of: number, statuses: readonly Told[], systems: readonly System[]) {
  const states = statuses.flatMap((status, order) => {
    const having = same.filter(({ answer }) => answer?.status === status)
    return having.length
      ? [{ order, told: words.state(status, having.length === of ? null : place(having, systems)) }]
      : []
  })
  const order = states.reduce((sum, one) => sum + one.order, 0) / states.length
  return { state: capitalised(states.map(({ told }) => told).join(', ')), order }
}

/** The notes of answers, each once, with its systems where not all have it: `Chưa có quy trình (Thư điện tử)`. */
function notesOf(same: readonly Answered[], systems: readonly System[]): string {
  const notes = [...grouped(same, ({ answer }) => sentence(answer?.note ?? ''))].filter(([note]) => note !== '')
  return notes.map(([note, of]) => (of.length === same.length ? note : words.note(note, place(of, systems)))).join('. ')
}

function planText(answer: Answer | undefined): string {
  if (answer?.status === 'notApplicable' || !answer?.plan) return ''
  const { action, owner, dueOn } = answer.plan
  return action.trim() || dueOn ? words.plan(sentence(action), owner && sentence(owner), dueOn && date(dueOn)) : ''
}

/** Which systems: by level where they are all of a level, else by name or, all through a report, by row in the table. */
function place(same: readonly Answered[], systems: readonly System[]): string {
  const ids = new Set(same.map((item) => item.system))
  const levels = [...new Set(same.map((item) => item.level))].sort((a, b) => a - b)
  const ofLevels = systems.filter((system) => levels.includes(system.level))
  if (ids.size > 1 && ofLevels.length === ids.size && ofLevels.length < systems.length)
    return words.systemsOfLevel(levels)
  const names = systems.map(({ name }) => oneLine(name))
  const rows = systems.flatMap(({ id }, i) => (ids.has(id) ? [i] : []))
  return names.join('').length <= NAMES_ROOM
    ? list(rows.map((i) => names[i] ?? ''))
    : words.systemsByNumber(rows.map((i) => i + 1))
}

/** Words without the full stop at their end, on one line. */
const sentence = (text: string): string => withoutEnd(oneLine(text), /[\s.;,]/)

/** Words that go on after a colon: the first letter small, unless an abbreviation begins there. */
function clauseOf(text: string): string {
  const words = sentence(text)
  const [first = '', second = ''] = words
  return second === second.toLocaleLowerCase('vi') ? first.toLocaleLowerCase('vi') + words.slice(1) : words
}

/** More than one is numbered, because a criterion's words may themselves hold a semicolon. */
const numbered = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.map((text, i) => `(${i + 1}) ${text}`).join('; ')
