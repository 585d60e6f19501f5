/** An Excel table: the part of the package that names a range, its columns and its look (ECMA-376 part 1, 18.5). */
import { escapeXml } from './cells.ts'

/** `ref` from the captions to the last row, at least one; `columns` are the captions, as their cells have them. */
export type ExcelTable = { name: string; ref: string; columns: readonly string[] }

export const TABLE_RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/table'

/** @param id from 1, unique in the workbook */
export function tableXml(id: number, { name, ref, columns }: ExcelTable): string {
  const attribute = (text: string) => escapeXml(text).replaceAll('"', '&quot;')
  const names = columns.map((column, i) => `<tableColumn id="${i + 1}" name="${attribute(column)}"/>`).join('')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${attribute(name)}"` +
    ` displayName="${attribute(name)}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/>` +
    `<tableColumns count="${columns.length}">${names}</tableColumns>` +
    '<tableStyleInfo name="TableStyleLight15" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>' +
    '</table>'
  )
}
