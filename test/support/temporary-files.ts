/** A folder for uploaded files, for the time of a test. */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderFiles } from '../../api/node/folder-files.ts'

/** It is made with the first file. */
export function temporaryFiles() {
  const folder = join(tmpdir(), `soat-files-${randomUUID()}`)
  return { folder, files: folderFiles(folder), remove: () => rm(folder, { recursive: true, force: true }) }
}
