/** One section of a department's report: its narrative or, where there is none, sentences made from the answers. */
import type { Answer, Plan } from '../../domain/assessment.ts'
import { type Item, itemKey, wording } from '../../domain/criteria.ts'
import type { Status } from '../../domain/score.ts'
import type { System } from '../../domain/system.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { date } from '../letter/figures.ts'
import { grouped, oneLine } from '../letter/text.ts'

export type Answered = Item & { answer: Answer | undefined }

/** The questions of an assessment beside their answers. */
export function answered(items: readonly Item[], answers: readonly Answer[]): Answered[] {
  const given = new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  return items.map((item) => ({ ...item, answer: given.get(itemKey(item.criterion.id, item.system)) }))
}

/** Longer names than this, in letters, are read more easily as numbers of the table's rows. */
const NAMES_ROOM = 90

const FINDINGS = ['partial', 'unmet', 'notApplicable'] as const

/**
 * What the answers of one section say: how many of its criteria are met and what is thereby done, in the criteria's own
 * words; then one sentence for all criteria that share a status, the systems concerned, the situation and a plan (or
 * reason). Systems are named only where a criterion's answers differ.
 */
export function sentences(items: readonly Answered[], systems: readonly System[], self: string): string[] {
  if (items.length === 0) return []
  const criteria = [...grouped(items, (item) => item.criterion.id).values()]
  const applies = criteria.filter((of) => !of.every(({ answer }) => answer?.status === 'notApplicable'))
  const met = applies.filter((of) => of.every(({ answer }) => isDone(answer?.status)))
  const open = applies.filter((of) => of.some(({ answer }) => !answer?.status))
  return [
    ...overview(met, applies, open.length > 0, systems, self),
    ...(open.length ? [words.unanswered(open.length, applies.length)] : []),
    ...FINDINGS.flatMap((status) => findings(criteria, status, systems)),
  ]
}

/** Nothing is said of a section of which nothing is met while some of it is still to be answered. */
function overview(
  met: readonly Answered[][],
  applies: readonly Answered[][],
  isOpen: boolean,
  systems: readonly System[],
  self: string,
): string[] {
  if (applies.length === 0) return [words.noneApplies]
  if (met.length === 0) return isOpen ? [] : [words.noneMet(self, applies.length)]
  const told = met.flatMap((of) => done(of, systems))
  return [[words.met(self, met.length, applies.length), ...told].join(' ')]
}

/** What is done where a criterion is met: its words, once for each level that has words of its own. */
function done(of: readonly Answered[], systems: readonly System[]): string[] {
  const fulfilled = of.filter(({ answer }) => answer?.status === 'met')
  const byWords = grouped(fulfilled, (item) => sentence(wording(item.criterion, item.level).vi))
  return [...byWords].map(([text, same]) => words.done(text, byWords.size > 1 ? place(same, systems) : null))
}

const isDone = (status: Status | null | undefined) => status === 'met' || status === 'notApplicable'

/** One sentence for each set of systems and plan (or reason) that criteria of this status share. */
function findings(criteria: readonly Answered[][], status: (typeof FINDINGS)[number], systems: readonly System[]) {
  const groups = new Map<string, { where: string | null; why: string; texts: string[] }>()
  for (const of of criteria) {
    const alike = grouped(
      of.filter(({ answer }) => answer?.status === status),
      (item) => JSON.stringify([wording(item.criterion, item.level).vi, why(item.answer)]),
    )
    for (const same of alike.values()) {
      const [first] = same
      if (!first) continue
      const where = same.length === of.length ? null : place(same, systems)
      const reason = why(first.answer)
      const key = JSON.stringify([where, reason])
      const group = groups.get(key) ?? { where, why: reason, texts: [] }
      groups.set(key, group)
      group.texts.push(clauseOf(wording(first.criterion, first.level).vi))
    }
  }
  return [...groups.values()].map(
    ({ where, why, texts }) => words.findingLine(words.finding[status], where, numbered(texts)) + why,
  )
}

/** The situation and the plan of a partial or unmet answer, the reason of one that does not apply. */
function why(answer: Answer | undefined): string {
  const note = sentence(answer?.note ?? '')
  if (answer?.status === 'notApplicable') return note && words.reason(note)
  return (note && words.situation(note)) + (answer?.plan ? planText(answer.plan) : '')
}

const planText = ({ action, owner, dueOn }: Plan): string =>
  action.trim() || dueOn ? words.plan(sentence(action), owner && sentence(owner), dueOn && date(dueOn)) : ''

/** Which systems: by level where they are all of a level, by name where the names are short, else by number in the table. */
function place(same: readonly Answered[], systems: readonly System[]): string {
  const ids = new Set(same.map((item) => item.system))
  const levels = [...new Set(same.map((item) => item.level))].sort((a, b) => a - b)
  const ofLevels = systems.filter((system) => levels.includes(system.level))
  if (ids.size > 1 && ofLevels.length === ids.size && ofLevels.length < systems.length)
    return words.systemsOfLevel(levels)
  const concerned = systems.flatMap((system, i) =>
    ids.has(system.id) ? [{ name: oneLine(system.name), number: i + 1 }] : [],
  )
  const names = concerned.map(({ name }) => name).join('; ')
  return names.length <= NAMES_ROOM ? names : words.systemsByNumber(concerned.map(({ number }) => number))
}

/** Words without the full stop at their end, on one line. */
const sentence = (text: string): string => oneLine(text).replace(/[\s.;,]+$/, '')

/** Words that go on after a colon: the first letter small, unless an abbreviation begins there. */
function clauseOf(text: string): string {
  const words = sentence(text)
  const [first = '', second = ''] = words
  return second === second.toLocaleLowerCase('vi') ? first.toLocaleLowerCase('vi') + words.slice(1) : words
}

/** More than one is numbered, because a criterion's words may themselves hold a semicolon. */
const numbered = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.map((text, i) => `(${i + 1}) ${text}`).join('; ')
