/** `Tổng hợp`: the province on one page. */
import { leaves, wording } from '../../../domain/criteria.ts'
import { applicableCount } from '../../../domain/score.ts'
import { workbook as words } from '../../../messages/workbook.ts'
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
const WIDTHS = [36, 10, 10, 2, 36, 10, 10, 2, 54, 10, 10]
const ACROSS = WIDTHS.length
/** The columns of the blocks' counts. */
const COUNTS = ['B', 'F', 'J'] as const
/** The columns that a criterion's words take together: A to I. */
const WORDS = ACROSS - 2
const ROOM = roomIn(...WIDTHS.slice(0, WORDS))
const WEAKEST = 10
const WEAKEST_SECTIONS = 6

/** `share` is made once it is known which cell holds the count of which line of the block. */
type Line = {
  label: string
  count?: number
  share?: Share | number | null
  isTotal?: boolean
}
type Share = (countAt: (line: number) => string, line: number) => Formula
type Block = { title: string; heads?: [string, string]; lines: Line[] }

export async function writeSummary(book: Book, source: WorkbookSource, control: Control): Promise<void> {
  const frame = { name: 'summary', title: words.titles.summary, frozenColumns: 0 } as const
  const sheet = openSheet(book, source, frame, WIDTHS, 0)
  await writeHeading(book, sheet, source, frame.title, WIDTHS)
  await writeBlocks(book, sheet, [filing(source), levels(source), progress(source)])
  await writeBlocks(book, sheet, [answers(source), recommendations(control), weakestSections(source)])
  await writeWeakest(book, sheet, source)
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

/** The sections with the lowest rates; equals in the framework's order. */
function weakestSections({ rollup, framework }: WorkbookSource): Block {
  const titles = new Map(leaves(framework).map((leaf) => [leaf.id, leaf.title.vi]))
  const weakest = rollup.sections
    .flatMap(({ id, partial, unmet, rate }) => (rate === null ? [] : [{ id, gaps: partial + unmet, rate }]))
    .sort((a, b) => a.rate - b.rate)
    .slice(0, WEAKEST_SECTIONS)
  return {
    title: summary.weakestSections,
    heads: [summary.gaps, words.columns.rate],
    lines: weakest.map(({ id, gaps, rate }) => ({ label: `${id}. ${titles.get(id) ?? ''}`, count: gaps, share: rate })),
  }
}

async function writeBlocks(book: Book, sheet: Sheet, blocks: readonly Block[]): Promise<void> {
  const [first, rest] = [book.style(heading.block), book.style(heading.group)]
  await sheet.row([], [], 8)
  await sheet.row(
    blocks.flatMap(({ title, heads = [summary.count, summary.share] }) => [title, ...heads, null]),
    blocks.flatMap(() => [first, rest, rest, 0]),
    33,
  )
  const top = sheet.lastRow + 1
  const tallest = Math.max(...blocks.map(({ lines }) => lines.length))
  for (let i = 0; i < tallest; i++) {
    const cells = blocks.map(({ lines }, n) => lineCells(book, lines[i], COUNTS[n] ?? '', top, i))
    await sheet.row(
      cells.flatMap(({ values }) => [...values, null]),
      cells.flatMap(({ styles }) => [...styles, 0]),
      heightOf(1),
    )
  }
}

function lineCells(book: Book, line: Line | undefined, counts: string, top: number, i: number) {
  if (!line) return { values: [null, null, null], styles: [0, 0, 0] }
  const { label, count = null, share = null, isTotal } = line
  const looks = isTotal ? [total.text, total.count, total.rate] : [data.code, data.count, data.rate]
  const shown = typeof share === 'function' ? share((n) => `${counts}${top + n}`, i) : share
  return { values: [label, count, shown] as Value[], styles: looks.map((look) => book.style(look)) }
}

/** The criteria that most answers miss; equals in the framework's order. */
async function writeWeakest(book: Book, sheet: Sheet, { rollup, framework }: WorkbookSource): Promise<void> {
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  const weakest = rollup.criteria
    .filter(({ partial, unmet }) => partial + unmet > 0)
    .sort((a, b) => b.partial + b.unmet - (a.partial + a.unmet))
    .slice(0, WEAKEST)
  const line = async (text: string, looks: readonly Look[], values: readonly Value[], height: number) => {
    const styles = Array.from({ length: ACROSS }, (_, i) => book.style(looks[Math.max(0, i - WORDS + 1)] ?? data.text))
    await sheet.row([text, ...Array<null>(WORDS - 1).fill(null), ...values], styles, height)
    sheet.merge(`A${sheet.lastRow}:I${sheet.lastRow}`)
  }

  await sheet.row([], [], 8)
  const captions = [summary.gaps, words.columns.rate]
  await line(summary.weakest, [heading.block, heading.group, heading.group], captions, 33)
  for (const tally of weakest) {
    const criterion = criteria.get(tally.id)
    const text = `${tally.id}. ${criterion ? wording(criterion, criterion.fromLevel).vi : ''}`
    const values = [tally.partial + tally.unmet, tally.met / applicableCount(tally)]
    await line(text, [data.name, data.count, data.rate], values, heightOf(linesOf(text, ROOM)))
  }
  if (weakest.length === 0) await line(summary.noGaps, [heading.empty], [null, null], heightOf(1))
}
