/** XML as it is unpacked, element by element; what a program that makes workbooks never writes is refused. */
import sax from 'sax'
import { breathe } from '../breathe.ts'
import { UPLOAD } from '../domain/limits.ts'
import type { Archive } from './archive.ts'
import { Unreadable } from './unreadable.ts'

export type Attributes = Readonly<Record<string, string | undefined>>
export type Reader = {
  /** @param name without the prefix of its namespace */
  open?: (name: string, attributes: Attributes) => void
  close?: (name: string) => void
  /** A piece of text: of a long one there are several. */
  text?: (text: string) => void
}

/** Characters that are parsed between two breaths: some ms. */
const PIECE = 65_536

/**
 * Reads a part of an archive to its end.
 * @throws Unreadable
 */
export async function readXml(archive: Archive, part: string, reader: Reader): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // By the position it knows when to look at how much it holds: past 64 kB it hands a text on, and refuses anything else.
  const parser = sax.parser(true, { position: true, trim: false, normalize: false })
  let depth = 0
  let attributes = 0
  parser.onerror = (cause) => {
    throw cause instanceof Unreadable ? cause : new Unreadable('damaged', { cause })
  }
  parser.ondoctype = () => {
    throw new Unreadable('entities')
  }
  parser.onattribute = () => {
    if (++attributes > UPLOAD.attributes) throw new Unreadable('tooMuch')
  }
  parser.onopentag = (tag) => {
    attributes = 0
    if (++depth > UPLOAD.depth || archive.elements-- === 0) throw new Unreadable('tooMuch')
    reader.open?.(local(tag.name), tag.attributes as Record<string, string>)
  }
  parser.onclosetag = (name) => {
    depth--
    reader.close?.(local(name))
  }
  parser.ontext = (text) => reader.text?.(text)
  parser.oncdata = (text) => reader.text?.(text)
  try {
    let since = 0
    for (const bytes of archive.pieces(part)) {
      const text = decoder.decode(bytes, { stream: true })
      for (let at = 0; at < text.length; at += PIECE) {
        const piece = text.slice(at, at + PIECE)
        parser.write(piece)
        since += piece.length
        if (since < PIECE) continue
        since = 0
        await breathe()
      }
    }
    decoder.decode()
    parser.close()
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('damaged', { cause })
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
