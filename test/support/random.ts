/** Random cases that are the same in every run, so that a failure can be seen again; `SOAT_SEED` gives others. */
import fc from 'fast-check'

const SEED = Number(process.env.SOAT_SEED ?? 20241122)

fc.configureGlobal({ seed: SEED })

export { fc }

/** A stream of draws of its own, for what is drawn by the ten thousand. */
export function draws(name: string) {
  let state = [...`${SEED} ${name}`].reduce(
    (hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619),
    2166136261,
  )
  /** Uniform in [0, 1) (mulberry32). */
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(unit() * n)
  return {
    below,
    chance: (probability: number): boolean => unit() < probability,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  }
}

export type Draws = ReturnType<typeof draws>
