/** The settings: one row, and what is in its place from a day on. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Settings, SettingsFrom } from '../../api/domain/settings.ts'
import type { Db } from '../client.ts'
import { settings, settingsFrom, users } from '../schema/index.ts'

const ONLY_ROW = 1

/** Of the settings' row: what is in force on a day. */
export const inForce = (day: unknown) =>
  sql<Settings>`coalesce(
    (select ${settingsFrom.value} from ${settingsFrom} where ${settingsFrom.day} <= ${day} order by ${settingsFrom.day} desc limit 1),
    ${settings.value})`.mapWith(settings.value)

/** Those in force on a day (null before set-up), and whether any user exists. */
export async function site(db: Db, day: string): Promise<{ settings: Settings | null; hasUsers: boolean }> {
  const [rows, someone] = await db.batch([
    db
      .select({ value: inForce(day) })
      .from(settings)
      .where(eq(settings.id, ONLY_ROW)),
    db.select({ id: users.id }).from(users).limit(1),
  ])
  return { settings: rows[0]?.value ?? null, hasUsers: someone.length > 0 }
}

/** All that they were, are and will be, the latest first. */
export async function history(db: Db): Promise<SettingsFrom[]> {
  const [later, first] = await db.batch([
    db.select().from(settingsFrom).orderBy(desc(settingsFrom.day)),
    db.select({ value: settings.value }).from(settings).where(eq(settings.id, ONLY_ROW)),
  ])
  return [
    ...later.map(({ day, value }) => ({ from: day, settings: value })),
    ...first.map(({ value }) => ({ from: null, settings: value })),
  ]
}

/** What submissions print that froze no letterhead; null where all have. */
export async function original(db: Db): Promise<Settings | null> {
  const row = await db.select({ value: settings.original }).from(settings).where(eq(settings.id, ONLY_ROW)).get()
  return row?.value ?? null
}

/** The first, from the beginning. */
export const begin = (db: Db, value: Settings) => db.insert(settings).values({ id: ONLY_ROW, value })

export const save = (db: Db, day: string, value: Settings) =>
  db.insert(settingsFrom).values({ day, value }).onConflictDoUpdate({ target: settingsFrom.day, set: { value } })

export const drop = (db: Db, day: string) => db.delete(settingsFrom).where(eq(settingsFrom.day, day))

/** Holds while something is set from that day on. */
export const isSet = (day: string) => sql`exists (select 1 from ${settingsFrom} where ${settingsFrom.day} = ${day})`
