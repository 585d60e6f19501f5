/** Turns at hashing passwords: a few at once, who is next, and who is turned away before anything is hashed. */
import { describe, expect, test as unit } from 'vitest'
import { readPolicy } from '../../../api/people/policy.ts'
import { Turns, type Who } from '../../../api/people/turns.ts'
import { signInFailures } from '../../../db/schema/index.ts'
import { refusal } from '../../support/refusal.ts'
import { test, type World } from '../../support/world.ts'

const NAMES = Array.from({ length: 40 }, (_, n) => `khong-co-${n}`)

/** What nobody has set otherwise. */
const { failures, hashing } = readPolicy({}, Error)

class Busy extends Error {}

/** Turns whose clock and whose work the test holds in its hands. */
function held(env: Parameters<typeof readPolicy>[0] = {}) {
  const policy = readPolicy({ PASSWORD_CHECKS_AT_ONCE: '1', PASSWORD_CHECKS_WAITING: '6', ...env }, Error)
  let clock = Date.now()
  const turns = new Turns({ policy, now: () => new Date(clock) }, () => new Busy())
  /** In the order of their turns, and how each is ended. */
  const running: { name: string; end: (right?: boolean) => void }[] = []
  const ask = (name: string, who: Partial<Who> = {}) =>
    turns
      .take(
        { key: name, group: 'a', known: false, ...who },
        () => new Promise<boolean>((end) => running.push({ name, end: (right = true) => end(right) })),
        (right) => right,
      )
      .then(
        () => 'done',
        (error) => (error instanceof Busy ? 'busy' : Promise.reject(error)),
      )
  /** Until the turn of another has come. */
  const turnOf = async (n: number): Promise<string> => {
    await expect.poll(() => running.length, { interval: 2 }).toBeGreaterThan(n)
    return running[n]?.name ?? ''
  }
  const endAll = async (count: number, right = true) => {
    const order: string[] = []
    for (let n = 0; n < count; n++) {
      order.push(await turnOf(n))
      running[n]?.end(right)
    }
    return order
  }
  return { ask, running, turnOf, endAll, pass: (ms: number) => (clock += ms) }
}

describe('a turn', () => {
  unit('is had by so many at once, and by the others one after the other', async () => {
    const { ask, running, turnOf } = held({ PASSWORD_CHECKS_AT_ONCE: '2' })
    const asked = ['a', 'b', 'c', 'd'].map((name) => ask(name))
    await turnOf(1)
    expect(running.map(({ name }) => name)).toEqual(['a', 'b'])
    // Of two that end at once either may be followed first: each waits for its turn by itself.
    running[0]?.end()
    expect(await turnOf(2)).toBe('c')
    running[1]?.end()
    expect(await turnOf(3)).toBe('d')
    for (const { end } of running.slice(2)) end()
    expect(await Promise.all(asked)).toEqual(['done', 'done', 'done', 'done'])
  })

  unit('comes to known browsers first, and to one from elsewhere before a crowd', async () => {
    const { ask, endAll } = held()
    const asked = [ask('first'), ask('a1'), ask('a2'), ask('a3'), ask('b', { group: 'b' }), ask('k', { known: true })]
    expect(await endAll(6)).toEqual(['first', 'k', 'b', 'a1', 'a2', 'a3'])
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['done']))
  })

  unit('is asked for by one account from one place no more than wrong passwords are looked at', async () => {
    const { ask, endAll } = held()
    const asked = Array.from({ length: 8 }, (_, n) => ask(String(n), { key: 'one' }))
    expect(await Promise.all(asked.slice(6))).toEqual(['busy', 'busy'])
    expect(await endAll(6)).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  unit('is not had by the oldest of the largest crowd when there is no room', async () => {
    const { ask, endAll } = held()
    const crowd = ['first', 'a1', 'a2', 'a3', 'a4', 'a5'].map((name) => ask(name))
    const others = [ask('b1', { group: 'b' }), ask('b2', { group: 'b' })]
    expect(await crowd[1]).toBe('busy')
    expect(await endAll(7)).toEqual(['first', 'b1', 'b2', 'a2', 'a3', 'a4', 'a5'])
    expect(await Promise.all(others)).toEqual(['done', 'done'])
  })

  unit('is waited for by fewer while most passwords are wrong; not by known browsers', async () => {
    const { ask, turnOf, running, endAll, pass } = held({ PASSWORD_CHECKS_WAITING_GUESSES: '2' })
    const guesses = Array.from({ length: 7 }, (_, n) => ask(`g${n}`))
    const known = Array.from({ length: 3 }, (_, n) => ask(`k${n}`, { known: true }))
    for (let n = 0; n < 7; n++) {
      await turnOf(n)
      running[n]?.end(false)
    }
    // Four wrong ones (g0, and after k0 to k2, g1 to g3) leave room for the two newest.
    expect(await guesses[4]).toBe('busy')
    expect(await endAll(9)).toEqual(['g0', 'k0', 'k1', 'k2', 'g1', 'g2', 'g3', 'g5', 'g6'])
    expect(new Set(await Promise.all(known))).toEqual(new Set(['done']))
    pass(60_001)
    const crowd = ['n1', 'n2', 'n3', 'n4', 'n5'].map((name) => ask(name))
    await endAll(14)
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['done']))
  })

  unit('that nobody ends, as when a client has gone, is given to the next', async () => {
    const { ask, turnOf, pass, endAll } = held()
    ask('gone')
    await turnOf(0)
    pass(10_001)
    const next = ask('next')
    expect(await turnOf(1)).toBe('next')
    await endAll(2)
    expect(await next).toBe('done')
  })

  unit('is not waited for without end', async () => {
    const { ask, pass } = held()
    ask('endless')
    const other = ask('other')
    pass(10_001)
    expect(await other).toBe('busy')
  })

  unit('that fails is given back', async () => {
    const policy = readPolicy({ PASSWORD_CHECKS_AT_ONCE: '1' }, Error)
    const turns = new Turns({ policy, now: () => new Date() }, () => new Busy())
    const who = { key: 'x', group: 'x', known: false }
    const failing = turns.take(
      who,
      () => Promise.reject(new Error('trouble')),
      () => true,
    )
    await expect(failing).rejects.toThrow('trouble')
    expect(
      await turns.take(
        who,
        async () => 1,
        () => true,
      ),
    ).toBe(1)
  })
})

describe('many wrong passwords at once', () => {
  const wrong = (world: World, username: string, from: string) => {
    const body = { username, password: 'not-the-right-one' }
    return world.anonymous().call('POST', '/auth/sign-in/username', body, { 'x-test-address': from })
  }

  test('are turned away before they are hashed or counted, and say when to come again', async ({ world }) => {
    const burst = await Promise.all(NAMES.map((name) => wrong(world, name, '192.0.2.1')))
    const turnedAway = burst.filter(({ status }) => status === 429)
    // All come to a process together; to a Worker as its isolate lets them in.
    expect(turnedAway.length).toBeGreaterThan(4)
    for (const each of turnedAway) {
      expect(each.headers.get('retry-after')).toBe('1')
      await refusal(each, 429, 'busy')
    }
    const counted = await world.db.select().from(signInFailures)
    expect(counted).toHaveLength(2 * (NAMES.length - turnedAway.length))
  })

  test('of one account are looked at no more than one after the other', async ({ world }) => {
    const began = performance.now()
    const burst = await Promise.all(NAMES.map(() => wrong(world, 'so-khcn', '192.0.2.1')))
    const looked = burst.filter(({ status }) => status === 401).length
    expect(looked).toBeGreaterThan(0)
    // Where the machine takes longer than the first wait, as many more as are looked at together after each.
    const waits = Math.floor((performance.now() - began) / failures.firstWait)
    expect(looked).toBeLessThanOrEqual(failures.account + (waits === 0 ? 0 : hashing.atOnce * (waits + 1)))
  })
})
