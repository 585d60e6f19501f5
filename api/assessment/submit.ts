/** Submitting: an assessment becomes an immutable revision. */

import canonicalize from 'canonicalize'
import type { z } from 'zod'
import { GuardFailed, write } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as changeQueries from '../../db/queries/changes.ts'
import * as files from '../../db/queries/files.ts'
import * as submissions from '../../db/queries/submissions.ts'
import type { Caller, Using } from '../deps.ts'
import type { Missing, SubmissionContent, SubmissionLine, Undecided } from '../domain/assessment.ts'
import { isUnchanged } from '../domain/carry.ts'
import type { Implausible } from '../domain/figures.ts'
import type { FiledFile } from '../domain/file.ts'
import { fill } from '../domain/fill.ts'
import { answerKey, figureKey, narrativeKey, recommendationKey } from '../domain/items/index.ts'
import { type Letterhead, letterheadOf } from '../domain/letterhead.ts'
import { questionsLeft } from '../domain/missing.ts'
import type { Period } from '../domain/period.ts'
import { standsIn } from '../domain/platform.ts'
import type { Submit } from '../domain/wire/assessment.ts'
import { auditLine } from '../http/audit.ts'
import { type Fault, Problem } from '../http/problem.ts'
import { filesOf, placesOf } from './evidence.ts'
import { freeze } from './freeze.ts'
import { type ReadAssessment, readAssessment, refuseLocked } from './read.ts'
import { toldOf } from './told.ts'

type Input = Key & z.output<typeof Submit>

type Working = Pick<Using, 'db' | 'frameworks' | 'now' | 'settings'>

/** What proves that it is filed. */
type Line = Pick<SubmissionLine, 'revision' | 'sha256' | 'receipt' | 'submittedAt' | 'onTime'>

/**
 * Freezes the working copy as a new revision, signed; an attempt whose `id` has made one already is answered with that.
 * @throws Problem notFound, those of a lock, approverSigns, staleVersion, incomplete with `missing`, duplicate
 */
export async function submit(deps: Working, caller: Caller, input: Input): Promise<{ made: boolean; line: Line }> {
  const known = await madeBefore(deps, input)
  if (known) return { made: false, line: known }
  try {
    return { made: true, line: await file(deps, caller, input) }
  } catch (error) {
    // Its twin was quicker.
    const twin = await madeBefore(deps, input)
    if (twin) return { made: false, line: twin }
    throw error
  }
}

/** @throws Problem duplicate where the same `id` asked for something else */
async function madeBefore({ db }: Pick<Using, 'db'>, { id, version, signatory, remark, ...key }: Input) {
  const found = id === undefined ? undefined : await submissions.ofAttempt(db, key, id)
  if (!found) return null
  const was = [found.version, found.signatory, found.remark]
  if (canonicalize(was) !== canonicalize([version, signatory, remark ?? null])) throw new Problem('duplicate')
  const { revision, sha256, receipt, submittedAt, onTime } = found
  return { revision, sha256, receipt, submittedAt, onTime }
}

async function file(deps: Working, caller: Caller, { id, version, signatory, remark, ...key }: Input): Promise<Line> {
  const { db, settings } = deps
  const read = await readAssessment(deps, key)
  const { head } = read
  refuseLocked(head, read.today)
  if (caller.role === 'editor' && head.hasApprover) throw new Problem('approverSigns')
  if (version !== head.version) throw new Problem('staleVersion')
  refuseIncomplete(read)

  // An answer in whose place a platform's stands is not filed, and proves nothing.
  const own = read.answers.filter((answer) => !standsIn(answer))
  const submittedAt = read.now.toISOString()
  const revision = head.revision + 1
  const frozen = await freeze(
    read.framework,
    contentOf(read, revision, { signatory, remark }, submittedAt, {
      letterhead: letterheadOf(settings, head.department),
      words: await wordsOf(deps, head.period),
      files: await filesOf(db, key, own),
    }),
  )
  const onTime = head.onTime ?? read.today <= head.period.dueOn
  const line = { revision, sha256: frozen.sha256, receipt: frozen.receipt, submittedAt, onTime }
  try {
    await write(db, [
      submissions.requireAsRead(db, key, head),
      assessments.file(db, { ...key, revision, firstSubmittedAt: head.firstSubmittedAt ?? submittedAt, onTime }),
      ...changeQueries.restate(key, read.restated),
      submissions.create(db, {
        period: key.period,
        department: key.code,
        ...line,
        submittedBy: caller.username,
        signatory,
        figures: frozen.figures,
        content: frozen.content,
        attempt: id === undefined ? null : { id, version },
      }),
      ...files.naming({ ...key, revision }, placesOf(own)),
      auditLine(deps, caller, 'assessment.submit', `${key.period}/${key.code}`, { revision, sha256: frozen.sha256 }),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('staleVersion') : error
  }
  return line
}

/** @throws Problem incomplete with `missing`, `undecided` and those of `implausible` that nothing is filed over */
export function refuseIncomplete(read: ReadAssessment): void {
  const { missing, undecided } = read
  const implausible = read.implausible.filter(({ severity }) => severity === 'error')
  if (missing.length + undecided.length + implausible.length === 0) return
  throw new Problem('incomplete', {
    values: { count: questionsLeft(missing) + undecided.length + implausible.length },
    faults: [
      ...missing.map((each) => missingFault(read, each)),
      ...undecided.map((each) => undecidedFault(read, each)),
      ...implausible.map((each) => implausibleFault(read, each)),
    ],
    all: true,
    body: { missing, undecided, implausible },
  })
}

/** With a sentence: `answers/6.1.a/<system>`. */
const missingFault = (read: ReadAssessment, { criterion, system, what }: Missing): Fault => ({
  path: answerKey(criterion, system),
  message: ({ missing }) => `${itemName(read, criterion, system)}: ${missing[what]}`,
})

function undecidedFault(read: ReadAssessment, each: Undecided): Fault {
  if ('section' in each)
    return { path: narrativeKey(each.section), message: ({ undecided }) => fill(undecided.narrative, each) }
  if ('recommendation' in each)
    return { path: recommendationKey(each.recommendation), message: ({ undecided }) => undecided.recommendation }
  const label = read.framework.figures?.find(({ id }) => id === each.figure)?.label
  return {
    path: figureKey(each.figure, each.system),
    message: ({ language, undecided }) =>
      fill(undecided.figure, { figure: itemName(read, label?.[language] ?? each.figure, each.system) }),
  }
}

/** Under the figure that the rule is told of first: `figures/staff-aware`. */
const implausibleFault = (read: ReadAssessment, { rule, figures: [first], system, message }: Implausible): Fault => ({
  path: first ? figureKey(first.figure, first.system) : `figures/${rule}`,
  message: ({ language }) =>
    system === null ? message[language] : `${systemName(read, system)}: ${message[language]}`,
})

const itemName = (read: ReadAssessment, criterion: string, system: string | null): string =>
  system === null ? criterion : `${criterion}, ${systemName(read, system)}`

const systemName = (read: ReadAssessment, system: string) =>
  read.systems.find(({ id }) => id === system)?.name ?? system

function contentOf(
  read: ReadAssessment,
  revision: number,
  { signatory, remark }: Pick<z.output<typeof Submit>, 'signatory' | 'remark'>,
  submittedAt: string,
  { letterhead, words, files }: { letterhead: Letterhead; words: { id: string; version: string }; files: FiledFile[] },
): SubmissionContent {
  const { head, framework } = read
  const { source } = read.offers
  const told = toldOf(read)
  const { id, opensOn, dueOn, requestRef, name } = head.period
  return {
    formula: head.period.formula,
    period: { id, opensOn, dueOn, requestRef, ...(name !== null && { name }) },
    department: { code: head.department.code, name: head.department.name },
    framework: { id: framework.id, version: framework.version },
    words,
    revision,
    ...told,
    ...(files.length > 0 && { files }),
    ...(source && {
      carriedFrom: { period: source.period, revision: source.revision, unchanged: isUnchanged(source.content, told) },
    }),
    signatory,
    submittedAt,
    letterhead,
    ...(remark && { remark }),
  }
}

/** The edition whose vocabulary the period prints, as it is now. */
async function wordsOf({ frameworks }: Working, { words, frameworkId }: Pick<Period, 'words' | 'frameworkId'>) {
  const { id, version } = await frameworks.vocabulary(words ?? frameworkId, null)
  return { id, version }
}
