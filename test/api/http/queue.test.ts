/** Turns at making documents: a few at once, a short line, and who is asked to come again. */
import { describe, expect, test as unit } from 'vitest'
import { DOCUMENTS } from '../../../api/domain/limits.ts'
import { type Length, Queue, type Turn } from '../../../api/queue.ts'
import { refusal } from '../../support/refusal.ts'
import { PERIOD, test } from '../../support/world.ts'

class Full extends Error {}

/** A queue whose clock and whose work the test holds in its hands. */
function held(atOnce: number, waiting: number) {
  let clock = Date.now()
  const queue = new Queue({ policy: { documents: { atOnce, waiting } }, now: () => new Date(clock) }, () => new Full())
  const running: { name: string; turn: Turn }[] = []
  const ask = (name: string, length: Length = 'long') =>
    queue.enter(length).then(
      (turn) => {
        running.push({ name, turn })
        return 'had'
      },
      (error) => (error instanceof Full ? 'full' : Promise.reject(error)),
    )
  const names = () => running.map(({ name }) => name)
  /** Until so many have had a turn. */
  const had = async (count: number): Promise<string[]> => {
    await expect.poll(names, { interval: 2 }).toHaveLength(count)
    return names()
  }
  return { ask, running, had, pass: (ms: number) => (clock += ms) }
}

describe('a turn at a document', () => {
  unit('is had by so many at once, by the others in their order, and by short work before long', async () => {
    const { ask, running, had } = held(2, 5)
    const asked = [ask('a', 'short'), ask('b', 'short'), ask('c'), ask('d', 'short'), ask('e')]
    expect(await had(2)).toEqual(['a', 'b'])
    running[0]?.turn.leave()
    expect(await had(3)).toEqual(['a', 'b', 'd'])
    running[1]?.turn.leave()
    expect(await had(4)).toEqual(['a', 'b', 'd', 'c'])
    running[2]?.turn.leave()
    running[3]?.turn.leave()
    await had(5)
    expect(await Promise.all(asked)).toEqual(Array(5).fill('had'))
  })

  unit('is always free for short work, whatever there is of long', async () => {
    const { ask, had } = held(3, 5)
    void ask('a')
    void ask('b')
    void ask('c')
    expect(await had(2)).toEqual(['a', 'b'])
    void ask('d', 'short')
    expect(await had(3)).toEqual(['a', 'b', 'd'])
  })

  unit('is refused at once where too many wait', async () => {
    const { ask, running, had } = held(1, 1)
    const [a, b, c] = [ask('a'), ask('b'), ask('c')]
    expect(await c).toBe('full')
    expect(await a).toBe('had')
    running[0]?.turn.leave()
    expect(await b).toBe('had')
    expect(await had(2)).toEqual(['a', 'b'])
  })

  unit('goes to the next where its work is not gone on with', async () => {
    const { ask, running, had, pass } = held(1, 2)
    void ask('a')
    await had(1)
    pass(60_000)
    void ask('b')
    expect(await had(2)).toEqual(['a', 'b'])
    // Whoever rested and comes back takes nothing from anybody.
    running[0]?.turn.seen()
    running[0]?.turn.leave()
    void ask('c')
    running[1]?.turn.leave()
    expect(await had(3)).toEqual(['a', 'b', 'c'])
  })
})

test('more downloads than are made and wait are asked to come again, and what was let go leaves room', async ({
  world,
}) => {
  const dic = await world.as('dic')
  const ask = async () => {
    const answer = await dic.get(`/periods/${PERIOD}/rollup.xlsx`)
    if (answer.status === 200) await answer.arrayBuffer()
    return answer
  }
  const all = await Promise.all(Array.from({ length: DOCUMENTS.atOnce + DOCUMENTS.waiting + 10 }, ask))
  const refused = all.filter(({ status }) => status !== 200)
  expect(refused.length).toBeGreaterThan(0)
  expect(all.length - refused.length).toBeGreaterThanOrEqual(DOCUMENTS.waiting)
  for (const answer of refused) {
    expect(answer.headers.get('retry-after')).toBe('10')
    await refusal(answer, 429, 'documentsBusy')
  }
  expect((await ask()).status).toBe(200)
  expect((await dic.get(`/periods/${PERIOD}/rollup.docx`)).status).toBe(200)
})
