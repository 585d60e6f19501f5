/** exceljs ships no types for the stream writer's own file; these are the members we use of version 4.4.0. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { Writable } from 'node:stream'
  import type { Style, WorkbookView } from 'exceljs'

  type Part = { write(chunk: unknown): unknown; end(): unknown; destroy(error?: Error): unknown }

  export type WorksheetWriter = {
    readonly stream: Part
    autoFilter: string | null
    columns: { width: number; hidden?: boolean; style?: Partial<Style> }[]
    readonly dataValidations: { readonly model: Record<string, object> }
    startedData: boolean
    _merges: unknown[]
    _writeColumns(): void
    _writeOpenSheetData(): void
    _writeCloseSheetData(): void
    _writeConditionalFormatting(): void
    _writePageMargins(): void
    _writeCloseWorksheet(): void
    readonly _sheetRelsWriter: { addRelationship(relationship: { Type: string; Target: string }): string }
    commit(): void
  }

  export default class WorkbookWriter {
    constructor(options: {
      stream: Writable
      useStyles: boolean
      useSharedStrings: boolean
      zip: { zlib: { level: number } }
      created: Date
      creator: string
      lastModifiedBy: string
    })
    views: Partial<WorkbookView>[]
    title?: string
    styles: {
      readonly xml: string
      addStyleModel(style: Partial<Style>): number
      _addFont(font: Partial<Style['font']>): number
    }
    zip: {
      append(source: unknown, entry: { name: string }): unknown
      abort(): unknown
      finalize(): Promise<void>
      on(event: 'error', listener: (error: Error) => void): unknown
      unpipe(): unknown
    }
    get nextId(): number
    addWorksheet(name: string, options: Record<string, unknown>): WorksheetWriter
    readonly _worksheets: (WorksheetWriter | undefined)[]
    addContentTypes(): Promise<unknown>
    readonly sharedStrings: { readonly count: number }
    addSharedStrings(): Promise<unknown>
    addStyles(): Promise<unknown>
    commit(): Promise<unknown>
    readonly stream: Writable
    _finalize(): Promise<unknown>
    _openStream(path: string): Part
  }
}

declare module 'exceljs/lib/xlsx/xform/core/content-types-xform.js' {
  export default class ContentTypesXform {
    toXml(model: {
      worksheets: readonly unknown[]
      tables: readonly { target: string }[]
      sharedStrings: { readonly count: number }
    }): string
  }
}
