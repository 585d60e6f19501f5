/** Sessions as if somebody had signed in: signing in itself is tested once, through its own door. */
import { signed, tokenHash } from '../../api/people/session.ts'
import type { Db } from '../../db/client.ts'
import * as sessions from '../../db/queries/sessions.ts'

/** Signs the cookies of every home of the tests. */
export const SECRET = 'a secret of the tests, long enough to be one'

/** What the cookie of a token holds. */
export const cookieOf = (token: string, { https = false, secret = SECRET } = {}): string =>
  `${https ? '__Secure-' : ''}soat.session_token=${signed(secret, token)}`

/** The statement of a session that began just now. */
export function sessionOf(
  db: Db,
  userId: string,
  token: string,
  { id = crypto.randomUUID() as string, now = new Date() } = {},
) {
  return sessions.start(db, {
    id,
    tokenHash: tokenHash(token),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
    address: '127.0.0.1',
    agent: '',
  })
}
