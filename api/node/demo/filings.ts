/** The life of one assessment of the demo, step by step, as the rows that the application would have written. */

import { freeze } from '../../assessment/freeze.ts'
import type { Answer, FiledAnswer, ReturnView, Signatory, SubmissionContent } from '../../domain/assessment.ts'
import { applicable, itemKey } from '../../domain/criteria.ts'
import type { FiledFigure } from '../../domain/filed-figure.ts'
import { logOf } from '../../domain/items/index.ts'
import { letterheadOf } from '../../domain/letterhead.ts'
import type { InheritedAnswer } from '../../domain/platform.ts'
import { frozenSystem, type System } from '../../domain/system.ts'
import { type DemoPeriod, instant } from './calendar.ts'
import { filedFiles, type Named, proved } from './evidence.ts'
import type { Fate } from './fates.ts'
import { numbersAt } from './numbers.ts'
import { approverOf, editorOf, postOf } from './people.ts'
import { type InheritedAt, refused } from './platforms.ts'
import { between, chance, shuffle } from './random.ts'
import type { Rows } from './rows.ts'
import { narrativesAt, recommendationsAt, returnAnswered, returnComment, returnReason } from './texts.ts'
import { savedAt, stepsOf } from './timeline.ts'
import { DRAFTING, type Member, NEWEST, type World } from './world.ts'

type Versioned = Answer & Named & { version: number }

/** Who acts on the coordinator's side. */
const REVIEWER = 'dic'

/** `q`: the quarter as of which things are; `period`: the one that is filed in. `from`: what its answers were taken over from. */
export type Filing = {
  world: World
  member: Member
  q: number
  period: DemoPeriod
  from?: { period: string; revision: number } | undefined
  today: string
  fate: Fate
  systems: System[]
  answers: Answer[]
  inheritedAt: InheritedAt
  /** Ids of the systems whose plan is carried out in full. */
  full: ReadonlySet<string>
  nameOf: (username: string) => string
}

/** Adds the rows of one filing; none for a department that has not begun. */
export async function addFiling(rows: Rows, filing: Filing): Promise<void> {
  const { world, member, q, period: quarter, fate, from } = filing
  if (fate.state === 'none') return
  const key = { period: quarter.id, department: member.code }
  const subject = `${quarter.id}/${member.code}`
  const steps = stepsOf(quarter, filing.today, fate, subject)
  const submitted = fate.state !== 'draft'

  const lastAt = steps.submittedAgain ?? steps.submitted ?? instant(filing.today, LAST_MINUTE)
  const isNewest = q === NEWEST && quarter.kind === 'quarter'
  const all = versioned(ownAnswers(filing, subject, lastAt), subject).map((answer) =>
    proved(answer, member.code, isNewest),
  )
  const questioned =
    fate.again || (fate.state === 'returned' && !fate.whole) ? toQuestion(all, subject) : new Set<string>()
  const first = all.map((answer) => (questioned.has(keyOf(answer)) ? claimed(answer) : answer))
  const last = fate.again
    ? all.map((answer) => (questioned.has(keyOf(answer)) ? corrected(answer, subject) : answer))
    : first
  const kept = submitted ? last : begun(last, filing, subject)
  const texts = {
    narratives: quarter.kind === 'adhoc' ? [] : narrativesAt(world, member, kept, q),
    recommendations: quarter.kind === 'adhoc' ? [] : recommendationsAt(member, quarter.id, q),
    figures: submitted ? numbersAt(filing) : [],
  }

  const write = writer(rows, subject)
  const days = savedAt(quarter, steps.end, subject)
  addSaves(write, filing, submitted ? first : kept, texts, days)
  let version = days.length
  let returned: ReturnView | null = null
  const submit = async (revision: number, at: string, answers: readonly Versioned[]) => {
    version++
    const content = contentOf(filing, revision, at, answers, texts)
    const { figures, ...frozen } = await freeze(world.framework, content)
    for (const { criterion, system, evidence = [] } of content.answers)
      for (const { sha256 } of evidence)
        rows.submissionFiles.push({ ...key, revision, criterion, system: system ?? '', sha256 })
    rows.submissions.push({
      ...key,
      revision,
      ...frozen,
      figures,
      submittedAt: at,
      submittedBy: approverOf(member),
      onTime: !fate.late,
      signatory: content.signatory,
    })
    write(at, approverOf(member), 'submit', { revision, sha256: frozen.sha256 })
  }

  if (steps.submitted) await submit(1, steps.submitted, first)
  if (steps.returned) {
    version++
    write(steps.opened ?? steps.returned, REVIEWER, 'open', { revision: 1 })
    returned = {
      revision: 1,
      reason: returnReason(subject, fate.whole),
      items: fate.whole ? null : first.filter((a) => questioned.has(keyOf(a))).map((a) => named(a, subject)),
      at: steps.returned,
      by: filing.nameOf(REVIEWER),
    }
    write(steps.returned, REVIEWER, 'return', returned)
  }
  if (steps.submittedAgain && steps.corrected) {
    version++
    returned = null
    write(steps.corrected, editorOf(member), 'save', savedDetail(last.filter((a) => questioned.has(keyOf(a)))))
    await submit(2, steps.submittedAgain, last)
  }
  const openedAt = steps.openedLast ?? (returned ? (steps.opened ?? null) : null)
  if (steps.openedLast) write(steps.openedLast, REVIEWER, 'open', { revision: fate.again ? 2 : 1 })
  if (steps.accepted) {
    version++
    write(steps.accepted, REVIEWER, 'accept', { revision: fate.again ? 2 : 1 })
  }

  rows.assessments.push({
    ...key,
    state: fate.state,
    version,
    revision: submitted ? (fate.again ? 2 : 1) : 0,
    firstSubmittedAt: steps.submitted,
    onTime: submitted ? !fate.late : null,
    openedAt,
    reviewer: openedAt ? REVIEWER : null,
    returned,
  })
  for (const file of filedFiles(kept, quarter.id)) {
    const by = filing.nameOf(editorOf(member))
    rows.files.push({ ...file, department: member.code, by, at: days[0] ?? steps.end })
  }
  for (const { criterion, system, status, note, plan, refuses, evidence, version: of } of kept) {
    rows.answers.push({
      ...key,
      criterion,
      system: system ?? '',
      status,
      note,
      planAction: plan?.action ?? null,
      planOwner: plan?.owner ?? null,
      planDueOn: plan?.dueOn ?? null,
      origin: from ? ('confirmed' as const) : null,
      refuses: refuses ?? false,
      evidence: evidence ?? null,
      version: of,
    })
  }
  for (const { figure, system, value } of texts.figures)
    rows.figures.push({ ...key, figure, system: system ?? '', value, version: 1 })
  for (const narrative of texts.narratives) rows.narratives.push({ ...key, ...narrative, version: 1 })
  for (const recommendation of texts.recommendations)
    rows.recommendations.push({ ...key, ...recommendation, version: 1 })
}

const keyOf = (answer: Answer): string => itemKey(answer.criterion, answer.system)
const LAST_MINUTE = 1439

/** What the department answers itself: what the centre does not answer by then, and what of it is refused. */
function ownAnswers({ world, systems, answers, inheritedAt, full }: Filing, subject: string, at: string): Answer[] {
  const items = new Map(
    applicable(world.framework, systems).map((item) => [itemKey(item.criterion.id, item.system), item]),
  )
  return answers.flatMap((answer): Answer[] => {
    const key = keyOf(answer)
    const item = items.get(key)
    const inherited = (item && inheritedAt(item, at))?.inherited
    if (!inherited) return [answer]
    const isShort = inherited.status === 'partial' || inherited.status === 'unmet'
    if (!isShort || answer.status !== 'met' || !full.has(answer.system ?? '')) return []
    return [refused(answer, `${subject}/${key}`)]
  })
}

/** Every answer of a submission, in the framework's order: own ones, and those of the platform at that moment. */
function toldAt(
  { world, systems, answers, inheritedAt, from }: Filing,
  own: readonly Versioned[],
  at: string,
): FiledAnswer[] {
  const mine = new Map(own.map((answer) => [keyOf(answer), answer]))
  const others = new Map(answers.map((answer) => [keyOf(answer), answer]))
  const origin = from && { origin: 'confirmed' as const }
  return applicable(world.framework, systems).map((item): FiledAnswer => {
    const key = itemKey(item.criterion.id, item.system)
    const told = inheritedAt(item, at)
    const given = mine.get(key) ?? (told ? undefined : others.get(key))
    if (given) {
      const { version: _version, ...answer } = { version: 0, ...given }
      return { ...answer, ...origin, ...(answer.refuses && told && { inherited: told.inherited }) }
    }
    const { inherited, plan } = told as InheritedAnswer
    const { status, note } = inherited
    return { criterion: item.criterion.id, system: item.system, status, note, plan, origin: null, inherited }
  })
}

/** Some answers were changed once before they stayed. */
const versioned = (answers: readonly Answer[], subject: string): Versioned[] =>
  answers.map((answer) => ({ ...answer, version: chance(`${subject}/${keyOf(answer)}/twice`, 0.08) ? 2 : 1 }))

/** The answers that the reviewer will doubt: claims of what is met, or nearly. */
function toQuestion(answers: readonly Versioned[], subject: string): Set<string> {
  const doubtful = answers.filter(({ status }) => status === 'partial')
  const plausible = answers.filter(({ status }) => status === 'met')
  const count = between(`${subject}/questioned`, 2, 4)
  const drawn = [
    ...shuffle(`${subject}/doubtful`, doubtful).slice(0, Math.ceil(count / 2)),
    ...shuffle(`${subject}/plausible`, plausible),
  ]
  return new Set(drawn.slice(0, count).map(keyOf))
}

/** As it was claimed at first. */
const claimed = (answer: Versioned): Versioned => ({ ...answer, status: 'met', note: null, plan: null })

/** As it was given after the return: what was true all along, with a note. */
const corrected = (answer: Versioned, subject: string): Versioned => ({
  ...answer,
  note: returnAnswered(`${subject}/${keyOf(answer)}`),
  version: answer.version + 1,
})

const named = (answer: Answer, subject: string) => ({
  criterion: answer.criterion,
  system: answer.system,
  comment: returnComment(`${subject}/${keyOf(answer)}/comment`),
})

/** What of the answers a draft has so far: the first sections, with some left out and some plans to be written. */
function begun(answers: readonly Versioned[], { member, q }: Filing, subject: string): Versioned[] {
  const own = member.code === DRAFTING && q === NEWEST
  const share = own ? 70 : between(`${subject}/share`, 12, 92)
  return answers.slice(0, Math.ceil((answers.length * share) / 100)).flatMap((answer) => {
    const seed = `${subject}/${keyOf(answer)}`
    if (chance(`${seed}/skipped`, 0.05)) return []
    if (answer.plan && chance(`${seed}/noPlan`, 0.25)) return [{ ...answer, plan: null }]
    if (answer.plan && chance(`${seed}/noDay`, 0.2)) return [{ ...answer, plan: { ...answer.plan, dueOn: null } }]
    return [answer]
  })
}

type Texts = Pick<SubmissionContent, 'narratives' | 'recommendations'> & { figures: FiledFigure[] }

function contentOf(
  filing: Filing,
  revision: number,
  at: string,
  answers: readonly Versioned[],
  { figures, ...texts }: Texts,
): SubmissionContent {
  const { world, member, period, systems, from } = filing
  const { id, opensOn, dueOn, requestRef, name, formula } = period
  const { framework } = world
  const words = world.words(opensOn)
  const told = toldAt(filing, answers, at)
  const named = filedFiles(told, id)
  const parentName = world.members.find(({ code }) => code === member.parent)?.name ?? null
  const signatory: Signatory = { name: filing.nameOf(approverOf(member)), ...postOf(member) }
  return {
    formula,
    period: { id, opensOn, dueOn, requestRef, ...(name !== null && { name }) },
    department: { code: member.code, name: member.name },
    framework: { id: framework.id, version: framework.version },
    words: { id: words.id, version: words.version },
    revision,
    systems: systems.map(frozenSystem),
    answers: told,
    ...(named.length > 0 && { files: named }),
    ...texts,
    ...(figures.length > 0 && { figures }),
    ...(from && { carriedFrom: { ...from, unchanged: false } }),
    signatory,
    submittedAt: at,
    letterhead: letterheadOf(world.settings, { ...member, parentName, letter: null }),
  }
}

type Write = (at: string, actor: string, verb: string, detail: unknown) => void

const writer =
  (rows: Rows, subject: string): Write =>
  (at, actor, verb, detail) => {
    rows.audit.push({ at, actor, action: `assessment.${verb}`, subject, detail })
  }

/** The answers in as many saves as there are instants, the texts with the last. */
function addSaves(
  write: Write,
  { member }: Filing,
  answers: readonly Versioned[],
  texts: Texts,
  instants: readonly string[],
): void {
  const size = Math.ceil(answers.length / instants.length)
  instants.forEach((at, i) => {
    const isLast = i === instants.length - 1
    const some = answers.slice(i * size, (i + 1) * size)
    write(at, editorOf(member), 'save', savedDetail(some, isLast ? texts : undefined))
  })
}

const savedDetail = (answers: readonly Versioned[], texts?: Texts) =>
  logOf([
    ...answers.map(({ version, ...answer }) => ({ kind: 'answer' as const, ...answer, base: version - 1 })),
    ...(texts?.narratives ?? []).map((each) => ({ kind: 'narrative' as const, ...each, base: 0 })),
    ...(texts?.recommendations ?? []).map((each) => ({ kind: 'recommendation' as const, ...each, base: 0 })),
    ...(texts?.figures ?? []).map((each) => ({
      kind: 'figure' as const,
      ...each,
      blank: each.value === null,
      base: 0,
    })),
  ])
