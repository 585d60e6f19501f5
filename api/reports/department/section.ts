/** What the answers of one section say in a department's report, in sentences. */
import { inOneLine } from '../../domain/list-marks.ts'
import type { Status } from '../../domain/score.ts'
import type { FrozenSystem } from '../../domain/system.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { capitalised } from '../../messages/reports/letter.ts'
import { date } from '../letter/figures.ts'
import { grouped } from '../letter/text.ts'
import { type Answered, gaps, LACKING, lacks, notesOf, place, planOf, sentence, type Told, wordsOf } from './gaps.ts'

export type Section = {
  id: string
  title: string
  /** Its questions. */
  items: readonly Answered[]
  /** The department has written of the section itself, and these sentences follow. */
  narrated: boolean
}
export type Teller = {
  systems: readonly FrozenSystem[]
  /** What the department calls itself. */
  self: string
  /** The annex that what is lacking is told in, `Phụ lục I`; null where it is told here. */
  annexed: string | null
}

/**
 * How many of a section's criteria are met, then what is not: in lines, or by referring to the annex. A line for every plan (or
 * reason) holds all that waits for it, in the criteria's own words; what is met is only counted, because the criteria
 * are known and the reader looks for what is lacking. Systems are named only where a criterion's answers differ.
 * After a narrative comes what is lacking alone.
 */
export function sentences({ id, title, items, narrated }: Section, { systems, self, annexed }: Teller): string[] {
  const lacking = items.some(lacks)
  if (items.length === 0 || (narrated && !lacking)) return []
  const referred = lacking && annexed ? words.gapsInAnnex(id, annexed) : null
  const counts = overview(items, self, words.about(clauseOf(title)), annexed)
  return [
    ...(counts.length ? [words.overview(counts, referred)] : []),
    ...(annexed ? [] : findings(items, LACKING, systems)),
    ...(narrated ? [] : findings(items, ['notApplicable'], systems)),
  ]
}

/** Nothing is counted where nothing is met and what follows tells of every criterion, or some are still to be answered. */
function overview(items: readonly Answered[], self: string, about: string, annexed: string | null): string[] {
  const criteria = [...grouped(items, (item) => item.criterion.id).values()]
  const applies = criteria.filter((of) => !of.every(({ answer }) => answer?.status === 'notApplicable'))
  const met = applies.filter((of) => of.every(({ answer }) => isDone(answer?.status))).length
  const open = applies.filter((of) => of.some(({ answer }) => !answer?.status)).length
  const none = met === 0 && open === 0 && applies.length > (annexed ? 0 : 1)
  return [
    ...(met ? [words.met(self, met, applies.length, about)] : []),
    ...(none ? [words.noneMet(self, applies.length, about)] : []),
    ...(open ? [words.unanswered(open, applies.length, met ? null : about)] : []),
  ]
}

const isDone = (status: Status | null | undefined) => status === 'met' || status === 'notApplicable'

/** What is lacking in which systems, why, and the criteria concerned. */
type Finding = { state: string; why: string; order: number; texts: string[] }

/** One line for each plan (or reason), with all that shares it: first what is met in part, then what is not. */
function findings(items: readonly Answered[], statuses: readonly Told[], systems: readonly FrozenSystem[]): string[] {
  const lines = new Map<string, Map<string, Finding>>()
  for (const { same, of } of gaps(items, statuses)) {
    const [first] = same
    const notes = notesOf(same, systems)
    const lacks = first.answer?.status !== 'notApplicable'
    const end = lacks ? planText(first) : notes && words.reason(notes)
    const line = lines.get(end) ?? new Map<string, Finding>()
    lines.set(end, line)
    const why = lacks && notes ? words.situation(notes) : ''
    const found = { ...stateOf(same, of, statuses, systems), why, texts: [] }
    const key = JSON.stringify(found)
    const finding = line.get(key) ?? found
    line.set(key, { ...finding, texts: [...finding.texts, clauseOf(wordsOf(first))] })
  }
  return [...lines].map(([end, line]) => {
    const told = [...line.values()].toSorted((a, b) => a.order - b.order)
    return words.line(told.map(({ state, why, texts }) => words.finding(state, numbered(texts)) + why)) + end
  })
}

/**
 * `Đáp ứng một phần (Cổng thông tin), chưa đáp ứng (Thư điện tử)`; without systems where all `of` answers are alike.
 * `order` is higher the fewer of the answers are met in part.
 */
function stateOf(same: readonly Answered[], of: number, statuses: readonly Told[], systems: readonly FrozenSystem[]) {
  const states = statuses.flatMap((status, order) => {
    const having = same.filter(({ answer }) => answer?.status === status)
    return having.length
      ? [{ order, told: words.state(status, having.length === of ? null : place(having, systems)) }]
      : []
  })
  const order = states.reduce((sum, one) => sum + one.order, 0) / states.length
  return { state: capitalised(states.map(({ told }) => told).join(', ')), order }
}

function planText(item: Answered): string {
  const plan = planOf(item)
  return plan
    ? words.plan(sentence(inOneLine(plan.action)), plan.owner, plan.dueOn && date(plan.dueOn), plan.putOff)
    : ''
}

/** Words that go on after a colon: the first letter small, unless an abbreviation begins there. */
function clauseOf(text: string): string {
  const clause = sentence(inOneLine(text))
  const [first = '', second = ''] = clause
  return second === second.toLocaleLowerCase('vi') ? first.toLocaleLowerCase('vi') + clause.slice(1) : clause
}

/** More than one is numbered, because a criterion's words may themselves hold a semicolon. */
const numbered = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.map((text, i) => `(${i + 1}) ${text}`).join('; ')
