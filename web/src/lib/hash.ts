/** What the address leads to. */
export const hashOf = (): string => decoded(location.hash.slice(1))

/** An address may hold a lone `%`, which stands for itself. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}
