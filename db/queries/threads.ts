/** What the coordinator and a department say to each other about an assessment. */
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Message, ThreadView } from '../../api/domain/thread.ts'
import type { Db } from '../client.ts'
import { messages, threads } from '../schema/index.ts'
import type { Key } from './assessments.ts'

const told = {
  id: threads.id,
  criterion: threads.criterion,
  system: threads.system,
  section: threads.section,
  openedAt: threads.openedAt,
  closedAt: threads.closedAt,
  closedBy: threads.closedBy,
}
const said = sql<string>`(
  select json_group_array(json_object('id', id, 'at', at, 'by', "by", 'side', side, 'text', "text"))
  from (select * from ${messages} m where m.thread = threads.id order by m.n))`.mapWith((json: string): Message[] =>
  JSON.parse(json),
)

const of = ({ period, code }: Key) => and(eq(threads.period, period), eq(threads.department, code))

/** The oldest first. */
export const list = (db: Db, key: Key): Promise<ThreadView[]> =>
  db
    .select({ ...told, messages: said })
    .from(threads)
    .where(of(key))
    .orderBy(asc(threads.openedAt), asc(threads.id))

/** With whose assessment it is about. */
export const find = (db: Db, id: string) =>
  db
    .select({ ...told, messages: said, period: threads.period, code: threads.department })
    .from(threads)
    .where(eq(threads.id, id))
    .get()

export const open = (db: Db, thread: typeof threads.$inferInsert) => db.insert(threads).values(thread)

/** As the next of its thread. */
export const say = (thread: string, { id, at, by, side, text }: Message): SQL =>
  sql`insert into ${messages} (thread, n, id, at, "by", side, "text")
    select ${thread}, count(*) + 1, ${id}, ${at}, ${by}, ${side}, ${text} from ${messages} where thread = ${thread}`

export const close = (db: Db, id: string, closedAt: string, closedBy: string) =>
  db
    .update(threads)
    .set({ closedAt, closedBy })
    .where(and(eq(threads.id, id), isNull(threads.closedAt)))

/** Hold while there is room for one more: of those that are open, and of all. */
export const hasRoom = (key: Key, { open, all }: { open: number; all: number }): SQL =>
  sql`(select count(*) < ${all} and count(*) - count(closed_at) < ${open} from ${threads} where ${of(key)})`

export const isOpen = (id: string): SQL => sql`exists (select 1 from ${threads} where id = ${id} and closed_at is null)`

export const hasRoomFor = (id: string, most: number): SQL =>
  sql`(select count(*) < ${most} from ${messages} where thread = ${id})`
