/** LibreOffice as the reader who calculates: a system package, so its tests are left out, and say so, where it is not installed. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Why its tests cannot run; null where they can. */
export const noOffice: string | null =
  spawnSync('soffice', ['--version']).status === 0
    ? null
    : 'LibreOffice Calc is not installed: nobody recalculates the workbook (Debian: apt install libreoffice-calc)'

/** Parts of a workbook as text, by name; changed ones are put back. */
export function withParts(bytes: Uint8Array, change: (name: string, xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes))
  return zipSync(Object.fromEntries(parts.map(([name, part]) => [name, strToU8(change(name, strFromU8(part)))])), {
    level: 1,
  })
}

/** Each workbook without the results that are stored beside formulas, calculated anew and saved; one start for all. */
export async function recalculated(workbooks: readonly Uint8Array[]): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'soat-office-'))
  try {
    const out = join(folder, 'out')
    const names = workbooks.map((_, i) => `${i}.xlsx`)
    for (const [i, bytes] of workbooks.entries()) {
      const bare = withParts(bytes, (_, xml) => xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'))
      await writeFile(join(folder, `${i}.xlsx`), bare)
    }
    await run(folder, ['--convert-to', 'xlsx', '--outdir', out, ...names.map((name) => join(folder, name))])
    return await Promise.all(names.map((name) => readFile(join(out, name))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** With a profile of its own, so that an open LibreOffice is left alone. */
function run(folder: string, args: readonly string[]): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  return new Promise((resolve, reject) => {
    const office = spawn('soffice', [profile, '--headless', ...args], { stdio: 'ignore' })
    office.once('error', reject)
    office.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`soffice ended with ${code}`))))
  })
}
