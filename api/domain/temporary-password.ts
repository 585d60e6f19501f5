/** Passwords that are given to somebody on paper. */

/** No letter or digit that is taken for another when it is read out or written down. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const OF = 4

/** A temporary password like `k7Qm-xR4d-Tn9e-Wz3a`: 16 characters at random, over 92 bits. */
export const temporaryPassword = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: OF }, character).join('')).join('-')

/** Drawn again where a byte lies beyond the last whole multiple: every character is equally likely. */
function character(): string {
  const limit = 256 - (256 % ALPHABET.length)
  const byte = new Uint8Array(1)
  do crypto.getRandomValues(byte)
  while ((byte[0] ?? 0) >= limit)
  return ALPHABET.charAt((byte[0] ?? 0) % ALPHABET.length)
}
