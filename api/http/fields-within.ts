const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a]
const [BRACE, BRACKET, BRACE_END, BRACKET_END] = [0x7b, 0x5b, 0x7d, 0x5d]

import { COUNTS } from '../domain/limits.ts'

/**
 * Whether no object of a JSON text has more fields than `most`, nor anything more levels than that: colons and brackets are
 * counted, nothing is made of it. A text of more objects and lists than anybody sends is within no bound: parsing them would hold
 * everybody else up. Of what is not JSON it says either; whoever parses the text refuses it.
 *
 * @example fieldsWithin('{"a":{"b":1,"c":2}}', 1) // false
 */
export function fieldsWithin(text: string, most: number): boolean {
  if (![':', '[', '{'].some((sign) => hasMore(text, sign, most))) return true
  const fields: number[] = []
  let opened = 0
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i)
        break
      case BRACE:
      case BRACKET:
        if (++opened > COUNTS.opened || fields.push(0) > most) return false
        break
      case BRACE_END:
      case BRACKET_END:
        fields.pop()
        break
      case COLON: {
        const now = (fields.pop() ?? 0) + 1
        if (now > most) return false
        fields.push(now)
      }
    }
  }
  return true
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
