/** A table as CSV (RFC 4180) that a spreadsheet opens as it is meant: UTF-8 with BOM, and no text that would be a formula. */

import { stringify } from 'csv-stringify/sync'
import type { Context } from 'hono'
import { breathe } from '../breathe.ts'
import type { AppEnv } from '../deps.ts'
import { type AskedBy, download, noteDownload } from './attachment.ts'
import { textBody } from './written.ts'

const CSV = 'text/csv; charset=utf-8'
/** Rows written before others have their turn. */
const PIECE = 200

/** A caption, and what stands under it. */
export type Column<R> = [caption: string, value: (row: R) => string | number | null]

/**
 * Its type says nothing: what a route answers by its types is the JSON of the same table.
 * @param file its name; what it is of, for the audit log; and what it was asked by
 * @param pages the rows, some at a time
 */
export async function csvResponse<R>(
  c: Context<AppEnv>,
  { name, subject, filter }: { name: string; subject: string; filter: AskedBy },
  columns: readonly Column<R>[],
  pages: AsyncIterable<readonly R[]> | Iterable<readonly R[]>,
): Promise<never> {
  await noteDownload(c, subject, name, { filter })
  return download(c, CSV, name, textBody(written(columns, pages))) as never
}

async function* written<R>(
  columns: readonly Column<R>[],
  pages: AsyncIterable<readonly R[]> | Iterable<readonly R[]>,
): AsyncGenerator<string, void> {
  yield `\ufeff${lines([columns.map(([caption]) => caption)])}`
  for await (const page of pages) {
    for (let from = 0; from < page.length; from += PIECE) {
      yield lines(page.slice(from, from + PIECE).map((row) => columns.map(([, value]) => value(row))))
      await breathe()
    }
  }
}

const lines = (rows: (string | number | null)[][]): string =>
  stringify(rows, { record_delimiter: 'windows', escape_formulas: true })
