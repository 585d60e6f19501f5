/**
 * Chance without state: every draw is a pure function of its name, so that the same name always draws the same, and
 * adding one draw never disturbs another.
 */

/** A 32-bit hash of a text (FNV-1a with murmur's finaliser). */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Uniform in [0, 1). */
export const unit = (name: string): number => hash(name) / 2 ** 32

export const chance = (name: string, probability: number): boolean => unit(name) < probability

/** A whole number from `low` to `high`, both included. */
export const between = (name: string, low: number, high: number): number =>
  low + Math.floor(unit(name) * (high - low + 1))

export const pick = <T>(name: string, list: readonly T[]): T => list[Math.floor(unit(name) * list.length)] as T

/** Close to the standard normal: twelve uniforms would do, four are enough here. */
export const normal = (name: string): number =>
  (unit(`${name}#1`) + unit(`${name}#2`) + unit(`${name}#3`) + unit(`${name}#4`) - 2) * Math.sqrt(3)

export const shuffle = <T>(name: string, list: readonly T[]): T[] =>
  list
    .map((item, i) => ({ item, order: unit(`${name}#${i}`) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)

/** A UUID of version 4's form. */
export function uuid(name: string): string {
  const hex = [0, 1, 2, 3].map((i) => hash(`${name}@${i}`).toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) & 3]
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
