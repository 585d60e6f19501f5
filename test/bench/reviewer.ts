/** A reviewer who is signed in already: signing in is no part of a measurement. */
import { openDb, write } from '../../db/client.ts'
import * as settings from '../../db/queries/settings.ts'
import * as users from '../../db/queries/users.ts'
import { sessions } from '../../db/schema.ts'
import { PERIOD, SETTINGS } from '../reports/workbook-province.ts'

const TOKEN = 'bench-token-of-the-reviewer'
export const WORKBOOK = `/api/periods/${PERIOD.id}/rollup.xlsx`

/** What the reviewer's browser sends along. */
export const cookie = ({ https }: { https: boolean }): string =>
  `${https ? '__Secure-' : ''}soat.session_token=${TOKEN}.signature`

/** Settings, the reviewer and a session, put into a database. */
export async function signIn(url: string): Promise<void> {
  const db = await openDb({ url })
  const now = new Date()
  await write(db, [
    settings.save(db, SETTINGS),
    ...users.create(db, 'reviewer', now, {
      username: 'dic',
      name: 'Trần Thị Bình',
      role: 'reviewer',
      department: null,
      mustChangePassword: false,
      passwordHash: 'none',
    }),
    db.insert(sessions).values({
      id: 'session',
      token: TOKEN,
      userId: 'reviewer',
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    }),
  ])
  db.$client.close()
}
