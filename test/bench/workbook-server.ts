/** The memory that the workbook costs the Node server, started as `npm start` starts it, above what it has when idle. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../support/node-flags.ts'
import { linuxProcess, megabytes } from './linux-process.ts'
import { report } from './report.ts'
import { cookie, WORKBOOK } from './reviewer.ts'

const DOWNLOADS = 3
const BAR = 64

/**
 * Prints the measurement and its bar. @returns whether it is met
 * @param folder a data folder with the province filed and the reviewer signed in
 */
export async function measureServer(folder: string): Promise<boolean> {
  const entry = fileURLToPath(new URL('../../api/node.ts', import.meta.url))
  const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder }
  const child = spawn(process.execPath, [...nodeFlags, entry, 'serve', '--api-only'], { env, stdio: 'pipe' })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const [, found] = /is running at (\S+)/.exec(said) ?? []
      if (found) resolve(found)
    })
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', () => reject(new Error(`the server ended instead of serving:\n${said}`)))
  })
  try {
    // Made at the start: it signs the cookies.
    const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim()
    const ask = async (path: string) => {
      const answer = await fetch(url + path, { headers: { cookie: cookie({ https: false, secret }) } })
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer
    }
    const server = linuxProcess(child.pid as number)
    await (await ask('/api/me')).arrayBuffer()
    const idle = await server.forgetPeak()
    const peaks: number[] = []
    for (let i = 0; i < DOWNLOADS; i++) {
      for await (const _ of (await ask(WORKBOOK)).body as unknown as AsyncIterable<Uint8Array>);
      peaks.push((await server.peak()) - idle)
    }
    console.log(`the server of \`npm start\`: ${megabytes(idle)} MB idle, the workbook downloaded ${DOWNLOADS} times`)
    console.log(`  above idle                 ${peaks.map(megabytes).join(', ')} MB`)
    const most = Math.max(...peaks)
    return report([['memory above idle, MB', megabytes(most), most <= BAR * 1024 * 1024, `<= ${BAR}`]])
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}
