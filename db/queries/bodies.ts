/** Bodies: owners, specialised units, operators; as they are, and as they were. */
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Body, BodyPatch } from '../../api/domain/body.ts'
import type { Db } from '../client.ts'
import { bodies, bodyStates } from '../schema/index.ts'

const asJson = sql.raw(
  `json_object(${Object.entries(getTableColumns(bodies))
    .map(([key, { name }]) => `'${key}', ${key === 'roles' ? `json(${name})` : name}`)
    .join(', ')})`,
)

/** All of them as they are. */
export const list = (db: Db): Promise<Body[]> => db.select().from(bodies).all()

/** All that there were at an instant (ISO 8601), as they were then. */
export async function listAt(db: Db, at: string): Promise<Body[]> {
  const rows = await db
    .select({ state: bodyStates.state, last: sql<number>`max(${bodyStates.id})` })
    .from(bodyStates)
    .where(sql`${bodyStates.at} <= ${at}`)
    .groupBy(bodyStates.body)
    .all()
  return rows.map(({ state }) => state)
}

export const find = (db: Db, id: string): Promise<Body | undefined> =>
  db.select().from(bodies).where(eq(bodies.id, id)).get()

/** Holds while no other body has the name to the letter: two people may add one at once. */
export const isFree = (id: string, name: string) =>
  sql`not exists (select 1 from ${bodies} where ${bodies.name} = ${name} and ${bodies.id} <> ${id})`

export const create = (db: Db, body: Body) => db.insert(bodies).values(body)

export const update = (db: Db, id: string, change: BodyPatch) =>
  db
    .update(bodies)
    .set({ ...change, id })
    .where(eq(bodies.id, id))

/** Keeps what a body is from now on: after the statement that makes it so, whoever else changes it at this moment. */
export const keepState = (id: string, at: string) => sql`insert into ${bodyStates} (body, at, state)
  select ${bodies.id}, ${at}, ${asJson} from ${bodies} where ${bodies.id} = ${id}`

/** What each was called and which unit it had, state by state, oldest first. */
export const history = (db: Db): Promise<{ id: string; at: string; name: string; unitId: string | null }[]> =>
  db
    .select({
      id: bodyStates.body,
      at: bodyStates.at,
      name: sql<string>`${bodyStates.state} ->> '$.name'`,
      unitId: sql<string | null>`${bodyStates.state} ->> '$.unitId'`,
    })
    .from(bodyStates)
    .orderBy(bodyStates.id)
    .all()
