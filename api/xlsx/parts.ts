/** The parts of a workbook beside its sheets: which sheets there are, shared texts, and which formats show days. */
import { posix } from 'node:path'
import { UPLOAD } from '../domain/limits.ts'
import type { Archive } from './archive.ts'
import { type Shows, showsOf } from './days.ts'
import { unescaped } from './text.ts'
import { Unreadable } from './unreadable.ts'
import { readXml } from './xml.ts'

export type Outline = {
  sheets: { name: string; hidden: boolean; part: string }[]
  sharedStrings: string | null
  styles: string | null
  from1904: boolean
}

type Relationship = { type: string; target: string }

/** The kinds of workbook that are none of ours, by the end of their type in `[Content_Types].xml`. */
const isMacro = (type: string) => /macroenabled/i.test(type)
const BINARY = /sheet\.binary/i

/** @throws Unreadable */
export async function outlineOf(archive: Archive): Promise<Outline> {
  if (archive.has('mimetype') && archive.has('content.xml')) throw new Unreadable('openDocument')
  if (!archive.has('[Content_Types].xml')) throw new Unreadable('notXlsx')
  if (archive.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new Unreadable('macros')
  await readXml(archive, '[Content_Types].xml', {
    open(_, { ContentType: type = '' }) {
      if (isMacro(type)) throw new Unreadable('macros')
      if (BINARY.test(type)) throw new Unreadable('binary')
    },
  })
  const main = [...(await relationshipsOf(archive, '')).values()].find(({ type }) => type === 'officeDocument')
  if (!main || !/(^|\/)workbook\w*\.xml$/i.test(main.target)) throw new Unreadable('notXlsx')
  return readOutline(archive, main.target)
}

async function readOutline(archive: Archive, part: string): Promise<Outline> {
  const related = await relationshipsOf(archive, part)
  const one = (type: string) => [...related.values()].find((each) => each.type === type)?.target ?? null
  const outline: Outline = { sheets: [], sharedStrings: one('sharedStrings'), styles: one('styles'), from1904: false }
  await readXml(archive, part, {
    open(name, attributes) {
      if (name === 'workbookPr') outline.from1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      if (outline.sheets.length === UPLOAD.sheets) throw new Unreadable('tooMuch')
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const target = related.get(id)
      // A sheet of charts holds nothing to read.
      if (target?.type !== 'worksheet') return
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      outline.sheets.push({ name: (attributes.name ?? '').normalize('NFC'), hidden, part: target.target })
    },
  })
  return outline
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** What a part refers to, by id; the types by their last word, which is the same in both of the standard's name spaces. */
async function relationshipsOf(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(part)
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const found = new Map<string, Relationship>()
  if (!archive.has(name)) return found
  await readXml(archive, name, {
    open(element, { Id: id, Type: type = '', Target: target = '', TargetMode: mode }) {
      if (element !== 'Relationship' || id === undefined || mode === 'External') return
      if (found.size === UPLOAD.parts) throw new Unreadable('tooMuch')
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: path })
    },
  })
  return found
}

/** Texts by their number; runs of one text are joined, how it is read aloud is left out. */
export async function sharedTextsOf(archive: Archive, part: string): Promise<string[]> {
  const texts: string[] = []
  let pieces: string[] = []
  let length = 0
  let inText = false
  let aloud = 0
  await readXml(archive, part, {
    open(name) {
      if (name === 'si') [pieces, length] = [[], 0]
      else if (name === 'rPh') aloud++
      inText = name === 't' && aloud === 0
    },
    text(text) {
      if (!inText) return
      length += text.length
      if (length > UPLOAD.text) throw new Unreadable('tooMuch')
      pieces.push(text)
    },
    close(name) {
      inText = false
      if (name === 'rPh') aloud--
      if (name !== 'si') return
      if (texts.length === UPLOAD.cells) throw new Unreadable('tooMuch')
      texts.push(unescaped(pieces.join('').normalize('NFC')))
    },
  })
  return texts
}

/** By the number of a cell's style, what its numbers show. */
export async function stylesOf(archive: Archive, part: string): Promise<Shows[]> {
  const codes = new Map<number, string>()
  const styles: Shows[] = []
  let inCellStyles = false
  await readXml(archive, part, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') inCellStyles = true
      else if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      else if (name === 'xf' && inCellStyles) {
        if (styles.length === UPLOAD.styles) throw new Unreadable('tooMuch')
        const id = Number(numFmtId ?? 0)
        styles.push(showsOf(id, codes.get(id) ?? null))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}
