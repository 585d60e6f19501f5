/** How a measurement tells of its bars. */

export type Bar = [name: string, value: string, met: boolean, bar: string]

/** Prints each bar. @returns whether all are met */
export function report(bars: readonly Bar[]): boolean {
  for (const [name, value, met, bar] of bars) {
    console.log(`  ${name.padEnd(26)} ${value.padStart(6)}   bar ${bar.padEnd(7)} ${met ? 'pass' : 'FAIL'}`)
  }
  return bars.every(([, , met]) => met)
}
