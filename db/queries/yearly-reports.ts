/** The yearly reports that were sent. */
import { desc, eq, sql } from 'drizzle-orm'
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

/** Holds while no letter of that number and day is recorded: two people have one letter before them. */
export const isNew = ({
  year,
  owner,
  number,
  date,
}: Pick<typeof yearlyReports.$inferInsert, 'year' | 'owner' | 'number' | 'date'>) =>
  sql`not exists (select 1 from ${yearlyReports} where ${yearlyReports.year} = ${year} and ${yearlyReports.owner} = ${owner}
    and ${yearlyReports.number} = ${number} and ${yearlyReports.date} = ${date})`

export const create = (db: Db, report: typeof yearlyReports.$inferInsert) => db.insert(yearlyReports).values(report)
