/** To whom a letter goes (Nghị định 30/2020/NĐ-CP, annex I): one on the line, several below each other. */
import { AlignmentType, Paragraph, TextRun } from 'docx'
import { letterWords } from '../../messages/reports/letter.ts'
import { SIZE, twips } from './page.ts'

export function addressees(names: readonly string[]): Paragraph[] {
  const [only] = names
  if (names.length === 1 && only) return [line(`${letterWords.to} ${only}`, { after: 240 })]
  return [
    line(letterWords.to),
    ...names.map((name, i) => {
      const isLast = i === names.length - 1
      return line(`- ${name}${isLast ? '.' : ';'}`, { left: 50, after: isLast ? 240 : 0 })
    }),
  ]
}

const line = (text: string, { left = 0, after = 0 } = {}) =>
  new Paragraph({
    alignment: left === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
    indent: { left: twips(left) },
    spacing: { before: left === 0 ? 240 : 0, after },
    keepNext: true,
    children: [new TextRun({ text, size: SIZE.body })],
  })
