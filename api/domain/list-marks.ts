/** Marks of lists as people type them and as Word leaves them before a line: marks, not text. Pure. */

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
