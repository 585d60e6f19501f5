/** Which of what is registered the rows of a list mean, where they do not say so by a code. */
import { inBreaths } from '../breathe.ts'
import { folded } from '../domain/lists/spelling.ts'
import { wordsKey } from '../domain/proposals.ts'

/** Longer than any name. */
const LONGEST = 400
/** A name whatever the keyboard, its marks included: `Tân Lập` is not `Tân Lấp`. */
export const nameKey = (name: string): string => wordsKey(name.slice(0, LONGEST))

/** More than one could be meant. */
export const SEVERAL = Symbol('several')

/** `beside`: what else must be the same of both. */
type Named = { name: string; beside: string }
export type Matching<Row, Of> = {
  /** What a row names by its code: undefined where there is none such; null where the row gives no code. */
  own: (row: Row) => Of | undefined | null
  row: (row: Row) => Named
  registered: (of: Of) => Named
  /** Whether those of one name are as good as each other, so that each row takes the next; else rows of one name are one. */
  alike: boolean
  /** Whether names that differ in their marks alone may mean the same. */
  loosely: boolean
}

/**
 * By row what it means; a row that is not in it means something new. First goes what is named by a code, then what has the
 * very name, then the one thing left whose name differs in marks alone.
 */
export async function matched<Row, Of>(
  rows: readonly Row[],
  registered: readonly Of[],
  by: Matching<Row, Of>,
): Promise<Map<Row, Of | typeof SEVERAL>> {
  const found = new Map<Row, Of | typeof SEVERAL>()
  const taken = new Set<Of>()
  const open: Row[] = []
  for (const row of rows) {
    const own = by.own(row)
    if (own === null) open.push(row)
    else if (own !== undefined) {
      found.set(row, own)
      taken.add(own)
    }
  }
  const left = (group: readonly Of[] | undefined) => (group ?? []).filter((each) => !taken.has(each))

  const exact = await groups(registered, (of) => keyOf(nameKey, by.registered(of)))
  const unknown: Row[][] = []
  for (const [key, group] of await groups(open, (row) => keyOf(nameKey, by.row(row)))) {
    const candidates = left(exact.get(key))
    if (candidates.length === 0) unknown.push(group)
    else if (by.alike) {
      for (const [i, of] of candidates.slice(0, group.length).entries()) {
        found.set(group[i] as Row, of)
        taken.add(of)
      }
    } else {
      const [of] = candidates
      const meant = of !== undefined && candidates.length === 1 ? of : SEVERAL
      for (const row of group) found.set(row, meant)
      if (meant !== SEVERAL) taken.add(meant)
    }
  }
  if (!by.loosely) return found

  const loose = await groups(registered, (of) => keyOf(folded, by.registered(of)))
  for (const [key, [group = [], ...others]] of await groups(unknown, ([row]) => keyOf(folded, by.row(row as Row)))) {
    const [of, ...more] = left(loose.get(key))
    if (of === undefined || others.length > 0) continue
    for (const row of group) found.set(row, more.length === 0 ? of : SEVERAL)
  }
  return found
}

const keyOf = (key: (name: string) => string, { name, beside }: Named) => `${key(name)}\n${beside}`

export async function groups<T, K>(all: readonly T[], keyOf: (each: T) => K): Promise<Map<K, T[]>> {
  const found = new Map<K, T[]>()
  await inBreaths(all, (each) => {
    const key = keyOf(each)
    const group = found.get(key)
    if (group) group.push(each)
    else found.set(key, [each])
  })
  return found
}
