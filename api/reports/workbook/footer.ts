/** What stands at the foot of every printed page: formula version and framework, day, page. */

import { fill } from '../../domain/fill.ts'
import { dayOf } from '../../domain/period.ts'
import { workbook as words } from '../../messages/workbook.ts'
import { date } from '../letter/figures.ts'
import type { WorkbookSource } from './source.ts'

/** The longest footer that Excel opens, its codes counted (Office Open XML limits of Excel, ECMA-376 part 1, 18.3.1.36). */
const LONGEST = 255
const FACE = '&"Times New Roman,Italic"&9'

/** A framework may be called anything: what is too long for the footer is cut in its name, never in day or page. */
export function footer({ rollup, framework, madeAt, settings }: WorkbookSource): string {
  const made = fill(words.footer.made, { day: date(dayOf(madeAt)) })
  const centre = settings.demo ? `${made} (${words.demo})` : made
  const page = fill(words.footer.page, { page: '&P', pages: '&N' })
  const rest = `&C${FACE}${centre}&R${FACE}${page}`
  const left = `&L${FACE}`
  const name = `${fill(words.footer.formula, { formula: rollup.formula })}; ${framework.id} ${framework.version}`
  return `${left}${shortened(name, LONGEST - left.length - rest.length)}${rest}`
}

/** An & is doubled, or it would be a code; a character is cut off whole. */
function shortened(text: string, most: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' '), (c) => (c === '&' ? '&&' : c))
  const whole = characters.join('')
  if (whole.length <= most) return whole
  let kept = ''
  for (const character of characters) {
    if (kept.length + character.length >= most) break
    kept += character
  }
  return `${kept}…`
}
