/** What the Excel form of an assessment is made from: each item with what it shows, and what its row is found again by. */
import { createHash } from 'node:crypto'
import type { Key } from '../../db/queries/assessments.ts'
import type { Caller, Using } from '../deps.ts'
import type { AnswerValue, AssessmentView } from '../domain/assessment.ts'
import { itemKey, leaves, wording } from '../domain/criteria.ts'
import { dayOfNumber } from '../domain/figures.ts'
import { fill } from '../domain/fill.ts'
import type { Figure } from '../domain/framework.ts'
import { type Held, heldOf, type Item, type Kind, keyOf, offeredIn, storedOf, tidy } from '../domain/items/index.ts'
import { type Remembered, rowKeyOf, sheetNames } from '../domain/sheet.ts'
import { withoutEnd } from '../domain/text.ts'
import { vi as vocabulary } from '../domain/words/vi.ts'
import { saidIn } from '../frameworks/library.ts'
import { form as words } from '../messages/form.ts'
import { sayDay } from '../messages/index.ts'
import { letterWords } from '../messages/reports/letter.ts'
import type { FormRow, FormSheet, FormSource } from '../reports/form/write.ts'
import { type ReadAssessment, readAssessment, toView } from './read.ts'

/** An item as the form shows it: its own value, else what is carried forward, to be confirmed. */
export type Shown = Held & {
  /** Its value is offered by an earlier period, and not decided upon. */
  offered: boolean
}

type Lists = Pick<AssessmentView, 'answers' | 'narratives' | 'recommendations' | 'figures'>

/** The items of an assessment by key, as a form of this moment shows them; one that is not there shows nothing. */
export function shownIn(view: Lists): (item: Item) => Shown {
  const held = heldOf(view)
  const offered = offeredIn(view)
  return (nothing) => {
    const key = keyOf(nothing)
    const { item = nothing, version = 0 } = held.get(key) ?? {}
    const offer = offered.get(key)
    return { item: offer ?? item, version, offered: offer !== undefined }
  }
}

/** Tells one value of an item from any other; a text that nobody has written is as one that was emptied. */
export function markOf(item: Item): string {
  // A sheet has no files: whoever attaches one changes nothing that its row shows.
  const { text = null, evidence: _unseen, ...rest } = storedOf(tidy(item))
  const said = JSON.stringify({ ...rest, text: text || null })
  return createHash('sha256').update(said).digest('base64url').slice(0, 12)
}

const nothingOf = (kind: Kind, names: object): Item => ({ kind, ...names, ...storedOf({ kind }) }) as unknown as Item

/** @throws Problem notFound */
export async function formSource(
  deps: Pick<Using, 'db' | 'frameworks' | 'now'>,
  caller: Caller,
  key: Key,
): Promise<FormSource> {
  const read = await readAssessment(deps, key)
  const { head } = read
  const view = toView(read, caller)
  const shown = shownIn(view)
  const remembered: Remembered[] = []
  const remember = ({ item, version }: Shown) => {
    const rowKey = rowKeyOf(item)
    remembered.push({ key: keyOf(item), version, mark: markOf(item) })
    return rowKey
  }
  const sheets = [
    ...answerSheets(read, shown, remember),
    ...figureSheet(read, shown, remember),
    narrativeSheet(read, shown, remember),
    recommendationSheet(view, shown, remember),
  ]
  return {
    file: {
      period: key.period,
      department: key.code,
      framework: head.period.frameworkId,
      revision: head.revision,
      madeAt: read.now.toISOString(),
    },
    quarter: letterWords.period(head.period),
    subject: (await saidIn(deps.frameworks, head.period)).subject,
    dueOn: head.period.dueOn,
    department: head.department.name,
    sheets,
    remembered,
    madeAt: read.now,
    madeBy: caller.name,
  }
}

type Show = (item: Item) => Shown
type Remember = (shown: Shown) => string

function answerSheets(
  { framework, items, systems, offers, inheritance }: ReadAssessment,
  shown: Show,
  remember: Remember,
): FormSheet[] {
  const { department, ...others } = words.sheets
  const names = sheetNames(
    systems.map(({ name, shortName }) => shortName ?? name),
    [department, ...Object.values(others)],
  )
  const titles = new Map(leaves(framework).map(({ id, title }) => [id, `${id} ${title.vi}`]))
  const groups = [
    { name: department, system: null as string | null },
    ...systems.map(({ id }, i) => ({ name: names[i] ?? id, system: id })),
  ]
  return groups.map(({ name, system }): FormSheet => {
    let section = ''
    const rows = items
      .filter((item) => item.system === system)
      .flatMap(({ criterion, level }): FormRow[] => {
        const row = shown(nothingOf('answer', { criterion: criterion.id, system }))
        const { status, note, plan, refuses } = row.item as unknown as AnswerValue
        const offer = offers.answer(criterion.id, system)
        const host = inheritance.inherited.get(itemKey(criterion.id, system))?.inherited
        const cells = {
          code: criterion.id,
          content: wording(criterion, level).vi,
          before:
            host && !refuses
              ? fill(words.previous.inherited, { platform: host.name, status: vocabulary.status[host.status] })
              : offer.carried
                ? sayAnswer(offer.carried)
                : offer.previous
                  ? `${sayAnswer(offer.previous)} ${words.previous.otherWords}`
                  : null,
          status: status && vocabulary.status[status],
          note,
          action: plan?.action ?? null,
          owner: plan?.owner ?? null,
          dueOn: plan?.dueOn ?? null,
          // Why it was put off in an earlier period is no reason for doing so again.
          delay: (!row.offered && plan?.delay) || null,
          key: remember(row),
        }
        const heading =
          criterion.section === section ? [] : [{ section: titles.get(criterion.section) ?? criterion.section }]
        section = criterion.section
        return [...heading, { cells, carried: row.offered }]
      })
    return { name, kind: 'answer', rows }
  })
}

/** One sentence goes on after another. */
const END = /[\s.;,]/

/** As last period's answer stands beside the new one. */
function sayAnswer({ status, note, plan }: AnswerValue): string {
  const { previous } = words
  const due = plan?.dueOn ? `, ${fill(previous.due, { day: sayDay(plan.dueOn) })}` : ''
  return [
    status && fill(previous.answer, { status: vocabulary.status[status] }),
    note && fill(previous.note, { note: withoutEnd(note, END) }),
    plan?.action && fill(previous.plan, { action: withoutEnd(plan.action, END) }) + due,
  ]
    .filter(Boolean)
    .join('. ')
}

/** Where no figure is asked, no sheet. */
function figureSheet({ framework, figures, systems, offers }: ReadAssessment, shown: Show, remember: Remember) {
  const asked = new Map(framework.figures?.map((figure) => [figure.id, figure]))
  const names = new Map(systems.map(({ id, name, shortName }) => [id, shortName ?? name]))
  const rows = figures.flatMap(({ figure: id, system }): FormRow[] => {
    const figure = asked.get(id)
    if (!figure) return []
    const row = shown(nothingOf('figure', { figure: id, system }))
    const { value } = row.item as { value: number | null }
    const { carried, previous, quarters } = offers.figure(id, system)
    const before = carried ?? previous
    const parts = quarters?.map(
      (each) => `${letterWords.period({ id: each.period })}: ${sayNumber(figure, each.value)}`,
    )
    const cells = {
      content: figure.label.vi,
      of: system && (names.get(system) ?? system),
      unit: words.units[figure.unit],
      before: parts ? fill(words.quarters, { parts: parts.join('; ') }) : before && sayNumber(figure, before.value),
      value: value === null ? null : figure.unit === 'date' ? dayOfNumber(value) : String(value),
      hint: figure.hint.vi,
      key: remember(row),
    }
    return [{ cells, carried: row.offered, unit: figure.unit }]
  })
  return rows.length > 0 ? [{ name: words.sheets.figure, kind: 'figure' as const, rows }] : []
}

function sayNumber({ unit }: Figure, value: number | null): string {
  if (value === null) return words.notKnown
  return unit === 'date' ? sayDay(dayOfNumber(value) ?? '') : value.toLocaleString('vi')
}

function narrativeSheet({ framework, offers }: ReadAssessment, shown: Show, remember: Remember): FormSheet {
  const rows = leaves(framework).map(({ id: section, title }): FormRow => {
    const row = shown(nothingOf('narrative', { section }))
    const { carried, previous } = offers.narrative(section)
    const { text } = row.item as { text: string | null }
    const cells = {
      code: section,
      content: title.vi,
      before: (carried ?? previous)?.text ?? null,
      text,
      key: remember(row),
    }
    return { cells, carried: row.offered }
  })
  return { name: words.sheets.narrative, kind: 'narrative', rows }
}

function recommendationSheet({ recommendations }: AssessmentView, shown: Show, remember: Remember): FormSheet {
  const rows = recommendations.map(({ id, carried }): FormRow => {
    const row = shown(nothingOf('recommendation', { id }))
    const { category, text } = row.item as { category?: keyof typeof vocabulary.category; text: string }
    const cells = {
      before: carried?.text ?? null,
      category: category ? vocabulary.category[category] : null,
      text,
      key: remember(row),
    }
    return { cells, carried: row.offered }
  })
  return { name: words.sheets.recommendation, kind: 'recommendation', rows }
}
