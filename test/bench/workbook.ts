/**
 * The workbook of a large province against its bars: 1,000 departments, 3,000 systems, the framework of 2024: its time
 * beside exceljs' own writers, the memory of the server that makes it, and the same out of the Worker.
 * Each run is a process of its own, so that nobody inherits another's warm caches.
 * Run: node --expose-gc test/bench/workbook.ts
 */
import { fork } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Framework } from '../../api/domain/wire/framework.ts'
import { openDb } from '../../db/client.ts'
import document from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { migrate } from '../../db/migrate.ts'
import { fileProvince, sourceOf } from '../reports/workbook-province.ts'
import { nodeFlags } from '../support/node-flags.ts'
import { megabytes } from './linux-process.ts'
import { report } from './report.ts'
import { signIn } from './reviewer.ts'
import { measureServer } from './workbook-server.ts'

const DEPARTMENTS = 1000
const SYSTEMS = 3000
const ROUNDS = 3
/** What exceljs' stream writer compresses with unless told otherwise, and ours too; its document writer keeps its own. */
const ZLIB_LEVEL = 1

type Role = 'fill' | 'ours' | 'cells' | 'bare' | 'document'
/** `cpu`: milliseconds of processor, of all threads; `ms`: on the clock. */
type Measured = { ms: number; cpu: number; cells: number }
type Sheets = { name: string; rows: unknown[][] }[]

function clock() {
  const started = performance.now()
  const used = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - started, cpu: (user + system) / 1000 }
  }
}

const urlOf = (folder: string) => `file:${join(folder, 'soat.db')}`

/** The values of our own workbook, sheet by sheet, for the writers that are compared with it. */
async function readCells(folder: string): Promise<Sheets> {
  const sheets: Sheets = []
  for await (const line of createInterface({ input: createReadStream(join(folder, 'cells.ndjson')) })) {
    const value = JSON.parse(line)
    if (typeof value === 'string') sheets.push({ name: value, rows: [] })
    else sheets.at(-1)?.rows.push(value)
  }
  return sheets
}

const roles: Record<Role, (folder: string) => Promise<Partial<Measured>>> = {
  async fill(folder) {
    const db = await openDb({ url: urlOf(folder) })
    await migrate(db)
    await fileProvince(db, Framework.parse(document), { departments: DEPARTMENTS, systems: SYSTEMS })
    db.$client.close()
    await signIn(urlOf(folder))
    return {}
  },

  async ours(folder) {
    const { writeWorkbook } = await import('../../api/reports/workbook/index.ts')
    const framework = Framework.parse(document)
    const db = await openDb({ url: urlOf(folder) })
    globalThis.gc?.()
    const stop = clock()
    await writeWorkbook(await sourceOf(db, framework), createWriteStream(join(folder, 'ours.xlsx')))
    return stop()
  },

  async cells(folder) {
    const { default: ExcelJS } = await import('exceljs')
    const out = createWriteStream(join(folder, 'cells.ndjson'))
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(join(folder, 'ours.xlsx'), { worksheets: 'emit' })
    let cells = 0
    let n = 0
    for await (const sheet of reader) {
      out.write(`${JSON.stringify(`sheet ${++n}`)}\n`)
      for await (const row of sheet) {
        const values = Array.from(row.values as unknown[])
          .slice(1)
          .map((value) => (value as { result?: unknown } | null)?.result ?? value ?? null)
        cells += row.cellCount
        if (!out.write(`${JSON.stringify(values)}\n`))
          await new Promise<void>((resolve) => out.once('drain', () => resolve()))
      }
    }
    await new Promise<void>((resolve) => out.end(() => resolve()))
    return { cells }
  },

  async bare(folder) {
    const { default: ExcelJS } = await import('exceljs')
    const sheets = await readCells(folder)
    globalThis.gc?.()
    const stop = clock()
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream: createWriteStream(join(folder, 'bare.xlsx')),
      useSharedStrings: false,
      useStyles: false,
      zip: { zlib: { level: ZLIB_LEVEL } },
    })
    for (const { name, rows } of sheets) {
      const sheet = book.addWorksheet(name)
      for (const row of rows) sheet.addRow(row).commit()
      sheet.commit()
    }
    await book.commit()
    return stop()
  },

  async document(folder) {
    const { default: ExcelJS } = await import('exceljs')
    const sheets = await readCells(folder)
    globalThis.gc?.()
    const stop = clock()
    const book = new ExcelJS.Workbook()
    for (const { name, rows } of sheets) book.addWorksheet(name).addRows(rows)
    await book.xlsx.writeFile(join(folder, 'document.xlsx'))
    return stop()
  },
}

function run(role: Role, folder: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    // exceljs' document writer holds every cell of three million: far more than the server is given.
    const more = role === 'document' ? ['--max-old-space-size=8192'] : []
    const execArgv = [...nodeFlags, ...more, '--expose-gc']
    const child = fork(fileURLToPath(import.meta.url), [role, folder], { execArgv })
    child.once('message', (measured) => resolve(measured as Measured))
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}`)))
  })
}

async function compare(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
  try {
    await run('fill', folder)
    await run('ours', folder)
    const { cells } = await run('cells', folder)
    const runs: Record<'ours' | 'bare' | 'document', Measured[]> = { ours: [], bare: [], document: [] }
    // Taken in turns, so that a slow moment of the machine falls on everyone.
    for (let round = 0; round < ROUNDS; round++) {
      for (const [role, measured] of Object.entries(runs)) measured.push(await run(role as Role, folder))
    }
    // The best run is the one least disturbed by others on the machine.
    const best = (role: keyof typeof runs, what: 'ms' | 'cpu') => Math.min(...runs[role].map((run) => run[what]))
    const size = megabytes((await stat(join(folder, 'ours.xlsx'))).size)

    console.log(`workbook: ${DEPARTMENTS} departments, ${SYSTEMS} systems, ${cells} cells, ${size} MB`)
    for (const role of ['ours', 'bare', 'document'] as const) {
      const name = { ours: 'ours, from the database', bare: "exceljs' bare stream", document: "exceljs' document" }[
        role
      ]
      const seconds = (what: 'ms' | 'cpu') => (best(role, what) / 1000).toFixed(2)
      console.log(`  ${name.padEnd(26)} ${seconds('ms')} s, processor ${seconds('cpu')} s`)
    }
    // By processor time: on a machine that others use too, the clock mostly tells how busy they are.
    const bare = best('ours', 'cpu') / best('bare', 'cpu')
    const document = best('document', 'cpu') / best('ours', 'cpu')
    const time = report([
      ['time against bare stream', bare.toFixed(2), bare <= 1.5, '<= 1.5'],
      ['document against ours', document.toFixed(2), document >= 2, '>= 2'],
    ])
    const memory = await measureServer(folder)
    // Not for the processes that are measured: it loads workerd's tools.
    const { compareWorker } = await import('./workbook-worker.ts')
    const worker = await compareWorker(folder, { bare: best('bare', 'cpu'), document: best('document', 'cpu') })
    return time && memory && worker
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const [role, folder] = process.argv.slice(2)
if (role && folder) {
  process.send?.(await roles[role as Role](folder), () => process.exit(0))
} else {
  process.exitCode = (await compare()) ? 0 : 1
}
