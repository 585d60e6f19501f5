/** `Tổng hợp`: the province on one page. */
import type { Recommendation } from '../../../domain/assessment.ts'
import { fill } from '../../../domain/fill.ts'
import { applicableCount, type Status } from '../../../domain/score.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import { approvedByLevel } from '../../approved.ts'
import { date } from '../../letter/figures.ts'
import type { Book, Sheet } from '../book.ts'
import { type Formula, letter, type Value } from '../cells.ts'
import type { Control, Counts } from '../control.ts'
import { countsOf } from '../counts.ts'
import { counted, indexOf, rateOf, shareOf } from '../formulas.ts'
import { ofProvince, openSheet, writeHeading } from '../frame.ts'
import { heightOf, linesOf, roomIn } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { data, heading, type Look, total } from '../styles.ts'
import { type Listed, weakestCriteria, weakestSections } from './weakest.ts'

const { summary } = words
/** Three blocks side by side, each of label, count and share, with a gap between. */
const WIDTHS = [40, 10, 10, 2, 40, 10, 10, 2, 40, 10, 10]
const ACROSS = WIDTHS.length
/** The columns of the blocks' counts. */
const COUNTS = ['B', 'F', 'J'] as const
/** The columns that the words of the lists take together: A to I. */
const WORDS = ACROSS - 2
const ROOM = roomIn(...WIDTHS.slice(0, WORDS))
const APPLICABLE = ['met', 'partial', 'unmet'] as const

/** `share` is made once it is known which cell holds the count of which line of the block. */
type Line = {
  label: string
  count?: Formula | number
  share?: Share
  isTotal?: boolean
}
/** `countAt`: the cell of the count of a line, in this block or in the one whose counts are in that column. */
type Share = (countAt: (line: number, column?: (typeof COUNTS)[number]) => string, line: number) => Formula
type Block = { title: string; lines: Line[] }

export async function writeSummary(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'summary', title: ofProvince(words.titles.summary, source), frozenColumns: 0 } as const
  const counts = countsOf(control.places, source.acceptedOnly)
  const sheet = openSheet(book, source, frame, WIDTHS, null)
  await writeHeading(book, sheet, source, frame.title, WIDTHS)
  await writeBlocks(book, sheet, [filing(source, counts), levels(source, counts), approvals(source, counts)])
  await writeBlocks(book, sheet, [answers(source, counts), progress(source, counts), recommendations(control, counts)])
  await writeList(book, sheet, summary.weakestSections, weakestSections(source, control.places))
  await writeList(book, sheet, summary.weakest, weakestCriteria(source, control.places))
  await writeDenominators(book, sheet, source)
  await writeAcrossAll(book, sheet, fill(summary.depth, { depth: words.details[source.detail], by: source.madeBy }))
  await sheet.close()
}

const live = counted

/** Formulas put together; none where one of them is none. */
const joined = (by: '+' | '-', ...formulas: (string | null)[]): string | null =>
  formulas.some((formula) => formula === null) ? null : formulas.join(by)

/** Share of the count on another line of the same block. */
const of =
  (whole: number, part: number, wholeIs: number): Share =>
  (at, line) =>
    shareOf(at(line), at(whole), part, wholeIs)

function filing({ rollup, acceptedOnly }: WorkbookSource, counts: Counts): Block {
  const { expected, submitted, onTime, late, accepted, missing } = rollup.filing
  return {
    title: summary.filing,
    lines: [
      { label: summary.expected, count: live(counts.expected(), expected), isTotal: true },
      {
        label: acceptedOnly ? summary.submittedAccepted : summary.submitted,
        count: live(counts.counted(), submitted),
        share: of(0, submitted, expected),
      },
      { label: summary.onTime, count: live(counts.onTime(), onTime), share: of(1, onTime, submitted) },
      { label: summary.late, count: live(counts.late(), late), share: of(1, late, submitted) },
      { label: summary.accepted, count: live(counts.accepted(), accepted), share: of(1, accepted, submitted) },
      { label: summary.missing, count: live(counts.missing(), missing), share: of(0, missing, expected) },
    ],
  }
}

function levels({ rollup, framework }: WorkbookSource, counts: Counts): Block {
  const { total: all, byLevel } = rollup.systems
  return {
    title: summary.levels,
    lines: [
      { label: summary.totalSystems, count: live(counts.systems(), all), isTotal: true },
      ...framework.levels.map(({ level, name }) => {
        const count = byLevel[String(level)] ?? 0
        return { label: name.vi, count: live(counts.ofLevel(level), count), share: of(0, count, all) }
      }),
    ],
  }
}

/** Line by line beside the systems of the same level. */
function approvals({ rollup, framework }: WorkbookSource, counts: Counts): Block {
  const { total: all, byLevel, approved } = rollup.systems
  const known = approvedByLevel(rollup.systems)
  return {
    title: summary.approvals,
    lines: [
      {
        label: summary.approved,
        count: live(counts.approved(), approved),
        share: (at, line) => shareOf(at(line), at(line, COUNTS[1]), approved, all),
        isTotal: true,
      },
      ...framework.levels.map(({ level, name }): Line => {
        const label = fill(summary.approvedOfLevel, { level: name.vi })
        if (!known) return { label }
        const [count, whole] = [known[String(level)] ?? 0, byLevel[String(level)] ?? 0]
        return {
          label,
          count: live(counts.approvedOfLevel(level), count),
          share: (at, line) => shareOf(at(line), at(line, COUNTS[1]), count, whole),
        }
      }),
    ],
  }
}

function answers(source: WorkbookSource, counts: Counts): Block {
  const { compliance } = source.rollup
  const all = applicableCount(compliance)
  const [met, partial, unmet] = [1, 2, 3] as const
  const count = (status: Status) => live(counts.answers(status), compliance[status])
  const line = (status: Status): Line => ({
    label: words.statuses[status],
    count: count(status),
    share: of(0, compliance[status], all),
  })
  const applicable = joined('+', ...APPLICABLE.map((status) => counts.answers(status)))
  return {
    title: summary.answers,
    lines: [
      { label: summary.applicable, count: live(applicable, all), isTotal: true },
      ...APPLICABLE.map(line),
      { label: words.statuses.notApplicable, count: count('notApplicable') },
      {
        label: ofProvince(summary.rate, source),
        share: (at) => rateOf(at(met), `${at(met)}:${at(unmet)}`, compliance.rate),
        isTotal: true,
      },
      {
        label: ofProvince(summary.index, source),
        share: (at) => indexOf(at(met), at(partial), `${at(met)}:${at(unmet)}`, compliance.index),
        isTotal: true,
      },
      ...(compliance.inherited > 0
        ? [{ label: summary.inherited, count: live(counts.inherited(), compliance.inherited) }]
        : []),
    ],
  }
}

function progress({ rollup }: WorkbookSource, counts: Counts): Block {
  const { total: all, approved, fullyImplemented, partlyImplemented, notImplemented } = rollup.systems
  const line = (label: string, formula: string | null, count: number): Line => ({
    label,
    count: live(formula, count),
    share: of(0, count, all),
  })
  const full = counts.implemented('full')
  return {
    title: summary.progress,
    lines: [
      { label: summary.totalSystems, count: live(counts.systems(), all), isTotal: true },
      line(summary.approved, counts.approved(), approved),
      line(summary.notApproved, joined('-', counts.systems(), counts.approved()), all - approved),
      line(words.implementations.full, full, fullyImplemented),
      line(summary.notFull, joined('-', counts.systems(), full), all - fullyImplemented),
      line(words.implementations.partly, counts.implemented('partly'), partlyImplemented),
      line(words.implementations.none, counts.implemented('none'), notImplemented),
    ],
  }
}

function recommendations(control: Control, counts: Counts): Block {
  const all = Object.values(control.recommendations).reduce((sum, n) => sum + n, 0)
  return {
    title: summary.recommendations,
    lines: [
      { label: summary.totalRecommendations, count: live(counts.recommendations(), all), isTotal: true },
      ...(Object.keys(words.categories) as Recommendation['category'][]).map((category): Line => {
        const count = control.recommendations[category] ?? 0
        return {
          label: words.categories[category],
          count: live(counts.recommendationsOf(category), count),
          share: of(0, count, all),
        }
      }),
    ],
  }
}

async function writeBlocks(book: Book, sheet: Sheet, blocks: readonly Block[]): Promise<void> {
  const [first, rest] = [book.style(heading.block), book.style(heading.group)]
  await sheet.row([], [], 8)
  await sheet.row(
    blocks.flatMap(({ title }) => [title, summary.count, summary.share, null]),
    blocks.flatMap(() => [first, rest, rest, 0]),
    33,
  )
  const top = sheet.lastRow + 1
  const tallest = Math.max(...blocks.map(({ lines }) => lines.length))
  for (let i = 0; i < tallest; i++) {
    const cells = blocks.map(({ lines }, n) => lineCells(book, lines[i], COUNTS[n] ?? 'B', top, i))
    await sheet.row(
      cells.flatMap(({ values }) => [...values, null]),
      cells.flatMap(({ styles }) => [...styles, 0]),
      heightOf(1),
    )
  }
}

function lineCells(book: Book, line: Line | undefined, counts: (typeof COUNTS)[number], top: number, i: number) {
  if (!line) return { values: [null, null, null], styles: [0, 0, 0] }
  const { label, count = null, share, isTotal } = line
  const looks = isTotal ? [total.text, total.count, total.rate] : [data.code, data.count, data.rate]
  const shown = share?.((n, column = counts) => `${column}${top + n}`, i) ?? null
  return { values: [label, count, shown] as Value[], styles: looks.map((look) => book.style(look)) }
}

/** A list across the sheet; a sentence where it is empty. */
async function writeList(book: Book, sheet: Sheet, title: string, listed: readonly Listed[]): Promise<void> {
  const line = async (text: string | Formula, looks: readonly Look[], values: readonly Value[], height: number) => {
    const styles = Array.from({ length: ACROSS }, (_, i) => book.style(looks[Math.max(0, i - WORDS + 1)] ?? data.text))
    await sheet.row([text, ...Array<null>(WORDS - 1).fill(null), ...values], styles, height)
    sheet.merge(`A${sheet.lastRow}:I${sheet.lastRow}`)
  }
  await sheet.row([], [], 8)
  await line(title, [heading.block, heading.group, heading.group], [summary.gaps, words.columns.rate], 33)
  for (const { text, words, gaps, rate } of listed)
    await line(text, [data.name, data.count, data.rate], [gaps, rate], heightOf(linesOf(words, ROOM)))
  if (listed.length === 0) await line(summary.noGaps, [heading.empty], [null, null], heightOf(1))
}

/** One line over the whole width says what each share is a share of. */
async function writeDenominators(book: Book, sheet: Sheet, { acceptedOnly, register }: WorkbookSource): Promise<void> {
  const filing = acceptedOnly ? summary.filingDenominatorsAccepted : summary.filingDenominators
  await sheet.row([], [], 8)
  await writeAcrossAll(book, sheet, fill(summary.denominators, { filing }))
  const { on, total, approved } = register
  await writeAcrossAll(book, sheet, fill(summary.registered, { on: date(on), total, approved }))
}

async function writeAcrossAll(book: Book, sheet: Sheet, text: string): Promise<void> {
  await sheet.row([text], [book.style(heading.aside)], heightOf(linesOf(text, roomIn(...WIDTHS))))
  sheet.merge(`A${sheet.lastRow}:${letter(ACROSS - 1)}${sheet.lastRow}`)
}
