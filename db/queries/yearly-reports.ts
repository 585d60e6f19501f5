/** The yearly reports that were sent. */
import { desc, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { yearlyReports } from '../schema/index.ts'

const { content: _content, ...line } = yearlyReports
const columns = {
  id: line.id,
  year: line.year,
  owner: line.owner,
  ownerName: line.ownerName,
  number: line.number,
  date: line.date,
  sentBy: line.sentBy,
  sha256: line.sha256,
  by: line.by,
  at: line.at,
}

/** Newest first. */
export const ofYear = (db: Db, year: number) =>
  db.select(columns).from(yearlyReports).where(eq(yearlyReports.year, year)).orderBy(desc(yearlyReports.at)).all()

/** Without what it says. */
export const find = (db: Db, id: string) => db.select(columns).from(yearlyReports).where(eq(yearlyReports.id, id)).get()

/** What it says. */
export const contentOf = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.select({ content: yearlyReports.content }).from(yearlyReports).where(eq(yearlyReports.id, id)).get())
    ?.content

export const create = (db: Db, report: typeof yearlyReports.$inferInsert) => db.insert(yearlyReports).values(report)
