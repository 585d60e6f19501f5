/** What the provincial workbook reads of the submissions that it counts: page by page, and of each only what a sheet prints. */
import { type SQL, sql } from 'drizzle-orm'
import type { Answer, Recommendation } from '../../api/domain/assessment.ts'
import type { Status } from '../../api/domain/score.ts'
import type { System } from '../../api/domain/system.ts'
import type { Db } from '../client.ts'
import { submissions } from '../schema.ts'

/** One submission. A submission never changes, so the pages of an export agree however long it takes. */
export type Filing = { department: string; revision: number }

export type FiledSystems = {
  department: string
  systems: System[]
  /** [criterion, system, status] of every answer. */
  answers: [criterion: string, system: string | null, status: Status][]
}
export type FiledGaps = {
  department: string
  systems: { id: string; name: string; level: number }[]
  /** The partial and unmet answers, in the submission's order. */
  gaps: Answer[]
}
export type FiledRecommendations = { department: string; recommendations: Recommendation[] }

/** Submissions a round trip: few enough to keep memory flat, enough that a province takes a handful. */
const PAGE = 25

/** The columns of a page by name, each one JSON. */
type Columns = Record<string, SQL>

const SYSTEMS: Columns = {
  systems: sql`json_extract(content, '$.systems')`,
  answers: sql`(select json_group_array(json_extract(value, '$.criterion', '$.system', '$.status'))
    from json_each(content, '$.answers'))`,
}

const GAPS: Columns = {
  systems: sql`(select json_group_array(json_object(
      'id', value ->> 'id', 'name', value ->> 'name', 'level', value ->> 'level'
    )) from json_each(content, '$.systems'))`,
  gaps: sql`(select json_group_array(json(value)) from json_each(content, '$.answers')
    where value ->> 'status' in ('partial', 'unmet'))`,
}

const RECOMMENDATIONS: Columns = { recommendations: sql`json_extract(content, '$.recommendations')` }

/** The sheets' rows of these submissions of a period, a submission at a time, in the order given. */
export const rowsOf = (db: Db, period: string, filings: readonly Filing[]) => ({
  systems: () => pages<FiledSystems>(db, period, filings, SYSTEMS),
  gaps: () => pages<FiledGaps>(db, period, filings, GAPS),
  recommendations: () => pages<FiledRecommendations>(db, period, filings, RECOMMENDATIONS),
})

async function* pages<T>(db: Db, period: string, filings: readonly Filing[], columns: Columns): AsyncGenerator<T> {
  const selected = sql.join(
    Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  )
  for (let from = 0; from < filings.length; from += PAGE) {
    const wanted = filings.slice(from, from + PAGE).map(({ department, revision }) => [department, revision])
    // The keys drive the join: each submission is found by its primary key, however many the table holds.
    const rows = await db.values<string[]>(sql`
      select department, ${selected}
      from json_each(${JSON.stringify(wanted)}) as wanted
      cross join ${submissions}
      where period = ${period} and department = wanted.value ->> 0 and revision = wanted.value ->> 1
      order by wanted.key`)
    if (rows.length !== wanted.length) {
      throw new Error(`${wanted.length - rows.length} submissions of ${period} not found`)
    }
    for (const row of rows) {
      const parsed = Object.keys(columns).map((name, i) => [name, JSON.parse(row[i + 1] ?? 'null')])
      yield { department: row[0], ...Object.fromEntries(parsed) } as T
    }
  }
}
