/** JSON that would take too long to parse is refused before it is. */
import { fill } from '../domain/fill.ts'
import { COUNTS } from '../domain/limits.ts'
import type { Messages } from '../messages/index.ts'
import { Problem } from './problem.ts'

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a]
const [BRACE, BRACKET, BRACE_END, BRACKET_END] = [0x7b, 0x5b, 0x7d, 0x5d]

type Bounds = { fields: number; opened: number }

/**
 * The bound that a JSON text is over, null where it is within all: no object has more than so many `fields`, nor anything more
 * levels than that, and no more objects and lists are `opened` than anybody sends, because parsing them holds everybody else up.
 * Colons and brackets are counted, nothing is made of it. Of what is not JSON it says anything; whoever parses the text refuses it.
 *
 * @example boundOver('{"a":{"b":1,"c":2}}', { fields: 1, opened: 9 }) // 'fields'
 */
export function boundOver(text: string, most: Bounds): keyof Bounds | null {
  if (![':', '[', '{'].some((sign) => hasMore(text, sign, most.fields))) return null
  const fields: number[] = []
  let opened = 0
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i)
        break
      case BRACE:
      case BRACKET:
        if (++opened > most.opened) return 'opened'
        if (fields.push(0) > most.fields) return 'fields'
        break
      case BRACE_END:
      case BRACKET_END:
        fields.pop()
        break
      case COLON: {
        const now = (fields.pop() ?? 0) + 1
        if (now > most.fields) return 'fields'
        fields.push(now)
      }
    }
  }
  return null
}

/** @throws Problem invalid for a text that is over a bound */
export function refuseOver(text: string): void {
  const over = boundOver(text, COUNTS)
  if (!over) return
  const message = ({ fields }: Messages) => fill(fields.tooMany, { n: COUNTS[over] })
  throw new Problem('invalid', { faults: [{ path: '', message }] })
}

/** Where the string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return text.length
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
}

function hasMore(text: string, sign: string, most: number): boolean {
  let at = -1
  for (let n = 0; n <= most; n++) {
    at = text.indexOf(sign, at + 1)
    if (at < 0) return false
  }
  return true
}
