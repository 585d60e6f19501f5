/** Framework documents that were uploaded. */
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { frameworks } from '../schema/index.ts'

export type Edition = { id: string; version: string }

/** Oldest first. */
export const list = (db: Db): Promise<Edition[]> =>
  db
    .select({ id: frameworks.id, version: frameworks.version })
    .from(frameworks)
    .orderBy(asc(frameworks.addedAt), asc(frameworks.id), asc(frameworks.version))
    .all()

/** Its JSON, or undefined. */
export const read = async (db: Db, { id, version }: Edition): Promise<string | undefined> =>
  (
    await db
      .select({ document: frameworks.document })
      .from(frameworks)
      .where(and(eq(frameworks.id, id), eq(frameworks.version, version)))
      .get()
  )?.document
