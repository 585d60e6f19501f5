/** Marks of lists as people type them and as Word leaves them before a line: marks, not text. Pure. */
import { withoutEnd } from './text.ts'

/** Bullets, those of symbol fonts too; a dash or plus unless it is the sign of a number. */
const BULLET = /^\s*(?:[\ue000-\uf8ff•‣⁃▪▫■□●◆◇❖➢➤►▶✓✔*·∙]|[-–—−](?!\d|[-–—−]))\s*/
/** Of the second level: Word's `o`, and the plus of Vietnamese letters. */
const SUB_BULLET = /^\s*(?:o\s+|[◦○]\s*|\+(?!\d)\s*|\+\s+)/
const DASH_BEFORE_NUMBER = /^\s*[-–—−]\s+/
/** `1.`, `1.2.`, `1)`, `(1)`, `1/`, `a)`, `iv.`: before a space, or before a word. */
const NUMBER = /^\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})[.)/](?:\s+|(?=\p{L}{2}))/iu

const BULLETS = [DASH_BEFORE_NUMBER, BULLET]

/** The line without its mark. */
export function withoutMark(line: string): string {
  const mark = [...BULLETS, SUB_BULLET, NUMBER].find((each) => each.test(line))
  return mark ? line.replace(mark, '') : line
}

export const hasMark = (line: string): boolean => withoutMark(line) !== line

/** The line as a Vietnamese letter prints it: `- ` for a bullet, `+ ` below it; numbers stay. Empty when the mark is all. */
export function listed(line: string): string {
  const rest = withoutMark(line)
  if (rest.trim() === '') return ''
  if (BULLETS.some((each) => each.test(line))) return `- ${rest}`
  return SUB_BULLET.test(line) ? `+ ${rest}` : line
}

const END = /[\s.;,]/

/**
 * A text of several lines within a sentence: without marks of lists and without the full stop at its end. The items of a list are
 * parted by `;`; a line without a mark goes on with the one before it.
 * @example inOneLine('Cần:\n- mua bản quyền;\no đào tạo.') // 'Cần: mua bản quyền; đào tạo'
 */
export function inOneLine(text: string): string {
  let told = ''
  let inList = false
  for (const each of text.split('\n')) {
    const line = each.replace(/\s+/g, ' ').trim()
    const words = withoutMark(line)
    if (words === '') continue
    const isItem = words !== line
    if (told === '') told = words
    else if (isItem && inList) told = `${withoutEnd(told, END)}; ${words}`
    else told += ` ${words}`
    inList ||= isItem
  }
  return withoutEnd(told, END)
}
