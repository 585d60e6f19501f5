/** The first administrator: made through a one-time code shown on the console alone, so that no password is a default. */
import { randomInt } from 'node:crypto'
import type { Db } from '../../../db/client.ts'

/** Without the letters and digits that are taken for each other. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** 20 characters (98 bits). */
export const oneTimeCode = (): string => {
  const letters = Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)])
  return letters.join('').replace(/.{5}(?=.)/g, '$&-')
}

/** A code while the database has no user, else null. */
export async function setupCodeFor(db: Db): Promise<string | null> {
  const { rows } = await db.$client.execute('select 1 from users limit 1')
  return rows.length > 0 ? null : oneTimeCode()
}
