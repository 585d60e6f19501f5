/** A reviewer who is signed in already: signing in is no part of a measurement. */
import { openDb, write } from '../../db/client.ts'
import * as settings from '../../db/queries/settings.ts'
import * as users from '../../db/queries/users.ts'
import { PERIOD, SETTINGS } from '../reports/workbook-province.ts'
import { cookieOf, sessionOf } from '../support/session.ts'

const TOKEN = 'bench-token-of-the-reviewer'
export const WORKBOOK = `/api/periods/${PERIOD.id}/rollup.xlsx`

/** What the reviewer's browser sends along. */
export const cookie = (home: { https: boolean; secret?: string }): string => cookieOf(TOKEN, home)

/** Settings, the reviewer and a session, put into a database. */
export async function signIn(url: string): Promise<void> {
  const db = await openDb({ url })
  const now = new Date()
  await write(db, [
    settings.begin(db, SETTINGS),
    ...users.create(db, 'reviewer', now, {
      username: 'dic',
      name: 'Trần Thị Bình',
      role: 'reviewer',
      department: null,
      mustChangePassword: false,
      passwordHash: 'none',
    }),
    sessionOf(db, 'reviewer', TOKEN),
  ])
  db.$client.close()
}
