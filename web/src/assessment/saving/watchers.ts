/** Who wants to hear of what. */
export class Watchers {
  readonly #of = new Map<string, Set<() => void>>()

  /** @returns how to stop */
  add(key: string, listener: () => void): () => void {
    const listeners = this.#of.get(key) ?? new Set()
    this.#of.set(key, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  call(keys: readonly string[]): void {
    for (const key of keys) for (const listener of this.#of.get(key) ?? []) listener()
  }
}
