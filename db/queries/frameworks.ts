/** Framework documents that were uploaded, and what leads to them. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { type Db, preparedFor } from '../client.ts'
import { frameworks, mappings } from '../schema/index.ts'

export type Edition = { id: string; version: string }

const is = ({ id, version }: Edition) => and(eq(frameworks.id, id), eq(frameworks.version, version))

/** Oldest first. */
export const list = (db: Db) => listQuery(db).all()

const listQuery = preparedFor((db) =>
  db
    .select({
      id: frameworks.id,
      version: frameworks.version,
      addedAt: frameworks.addedAt,
      addedBy: frameworks.addedBy,
      /** Of the framework that a mapping came along from. */
      mappedFrom: sql<string | null>`(select from_id from ${mappings}
        where to_id = ${frameworks.id} and to_version = ${frameworks.version})`,
    })
    .from(frameworks)
    .orderBy(asc(frameworks.addedAt), asc(frameworks.id), asc(frameworks.version))
    .prepare(),
)

/** Its JSON, or undefined. */
export const read = async (db: Db, edition: Edition): Promise<string | undefined> =>
  (await db.select({ document: frameworks.document }).from(frameworks).where(is(edition)).get())?.document

/** What its document and its mapping hash to, or undefined. */
export const findSha256 = async (db: Db, edition: Edition): Promise<string | undefined> =>
  (await db.select({ sha256: frameworks.sha256 }).from(frameworks).where(is(edition)).get())?.sha256

export const create = (db: Db, framework: typeof frameworks.$inferInsert) => db.insert(frameworks).values(framework)

export const createMapping = (db: Db, mapping: typeof mappings.$inferInsert) => db.insert(mappings).values(mapping)

/** Of two ids, the JSON of the entries with the edition that each came along with, oldest first. */
export const mappingsOf = (db: Db, from: string, to: string) =>
  db
    .select({ toVersion: mappings.toVersion, document: mappings.document })
    .from(mappings)
    .innerJoin(frameworks, and(eq(frameworks.id, mappings.toId), eq(frameworks.version, mappings.toVersion)))
    .where(and(eq(mappings.fromId, from), eq(mappings.toId, to)))
    .orderBy(asc(frameworks.addedAt), asc(frameworks.version))
    .all()
