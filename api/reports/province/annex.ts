/** The annex of the province's report: one row for every expected filer. */
import { AlignmentType, Paragraph, TextRun } from 'docx'
import { type DepartmentRow, isCounted, type Rollup } from '../../domain/rollup.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { number, percent } from '../letter/figures.ts'
import { type Block, SIZE } from '../letter/page.ts'
import { columns, type Row, table } from '../letter/table.ts'
import { paragraph } from '../letter/text.ts'

type Annex = { quarter: string; symbol: string; year: number; issuer: string; acceptedOnly: boolean }

const ABSENT = '–'

export function annex(rollup: Rollup, { quarter, symbol, year, issuer, acceptedOnly }: Annex): Block[] {
  const { filing, systems, compliance } = rollup
  const total: Row = {
    cells: [
      '',
      words.totalRow,
      `${number(filing.submitted)}/${number(filing.expected)}`,
      ...[systems.total, systems.approved, systems.fullyImplemented].map(number),
      ...[compliance.met, compliance.partial, compliance.unmet, compliance.notApplicable].map(number),
      percent(compliance.rate),
    ],
    strong: true,
  }
  return [
    title(words.annex, { bold: true, pageBreakBefore: true }),
    title(words.annexTitle(quarter), { bold: true }),
    ...words.annexOf(symbol, year, issuer).map((line, i) => title(line, { italics: true, after: i === 0 ? 0 : 200 })),
    table(
      columns(words.departmentColumns, [8, 38, 25, 12.5, 12.5, 10, 11, 11, 12, 12.5, 14], [1]),
      [...rollup.departments.map((row, i) => ({ cells: [`${i + 1}`, row.name, ...cells(row, acceptedOnly)] })), total],
      { size: 20, padding: 0.5 },
    ),
    paragraph(words.annexNote, { italics: true, size: 22, before: 120 }),
  ]
}

function cells(row: DepartmentRow, acceptedOnly: boolean): string[] {
  if (!isCounted(row.state, acceptedOnly)) {
    return [words.missingState(row.state), ...Array.from({ length: 8 }, () => ABSENT)]
  }
  return [
    `${words.countedState(row.state)},\n${row.onTime ? words.onTime : words.afterDue}`,
    ...[row.systems, row.approved, row.fullyImplemented, row.met, row.partial, row.unmet, row.notApplicable].map(
      number,
    ),
    percent(row.rate),
  ]
}

const title = (text: string, how: { bold?: boolean; italics?: boolean; pageBreakBefore?: boolean; after?: number }) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore: how.pageBreakBefore,
    keepNext: true,
    spacing: { after: how.after ?? 0 },
    children: [new TextRun({ text, bold: how.bold, italics: how.italics, size: SIZE.body })],
  })
