/** The one row of settings. */
import { eq } from 'drizzle-orm'
import type { Settings } from '../../api/domain/settings.ts'
import type { Db } from '../client.ts'
import { settings, users } from '../schema/index.ts'

const ONLY_ROW = 1

/** Settings (null before set-up) and whether any user exists. */
export async function site(db: Db): Promise<{ settings: Settings | null; hasUsers: boolean }> {
  const [rows, someone] = await db.batch([
    db.select().from(settings).where(eq(settings.id, ONLY_ROW)),
    db.select({ id: users.id }).from(users).limit(1),
  ])
  return { settings: rows[0]?.value ?? null, hasUsers: someone.length > 0 }
}

/** What submissions print that froze no letterhead; null where all have. */
export async function original(db: Db): Promise<Settings | null> {
  const row = await db.select({ value: settings.original }).from(settings).where(eq(settings.id, ONLY_ROW)).get()
  return row?.value ?? null
}

export const save = (db: Db, value: Settings) =>
  db.insert(settings).values({ id: ONLY_ROW, value }).onConflictDoUpdate({ target: settings.id, set: { value } })
