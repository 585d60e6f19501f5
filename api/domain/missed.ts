/** The criteria that most answers do not fully meet. Pure. */
import type { Rollup } from './rollup.ts'

/** Most first; where two are equal, the one more often unmet, then the framework's order. */
export const mostMissed = ({ criteria }: Pick<Rollup, 'criteria'>, most: number): Rollup['criteria'] =>
  criteria
    .filter(({ partial, unmet }) => partial + unmet > 0)
    .toSorted((a, b) => b.partial + b.unmet - (a.partial + a.unmet) || b.unmet - a.unmet)
    .slice(0, most)
