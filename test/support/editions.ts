/** Uploading framework documents as the page does: the preview, then what it gives back. */
import type ExcelJS from 'exceljs'
import { expect } from 'vitest'
import type { EditionPreview } from '../../api/frameworks/preview.ts'
import { openBook } from './workbook.ts'
import type { Person } from './world.ts'

export async function preview(admin: Person, document: unknown): Promise<EditionPreview> {
  const answer = await admin.post('/frameworks', document)
  expect(answer.status).toBe(200)
  return (await answer.json()) as EditionPreview
}

/** @returns the status of storing it, and the preview */
export async function upload(admin: Person, document: unknown) {
  const previewed = await preview(admin, document)
  expect(previewed.faults).toEqual([])
  const answer = await apply(admin, previewed)
  return { status: answer.status, previewed }
}

export const apply = (admin: Person, { sha256, document }: Pick<EditionPreview, 'sha256' | 'document'>) =>
  admin.post('/frameworks/apply', { sha256, document })

/** The workbook with other cells: by sheet and address. */
export async function changed(bytes: Uint8Array, cells: Record<string, ExcelJS.CellValue>): Promise<Uint8Array> {
  const { book, bytes: saved } = await openBook(bytes)
  for (const [place, value] of Object.entries(cells)) {
    const [sheet = '', cell = ''] = place.split('!')
    const found = book.getWorksheet(sheet)
    if (!found) throw new Error(`no sheet ${sheet}`)
    found.getCell(cell).value = value
  }
  return saved()
}
