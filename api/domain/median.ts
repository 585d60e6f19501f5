/** The median of each group's values; null values do not count. */
export function medians<G extends string>(lines: readonly (readonly [group: G, value: number | null])[]) {
  const groups = new Map<G, number[]>()
  for (const [group, value] of lines) {
    if (value === null) continue
    const values = groups.get(group)
    if (values) values.push(value)
    else groups.set(group, [value])
  }
  return new Map(
    [...groups].map(([group, values]) => {
      values.sort((a, b) => a - b)
      const middle = values.length >> 1
      const [low = 0, high = 0] = [values[values.length % 2 === 0 ? middle - 1 : middle], values[middle]]
      return [group, { median: (low + high) / 2, n: values.length }]
    }),
  )
}
