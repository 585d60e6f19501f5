/** The sheet of a letter by Nghị định 30/2020/NĐ-CP, annex I: A4, margins, typeface, page number, footer, draft mark. */
import { AlignmentType, Footer, Header, PageNumber, PageOrientation, Paragraph, SectionType, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { letterWords } from '../../messages/reports/letter.ts'
import { type Blocks, type Part, packed } from './package.ts'

export type { Block, Blocks } from './package.ts'

export const FONT = 'Times New Roman'

/** Half-points, as Word counts. */
export const SIZE = {
  body: 28,
  capitals: 24,
  motto: 26,
  small: 22,
  table: 23,
  recipientsTitle: 24,
  pageNumber: 26,
  footer: 18,
}

/** Millimetres. The decree allows 20-25 above and below, 30-35 left and 15-20 right. */
export const MARGIN = { top: 20, right: 15, bottom: 20, left: 30 }
export const TEXT_WIDTH = 210 - MARGIN.left - MARGIN.right
/** An annex lies on its side: its tables have many columns. */
export const ANNEX_WIDTH = 297 - MARGIN.left - MARGIN.right

/** Millimetres as twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

export type Letter = {
  /** Of the file, not of the page. */
  title: string
  author: string
  footer: string
  draft: boolean
  blocks: Blocks
  /** On its side as a whole. */
  lying?: boolean
  /** Those of the blocks that hold a chart. */
  charts?: readonly Paragraph[]
  /** What of the letter itself is too wide to stand upright: on its side behind the rest, numbered on. */
  wide?: Blocks
  /** Each on sheets of its own, numbered from 1 (the decree, annex I, part II). */
  annexes: readonly Blocks[]
}

const footer = (text: string) =>
  new Footer({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text, size: SIZE.footer })] })],
  })

/** A header with the page's number or, on page 1, without; a draft is marked across every page. */
const header = (number: boolean, draft: boolean) =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          ...(number ? [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber })] : []),
          ...(draft ? [new TextWatermark({ text: letterWords.draft, font: FONT, color: 'D9D9D9', width: 400 })] : []),
        ],
      }),
    ],
  })

const plain = { run: { font: FONT, color: '000000', size: SIZE.body } }

/** Word wants a paragraph after the last table: one point high, or it fills a page of its own under a block that ends low. */
const lastLine = () =>
  new Paragraph({ spacing: { after: 0, line: 20, lineRule: 'exact' }, children: [new TextRun({ text: '', size: 2 })] })

/** One part of a letter: the letter itself upright, what is wide of it and its annexes on their side. */
const part = (
  { draft, footer: text }: Letter,
  blocks: Blocks,
  { landscape, goesOn = false, framed = [] }: { landscape: boolean; goesOn?: boolean; framed?: readonly Paragraph[] },
): Part => ({
  blocks,
  framed,
  last: landscape ? [] : [lastLine()],
  section: {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: !goesOn,
      page: {
        // Width and height of the upright sheet: the library turns them.
        size: {
          width: twips(210),
          height: twips(297),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(MARGIN.top),
          right: twips(MARGIN.right),
          bottom: twips(MARGIN.bottom),
          left: twips(MARGIN.left),
          header: twips(10),
          footer: twips(10),
        },
        pageNumbers: goesOn ? {} : { start: 1 },
      },
    },
    headers: { first: header(false, draft), default: header(true, draft) },
    footers: { first: footer(text), default: footer(text) },
  },
})

/** The bytes of a .docx. @param signal of the request that it is for. @throws Left */
export function write(letter: Letter, signal?: AbortSignal): Promise<Uint8Array> {
  const frame = {
    title: letter.title,
    creator: letter.author,
    lastModifiedBy: letter.author,
    description: letter.footer,
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZE.body, language: { value: 'vi-VN' } } },
        heading1: plain,
        heading2: plain,
        heading3: plain,
      },
    },
  }
  const parts = [
    part(letter, letter.blocks, { landscape: letter.lying ?? false, framed: letter.charts }),
    ...(letter.wide ? [part(letter, letter.wide, { landscape: true, goesOn: true })] : []),
    ...letter.annexes.map((annex) => part(letter, annex, { landscape: true })),
  ]
  return packed(frame, parts, signal)
}
