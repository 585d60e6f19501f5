/** Frozen figures as their text is stored. Pure; no zod. */
import { addCompact, addEach, type CompactTally, type Figures, type Tally } from './score.ts'

export type Opened = { figures: Omit<Figures, 'criteria'> | null; criteria: string }

const CRITERIA = '"criteria":'

/** Frozen figures, but for the tallies by criterion, which are four fifths of their text and are added as they stand in it. */
export function opened(frozen: string | null): Opened {
  if (frozen === null) return { figures: null, criteria: '{}' }
  const from = frozen.indexOf(`${CRITERIA}{`) + CRITERIA.length
  const to = frozen.indexOf('}', from) + 1
  if (from < CRITERIA.length || to === 0) throw new Error('frozen figures without criteria')
  return {
    figures: JSON.parse(`${frozen.slice(0, from)}{}${frozen.slice(to)}`),
    criteria: frozen.slice(from, to),
  }
}

const [QUOTE, COMMA, NOUGHT, NINE] = ['"', ',', '0', '9'].map((letter) => letter.charCodeAt(0)) as Four
type Four = [number, number, number, number]

/**
 * Adds tallies by criterion as JSON writes them. A rollup reads some hundred thousand of them; read by `JSON.parse`, they are
 * half of what it costs. Freezing writes them in the framework's order, in which they are looked for; what is not there is
 * parsed.
 */
export function addWritten(into: Map<string, Tally>, written: string): void {
  let at = 1
  for (const [id, tally] of into) {
    if (written.charCodeAt(at) !== QUOTE || !written.startsWith(id, at + 1)) continue
    let read = at + 1 + id.length
    if (!written.startsWith('":[', read)) continue
    read += 3
    const counts: CompactTally = [0, 0, 0, 0]
    for (let n = 0; n < 4; n++, read++) {
      let digit = written.charCodeAt(read)
      for (; digit >= NOUGHT && digit <= NINE; digit = written.charCodeAt(++read)) {
        counts[n] = (counts[n] as number) * 10 + digit - NOUGHT
      }
    }
    // Behind the bracket: a comma, and the next.
    addCompact(tally, counts)
    at = read
    if (written.charCodeAt(at) === COMMA) at++
  }
  if (at < written.length - 1) addEach(into, JSON.parse(`{${written.slice(at)}`))
}
