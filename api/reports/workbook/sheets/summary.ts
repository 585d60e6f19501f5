/** `Tổng hợp`: the province on one page. */
import { leaves, wording } from '../../../domain/criteria.ts'
import { applicableCount } from '../../../domain/score.ts'
import { fill } from '../../../messages/index.ts'
import { workbook as words } from '../../../messages/workbook.ts'
import { approvedByLevel } from '../../approved.ts'
import type { Book, Sheet } from '../book.ts'
import type { Formula, Value } from '../cells.ts'
import type { Control } from '../control.ts'
import { indexOf, rateOf, shareOf } from '../formulas.ts'
import { heightOf, linesOf, roomIn } from '../lines.ts'
import type { WorkbookSource } from '../source.ts'
import { data, heading, type Look, total } from '../styles.ts'
import { openSheet, writeHeading } from '../table.ts'

const { summary } = words
/** Three blocks side by side, each of label, count and share, with a gap between. */
const WIDTHS = [40, 10, 10, 2, 40, 10, 10, 2, 40, 10, 10]
const ACROSS = WIDTHS.length
/** The columns of the blocks' counts. */
const COUNTS = ['B', 'F', 'J'] as const
/** The columns that the words of the lists take together: A to I. */
const WORDS = ACROSS - 2
const ROOM = roomIn(...WIDTHS.slice(0, WORDS))
const WEAKEST = 10
const WEAKEST_SECTIONS = 5

/** `share` is made once it is known which cell holds the count of which line of the block. */
type Line = {
  label: string
  count?: number
  share?: Share | number | null
  isTotal?: boolean
}
/** `countAt`: the cell of the count of a line, in this block or in the one whose counts are in that column. */
type Share = (countAt: (line: number, column?: (typeof COUNTS)[number]) => string, line: number) => Formula
type Block = { title: string; lines: Line[] }

export async function writeSummary(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'summary', title: words.titles.summary, frozenColumns: 0 } as const
  const sheet = openSheet(book, source, frame, WIDTHS, 0)
  await writeHeading(book, sheet, source, frame.title, WIDTHS)
  await writeBlocks(book, sheet, [filing(source), levels(source), approvals(source)])
  await writeBlocks(book, sheet, [answers(source), progress(source), recommendations(control)])
  await writeList(book, sheet, summary.weakestSections, weakestSections(source))
  await writeList(book, sheet, summary.weakest, weakestCriteria(source))
  await sheet.close()
}

/** Share of the count on another line of the same block. */
const of =
  (whole: number, part: number, wholeIs: number): Share =>
  (at, line) =>
    shareOf(at(line), at(whole), part, wholeIs)

function filing({ rollup, acceptedOnly }: WorkbookSource): Block {
  const { expected, submitted, onTime, late, accepted, missing } = rollup.filing
  return {
    title: summary.filing,
    lines: [
      { label: summary.expected, count: expected, isTotal: true },
      {
        label: acceptedOnly ? summary.submittedAccepted : summary.submitted,
        count: submitted,
        share: of(0, submitted, expected),
      },
      { label: summary.onTime, count: onTime, share: of(1, onTime, submitted) },
      { label: summary.late, count: late, share: of(1, late, submitted) },
      { label: summary.accepted, count: accepted, share: of(1, accepted, submitted) },
      { label: summary.missing, count: missing, share: of(0, missing, expected) },
    ],
  }
}

function levels({ rollup, framework }: WorkbookSource): Block {
  const { total: all, byLevel } = rollup.systems
  return {
    title: summary.levels,
    lines: [
      { label: summary.totalSystems, count: all, isTotal: true },
      ...framework.levels.map(({ level, name }) => {
        const count = byLevel[String(level)] ?? 0
        return { label: name.vi, count, share: of(0, count, all) }
      }),
    ],
  }
}

/** Line by line beside the systems of the same level. */
function approvals({ rollup, framework }: WorkbookSource): Block {
  const { total: all, byLevel, approved } = rollup.systems
  const counts = approvedByLevel(rollup.systems)
  return {
    title: summary.approvals,
    lines: [
      {
        label: summary.approved,
        count: approved,
        share: (at, line) => shareOf(at(line), at(line, COUNTS[1]), approved, all),
        isTotal: true,
      },
      ...framework.levels.map(({ level, name }): Line => {
        const label = fill(summary.approvedOfLevel, { level: name.vi })
        if (!counts) return { label }
        const [count, whole] = [counts[String(level)] ?? 0, byLevel[String(level)] ?? 0]
        return { label, count, share: (at, line) => shareOf(at(line), at(line, COUNTS[1]), count, whole) }
      }),
    ],
  }
}

function answers({ rollup }: WorkbookSource): Block {
  const { compliance } = rollup
  const all = applicableCount(compliance)
  const [met, partial, unmet] = [1, 2, 3] as const
  return {
    title: summary.answers,
    lines: [
      { label: summary.applicable, count: all, isTotal: true },
      { label: words.statuses.met, count: compliance.met, share: of(0, compliance.met, all) },
      { label: words.statuses.partial, count: compliance.partial, share: of(0, compliance.partial, all) },
      { label: words.statuses.unmet, count: compliance.unmet, share: of(0, compliance.unmet, all) },
      { label: words.statuses.notApplicable, count: compliance.notApplicable },
      {
        label: summary.rate,
        share: (at) => rateOf(at(met), `${at(met)}:${at(unmet)}`, compliance.rate),
        isTotal: true,
      },
      {
        label: summary.index,
        share: (at) => indexOf(at(met), at(partial), `${at(met)}:${at(unmet)}`, compliance.index),
        isTotal: true,
      },
    ],
  }
}

function progress({ rollup }: WorkbookSource): Block {
  const { total: all, approved, fullyImplemented, partlyImplemented, notImplemented } = rollup.systems
  const line = (label: string, count: number): Line => ({ label, count, share: of(0, count, all) })
  return {
    title: summary.progress,
    lines: [
      { label: summary.totalSystems, count: all, isTotal: true },
      line(summary.approved, approved),
      line(summary.notApproved, all - approved),
      line(words.implementations.full, fullyImplemented),
      line(summary.notFull, all - fullyImplemented),
      line(words.implementations.partly, partlyImplemented),
      line(words.implementations.none, notImplemented),
    ],
  }
}

function recommendations(control: Control): Block {
  const all = Object.values(control.recommendations).reduce((sum, n) => sum + n, 0)
  return {
    title: summary.recommendations,
    lines: [
      { label: summary.totalRecommendations, count: all, isTotal: true },
      ...Object.entries(words.categories).map(([category, label]) => {
        const count = control.recommendations[category] ?? 0
        return { label, count, share: of(0, count, all) }
      }),
    ],
  }
}

type Listed = { text: string; gaps: number; rate: number }

/** The sections with the lowest rates; equals in the framework's order. */
function weakestSections({ rollup, framework }: WorkbookSource): Listed[] {
  const titles = new Map(leaves(framework).map((leaf) => [leaf.id, leaf.title.vi]))
  return rollup.sections
    .flatMap(({ id, partial, unmet, rate }) =>
      rate === null ? [] : [{ text: `${id}. ${titles.get(id) ?? ''}`, gaps: partial + unmet, rate }],
    )
    .sort((a, b) => a.rate - b.rate)
    .slice(0, WEAKEST_SECTIONS)
}

/** The criteria that most answers miss; equals in the framework's order. */
function weakestCriteria({ rollup, framework }: WorkbookSource): Listed[] {
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  return rollup.criteria
    .filter(({ partial, unmet }) => partial + unmet > 0)
    .sort((a, b) => b.partial + b.unmet - (a.partial + a.unmet))
    .slice(0, WEAKEST)
    .map((tally) => {
      const criterion = criteria.get(tally.id)
      return {
        text: `${tally.id}. ${criterion ? wording(criterion, criterion.fromLevel).vi : ''}`,
        gaps: tally.partial + tally.unmet,
        rate: tally.met / applicableCount(tally),
      }
    })
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
  const { label, count = null, share = null, isTotal } = line
  const looks = isTotal ? [total.text, total.count, total.rate] : [data.code, data.count, data.rate]
  const shown = typeof share === 'function' ? share((n, column = counts) => `${column}${top + n}`, i) : share
  return { values: [label, count, shown] as Value[], styles: looks.map((look) => book.style(look)) }
}

/** A list across the sheet; a sentence where it is empty. */
async function writeList(book: Book, sheet: Sheet, title: string, listed: readonly Listed[]): Promise<void> {
  const line = async (text: string, looks: readonly Look[], values: readonly Value[], height: number) => {
    const styles = Array.from({ length: ACROSS }, (_, i) => book.style(looks[Math.max(0, i - WORDS + 1)] ?? data.text))
    await sheet.row([text, ...Array<null>(WORDS - 1).fill(null), ...values], styles, height)
    sheet.merge(`A${sheet.lastRow}:I${sheet.lastRow}`)
  }
  await sheet.row([], [], 8)
  await line(title, [heading.block, heading.group, heading.group], [summary.gaps, words.columns.rate], 33)
  for (const { text, gaps, rate } of listed)
    await line(text, [data.name, data.count, data.rate], [gaps, rate], heightOf(linesOf(text, ROOM)))
  if (listed.length === 0) await line(summary.noGaps, [heading.empty], [null, null], heightOf(1))
}
