/** Evidence (minh chứng): files of a department, each of which answers may name. Pure. */
import { safeName } from './file-name.ts'
import type { FileType } from './file-type.ts'
import { LIMITS } from './limits.ts'
import { withoutEnd } from './text.ts'

/** As an answer names it; `name` as it was when it was attached. */
export type Evidence = { sha256: string; name: string }

/**
 * What is known of a file beside its content. `number` and `date` are those of the document (số/ký hiệu, ngày), `covers` is the
 * period that it proves.
 */
export type FileFields = { name: string; number: string | null; date: string | null; covers: string | null }

/** As a submission freezes it; `size` in bytes. */
export type FiledFile = { sha256: string; size: number; type: FileType } & FileFields

/** Where a file is named: by the working copy of a period or by what was filed in it. */
export type FileUse = { period: string; criterion: string; system: { id: string; name: string } | null }

/** A line of the library; `uses` are the newest of `used`. */
export type LibraryFile = FiledFile & { by: string; at: string; used: number; uses: FileUse[] }

/** In bytes. */
export type FileSpace = { used: number; most: number }

/** Other endings of the names of a type. */
const ENDINGS: Partial<Record<FileType, readonly string[]>> = { jpg: ['jpg', 'jpeg'] }

/** A name that ends as its type does, for what opens a file judges it by that; no longer than a name may be. */
export function nameOfType(name: string, type: FileType): string {
  const clean = safeName(name).replace(/^[.\s]+/, '')
  if ((ENDINGS[type] ?? [type]).some((ending) => clean.toLowerCase().endsWith(`.${ending}`))) return clean
  return `${withoutEnd(clean.slice(0, LIMITS.fileName - ENDING_MOST), /[\s.\p{Cs}]/u) || type}.${type}`
}
const ENDING_MOST = 5

/** A document is old when so much time has passed since its day: the day of the next year, inclusive. */
export const isYearOld = (day: string, today: string): boolean =>
  `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` <= today
