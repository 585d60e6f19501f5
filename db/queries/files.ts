/** The files of departments: their library, what names them, and what the sweep may throw away. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { FiledFile, FileFields, FileUse, LibraryFile } from '../../api/domain/file.ts'
import { COUNTS } from '../../api/domain/limits.ts'
import { type Db, requireThat, type Statement } from '../client.ts'
import { files } from '../schema/index.ts'

const filed = {
  sha256: files.sha256,
  name: files.name,
  size: files.size,
  type: files.type,
  number: files.number,
  date: files.date,
  covers: files.covers,
}
const line = { ...filed, by: files.by, at: files.at }

const of = (department: string, sha256: string) => and(eq(files.department, department), eq(files.sha256, sha256))
const inLibrary = (department: string) => and(eq(files.department, department), isNull(files.removedAt))

/** The places where answers and submissions of a department name its files; columns as in the library's line. */
const uses = (department: string) => sql`
  select value ->> 'sha256' as sha256, a.period, a.criterion, a.system from answers a, json_each(a.evidence)
    where a.department = ${department} and a.evidence is not null
  union select sha256, period, criterion, system from submission_files where department = ${department}`

/** In the library, newest first, each with how often it is named and the newest places. */
export async function library(db: Db, department: string): Promise<LibraryFile[]> {
  const [lines, places] = await Promise.all([
    db.select(line).from(files).where(inLibrary(department)).orderBy(sql`${files.at} desc`, files.sha256).all(),
    db.values<[sha256: string, used: number, uses: string]>(sql`
      select sha256, max(n), json_group_array(json_object('period', period, 'criterion', criterion,
          'system', iif(system = '', null, json_object('id', system, 'name', name)))) from (
        select u.sha256, u.period, u.criterion, u.system, coalesce(s.name, u.system) as name,
          row_number() over newest as place, count(*) over (partition by u.sha256) as n
        from (${uses(department)}) u left join systems s on s.id = u.system
        window newest as (partition by u.sha256 order by u.period desc, u.criterion, u.system)
        order by u.sha256, place)
      where place <= ${COUNTS.fileUses} group by sha256`),
  ])
  // A libSQL server's client gives rows that are read by position and are no arrays.
  const found = new Map(places.map((row) => [row[0], { used: Number(row[1]), uses: JSON.parse(row[2]) as FileUse[] }]))
  return lines.map((each) => ({ ...each, ...(found.get(each.sha256) ?? { used: 0, uses: [] }) }))
}

/** Undefined where the department has none such, in its library or named by what it has answered. */
export const find = (db: Db, department: string, sha256: string) =>
  db
    .select({ ...line, removedAt: files.removedAt })
    .from(files)
    .where(and(of(department, sha256), isThere(department, sha256)))
    .get()

/** What was made of an upload that was sent in parts. */
export const ofUpload = (db: Db, department: string, upload: string) =>
  db
    .select(line)
    .from(files)
    .where(and(inLibrary(department), eq(files.upload, upload)))
    .get()

/** Of these, those that the department has, by their SHA-256. */
export async function some(db: Db, department: string, hashes: readonly string[]): Promise<Map<string, FiledFile>> {
  const rows = await db
    .select(filed)
    .from(files)
    .where(
      and(
        eq(files.department, department),
        sql`${files.sha256} in (select value from json_each(${JSON.stringify(hashes)}))`,
      ),
    )
    .all()
  return new Map(rows.map((row) => [row.sha256, row]))
}

const isNamed = (department: SQL | string, sha256: SQL | string) => sql`(
  exists (select 1 from submission_files named where named.department = ${department} and named.sha256 = ${sha256})
  or exists (select 1 from answers a, json_each(a.evidence)
    where a.department = ${department} and a.evidence is not null and value ->> 'sha256' = ${sha256}))`

const isThere = (department: SQL | string, sha256: SQL | string) =>
  sql`(${files.removedAt} is null or ${isNamed(department, sha256)})`

/** Those of these that the department's answers may not name, being in no library of its and named nowhere before. */
const unknown = (department: string, hashes: readonly string[]) => sql`
  select value from json_each(${JSON.stringify(hashes)}) asked where not exists (select 1 from ${files}
    where ${files.department} = ${department} and ${files.sha256} = asked.value
      and ${isThere(department, sql`asked.value`)})`

export const unknownAmong = async (db: Db, department: string, hashes: readonly string[]): Promise<string[]> =>
  (await db.values<[string]>(unknown(department, hashes))).map((row) => row[0])

/** Holds while the department may name all of these. */
export const allKnown = (department: string, hashes: readonly string[]) =>
  sql`not exists (${unknown(department, hashes)})`

/** Bytes and number of what is in the library. */
const spaceIn = (department: string, what: SQL) => sql<number>`(select ${what} from ${files}
  where ${files.department} = ${department} and ${files.removedAt} is null)`
export const usedBytes = async (db: Db, department: string): Promise<number> => {
  const [row] = await db.values<[number]>(sql`select ${spaceIn(department, sql`coalesce(sum(size), 0)`)}`)
  return Number(row?.[0] ?? 0)
}

/** Holds while the library has no more bytes than that, and no more files than it may. */
export const hasRoom = (department: string, most: number) =>
  sql`(${spaceIn(department, sql`coalesce(sum(size), 0)`)} <= ${most}
    and ${spaceIn(department, sql`count(*)`)} <= ${COUNTS.files})`

export const hasCountFor = async (db: Db, department: string): Promise<boolean> => {
  const [row] = await db.values<[number]>(sql`select ${spaceIn(department, sql`count(*)`)}`)
  return Number(row?.[0] ?? 0) < COUNTS.files
}

type New = typeof files.$inferInsert

/** Into the library; what is in it already stays as it is, what was taken out comes back as it is given now. */
export const put = (db: Db, file: New) =>
  db
    .insert(files)
    .values(file)
    .onConflictDoUpdate({
      target: [files.department, files.sha256],
      set: { ...file, removedAt: null },
      setWhere: sql`${files.removedAt} is not null`,
    })

export const update = (db: Db, department: string, sha256: string, change: Partial<FileFields>) =>
  db
    .update(files)
    .set({ ...change, sha256 })
    .where(of(department, sha256))

export const remove = (db: Db, department: string, sha256: string, at: string) =>
  db
    .update(files)
    .set({ removedAt: at })
    .where(and(of(department, sha256), isNull(files.removedAt)))

/** A sweep that was cut short holds a content no longer than so many minutes. */
const SWEEPING_MINUTES = 10
const minutesBefore = (at: Date, minutes: number) => new Date(at.getTime() - minutes * 60_000).toISOString()

/** Says that a content is being kept; fails its batch while the sweep is just throwing it away. */
export const claim = (sha256: string, at: Date): Statement[] => [
  sql`insert into file_claims (sha256, sweeping, at) values (${sha256}, 0, ${at.toISOString()})
    on conflict (sha256) do update set sweeping = 0, at = excluded.at
      where sweeping = 0 or at < ${minutesBefore(at, SWEEPING_MINUTES)}`,
  sql`insert into guards select 1 where changes() <> 1`,
]

const isUsed = (sha256: SQL | string) => sql`(
  exists (select 1 from ${files} where ${files.sha256} = ${sha256})
  or exists (select 1 from signed_copies copy where copy.sha256 = ${sha256})
  or exists (select 1 from file_claims c where c.sha256 = ${sha256} and not c.sweeping))`

/** Every content that a row speaks of; also of a database that an earlier version has made. */
export async function stored(db: Db): Promise<string[]> {
  const tables = await db.values<[string]>(
    sql`select name from sqlite_master where type = 'table' and name in ('files', 'signed_copies')`,
  )
  const all = tables.map((row) => sql`select sha256 from ${sql.identifier(row[0])}`)
  if (all.length === 0) return []
  return (await db.values<[string]>(sql.join(all, sql` union `))).map((row) => row[0])
}

/** Of these contents, those that no row speaks of. */
export async function unused(db: Db, hashes: readonly string[]): Promise<string[]> {
  const rows = await db.values<[string]>(
    sql`select value from json_each(${JSON.stringify(hashes)}) asked where not ${isUsed(sql`asked.value`)}`,
  )
  return rows.map((row) => row[0])
}

/** Takes a content that is still unused from whoever would keep it; fails its batch where it is used by now. */
export const claimToSweep = (sha256: string, at: Date): Statement[] => [
  requireThat(sql`not ${isUsed(sha256)}`),
  sql`insert into file_claims (sha256, sweeping, at) values (${sha256}, 1, ${at.toISOString()})
    on conflict (sha256) do update set at = excluded.at`,
]
export const unclaim = (sha256: string): Statement => sql`delete from file_claims where sha256 = ${sha256}`

/** What was taken out of a library before that instant and is named nowhere, and what was said to be kept and has its row by now, or never got one. */
export const forget = (before: string): Statement[] => [
  sql`delete from files where removed_at < ${before} and not ${isNamed(sql`files.department`, sql`files.sha256`)}`,
  sql`delete from file_claims where not sweeping and at < ${before}`,
]

/** Which files a submission names, and where. @param named rows of criterion, system ('' for none) and SHA-256 */
export const naming = (
  { period, code, revision }: { period: string; code: string; revision: number },
  named: readonly (readonly [criterion: string, system: string, sha256: string])[],
): Statement[] =>
  named.length === 0
    ? []
    : [
        sql`insert into submission_files (period, department, revision, criterion, system, sha256)
          select ${period}, ${code}, ${revision}, value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(named)})`,
      ]
