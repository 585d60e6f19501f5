/** Files that nobody fills in: each is refused before it costs much. */

import ExcelJS from 'exceljs'
import { type Lies, zip } from './zip.ts'

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
const relations = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OPEN = `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>`
const CLOSE = '</sheetData></worksheet>'

type Parts = Record<string, string | Uint8Array>
const parts = (more: Parts = {}): Parts => ({
  '[Content_Types].xml': TYPES,
  '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Đơn vị" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
  'xl/worksheets/sheet1.xml': OPEN + CLOSE,
  ...more,
})
const SHEET = 'xl/worksheets/sheet1.xml'
const sheet = (xml: string | Uint8Array, lies: Lies = {}): Uint8Array => zip(parts({ [SHEET]: xml }), { [SHEET]: lies })

const COMPOUND = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504)])
const encrypted = () => {
  const bytes = new Uint8Array(4096)
  bytes.set(COMPOUND)
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024)
  return bytes
}

async function good(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Đơn vị').addRow(['Tên đơn vị', 'Loại'])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** How each is refused: its code, and a word of the reason. */
export type Hostile = {
  bytes: () => Uint8Array | Promise<Uint8Array>
  code: 'unreadable' | 'fileTooLarge' | 'tooLarge'
  says: string
}

const damaged = { code: 'unreadable', says: 'bị hỏng' } as const
const tooMuch = { code: 'fileTooLarge', says: 'xóa các dòng' } as const

export const HOSTILE: Record<string, Hostile> = {
  'nothing at all': { bytes: () => new Uint8Array(), code: 'unreadable', says: 'Chưa có tệp' },
  'a text': { bytes: () => Buffer.from('Mã,Tên đơn vị\n'), code: 'unreadable', says: 'không phải sổ tính' },
  'a PDF under another name': { bytes: () => Buffer.from('%PDF-1.7\n'), code: 'unreadable', says: 'PDF' },
  'an .xls under another name': { bytes: () => COMPOUND, code: 'unreadable', says: '97-2003' },
  'an encrypted workbook': { bytes: encrypted, code: 'unreadable', says: 'mật khẩu' },
  'a workbook with macros': {
    bytes: () => zip(parts({ 'xl/vbaProject.bin': 'x' })),
    code: 'unreadable',
    says: 'macro',
  },
  'a macro workbook without its macros': {
    bytes: () => zip(parts({ '[Content_Types].xml': TYPES.replace('sheet.main', 'sheet.macroEnabled.main') })),
    code: 'unreadable',
    says: 'macro',
  },
  'an .xlsb': {
    bytes: () => zip(parts({ '[Content_Types].xml': TYPES.replace('sheet.main+xml', 'sheet.binary.main') })),
    code: 'unreadable',
    says: '.xlsb',
  },
  'an .ods': { bytes: () => zip({ mimetype: 'x', 'content.xml': 'x' }), code: 'unreadable', says: '.ods' },
  'another archive': { bytes: () => zip({ 'word/document.xml': 'x' }), code: 'unreadable', says: 'không phải sổ tính' },
  'a workbook that breaks off': { bytes: async () => (await good()).slice(0, -200), ...damaged },
  'a workbook whose end is missing in the middle': {
    bytes: async () => Buffer.concat([(await good()).slice(0, 2000), (await good()).slice(2600)]),
    ...damaged,
  },
  'a sheet that is no XML': { bytes: () => sheet('<worksheet><sheetData>'), ...damaged },
  'a sheet in another encoding': { bytes: () => sheet(Uint8Array.from([0xff, 0xfe, 0x3c, 0x00])), ...damaged },
  'a wrong checksum': { bytes: () => sheet(OPEN + CLOSE, { crc: 1 }), ...damaged },
  entities: {
    bytes: () =>
      sheet(
        `<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;">]>${OPEN}<row><c t="str"><v>&c;</v></c></row>${CLOSE}`,
      ),
    code: 'unreadable',
    says: 'thực thể',
  },
  'an external entity': {
    bytes: () => sheet(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${OPEN}${CLOSE}`),
    code: 'unreadable',
    says: 'thực thể',
  },
  'a zip bomb': { bytes: () => sheet(new Uint8Array(300_000_000)), ...tooMuch },
  'a zip bomb that says it is small': {
    bytes: () => sheet(new Uint8Array(60_000_000).fill(32), { size: 5000 }),
    ...tooMuch,
  },
  '1,000,000 rows': {
    bytes: () => sheet(OPEN + '<row><c t="str"><v>x</v></c></row>'.repeat(1_000_000) + CLOSE),
    ...tooMuch,
  },
  '1,000,000 empty rows': { bytes: () => sheet(OPEN + '<row/>'.repeat(1_000_000) + CLOSE), ...tooMuch },
  'very many cells': { bytes: () => sheet(`${OPEN}<row>${'<c t="b"/>'.repeat(1_500_000)}</row>${CLOSE}`), ...tooMuch },
  'a cell of 15 MB': {
    bytes: () => sheet(`${OPEN}<row><c t="str"><v>${'x'.repeat(15_000_000)}</v></c></row>${CLOSE}`),
    ...tooMuch,
  },
  'a cell of entities': {
    bytes: () => sheet(`${OPEN}<row><c t="str"><v>${'&amp;'.repeat(3_000_000)}</v></c></row>${CLOSE}`),
    ...tooMuch,
  },
  'an attribute of 15 MB': { bytes: () => sheet(`${OPEN}<row a="${'x'.repeat(15_000_000)}"/>${CLOSE}`), ...damaged },
  'a comment of 15 MB': { bytes: () => sheet(`${OPEN}<!--${'x'.repeat(15_000_000)}-->${CLOSE}`), ...damaged },
  'very many attributes': {
    bytes: () => sheet(`${OPEN}<row ${Array.from({ length: 900_000 }, (_, i) => `a${i}="1"`).join(' ')}/>${CLOSE}`),
    ...tooMuch,
  },
  'very deep elements': { bytes: () => sheet('<a>'.repeat(5_000_000)), ...tooMuch },
  'very many elements': { bytes: () => sheet(OPEN + '<x a="1" b="2"></x>'.repeat(800_000) + CLOSE), ...tooMuch },
  'very many merged cells': {
    bytes: () =>
      sheet(`${OPEN}</sheetData><mergeCells>${'<mergeCell ref="A1:A9"/>'.repeat(600_000)}</mergeCells></worksheet>`),
    ...tooMuch,
  },
  'very large shared texts': {
    bytes: () =>
      zip(
        parts({
          'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml').replace(
            '</Relationships>',
            '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
          ),
          'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${`<si><t>${'x'.repeat(30_000)}</t></si>`.repeat(5000)}</sst>`,
        }),
      ),
    ...tooMuch,
  },
  'very many parts': {
    bytes: () => zip({ ...parts(), ...Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`a/${i}`, 'x'])) }),
    ...tooMuch,
  },
  'a body over 10 MB': { bytes: () => new Uint8Array(10 * 1024 * 1024 + 1), code: 'tooLarge', says: 'vượt quá' },
}
