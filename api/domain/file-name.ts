/** Names of downloaded files. Pure. */
import { FILE_NAME_BYTES } from './limits.ts'
import { cleanLine, withoutEnd } from './text.ts'

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** Nothing that turns the direction of writing (`…xcod.exe` for `…exe.docx`), nothing that means something in a path. */
export const safeName = (name: string): string =>
  cleanLine(name)
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')

/**
 * A name that any file system takes: a safe one of at most 150 bytes in UTF-8; what is too long is cut before the extension, at a whole
 * character.
 */
export function fileName(name: string): string {
  const safe = safeName(name)
  const [extension = ''] = /\.[a-z0-9]{1,5}$/.exec(safe) ?? []
  let room = FILE_NAME_BYTES - bytes(extension)
  let stem = ''
  for (const character of safe.slice(0, safe.length - extension.length)) {
    room -= bytes(character)
    if (room < 0) break
    stem += character
  }
  return withoutEnd(stem, /[\s.]/) + extension
}
