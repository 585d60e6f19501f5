/** The text that a filing is known by. */
import canonicalize from 'canonicalize'

/**
 * Canonical JSON (RFC 8785) of plain data. The platform writes it, at half the cost of the library, once the fields of every
 * object are in order; what it would write otherwise than the standard is left to the library.
 * @throws Error for what has no canonical JSON: half a surrogate pair, a number that is not finite
 */
export function canonical(data: object): string {
  const state = { isPlain: true }
  const text = JSON.stringify(inOrder(data, state))
  return state.isPlain && !text.includes(ESCAPED_SURROGATE) ? text : (canonicalize(data) as string)
}

/** As JSON.stringify writes a half of a pair, which the standard refuses. */
const ESCAPED_SURROGATE = '\\ud'

const [SMALL_A, SMALL_Z] = [0x61, 0x7a]

/** Names that are numbers keep to no order in an object, and `__proto__` is none of its own: a name of ours begins with a small letter. */
const isName = (key: string): boolean => {
  const first = key.charCodeAt(0)
  return first >= SMALL_A && first <= SMALL_Z
}

function inOrder(value: unknown, state: { isPlain: boolean }): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) state.isPlain = false
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => inOrder(each, state))
  const made: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    if (!isName(key)) state.isPlain = false
    made[key] = inOrder(value[key as never], state)
  }
  return made
}
