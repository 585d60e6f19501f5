/**
 * A workbook written as a stream on exceljs' stream writer: it makes the package, the sheets' frames and the styles; the
 * rows go to the sheet's stream as text, because a Cell object for each value takes most of its time and memory.
 * This is the only file that touches exceljs' internals (version 4.4.0, pinned).
 */
import { PassThrough, type Writable } from 'node:stream'
import WorkbookWriter, { type WorksheetWriter } from 'exceljs/lib/stream/xlsx/workbook-writer.js'
import ContentTypesXform from 'exceljs/lib/xlsx/xform/core/content-types-xform.js'
import { pushRow, type RowStyle, type SharedText, type Value } from './cells.ts'
import { type ExcelTable, TABLE_RELATIONSHIP, tableXml } from './excel-table.ts'
import { conditionalFormatting, extensions, type Format } from './formats.ts'
import { SharedTexts } from './shared-texts.ts'
import { base, inSchemaOrder, type Look } from './styles.ts'

/** The fastest: a file is an eighth larger than at level 4, and made in half the compressor's time. */
const ZLIB_LEVEL = 1
/** Characters of rows gathered before they go to the stream. */
const CHUNK = 32_768
/** Bytes that may wait for the compressor, which works beside us: enough that neither waits for the other all the time. */
const AHEAD = 4 * CHUNK

/** The longest that Excel takes beside a cell. */
const [TITLE, PROMPT] = [32, 255]
/** Without a password: it keeps from mistakes, not from anybody. Rows and columns may be made larger, sorted and filtered. */
const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'

export type SheetOptions = {
  name: string
  /** Place in the workbook, from 1; sheets may be written in another order. */
  position: number
  widths: readonly number[]
  /** Rows and columns that stay in view. */
  frozen: { rows: number; columns: number }
  /** Rows repeated on every page: `5:6`. */
  repeated: string
  /** What is printed, `A$1:J$5`; null for everything. */
  printed: string | null
  /** Everything on one printed page, else as many as it takes. */
  onePage: boolean
  footer: string
  portrait?: boolean
  /** Found by formulas and programs, not by its reader. */
  hidden?: boolean
  gridLines?: boolean
  /** Looks of whole columns, for rows that are filled in later. */
  columns?: readonly Look[]
  hiddenColumns?: readonly number[]
  /** Only cells whose look is not locked can be filled in. */
  locked?: boolean
}

/** What may be entered in a range, and what is said beside it. */
export type Validation = {
  /** `'_soat'!$A$2:$A$6`; null where anything may be entered. */
  list: string | null
  title: string
  prompt: string
  /** Told of anything else, which is refused then; null where it is let pass. */
  refusal: string | null
}

class Writer extends WorkbookWriter {
  position = 1
  readonly parts = new Map<string, PassThrough>()
  readonly #tables: ExcelTable[] = []
  /** Instead of exceljs' own, whose index is a plain object: a name may be `__proto__`. */
  override readonly sharedStrings = new SharedTexts()

  /** exceljs' stream writer knows no tables. @returns the name of the part in its folder */
  addTable(table: ExcelTable): string {
    return `table${this.#tables.push(table)}.xml`
  }

  override get nextId(): number {
    return this.position
  }

  override async addContentTypes() {
    const tables = this.#tables.map((table, i) => {
      const target = `table${i + 1}.xml`
      this.zip.append(tableXml(i + 1, table), { name: `xl/tables/${target}` })
      return { target }
    })
    const worksheets = this._worksheets.filter(Boolean)
    this.zip.append(new ContentTypesXform().toXml({ worksheets, tables, sharedStrings: this.sharedStrings }), {
      name: '[Content_Types].xml',
    })
  }

  override async addSharedStrings() {
    if (this.sharedStrings.count > 0) this.zip.append(this.sharedStrings.xml, { name: 'xl/sharedStrings.xml' })
  }

  override async addStyles() {
    this.zip.append(inSchemaOrder(this.styles.xml), { name: 'xl/styles.xml' })
  }

  /** exceljs' own leaves the archive's promise to nobody: that of an aborted one would end the process. */
  override _finalize(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.stream.once('finish', resolve)
      this.zip.finalize().catch(reject)
    })
  }

  /** exceljs' own buffer takes everything at once, whoever reads it; this one says when it is full. */
  override _openStream(path: string) {
    const part = new PassThrough({ highWaterMark: AHEAD })
    this.zip.append(part, { name: path.replace(/^\//, '') })
    this.parts.set(path, part)
    return {
      write: (chunk: unknown) => part.write(typeof chunk === 'string' ? chunk : (chunk as ToBuffer).toBuffer()),
      end: () => part.end(),
      destroy: (error?: Error) => part.destroy(error),
      pause: () => part,
      on: () => part,
    }
  }
}
type ToBuffer = { toBuffer(): Uint8Array }

export class Book {
  readonly #writer: Writer
  readonly #out: Writable
  readonly #failed: Promise<never>
  #fail: (error: Error) => void = () => {}

  /** @param out ends with the workbook; destroyed by `abort`, and its own failure ends the writing. */
  constructor(out: Writable, made: { at: Date; by: string; title: string }) {
    this.#out = out
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject
    })
    this.#failed.catch(() => {})
    out.on('error', this.#fail)
    const closed = () => {
      // Whatever was written to the end has been taken: a reader may close before we hear that it was.
      if (!out.writableFinished) this.#fail(new Error('the reader of the workbook went away'))
    }
    if (out.destroyed) closed()
    out.on('close', closed)
    this.#writer = new Writer({
      stream: out,
      useStyles: true,
      useSharedStrings: false,
      zip: { zlib: { level: ZLIB_LEVEL } },
      created: made.at,
      creator: made.by,
      lastModifiedBy: made.by,
    })
    this.#writer.title = made.title
    this.#writer.zip.on('error', this.#fail)
    this.#writer.styles._addFont(base)
    this.#writer.views = [
      { x: 0, y: 0, width: 28_800, height: 16_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
    ]
  }

  style(look: Look): number {
    return this.#writer.styles.addStyleModel(look)
  }

  /** A text that comes again and again. */
  shared(text: string): SharedText {
    return this.#writer.sharedStrings.of(text)
  }

  sheet(options: SheetOptions): Sheet {
    this.#writer.position = options.position
    const { portrait = false, hidden = false, gridLines = false } = options
    const writer = this.#writer.addWorksheet(options.name, {
      state: hidden ? 'veryHidden' : 'visible',
      // exceljs writes no width for a column of its default, 9; without this it would have the reader's.
      properties: { defaultColWidth: 9 },
      views: [
        {
          state: 'frozen',
          xSplit: options.frozen.columns,
          ySplit: options.frozen.rows,
          showGridLines: gridLines,
          tabSelected: options.position === 1,
        },
      ],
      pageSetup: {
        paperSize: 9, // A4
        orientation: portrait ? 'portrait' : 'landscape',
        fitToWidth: 1,
        fitToHeight: options.onePage ? 1 : 0,
        ...(options.repeated === '' ? {} : { printTitlesRow: options.repeated }),
        ...(options.printed === null ? {} : { printArea: options.printed }),
        margins: { left: 0.3, right: 0.3, top: 0.5, bottom: 0.65, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: options.footer },
    })
    const part = this.#writer.parts.get(`/xl/worksheets/sheet${options.position}.xml`)
    if (!part) throw new Error('exceljs opened no stream for the sheet')
    return new Sheet(this.#writer, writer, part, this.#failed, options)
  }

  /** Resolves when the last byte is taken. */
  async close(): Promise<void> {
    await Promise.race([this.#writer.commit(), this.#failed])
  }

  /** Nothing more is written, and `out` is destroyed: a workbook that failed never looks complete. */
  abort(error: Error): void {
    this.#fail(error)
    this.#writer.zip.unpipe()
    this.#writer.zip.abort()
    for (const part of this.#writer.parts.values()) part.destroy()
    this.#out.destroy(error)
  }
}

export class Sheet {
  readonly #writer: WorksheetWriter
  readonly #part: PassThrough
  readonly #failed: Promise<never>
  readonly #formats: Format[] = []
  #table: ExcelTable | null = null
  #parts: string[] = []
  #length = 0
  #rows = 0

  constructor(book: Writer, writer: WorksheetWriter, part: PassThrough, failed: Promise<never>, options: SheetOptions) {
    this.#writer = writer
    this.#part = part
    this.#failed = failed
    const hidden = new Set(options.hiddenColumns)
    writer.columns = options.widths.map((width, i) => {
      const style = options.columns?.[i]
      return { width, hidden: hidden.has(i), ...(style && { style }) }
    })
    writer._writeColumns()
    writer._writeOpenSheetData()
    writer.startedData = true
    const margins = writer._writePageMargins.bind(writer)
    writer._writePageMargins = () => {
      part.write('<printOptions horizontalCentered="1"/>')
      margins()
    }
    // exceljs writes it further down, where the schema has no place for it.
    const closeData = writer._writeCloseSheetData.bind(writer)
    writer._writeCloseSheetData = () => {
      closeData()
      if (options.locked) part.write(PROTECTION)
    }
    writer._writeConditionalFormatting = () => part.write(conditionalFormatting(this.#formats))
    const close = writer._writeCloseWorksheet.bind(writer)
    writer._writeCloseWorksheet = () => {
      if (this.#table) {
        const Target = `../tables/${book.addTable(this.#table)}`
        const id = writer._sheetRelsWriter.addRelationship({ Type: TABLE_RELATIONSHIP, Target })
        part.write(`<tableParts count="1"><tablePart r:id="${id}"/></tableParts>`)
      }
      part.write(extensions(this.#formats))
      close()
    }
  }

  /** Number of the last row written. */
  get lastRow(): number {
    return this.#rows
  }

  /** Writes the next row; a promise when it must be waited for, because the reader is slower. */
  row(values: readonly Value[], styles: RowStyle, height?: number): Promise<void> | undefined {
    this.#length += pushRow(this.#parts, ++this.#rows, values, styles, height)
    return this.#length >= CHUNK ? this.#flush() : undefined
  }

  /** `A1:C1`. The cells must have been written, or be written later. */
  merge(range: string): void {
    this.#writer._merges.push(range)
  }

  filter(range: string): void {
    this.#writer.autoFilter = range
  }

  /** Makes the rows an Excel table, which filters by itself. */
  table(table: ExcelTable): void {
    this.#table = table
  }

  validate(range: string, { list, title, prompt, refusal }: Validation): void {
    this.#writer.dataValidations.model[range] = {
      type: list === null ? 'any' : 'list',
      ...(list === null ? {} : { allowBlank: true, formulae: [list] }),
      showInputMessage: true,
      promptTitle: title.slice(0, TITLE),
      prompt: prompt.slice(0, PROMPT),
      showErrorMessage: refusal !== null,
      ...(refusal !== null && {
        errorStyle: 'stop',
        errorTitle: title.slice(0, TITLE),
        error: refusal.slice(0, PROMPT),
      }),
    }
  }

  format(format: Format): void {
    this.#formats.push(format)
  }

  async close(): Promise<void> {
    await this.#flush()
    this.#writer.commit()
  }

  async #flush(): Promise<void> {
    const chunk = this.#parts.join('')
    this.#parts = []
    this.#length = 0
    if (this.#part.write(chunk)) return
    await Promise.race([new Promise((resolve) => this.#part.once('drain', resolve)), this.#failed])
  }
}
