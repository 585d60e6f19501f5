/** Colour scales and data bars of a sheet, as SpreadsheetML: exceljs' stream writer has no place for a bar's 2010 half. */

const MAIN = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'
const XM = 'http://schemas.microsoft.com/office/excel/2006/main'

export type Format = { kind: 'scale' | 'bar'; ref: string }

/** Fixed ends, so that a colour means the same in every department and every quarter. Blind-safe red to blue. */
const SCALE = [
  [0.5, 'FFE58A73'],
  [0.75, 'FFF7F7F7'],
  [1, 'FF4F9BCB'],
] as const
const BAR = 'FF9CC9E3'

const barId = (i: number): string => `{5A0A7C00-0000-4000-8000-${String(i + 1).padStart(12, '0')}}`

export function conditionalFormatting(formats: readonly Format[]): string {
  return formats
    .map(({ kind, ref }, i) => {
      const rule = kind === 'scale' ? scale(i) : bar(i)
      return `<conditionalFormatting sqref="${ref}">${rule}</conditionalFormatting>`
    })
    .join('')
}

const scale = (i: number): string => {
  const stops = SCALE.map(([at]) => `<cfvo type="num" val="${at}"/>`).join('')
  const colours = SCALE.map(([, colour]) => `<color rgb="${colour}"/>`).join('')
  return `<cfRule type="colorScale" priority="${i + 1}"><colorScale>${stops}${colours}</colorScale></cfRule>`
}

const bar = (i: number): string =>
  `<cfRule type="dataBar" priority="${i + 1}"><dataBar><cfvo type="num" val="0"/><cfvo type="num" val="1"/>` +
  `<color rgb="${BAR}"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="${MAIN}">` +
  `<x14:id>${barId(i)}</x14:id></ext></extLst></cfRule>`

/** The half of the data bars that Excel 2010 added: a plain bar from 0 to 100 %, without a gradient. */
export function extensions(formats: readonly Format[]): string {
  const bars = formats.flatMap(({ kind, ref }, i) =>
    kind === 'bar'
      ? [
          `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${barId(i)}">` +
            '<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo>' +
            '<x14:cfvo type="num"><xm:f>1</xm:f></x14:cfvo></x14:dataBar></x14:cfRule>' +
            `<xm:sqref>${ref}</xm:sqref></x14:conditionalFormatting>`,
        ]
      : [],
  )
  if (bars.length === 0) return ''
  return (
    `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${MAIN}">` +
    `<x14:conditionalFormattings>${bars.join('')}</x14:conditionalFormattings></ext></extLst>`
  )
}
