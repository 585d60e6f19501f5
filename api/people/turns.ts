/**
 * Turns at hashing passwords: a few at once and a short line, so that guessing starves neither the server nor whoever knows
 * the password. Whoever waits looks for its turn itself: in a Worker no request may be woken by another, and one that its
 * client has left is never heard of again, so a turn that is not used is given to the next.
 */
import type { AccountPolicy, HashingLimits } from './policy.ts'

export type Who = {
  /** For what account, from where: it has few turns asked for at a time. */
  key: string
  /** From where: the largest group gives way. */
  group: string
  /** A known browser or somebody signed in: before the others, in a line that strangers do not fill. */
  known: boolean
}

type Entry = Who & { state: 'waits' | 'runs' | 'gone'; seen: number }

/** So many wrong passwords in a minute, and more than right ones, are guesses. */
const GUESSES = 4
const GUESSES_WITHIN_MS = 60_000
/** Whoever has not looked for so long will not come; whoever runs for so long has been cut off. */
const LOOKED_MS = 3000
const LONGEST_MS = 10_000
/** Time between looks: longer for those further back. */
const LOOK_MS = { front: 3, each: 10, most: 100 }

export class Turns {
  readonly #given: { policy: AccountPolicy; now: () => Date }
  readonly #busy: () => Error
  /** Oldest first. */
  #entries: Entry[] = []
  /** Of strangers, within the last minute. */
  #outcomes: { at: number; right: boolean }[] = []

  /** @param busy makes what is thrown when too many wait */
  constructor(given: { policy: AccountPolicy; now: () => Date }, busy: () => Error) {
    this.#given = given
    this.#busy = busy
  }

  #now(): number {
    return this.#given.now().getTime()
  }

  get #limits(): HashingLimits {
    return this.#given.policy.hashing
  }

  /**
   * Does the work when it is its turn. `isRight` tells whether its outcome is a right password.
   * @throws what `busy` makes, before anything is done, when too many wait
   */
  async take<T>(who: Who, work: () => Promise<T>, isRight: (outcome: T) => boolean): Promise<T> {
    const entry = this.#enter(who)
    try {
      await this.#turnOf(entry)
      const outcome = await work()
      if (!who.known) this.#outcomes.push({ at: this.#now(), right: isRight(outcome) })
      return outcome
    } finally {
      this.#entries = this.#entries.filter((each) => each !== entry)
      this.#settle()
    }
  }

  #enter(who: Who): Entry {
    // No more at a time than wrong ones would be looked at one after the other: those let pass, and the one that makes the next wait.
    const most = this.#given.policy.failures.account + 1
    if (this.#entries.filter(({ key }) => key === who.key).length >= most) throw this.#busy()
    const entry: Entry = { ...who, state: 'waits', seen: this.#now() }
    this.#entries.push(entry)
    this.#settle()
    return entry
  }

  async #turnOf(entry: Entry): Promise<void> {
    const until = this.#now() + LONGEST_MS
    // Once in any case: where hashing holds the whole isolate, those who have come meanwhile get into the line first.
    do {
      const ahead = Math.max(0, this.#waiting(entry.known).indexOf(entry))
      await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_MS.most, LOOK_MS.front + LOOK_MS.each * ahead)))
      if (entry.state === 'waits') entry.seen = this.#now()
    } while (entry.state === 'waits' && this.#now() < until)
    if (entry.state !== 'runs') throw this.#busy()
  }

  #waiting(known: boolean): Entry[] {
    return this.#entries.filter((each) => each.state === 'waits' && each.known === known)
  }

  /** Lets go of those who are not there any more and of those for whom there is no room, and gives the free turns. */
  #settle(): void {
    const now = this.#now()
    const isThere = ({ state, seen }: Entry) => now - seen <= (state === 'runs' ? LONGEST_MS : LOOKED_MS)
    for (const entry of this.#entries) if (!isThere(entry)) entry.state = 'gone'
    for (const known of [true, false]) {
      const line = this.#waiting(known)
      const room = known || !this.#isGuessedAt(now) ? this.#limits.waiting : this.#limits.waitingGuesses
      while (line.length > room) letGo(line)
    }
    this.#entries = this.#entries.filter(({ state }) => state !== 'gone')

    let free = this.#limits.atOnce - this.#entries.filter(({ state }) => state === 'runs').length
    for (; free > 0; free--) {
      const next = this.#waiting(true)[0] ?? ofSmallestGroup(this.#waiting(false))
      if (!next) return
      Object.assign(next, { state: 'runs', seen: now })
    }
  }

  #isGuessedAt(now: number): boolean {
    this.#outcomes = this.#outcomes.filter(({ at }) => now - at < GUESSES_WITHIN_MS)
    const right = this.#outcomes.filter((outcome) => outcome.right).length
    const wrong = this.#outcomes.length - right
    return wrong >= GUESSES && wrong > right
  }
}

const sizesOf = (line: readonly Entry[]): Map<string, number> => {
  const sizes = new Map<string, number>()
  for (const { group } of line) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return sizes
}

/** The oldest of the largest group goes: whoever comes next is not turned away for those who came in crowds before. */
function letGo(line: Entry[]): void {
  const sizes = sizesOf(line)
  const largest = Math.max(...sizes.values())
  const at = line.findIndex(({ group }) => sizes.get(group) === largest)
  for (const entry of line.splice(at, 1)) entry.state = 'gone'
}

function ofSmallestGroup(line: readonly Entry[]): Entry | undefined {
  const sizes = sizesOf(line)
  const smallest = Math.min(...sizes.values())
  return line.find(({ group }) => sizes.get(group) === smallest)
}
