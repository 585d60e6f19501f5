/** Saving one answer, against a bare Hono route doing one libSQL upsert: same run, same durability, same connections. */
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connection, median, startServer } from './load.ts'
import { codeOf, makeProvince, PERIOD, tokenOf } from './province.ts'

const CONNECTIONS = 16
const ROUNDS = 5
const SECONDS = 2
const BAR = 0.5

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
await makeProvince(join(folder, 'ours.db'), CONNECTIONS)
const servers = {
  ours: await startServer('ours', join(folder, 'ours.db')),
  bare: await startServer('bare', join(folder, 'bare.db')),
}
const bases = { ours: Array(CONNECTIONS).fill(0), bare: Array(CONNECTIONS).fill(0) }

async function load(kind: 'ours' | 'bare'): Promise<number> {
  let done = 0
  const end = performance.now() + SECONDS * 1000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, n) => {
      const send = connection(servers[kind].port, tokenOf(n))
      while (performance.now() < end) {
        const change = {
          kind: 'answer',
          criterion: '1.1.a',
          system: null,
          base: bases[kind][n],
          status: 'met',
          note: null,
          plan: null,
        }
        const answer = await send(
          'PATCH',
          `/api/periods/${PERIOD}/assessments/${codeOf(n)}`,
          JSON.stringify({ changes: [change] }),
        )
        if (answer.status !== 200) throw new Error(`${kind}: ${answer.status} ${answer.body}`)
        bases[kind][n]++
        done++
      }
    }),
  )
  return (done / (performance.now() - started)) * 1000
}

/** What the disk itself takes to sync a page, in ms: of the bare route's time it is the most, or next to nothing. */
async function syncTime(): Promise<number> {
  const file = await open(join(folder, 'sync'), 'w')
  const times: number[] = []
  for (let i = 0; i < 200; i++) {
    await file.write(Buffer.alloc(4096, i), 0, 4096, i * 4096)
    const started = performance.now()
    await file.datasync()
    times.push(performance.now() - started)
  }
  await file.close()
  return median(times)
}

const ratios: number[] = []
const rates = { ours: [] as number[], bare: [] as number[] }
await load('ours')
await load('bare')
for (let round = 0; round < ROUNDS; round++) {
  const ours = await load('ours')
  const bare = await load('bare')
  rates.ours.push(ours)
  rates.bare.push(bare)
  ratios.push(ours / bare)
}
await Promise.all(Object.values(servers).map((server) => server.stop()))
const sync = await syncTime()
await rm(folder, { recursive: true })

console.log(`saving one answer, ${CONNECTIONS} connections, median of ${ROUNDS} rounds`)
console.log(`  syncing 4 kB      ${sync.toFixed(2)} ms, by this disk`)
console.log(`  this application  ${median(rates.ours).toFixed(0)} requests/s`)
console.log(`  bare upsert       ${median(rates.bare).toFixed(0)} requests/s`)
console.log(
  `  ratio             ${median(ratios).toFixed(2)} (bar: >= ${BAR}) ${median(ratios) >= BAR ? 'met' : 'MISSED'}`,
)
process.exitCode = median(ratios) >= BAR ? 0 : 1
