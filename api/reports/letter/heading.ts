/** The two corner blocks at the top of a letter, and its title. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { letterWords } from '../../messages/reports/letter.ts'
import { balance, widthOf } from '../width.ts'
import { SIZE, TEXT_WIDTH, twips } from './page.ts'
import { oneLine } from './text.ts'

/** The right block takes what the national title needs at size 12, and a little more for a typeface put in the place of ours. */
const RIGHT = 92
const LEFT = TEXT_WIDTH - RIGHT
/** Kept free beside the names in the left block. */
const GAP = 2.5
/** A name a little too long is narrowed rather than broken: nobody sees 6 %. */
const NARROWEST = 0.94

const nil = { style: BorderStyle.NIL, size: 0, color: 'auto' }
export const NO_BORDERS = { top: nil, bottom: nil, left: nil, right: nil, insideHorizontal: nil, insideVertical: nil }

type Style = { size: number; bold?: boolean; italics?: boolean; scale?: number; after?: number }
const centred = (text: string, { after = 0, ...run }: Style) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [new TextRun({ text, ...run })],
  })

/** A solid line of a length, centred in a room (both in millimetres). */
const rule = (length: number, room: number, after = 0) => {
  const side = twips(Math.max(0, (room - length) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 70, after, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

/** A body's name in capitals: on one line if it fits, else over even lines. */
function bodyName(name: string, bold: boolean): { paragraphs: Paragraph[]; width: number } {
  const text = oneLine(name).toLocaleUpperCase('vi')
  const room = LEFT - GAP
  const width = widthOf(text, SIZE.capitals)
  const scale = width > room && width * NARROWEST <= room ? Math.floor((room / width) * 100) : undefined
  const broken = width <= room || scale ? [text] : balance(text, SIZE.capitals, room)
  return {
    paragraphs: broken.map((line) => centred(line, { size: SIZE.capitals, bold, scale })),
    width: Math.min(room, Math.max(...broken.map((line) => widthOf(line, SIZE.capitals)))),
  }
}

export type Heading = {
  /** The body above the issuing one; null where none is printed. */
  parent: string | null
  /** One name, or its lines where the break is given (`ỦY BAN NHÂN DÂN`, `XÃ TÂN VIỆT`). */
  issuer: readonly string[]
  /** After the blank number: `BC-SKHCN`. */
  symbol: string
  /** What it is about, under its number; of a letter that has no title. */
  subject?: string
  place: string
  year: number
  draft: boolean
}

/** Parent and issuing body, number and draft mark on the left; nation, motto, place and date on the right. */
export function headingBlock({ parent, issuer, symbol, subject, place, year, draft }: Heading): Table {
  const names = issuer.map((line) => bodyName(line, true))
  const line = Math.max(...names.map((name) => name.width)) * 0.4
  const number = centred(letterWords.number(oneLine(symbol)), { size: SIZE.motto })
  const date = centred(letterWords.placeAndDate(oneLine(place), year), { size: SIZE.motto, italics: true })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: [twips(LEFT), twips(RIGHT)],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: [
      row(
        [
          ...(parent ? bodyName(parent, false).paragraphs : []),
          ...names.flatMap((name) => name.paragraphs),
          rule(line, LEFT),
        ],
        [
          centred(letterWords.nation, { size: SIZE.capitals, bold: true }),
          centred(letterWords.motto, { size: SIZE.motto, bold: true }),
          rule(widthOf(letterWords.motto, SIZE.motto), RIGHT),
        ],
      ),
      row([number, ...(subject ? about(subject) : []), ...(draft ? [draftMark()] : [])], [date]),
    ],
  })
}

/** Number and date share a row, so that they stand at the same height however long the names are. */
const row = (left: Paragraph[], right: Paragraph[]) =>
  new TableRow({
    cantSplit: true,
    children: [[left, LEFT] as const, [right, RIGHT] as const].map(
      ([children, width]) =>
        new TableCell({
          width: { size: twips(width), type: WidthType.DXA },
          borders: NO_BORDERS,
          margins: { left: 0, right: 0, top: twips(1.2) },
          verticalAlign: VerticalAlignTable.TOP,
          children,
        }),
    ),
  })

/** In even lines, 6 points under the number. */
const about = (subject: string) =>
  balance(oneLine(subject), SIZE.capitals, LEFT - GAP).map(
    (text, i) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: i === 0 ? 120 : 0 },
        children: [new TextRun({ text, size: SIZE.capitals })],
      }),
  )

const draftMark = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120 },
    children: [
      new TextRun({
        text: `\u00a0${letterWords.draft}\u00a0`,
        bold: true,
        size: SIZE.body,
        border: { style: BorderStyle.SINGLE, size: 8, space: 2, color: '000000' },
      }),
    ],
  })

/** `BÁO CÁO`, its summary over the lines given (each broken evenly where too long), and the line under it. */
export function titleBlock(kind: string, summary: readonly string[]): Paragraph[] {
  const broken = summary.flatMap((line) => balance(oneLine(line), SIZE.body, TEXT_WIDTH - 15))
  const width = Math.max(...broken.map((line) => widthOf(line, SIZE.body)))
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 360 },
      keepNext: true,
      children: [new TextRun({ text: kind, bold: true, size: SIZE.body })],
    }),
    ...broken.map((line) => centred(line, { size: SIZE.body, bold: true })),
    rule(Math.min(width, TEXT_WIDTH) * 0.35, TEXT_WIDTH, 240),
  ]
}
