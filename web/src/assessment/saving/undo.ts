/** What one click changed, and how it is taken back. Pure. */
import { alike, type Item, keyOf } from '../../../../api/domain/items/index.ts'

export type Step = { before: readonly Item[]; after: readonly Item[] }

/** Clicks that may be taken back, the newest last. */
const MOST_STEPS = 50

export class Undo {
  #steps: Step[] = []

  add(before: readonly Item[], after: readonly Item[]): void {
    this.#steps = [...this.#steps, { before, after }].slice(-MOST_STEPS)
  }

  /**
   * The newest click that can still be taken back: an item that was changed again since stays as it is now.
   * @param now the item as the person sees it
   */
  last(now: (key: string) => Item | undefined): Step | undefined {
    for (let step = this.#steps.at(-1); step; step = this.#steps.at(-1)) {
      const { before, after } = step
      const standing = after.flatMap((item, i) => {
        const there = now(keyOf(item))
        return there && alike(there, item) ? [i] : []
      })
      if (standing.length > 0) {
        const at = (items: readonly Item[]) => standing.flatMap((i) => items[i] ?? [])
        return { before: at(before), after: at(after) }
      }
      this.#steps.pop()
    }
    return undefined
  }

  drop(): void {
    this.#steps.pop()
  }
}
