/** Running text of a letter: paragraphs, headings, and users' words made safe for XML. */
import { AlignmentType, HeadingLevel, Paragraph, TextRun } from 'docx'
import { listed } from '../../domain/list-marks.ts'
import { withoutEnd } from '../../domain/text.ts'
import { SIZE, twips } from './page.ts'

/**
 * What XML 1.0 cannot hold: control characters, lone surrogates, the two non-characters. Word refuses a file with one of
 * them. And what turns the direction of writing, by which a letter says something else than its text.
 */
const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text on one line: no illegal character, no line break, no run of spaces. */
export const oneLine = (text: string): string => text.replace(ILLEGAL, '').replace(/\s+/g, ' ').trim()

/** The lines of what a user wrote, empty ones left out. */
export const lines = (text: string): string[] =>
  text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map(oneLine)
    .filter((line) => line !== '')

/** The paragraphs of what a user wrote: one per line; what was pasted as a list is a list. */
export const written = (text: string): string[] =>
  lines(text)
    .map(listed)
    .filter((line) => line !== '')

/** A document cited within a sentence: without its own full stop. */
export const cited = (text: string): string => withoutEnd(oneLine(text), /[\s.,;:]/)

/** Things under their keys, both in the order they came. */
export function grouped<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const name = key(thing)
    const group = groups.get(name)
    if (group) group.push(thing)
    else groups.set(name, [thing])
  }
  return groups
}

type Body = {
  /** Of a line that names things: an address that cannot be broken would tear its words apart. */
  ragged?: boolean
  keepNext?: boolean
  italics?: boolean
  bold?: boolean
  size?: number
  indent?: boolean
  before?: number
}

/** One justified paragraph, its first line indented by 1 cm. */
export const paragraph = (
  text: string,
  { ragged, keepNext, italics, bold, size = SIZE.body, indent = true, before }: Body = {},
) =>
  new Paragraph({
    alignment: ragged ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
    keepNext,
    widowControl: true,
    indent: indent ? { firstLine: twips(10) } : undefined,
    spacing: { before, after: 120, line: 264, lineRule: 'auto' },
    children: [new TextRun({ text: oneLine(text), size, italics, bold })],
  })

const HEADINGS = {
  1: { heading: HeadingLevel.HEADING_1, italics: false },
  2: { heading: HeadingLevel.HEADING_2, italics: false },
  3: { heading: HeadingLevel.HEADING_3, italics: true },
}

/** A heading that stays with what follows: 1 for `I.`, 2 for `1.`, 3 for `1.1.`. */
export const heading = (text: string, depth: keyof typeof HEADINGS) =>
  new Paragraph({
    heading: HEADINGS[depth].heading,
    keepNext: true,
    keepLines: true,
    indent: { firstLine: twips(10) },
    spacing: { before: depth === 1 ? 180 : 120, after: 120, line: 264, lineRule: 'auto' },
    children: [new TextRun({ text: oneLine(text), size: SIZE.body, bold: true, italics: HEADINGS[depth].italics })],
  })
