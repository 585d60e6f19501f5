/** Recipients on the left, signature on the right: one row that never leaves the paragraph before it. */
import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { LetterSettings } from '../../domain/letterhead.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { NO_BORDERS } from './heading.ts'
import { type Block, SIZE, TEXT_WIDTH, twips } from './page.ts'
import { oneLine, paragraph } from './text.ts'

/** The part of the left block. */
const LEFT = 78 / TEXT_WIDTH

export type Closing = {
  /** The last sentence, which ends with `./.`. */
  sentence: string
  recipients: readonly string[]
  /** `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`: from the highest authority down. */
  posts: readonly string[]
  /** Empty while nobody has signed. */
  name: string
  /** Millimetres of the text. */
  width?: number
}

/** Who the letter is for, who gets a copy (`usual` unless settings name others), and where one is kept. */
export const recipients = (
  to: string,
  usual: readonly string[],
  { recipients, archive, draftingUnit }: LetterSettings,
): string[] => [to, ...(recipients.length ? recipients : usual), letterWords.archive(archive, draftingUnit)]

/** The closing sentence with the block under it: the sentence keeps the block on its page. */
export function closing({ sentence, recipients, posts, name, width = TEXT_WIDTH }: Closing): Block[] {
  const [toLeft, toRight] = [twips(width * LEFT), twips(width) - twips(width * LEFT)]
  const left = [
    new Paragraph({
      children: [new TextRun({ text: letterWords.recipients, bold: true, italics: true, size: SIZE.recipientsTitle })],
    }),
    ...recipients.map((line, i) => {
      const end = i === recipients.length - 1 ? '.' : ';'
      return new Paragraph({
        indent: { left: 120, hanging: 120 },
        children: [new TextRun({ text: `- ${oneLine(line)}${end}`, size: SIZE.small })],
      })
    }),
  ]
  const right = [
    ...posts.map((post) => signed(oneLine(post).toLocaleUpperCase('vi'), 0)),
    // Room for the seal and the hand.
    signed(oneLine(name), 1500),
  ]
  const block = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: [toLeft, toRight],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({ width: { size: toLeft, type: WidthType.DXA }, borders: NO_BORDERS, children: left }),
          new TableCell({ width: { size: toRight, type: WidthType.DXA }, borders: NO_BORDERS, children: right }),
        ],
      }),
    ],
  })
  return [paragraph(sentence, { keepNext: true }), block]
}

const signed = (text: string, before: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before },
    children: [new TextRun({ text, bold: true, size: SIZE.body })],
  })
