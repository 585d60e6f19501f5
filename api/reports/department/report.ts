/** The quarterly report of one department, as a letter by Nghị định 30/2020/NĐ-CP. */

import type { FiledAnswer, Narrative, Recommendation, SubmissionContent } from '../../domain/assessment.ts'
import { countOrigins } from '../../domain/carry.ts'
import { applicable, leaves } from '../../domain/criteria.ts'
import type { Formula } from '../../domain/enums.ts'
import type { Framework } from '../../domain/framework.ts'
import type { Letterhead } from '../../domain/letterhead.ts'
import type { Named } from '../../domain/period.ts'
import { dayOf } from '../../domain/period.ts'
import { standsIn } from '../../domain/platform.ts'
import { provinceKind } from '../../domain/province.ts'
import { applicableCount, type CompactTally, expand, figures, rate } from '../../domain/score.ts'
import type { FrozenSystem } from '../../domain/system.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { departmentWords as words } from '../../messages/reports/department.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { annexHead } from '../letter/annex.ts'
import { bodyWords, issuerLines, parentOf, placeOf, reportSymbol, signatureLines } from '../letter/bodies.ts'
import { count, date, number, percent } from '../letter/figures.ts'
import { headingBlock, titleBlock } from '../letter/heading.ts'
import { type Block, write } from '../letter/page.ts'
import { closing, recipients } from '../letter/signature.ts'
import { cited, grouped, heading, oneLine, paragraph, written } from '../letter/text.ts'
import { annexTable, needsAnnex } from './annex.ts'
import { evidenceTable } from './evidence.ts'
import { type Answered, answered } from './gaps.ts'
import { sentences } from './section.ts'
import { systemsTable, systemsText } from './systems.ts'

export type DepartmentReport = {
  framework: Framework
  formula: Formula
  /** Of the period, or as the submission froze it. */
  vocabulary: Said
  letterhead: Letterhead
  period: Pick<SubmissionContent['period'], 'id' | 'requestRef'> & Named
  department: Pick<SubmissionContent['department'], 'name'>
  content: Pick<
    SubmissionContent,
    'systems' | 'answers' | 'narratives' | 'recommendations' | 'carriedFrom' | 'files'
  > & {
    signatory: SubmissionContent['signatory'] | null
  }
  /** The submission in force; null for a draft, which is marked as one and has no receipt. */
  submission: { revision: number; receipt: string; submittedAt: string } | null
  /** `YYYY-MM-DD`. */
  today: string
}

/** The bytes of the .docx. @param signal of the request that it is for. @throws Left */
export function departmentReport(input: DepartmentReport, signal?: AbortSignal): Promise<Uint8Array> {
  const { vocabulary, letterhead, period, department, content, submission, today } = input
  const quarter = letterWords.period(period)
  const draft = submission === null
  const filedOn = submission ? dayOf(new Date(submission.submittedAt)) : today
  const title = words.title(vocabulary, oneLine(department.name), quarter)
  const symbol = `BC-${reportSymbol(department.name, letterhead.department.shortName)}`
  const year = Number(filedOn.slice(0, 4))
  const asked = askedOf(input)
  const { self } = bodyWords(department.name)

  const letter = {
    title: `${letterWords.kind} ${title.join(' ')}`,
    author: oneLine(department.name),
    footer: submission
      ? letterWords.footerFiled(submission.revision, submission.receipt)
      : letterWords.footerDraft(date(today)),
    draft,
    blocks: [
      headingBlock({
        parent: parentOf(department.name, letterhead.department.parentName, letterhead.province.name),
        issuer: issuerLines(department.name),
        symbol,
        place: placeOf(department.name, letterhead.province.place),
        year,
        draft,
      }),
      ...titleBlock(letterWords.kind, title),
      paragraph(words.introduction(vocabulary, cited(period.requestRef), oneLine(department.name), quarter)),
      heading(words.results, 1),
      ...results(input, asked),
      heading(words.proposals, 1),
      ...proposals(content.recommendations, department.name),
      ...closing({
        ...addressed(oneLine(department.name), letterhead, self),
        posts: signatureLines(department.name, content.signatory),
        name: content.signatory?.name ?? '',
      }),
    ],
    annexes: asked.annexes.map(({ key, ...annex }): Block[] => [
      ...annexHead({ ...annex, of: letterWords.annexOf(symbol, year, oneLine(department.name)) }),
      ...(key === 'gaps'
        ? annexTable(input.framework, asked.questions, asked.systems)
        : evidenceTable(content.files ?? [], content.answers)),
    ]),
  }
  return write(letter, signal)
}

/** To the coordinator, which gathers; its own to the committee above it, since nobody writes to himself. */
function addressed(name: string, { province, coordinator, letter }: Letterhead, self: string) {
  const to = oneLine(coordinator.name)
  const usual = letterWords.within(self)
  if (name !== to) return { sentence: words.closing(name, to), recipients: recipients(coordinator.name, usual, letter) }
  const committee = letterWords.provinceCommittee(oneLine(province.name))
  return {
    sentence: words.closingOwn(name, committee),
    recipients: recipients(words.reportedTo(committee), usual, letter),
  }
}

/** What is lacking, where it does not fit into the text, and the list of evidence, where there is any. */
type Annexes = { key: 'gaps' | 'evidence'; title: string; numeral?: string }[]
type Asked = { systems: readonly FrozenSystem[]; questions: readonly Answered[]; annexes: Annexes }

const NUMERALS = ['I', 'II']

function annexesOf(questions: readonly Answered[], content: DepartmentReport['content']): Annexes {
  const annexes: Annexes = [
    ...(needsAnnex(questions) ? [{ key: 'gaps' as const, title: words.annexTitle }] : []),
    ...(content.files?.length ? [{ key: 'evidence' as const, title: words.evidenceTitle }] : []),
  ]
  if (annexes.length < 2) return annexes
  return annexes.map((annex, i) => ({ ...annex, numeral: NUMERALS[i] ?? '' }))
}

/** As the text refers to it: `Phụ lục`, `Phụ lục II`; null where there is none. */
function annexName({ annexes }: Asked, key: Annexes[number]['key']): string | null {
  const annex = annexes.find((each) => each.key === key)
  return annex ? [letterWords.annex, annex.numeral].filter(Boolean).join(' ') : null
}

function askedOf({ framework, content }: DepartmentReport): Asked {
  const systems = content.systems.filter((system) => system.retiredAt === null)
  const questions = answered(applicable(framework, systems), content.answers)
  return { systems, questions, annexes: annexesOf(questions, content) }
}

function results(
  { framework, formula, vocabulary, letterhead, department, content }: DepartmentReport,
  asked: Asked,
): Block[] {
  const { systems, questions } = asked
  const [annexed, listed] = [annexName(asked, 'gaps'), annexName(asked, 'evidence')]
  const { self } = bodyWords(department.name)
  const province = provinceKind(letterhead.province)
  const given = questions.flatMap(({ answer }): FiledAnswer[] => (answer?.status ? [answer] : []))
  const subject = { formula, name: oneLine(department.name), self, province, vocabulary }
  const { tally } = figures(framework, systems, given, formula)
  return [
    systemsText(subject, framework, systems, questions.length === given.length ? given : null),
    paragraph(
      [
        summary(framework, tally, questions.length - given.length),
        ...(annexed ? [words.annexReferred(annexed)] : []),
        ...(listed ? [words.evidenceReferred(listed)] : []),
      ].join(' '),
    ),
    ...inherited(given),
    ...since(content),
    ...systemsTable(systems, given),
    ...sections(framework, content.narratives, (id, title, narrated) =>
      sentences(
        { id, title, narrated, items: questions.filter(({ criterion }) => criterion.section === id) },
        { systems, self, annexed },
      ),
    ),
  ]
}

/** How many answers are those of platforms, by platform, and what is refused of them. */
function inherited(answers: readonly FiledAnswer[]): Block[] {
  const standing = grouped(
    answers.flatMap((answer) => standsIn(answer) ?? []),
    ({ platform, period, revision }) => [platform, period, revision].join(' '),
  )
  const refused = answers.filter((answer) => answer.inherited && answer.refuses).length
  const told = [...standing.values()].flatMap((of) => {
    const [first] = of
    if (!first) return []
    return [
      words.inherited(number(of.length), oneLine(first.name), letterWords.period({ id: first.period }), first.revision),
    ]
  })
  if (told.length === 0 && refused === 0) return []
  return [paragraph([...told, ...(refused > 0 ? [words.refused(number(refused))] : [])].join(' '))]
}

/** What was confirmed, changed and added since the report that it was carried forward from. */
function since({ carriedFrom, answers }: DepartmentReport['content']): Block[] {
  const counts = countOrigins(answers)
  if (!carriedFrom || !counts) return []
  const quarter = letterWords.period({ id: carriedFrom.period })
  if (carriedFrom.unchanged) return [paragraph(words.unchanged(quarter))]
  const some = (n: number) => (n > 0 ? count(n) : null)
  const told = { confirmed: some(counts.confirmed), changed: some(counts.changed), new: some(counts.new) }
  return [paragraph(words.carried(quarter, told))]
}

function summary(framework: Framework, tally: CompactTally, unanswered: number): string {
  const t = expand(tally)
  const sentence = [
    words.summary(framework.title.vi, framework.version),
    words.summaryCounts({
      applicable: number(applicableCount(t)),
      met: count(t.met),
      rate: percent(rate(t)),
      partial: count(t.partial),
      unmet: count(t.unmet),
    }),
    t.notApplicable ? words.summaryNotApplicable(count(t.notApplicable)) : '',
    unanswered ? words.summaryUnanswered(count(unanswered)) : '',
  ]
  return `${sentence.join('')}.`
}

/** Every section with a narrative or an applicable criterion, numbered by the framework; a group's heading before its first. */
function sections(
  framework: Framework,
  narratives: readonly Narrative[],
  made: (id: string, title: string, narrated: boolean) => string[],
): Block[] {
  let group: string | null = null
  return leaves(framework).flatMap(({ id, title, parent }): Block[] => {
    const narrative = written(narratives.find(({ section }) => section === id)?.text ?? '')
    const told = made(id, title.vi, narrative.length > 0)
    const text = [...narrative, ...told]
    if (text.length === 0) return []
    const above = parent && parent.id !== group ? [heading(words.section(parent.id, parent.title.vi), 2)] : []
    group = parent?.id ?? null
    return [
      ...above,
      heading(words.section(id, title.vi), parent ? 3 : 2),
      ...narrative.map((line) => paragraph(line)),
      ...told.map((line, i) => paragraph(line, { keepNext: i === 0 && told.length > 1 })),
    ]
  })
}

function proposals(recommendations: readonly Recommendation[], name: string): Block[] {
  const text = recommendations.flatMap((one) => written(one.text))
  const told = text.length ? text : [words.noProposal(oneLine(name))]
  // The last stays with the closing sentence, so that no page holds that and the signature alone.
  return told.map((line, i) => paragraph(line, { keepNext: i === told.length - 1 }))
}
