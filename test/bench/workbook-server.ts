/** The memory that the workbook costs the Node server, started as `npm start` starts it, above what it has when idle. */
import { megabytes } from './linux-process.ts'
import { npmStart } from './npm-start.ts'
import { report } from './report.ts'
import { cookie, WORKBOOK } from './reviewer.ts'

const DOWNLOADS = 3
const BAR = 64

/**
 * Prints the measurement and its bar. @returns whether it is met
 * @param folder a data folder with the province filed and the reviewer signed in
 */
export async function measureServer(folder: string): Promise<boolean> {
  const server = await npmStart(folder)
  try {
    const ask = async (path: string) => {
      const answer = await fetch(server.url + path, {
        headers: { cookie: cookie({ https: false, secret: server.secret }) },
      })
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer
    }
    await (await ask('/api/me')).arrayBuffer()
    const idle = await server.process.forgetPeak()
    const peaks: number[] = []
    for (let i = 0; i < DOWNLOADS; i++) {
      for await (const _ of (await ask(WORKBOOK)).body as unknown as AsyncIterable<Uint8Array>);
      peaks.push((await server.process.peak()) - idle)
    }
    console.log(`the server of \`npm start\`: ${megabytes(idle)} MB idle, the workbook downloaded ${DOWNLOADS} times`)
    console.log(`  above idle                 ${peaks.map(megabytes).join(', ')} MB`)
    const most = Math.max(...peaks)
    return report([['memory above idle, MB', megabytes(most), most <= BAR * 1024 * 1024, `<= ${BAR}`]])
  } finally {
    await server.stop()
  }
}
