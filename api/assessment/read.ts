/** From rows to what the API says of an assessment, and the checks a change must pass. */

import type { Db } from '../../db/client.ts'
import type {
  Head,
  Key,
  StoredAnswer,
  StoredFigure,
  StoredNarrative,
  StoredRecommendation,
} from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as departments from '../../db/queries/departments.ts'
import * as filings from '../../db/queries/filings.ts'
import * as periods from '../../db/queries/periods.ts'
import type { Caller, Deps } from '../deps.ts'
import type {
  Answer,
  AnswerOffer,
  AnswerView,
  AssessmentState,
  AssessmentView,
  CarriedFrom,
  FigureView,
  NarrativeView,
  RecommendationView,
} from '../domain/assessment.ts'
import type { Source } from '../domain/carry.ts'
import { applicable, type Item, itemKey, leaves } from '../domain/criteria.ts'
import { type AskedFigure, askedFigures, implausible, valuesOf } from '../domain/figures.ts'
import type { Framework } from '../domain/framework.ts'
import { beside, unanswered } from '../domain/items/index.ts'
import { lockOf, standingReturn, unlockedItems } from '../domain/lock.ts'
import { missing, undecided } from '../domain/missing.ts'
import type { Offers } from '../domain/offers.ts'
import { dayOf, kindOf, periodState } from '../domain/period.ts'
import { standingAnswer } from '../domain/platform.ts'
import { sha256 } from '../domain/sha256.ts'
import { isCoordinator, type Role } from '../domain/user.ts'
import { fingerprint } from '../frameworks/fingerprint.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { sayAt, sayDay } from '../messages/index.ts'
import { type Inheritance, readInheritance } from './inherit.ts'
import { knownSource, readOffers } from './source.ts'

type Working = Pick<Deps, 'frameworks' | 'now'> & { db: Db }

/** A department's assessments of all periods that expected it, newest first. @throws Problem notFound. */
export async function readFilings({ db, now }: Pick<Working, 'db' | 'now'>, code: string) {
  const today = dayOf(now())
  const lines = await filings.ofDepartment(db, code)
  if (lines.length === 0) orThrow(await departments.find(db, code), 'notFound')
  return lines.map((line) => ({ ...line, period: { ...line.period, state: periodState(line.period, today) } }))
}

/** The whole working copy at this moment, with its questions. @throws Problem notFound. */
export async function readAssessment(deps: Working, key: Key) {
  const { db, frameworks, now } = deps
  const known = knownSource(db, key)
  const found = orThrow(await assessments.read(db, key, known?.sha256 ?? null), 'notFound')
  const at = now()
  const framework = await frameworks.of(found.head.period)
  const items = applicable(framework, found.systems)
  const { sourceContent, numbered } = found
  const offers = await readOffers(deps, key, framework, { ...found.head, sourceContent, numbered }, known)
  const isLocked = found.head.state === 'submitted' || found.head.state === 'accepted'
  const inheritance = await readInheritance(deps, {
    ...{ framework, items, systems: found.systems, platforms: found.head.platforms, frozen: found.inherited },
    unlocked: unlockedItems(found.head, framework, found.systems),
  })
  const { answers, restated } = answersTo(items, found.answers, offers, inheritance, isLocked)
  const narratives = narrativesOf(framework, found.narratives, offers)
  const recommendations = recommendationsOf(found.recommendations, offers)
  const open = recommendations.filter(({ removed }) => !removed)
  const asked = askedFigures(framework, kindOf(found.head.period.id), found.systems)
  const figures = figuresOf(asked, found.figures, offers)
  return {
    ...found,
    /** The answers that are another thing beside the earlier period than when they were saved: it has been filed anew since. */
    restated,
    narratives,
    recommendations,
    open,
    figures,
    implausible: implausible(framework, { asked, known: valuesOf(figures), answers: answers.map(standingAnswer) }),
    inheritance,
    offers,
    framework,
    frameworkSha256: await fingerprint(framework),
    items,
    answers,
    missing: missing(items, answers),
    undecided: undecided({ narratives, recommendations: open, figures }),
    now: at,
    today: dayOf(at),
  }
}

/**
 * Another one whenever what `toView` tells is another: every save and step moves the head's version, every change of the
 * register its own, and the day and who asks decide the rest. So it is known from the head alone.
 */
export const tagOf = async (head: Head, today: string, { role }: Pick<Caller, 'role'>): Promise<string> =>
  `"${(await sha256(JSON.stringify([head, today, role]))).slice(0, TAG_LENGTH)}"`
const TAG_LENGTH = 32

/** @throws Problem notFound. */
export async function currentTag(
  { db, now, caller }: Pick<Working, 'db' | 'now'> & { caller: Pick<Caller, 'role'> },
  key: Key,
): Promise<string> {
  return tagOf(orThrow(await assessments.head(db, key), 'notFound'), dayOf(now()), caller)
}

export type ReadAssessment = Awaited<ReturnType<typeof readAssessment>>

/**
 * An answer for each question in order; what nobody answered yet is at version 0. What an answer is beside the earlier period
 * is told of that period's submission in force now, be it another than when it was saved; what is filed stays as it was told.
 */
function answersTo(
  items: readonly Item[],
  stored: readonly StoredAnswer[],
  offers: Offers,
  { inherited }: Inheritance,
  isLocked: boolean,
): { answers: AnswerView[]; restated: AnswerView[] } {
  const restated: AnswerView[] = []
  const given = new Map(stored.map((answer) => [itemKey(answer.criterion, answer.system), answer]))
  const told = (item: Item, key: string, answer: StoredAnswer | undefined): AnswerView => {
    const { criterion, system } = item
    const host = inherited.get(key)
    const hosted = host && { inherited: host.inherited }
    if (
      answer &&
      (answer.origin || answer.status || answer.note || answer.plan || answer.refuses || answer.evidence?.length)
    ) {
      const { postponed: stood, origin: was, ...own } = answer
      const now = isLocked ? { origin: was, postponed: stood } : reckonedOf(own, offers.to(item).carried)
      return { ...own, origin: now.origin ?? 'new', ...(now.postponed > 0 && { postponed: now.postponed }), ...hosted }
    }
    const none = { ...unanswered(criterion.id, system), version: answer?.version ?? 0, origin: null }
    const { carried, previous } = offers.to(item)
    return { ...none, carried, previous, ...hosted }
  }
  const answers = items.map((item) => {
    const key = itemKey(item.criterion.id, item.system)
    const was = given.get(key)
    const answer = told(item, key, was)
    if (was && (was.origin !== answer.origin || was.postponed !== (answer.postponed ?? 0))) restated.push(answer)
    return answer
  })
  return { answers, restated }
}

const reckonedOf = (own: Answer, carried: AnswerOffer['carried']) =>
  beside<'answer'>({ kind: 'answer', ...own }, carried && { ...own, kind: 'answer', ...offeredValue(carried) })

const offeredValue = ({ status, note, plan, refuses, evidence, postponed }: NonNullable<AnswerOffer['carried']>) => ({
  status,
  note,
  plan,
  ...(refuses && { refuses }),
  evidence,
  ...(postponed && { postponed }),
})

/** Those that are written and those that are offered, in the framework's order. */
function narrativesOf(framework: Framework, stored: readonly StoredNarrative[], offers: Offers): NarrativeView[] {
  const written = new Map(stored.map((narrative) => [narrative.section, narrative]))
  return leaves(framework).flatMap(({ id: section }): NarrativeView[] => {
    const own = written.get(section)
    if (own && (own.origin || own.text !== '')) return [{ section, text: own.text, version: own.version }]
    const offer = offers.narrative(section)
    if (!own && !offer.carried && !offer.previous) return []
    return [{ section, text: offer.carried ? null : (own?.text ?? null), version: own?.version ?? 0, ...offer }]
  })
}

/** A number for each figure that is asked, in their order; what is offered is there while nothing was decided. */
function figuresOf(asked: readonly AskedFigure[], stored: readonly StoredFigure[], offers: Offers): FigureView[] {
  const given = new Map(stored.map((each) => [itemKey(each.figure, each.system), each]))
  return asked.map(({ figure, system }): FigureView => {
    const own = given.get(itemKey(figure.id, system))
    const { carried, previous, quarters } = offers.figure(figure.id, system)
    const [value, version, origin] = [own?.value ?? null, own?.version ?? 0, own?.origin ?? null]
    const line = { figure: figure.id, system, value, blank: value === null && origin !== null, version, origin }
    return { ...line, carried: origin === null ? carried : null, previous, ...(quarters && { quarters }) }
  })
}

/** Those that are offered first, in the order in which they were filed. */
function recommendationsOf(
  stored: readonly StoredRecommendation[],
  offers: Offers,
): (RecommendationView & { removed: boolean })[] {
  const mine = new Map(stored.map(({ origin, ...recommendation }) => [recommendation.id, { origin, recommendation }]))
  const offered = [...offers.recommendations.values()].map(({ id, ...offer }) => {
    const { origin, recommendation } = mine.get(id) ?? {}
    mine.delete(id)
    if (recommendation && (origin || recommendation.removed || recommendation.text !== '')) return recommendation
    const category = offer.carried?.category ?? 'other'
    return { id, category, text: '', version: recommendation?.version ?? 0, removed: false, ...offer }
  })
  return [...offered, ...[...mine.values()].map(({ recommendation }) => recommendation)]
}

function carriedFrom(source: Source | null, systems: readonly { id: string; name: string }[]): CarriedFrom | null {
  if (!source) return null
  const { period, revision, submittedAt, content } = source
  const without = (some: readonly { id: string; name: string }[], others: readonly { id: string }[]) => {
    const there = new Set(others.map(({ id }) => id))
    return some.filter(({ id }) => !there.has(id)).map(({ id, name }) => ({ id, name }))
  }
  return {
    period,
    revision,
    submittedAt,
    systems: { added: without(systems, content.systems), gone: without(content.systems, systems) },
  }
}

/** As it is told to a caller. */
export function toView(read: ReadAssessment, { role }: Pick<Caller, 'role'>): AssessmentView {
  const { head, today } = read
  const lockedBecause = lockOf(head, today, role)
  const { frameworkId: _frameworkId, frameworkVersion: _frameworkVersion, ...period } = head.period
  return {
    period: { ...period, kind: kindOf(period.id), state: periodState(period, today) },
    department: { code: head.department.code, name: head.department.name },
    state: head.state,
    version: head.version,
    revision: head.revision,
    framework: { id: read.framework.id, sha256: read.frameworkSha256 },
    systems: read.systems,
    noSystems: head.department.noSystems,
    answers: read.answers,
    narratives: read.narratives,
    recommendations: read.open.map(({ removed: _removed, ...recommendation }) => recommendation),
    figures: read.figures,
    implausible: read.implausible,
    carriedFrom: carriedFrom(read.offers.source, read.systems),
    missing: read.missing,
    undecided: read.undecided,
    platforms: read.inheritance.platforms,
    inheritedSince: read.inheritance.since,
    editable: lockedBecause === null,
    lockedBecause,
    returned: standingReturn(head),
    handover: isCoordinator(role) && head.handover?.remark !== null ? null : head.handover,
    opened: head.openedAt !== null,
    submission: read.submission,
    hasApprover: head.hasApprover,
  }
}

/**
 * @param role of who would change answers; left out for a step, which is open as the approver's changes are
 * @throws Problem notFiler, periodUpcoming, periodClosed, locked; to an editor handedOver
 */
export function refuseLocked(head: Head, today: string, role: Role = 'approver'): void {
  const lock = lockOf(head, today, role)
  switch (lock) {
    case null:
      return
    case 'notFiler':
      throw new Problem('notFiler')
    case 'upcoming':
      throw new Problem('periodUpcoming', { values: { day: sayDay(head.period.opensOn) } })
    case 'closed':
      throw new Problem('periodClosed', { values: { day: sayDay(head.period.closesOn) } })
    case 'handedOver':
      throw new Problem('handedOver', {
        values: (words) => ({ who: head.handover?.by ?? '', when: sayAt(words, head.handover?.at ?? '') }),
      })
    default:
      throw new Problem('locked', { values: ({ states }) => ({ state: states[lock] }) })
  }
}

export const wrongState = (state: AssessmentState): Problem =>
  new Problem('wrongState', { values: ({ states }) => ({ state: states[state] }) })

/** After closing nobody files, so nothing may be taken back either. @throws Problem periodClosed. */
export function refuseClosed(head: Head, today: string): void {
  if (periodState(head.period, today) === 'closed') {
    throw new Problem('periodClosed', { values: { day: sayDay(head.period.closesOn) } })
  }
}

/** A line per expected filer of a period. @throws Problem notFound. */
export async function listFilings({ db }: Pick<Deps, 'db'>, period: string) {
  const lines = await filings.ofPeriod(db, period)
  if (lines.length === 0) orThrow(await periods.find(db, period), 'notFound')
  return lines
}
