/** What a department's answers lack, and what does not apply: grouped for its report, whether in sentences or in the annex. */
import type { FiledAnswer } from '../../domain/assessment.ts'
import { type Item, itemKey, wording } from '../../domain/criteria.ts'
import { inOneLine } from '../../domain/list-marks.ts'
import { standsIn } from '../../domain/platform.ts'
import type { Status } from '../../domain/score.ts'
import type { FrozenSystem } from '../../domain/system.ts'
import { withoutEnd } from '../../domain/text.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { list } from '../../messages/reports/letter.ts'
import { grouped, oneLine } from '../letter/text.ts'

export type Answered = Item & { answer: FiledAnswer | undefined }

/** The questions of an assessment beside their answers. */
export function answered(items: readonly Item[], answers: readonly FiledAnswer[]): Answered[] {
  const given = new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  return items.map((item) => ({ ...item, answer: given.get(itemKey(item.criterion.id, item.system)) }))
}

/** Not fully met. */
export const LACKING = ['partial', 'unmet'] as const satisfies readonly Status[]
export const lacks = ({ answer }: Answered): boolean => LACKING.some((status) => status === answer?.status)
export type Told = (typeof LACKING)[number] | 'notApplicable'

/** Answers to one criterion, in the same words, that share a plan (or have none). `of`: how many there are to the criterion. */
export type Gap = { same: readonly [Answered, ...Answered[]]; of: number }

export function gaps(items: readonly Answered[], statuses: readonly Told[]): Gap[] {
  return [...grouped(items, (item) => item.criterion.id).values()].flatMap((of) => {
    const told = of.filter(({ answer }) => statuses.some((status) => status === answer?.status))
    const alike = grouped(told, (item) => JSON.stringify([wordsOf(item), planOf(item)]))
    return [...alike.values()].flatMap(([first, ...more]): Gap[] =>
      first ? [{ same: [first, ...more], of: of.length }] : [],
    )
  })
}

/** The criterion in the words of the level asked at. */
export const wordsOf = ({ criterion, level }: Answered): string => sentence(wording(criterion, level).vi)

/** The plan of what is not fully met; null where there is none yet. */
export function planOf({ answer }: Answered) {
  if (answer?.status === 'notApplicable' || !answer?.plan) return null
  const { action, owner, dueOn, delay } = answer.plan
  if (!action.trim() && !dueOn) return null
  const { postponed = 0 } = answer
  const putOff = dueOn && postponed > 0 ? words.putOff(postponed, delay ? sentence(inOneLine(delay)) : null) : null
  const platform = standsIn(answer)
  const whose = platform ? words.operatorOf(oneLine(platform.name)) : owner
  return { action, owner: whose ? sentence(whose) : null, dueOn, putOff }
}

/** The notes of answers, each once, with its systems where not all have it: `Chưa có quy trình (Thư điện tử)`. */
export function notesOf(same: readonly Answered[], systems: readonly FrozenSystem[]): string {
  const notes = [...grouped(same, ({ answer }) => sentence(inOneLine(answer?.note ?? '')))].filter(
    ([note]) => note !== '',
  )
  return notes.map(([note, of]) => (of.length === same.length ? note : words.note(note, place(of, systems)))).join('. ')
}

/** Where the names of all systems together are longer than this, in letters, each is told by its row in the table. */
const NAMES_ROOM = 120
export const areNumbered = (systems: readonly FrozenSystem[]): boolean =>
  systems.reduce((letters, { name }) => letters + oneLine(name).length, 0) > NAMES_ROOM

/** Which systems: by level where they are all of a level, else by name or, all through a report, by row in the table. */
export function place(
  same: readonly Answered[],
  systems: readonly FrozenSystem[],
  byNumber = words.systemsByNumber,
): string {
  const ids = new Set(same.map((item) => item.system))
  const levels = [...new Set(same.map((item) => item.level))].sort((a, b) => a - b)
  const ofLevels = systems.filter((system) => levels.includes(system.level))
  if (ids.size > 1 && ofLevels.length === ids.size && ofLevels.length < systems.length)
    return words.systemsOfLevel(levels)
  const names = systems.map(({ name }) => oneLine(name))
  const rows = systems.flatMap(({ id }, i) => (ids.has(id) ? [i] : []))
  return areNumbered(systems) ? byNumber(rows.map((i) => i + 1)) : list(rows.map((i) => names[i] ?? ''))
}

/** Words without the full stop at their end, on one line. */
export const sentence = (text: string): string => withoutEnd(oneLine(text), /[\s.;,]/)
