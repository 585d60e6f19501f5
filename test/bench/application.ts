/** The application on an embedded database, without the server around it. */
import { createApp } from '../../api/app.ts'
import { NOTHING_KNOWN } from '../../api/domain/health.ts'
import { library } from '../../api/frameworks/library.ts'
import { readPolicy } from '../../api/people/policy.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { SECRET } from '../support/session.ts'
import { temporaryFiles } from '../support/temporary-files.ts'

export const application = async (url: string) => {
  const db = await openDb({ url })
  return createApp({
    db,
    files: temporaryFiles().files,
    now: () => new Date(),
    frameworks: library(db, loadFrameworks(bundled)),
    secret: SECRET,
    setupCode: null,
    policy: readPolicy({}, Error),
    address: () => '127.0.0.1',
    secure: () => false,
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
    upkeep: async () => NOTHING_KNOWN,
    version: 'bench',
  })
}
