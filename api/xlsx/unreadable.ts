/** Why a file is not read. The words of each: `files` in api/messages. */
export type Reason =
  /** No archive of parts, or one that breaks off, contradicts itself or is no XML. */
  | 'damaged'
  | 'notXlsx'
  | 'pdf'
  /** Excel 97-2003, and whatever else Office kept in the same container. */
  | 'oldExcel'
  | 'encrypted'
  | 'macros'
  | 'binary'
  | 'openDocument'
  /** Declares entities or a document type, which no program that makes workbooks does. */
  | 'entities'
  /** More parts, sheets, rows, cells or text than any of our forms may have: told as too large (413). */
  | 'tooMuch'

/** Thrown by everything here; nothing of the file is kept. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly reason: Reason
  constructor(reason: Reason, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
