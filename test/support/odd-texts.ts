/** Texts that show less than they hold. */

/** What turns the direction of reading. */
export const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const NOTHING = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  '\u00ad\u00ad',
  '\u3164',
  '\u115f\u1160',
  '\u2800',
  '\u202e\u2066',
  '\ufeff',
]
const MORE_NOTHING = [
  '\u200d\u200c',
  '\t\n\v\f',
  '\u2028',
  '\u0000\u0090',
  '\u2060\u034f',
  '\uf0b7',
  '\ue000',
  '\ufe0f',
]
/** Nothing to be seen in any of them. */
export const BLANK = [...NOTHING, ...MORE_NOTHING]
