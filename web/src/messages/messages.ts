/**
 * Messages by area. Vietnamese is the source of the keys; another language has the same ones.
 * A new area: a file in vi/ and en/, a line here and in vi.ts and en.ts. A page names the areas its script reads.
 *
 * `{name}` is replaced by a parameter; `{n:day|days}` gives the first word when n is 1, else the second.
 */
import type { Values } from '../../../api/domain/fill.ts'
import type { vi } from './vi.ts'

type Same<T> = { [Area in keyof T]: { [Key in keyof T[Area]]: string } }
type Keys<T> = T extends unknown ? keyof T : never

export type Messages = Same<typeof vi>
export type Area = keyof Messages
export type Key = Keys<Messages[Area]>

export type Translate = (key: Key, params?: Values) => string
