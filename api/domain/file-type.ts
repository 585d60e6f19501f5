/** What a file is, told by its first bytes. Pure. */

/** The types that somewhere are taken. */
export type FileType = 'pdf'

/** So many bytes tell it. */
export const HEAD_BYTES = 8

/** How each begins (PDF: ISO 32000-2 §7.5.2; what stands before it is not taken, although some readers skip it). */
const MARKS: Record<FileType, string> = { pdf: '%PDF-' }

/** @param head the first `HEAD_BYTES`, or all where it is shorter; null for what is none of them */
export function fileTypeOf(head: Uint8Array): FileType | null {
  const begins = (mark: string) => [...mark].every((letter, i) => head[i] === letter.charCodeAt(0))
  return (Object.keys(MARKS) as FileType[]).find((type) => begins(MARKS[type])) ?? null
}
