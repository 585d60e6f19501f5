/** The annex of the province's report: one row for every expected filer. */
import { type DepartmentRow, isCounted, type Rollup } from '../../domain/rollup.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { number, percent } from '../letter/figures.ts'
import { ANNEX_WIDTH, type Block } from '../letter/page.ts'
import { columns, type Row, table } from '../letter/table.ts'
import { paragraph } from '../letter/text.ts'

const ABSENT = '–'

export function annexTable(rollup: Rollup, acceptedOnly: boolean): Block[] {
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
    table(
      columns(words.departmentColumns, [11, 70, 50, 17, 17, 17, 17, 17, 17, 17, 19], [1]),
      [...rollup.departments.map((row, i) => ({ cells: [`${i + 1}`, row.name, ...cells(row, acceptedOnly)] })), total],
      { size: 22, width: ANNEX_WIDTH },
    ),
    paragraph(words.annexNote, { italics: true, size: 22, before: 120 }),
  ]
}

function cells(row: DepartmentRow, acceptedOnly: boolean): string[] {
  if (!isCounted(row.state, acceptedOnly)) {
    return [words.missingState(row.state), ...Array.from({ length: 8 }, () => ABSENT)]
  }
  return [
    `${words.countedState(row.state)}, ${row.onTime ? words.onTime : words.afterDue}`,
    ...[row.systems, row.approved, row.fullyImplemented, row.met, row.partial, row.unmet, row.notApplicable].map(
      number,
    ),
    percent(row.rate),
  ]
}
