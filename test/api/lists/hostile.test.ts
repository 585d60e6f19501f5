/** Files that nobody fills in, in both homes: each is refused with what to do, in time and memory, and holds nobody up. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { HOSTILE } from '../../support/hostile.ts'
import { refusal } from '../../support/refusal.ts'
import { test } from '../../support/world.ts'

const STATUS = { unreadable: 422, fileTooLarge: 413, tooLarge: 413 } as const
const inWorker = process.env.SOAT_HOME === 'worker'
const MEMORY = 100_000_000

const made = new Map<string, Uint8Array>()
async function bytesOf(name: string): Promise<Uint8Array> {
  const bytes = made.get(name) ?? (await HOSTILE[name]?.bytes()) ?? new Uint8Array()
  made.set(name, bytes)
  return bytes
}

describe('a file that nobody fills in', () => {
  test('is refused with what to do', async ({ world }) => {
    const admin = await world.as('admin')
    const rows: string[] = []
    for (const [name, { code, says }] of Object.entries(HOSTILE)) {
      const body = await bytesOf(name)
      const began = performance.now()
      const answer = await admin.call('POST', '/import', body)
      const ms = performance.now() - began
      const refused = await refusal(answer, STATUS[code], code)
      expect([name, refused.detail]).toEqual([name, expect.stringContaining(says)])
      rows.push(`${name}: ${(body.length / 1024).toFixed(0)} kB, ${code}, ${Math.round(ms)} ms`)
    }
    console.log(`hostile uploads${inWorker ? ' in workerd' : ''}\n  ${rows.join('\n  ')}`)
  })

  test.skipIf(inWorker)('costs little memory and holds nobody up', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'soat-hostile-'))
    try {
      const names = Object.keys(HOSTILE)
      const files = await Promise.all(
        names.map(async (name, i) => {
          const file = join(folder, `${i}.xlsx`)
          await writeFile(file, await bytesOf(name))
          return file
        }),
      )
      const script = join(import.meta.dirname, '../../support/read-hostile.ts')
      const told = execFileSync(process.execPath, ['--expose-gc', script, ...files], { encoding: 'utf8' })
      const costs = told
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<'ms' | 'held' | 'memory', number>)
      expect(costs.length).toBe(names.length)
      const most = (key: 'ms' | 'held' | 'memory') => Math.max(...costs.map((cost) => cost[key]))
      console.log(
        `hostile uploads in a process of their own: at most ${Math.round(most('ms'))} ms, ${Math.round(most('memory') / 1e6)} MB, a timer of 1 ms at most ${Math.round(most('held'))} ms late`,
      )
      expect(most('memory')).toBeLessThan(MEMORY)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
