/** The head of an annex by Nghị định 30/2020/NĐ-CP: its number, what it holds, and the letter that it belongs to. */
import { AlignmentType, Paragraph, TextRun } from 'docx'
import { letterWords } from '../../messages/reports/letter.ts'
import { type Block, SIZE } from './page.ts'

/** `of`: the letter that it goes with; `numeral`: of one of several (`II`). */
type Annex = { title: string; of: string; numeral?: string }

export const annexHead = ({ title, of, numeral }: Annex): Block[] => [
  line([letterWords.annex, numeral].filter(Boolean).join(' '), { bold: true }),
  line(title.toLocaleUpperCase('vi'), { bold: true }),
  line(of, { italics: true, after: 200 }),
]

const line = (text: string, { after = 0, ...how }: { bold?: boolean; italics?: boolean; after?: number }) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after },
    children: [new TextRun({ text, ...how, size: SIZE.body })],
  })
