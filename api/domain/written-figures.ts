/** Frozen figures as their text is stored. Pure; no zod. */
import type { CompactTally, Figures, Tally } from './score.ts'

/** Where in the text an object of tallies stands: from its bracket on. */
type Place = { from: number; to: number }
/** What is not tallies by section or criterion is parsed. */
export type Opened = {
  text: string
  figures: Omit<Figures, 'sections' | 'criteria'>
  sections: Place
  criteria: Place
}

/** Frozen figures, but for the tallies by section and criterion, which are nine tenths of their text and are added as they stand in it. */
export function opened(text: string): Opened {
  const sections = placeOf('"sections":{', text, 0)
  const criteria = placeOf('"criteria":{', text, sections.to)
  const rest = `${text.slice(0, sections.from)}{}${text.slice(sections.to, criteria.from)}{}${text.slice(criteria.to)}`
  return { text, figures: JSON.parse(rest), sections, criteria }
}

function placeOf(key: string, text: string, after: number): Place {
  const at = text.indexOf(key, after)
  const to = text.indexOf('}', at) + 1
  if (at < 0 || to === 0) throw new Error(`frozen figures without ${key}`)
  return { from: at + key.length - 1, to }
}

const [COMMA, NOUGHT, NINE] = [',', '0', '9'].map((letter) => letter.charCodeAt(0)) as [number, number, number]
/** Counts of a tally, in the order of `CompactTally`. */
const COUNTS = 4
/** Bytes that a letter of a text takes at most. */
const LETTER = 3

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The text that is read, as bytes: a letter of a text is looked at ten times as slowly as a byte. */
let bytes = new Uint8Array(16_384)

function read(text: string): number {
  if (bytes.length < text.length * LETTER) bytes = new Uint8Array(text.length * LETTER)
  return encoder.encodeInto(text, bytes).written
}

/**
 * Adds up tallies by id as JSON writes them. A rollup reads some hundred thousand of them; read by `JSON.parse`, they are half of
 * what it costs. Freezing writes them in the framework's order, in which they are looked for; what is not there is parsed.
 */
export class WrittenTallies {
  readonly #ids: readonly string[]
  readonly #placeOf: ReadonlyMap<string, number>
  /** In the order in which an object has its keys, and so its JSON: as they are written, one behind the other; each one's end, and whose it is. */
  readonly #keys: Uint8Array
  readonly #ends: Int32Array
  readonly #places: Int32Array
  readonly #sums: Float64Array

  /** @param ids those that are known; of others nothing is added */
  constructor(ids: readonly string[]) {
    this.#ids = ids
    this.#placeOf = new Map(ids.map((id, i) => [id, COUNTS * i]))
    const written = Object.keys(Object.fromEntries(this.#placeOf))
    const keys = written.map((id) => `${JSON.stringify(id)}:[`)
    this.#keys = encoder.encode(keys.join(''))
    this.#places = Int32Array.from(written, (id) => this.#placeOf.get(id) as number)
    let end = 0
    this.#ends = Int32Array.from(keys, (key) => {
      end += encoder.encode(key).length
      return end
    })
    this.#sums = new Float64Array(COUNTS * ids.length)
  }

  add(text: string, { from, to }: Place): void {
    const end = read(text.slice(from + 1, to - 1))
    const [keys, ends, places, sums] = [this.#keys, this.#ends, this.#places, this.#sums]
    let at = 0
    let key = 0
    for (let i = 0; i < ends.length && at < end; i++) {
      const behind = ends[i] as number
      let there = at
      while (key < behind && keys[key] === bytes[there]) {
        key++
        there++
      }
      const isIt = key === behind
      key = behind
      if (!isIt) continue
      at = there
      const place = places[i] as number
      for (let n = 0; n < COUNTS; n++, at++) {
        let count = 0
        for (let digit = bytes[at] as number; digit >= NOUGHT && digit <= NINE; digit = bytes[++at] as number) {
          count = count * 10 + digit - NOUGHT
        }
        sums[place + n] = (sums[place + n] as number) + count
      }
      // Behind the bracket: a comma, and the next.
      if (bytes[at] === COMMA) at++
    }
    if (at < end) this.#addParsed(JSON.parse(`{${decoder.decode(bytes.subarray(at, end))}}`))
  }

  #addParsed(tallies: Record<string, CompactTally>): void {
    for (const id in tallies) {
      const place = this.#placeOf.get(id)
      if (place === undefined) continue
      for (const [n, count] of (tallies[id] as CompactTally).entries()) {
        this.#sums[place + n] = (this.#sums[place + n] as number) + count
      }
    }
  }

  /** Adds what another one of the same ids has come to. */
  addAll(other: WrittenTallies): void {
    for (let i = 0; i < this.#sums.length; i++) this.#sums[i] = (this.#sums[i] as number) + (other.#sums[i] as number)
  }

  clear(): void {
    this.#sums.fill(0)
  }

  /** Of the n-th of the ids. */
  tally(n: number): Tally {
    const [sums, place] = [this.#sums, COUNTS * n]
    return {
      met: sums[place] as number,
      partial: sums[place + 1] as number,
      unmet: sums[place + 2] as number,
      notApplicable: sums[place + 3] as number,
    }
  }

  /** Each with its id, in the order in which the ids were given. */
  sums(): ({ id: string } & Tally)[] {
    return this.#ids.map((id, n) => ({ id, ...this.tally(n) }))
  }
}
