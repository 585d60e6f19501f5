/** The coordinator's own words of a period. */
import { and, eq, sql } from 'drizzle-orm'
import type { RemarkPart } from '../../api/domain/enums.ts'
import type { Db } from '../client.ts'
import { remarks, users } from '../schema/index.ts'

export type Remark = { part: RemarkPart; text: string; version: number; by: string | null; at: string }

/** Those that were written, with the name of who wrote each last. */
export const list = (db: Db, period: string): Promise<Remark[]> =>
  db
    .select({ part: remarks.part, text: remarks.text, version: remarks.version, by: users.name, at: remarks.at })
    .from(remarks)
    .leftJoin(users, eq(users.username, remarks.by))
    .where(eq(remarks.period, period))
    .all()

type Key = { period: string; part: RemarkPart }

/** Holds while the part has this version; 0 while it has not been written. */
export const hasVersion = ({ period, part }: Key, version: number) =>
  sql`coalesce((select ${remarks.version} from ${remarks}
    where ${and(eq(remarks.period, period), eq(remarks.part, part))}), 0) = ${version}`

export const put = (db: Db, line: typeof remarks.$inferInsert) =>
  db
    .insert(remarks)
    .values(line)
    .onConflictDoUpdate({
      target: [remarks.period, remarks.part],
      set: { text: line.text, version: line.version, by: line.by, at: line.at },
    })
