/** What the provincial workbook reads of the submissions that it counts: page by page, and of each only what a sheet prints. */
import { type SQL, sql } from 'drizzle-orm'
import type { SignedCopy, SubmissionContent } from '../../api/domain/assessment.ts'
import type {
  FiledAnswers,
  FiledEvidence,
  FiledGaps,
  FiledRecommendations,
  FiledSystems,
  Filing,
} from '../../api/domain/filed.ts'
import type { Db } from '../client.ts'
import { submissions } from '../schema/index.ts'
import { ofPeriod as signedOf } from './signed.ts'

/**
 * Submissions a round trip: few enough to keep memory flat, enough that a province takes a handful. Whole contents come
 * fewer at a time: what waits for its turn while a page's rows are written outlives the young generation.
 */
const PAGE = 20
const CONTENTS = 10

/**
 * The sheets' rows of these submissions of a period, a submission at a time, in the order given.
 * @param breathe before each round trip: an embedded database answers at once, and a sheet may make nothing of what it is given
 */
export const rowsOf = (db: Db, period: string, filings: readonly Filing[], breathe: () => Promise<void>) => {
  const rows = (columns: SQL[], size?: number) => pagesOf({ db, period, filings, breathe }, columns, size)
  return {
    /** Number and date of their signed copies, by department; not there where none was brought in. */
    async signed(): Promise<ReadonlyMap<string, Pick<SignedCopy, 'number' | 'date'>>> {
      const revisions = new Map(filings.map(({ department, revision }) => [department, revision]))
      const copies = await signedOf(db, period)
      return new Map(
        copies
          .filter(({ department, revision }) => revisions.get(department) === revision)
          .map((copy) => [copy.department, copy]),
      )
    },

    async *systems(): AsyncGenerator<FiledSystems> {
      for await (const [department, ...json] of rows([SYSTEMS, FIGURES, ANSWERS])) {
        const [systems, figures, answers] = json.map((text) => JSON.parse(text ?? 'null'))
        yield { department, systems, figures, answers }
      }
    },

    async *gaps(): AsyncGenerator<FiledGaps> {
      for await (const { department, systems, answers } of answersOf(rows)) {
        yield { department, systems, gaps: answers.filter(({ status }) => status === 'partial' || status === 'unmet') }
      }
    },

    answers: (): AsyncGenerator<FiledAnswers> => answersOf(rows),

    async *evidence(): AsyncGenerator<FiledEvidence> {
      for await (const [department, json] of rows([EVIDENCE])) {
        if (json) yield { department, ...(JSON.parse(json) as Omit<FiledEvidence, 'department'>) }
      }
    },

    async *recommendations(): AsyncGenerator<FiledRecommendations> {
      for await (const [department, recommendations = ''] of rows([RECOMMENDATIONS])) {
        yield { department, recommendations: JSON.parse(recommendations) }
      }
    },
  }
}

const SYSTEMS = sql`json_extract(content, '$.systems')`
const FIGURES = sql`json_extract(figures, '$.systems')`
const ANSWERS = sql`case when max(
    figures ->> '$.systems.fullyImplemented',
    figures ->> '$.systems.partlyImplemented',
    figures ->> '$.systems.notImplemented'
  ) < figures ->> '$.systems.total' then (
    select json_group_array(json_extract(value, '$.criterion', '$.system', '$.status'))
    from json_each(content, '$.answers')
  ) end`
/** Null where no file is named, which the content says in one place. */
const EVIDENCE = sql`case when content -> '$.files' is not null then json_object(
  'files', content -> '$.files',
  'systems', (select json_group_array(json_object('id', value ->> 'id', 'name', value ->> 'name'))
    from json_each(content, '$.systems')),
  'named', (select json_group_array(json_object('criterion', value ->> 'criterion', 'system', value ->> 'system',
      'evidence', value -> 'evidence'))
    from json_each(content, '$.answers') where value -> 'evidence' is not null)) end`
const RECOMMENDATIONS = sql`json_extract(content, '$.recommendations')`

/** Reads the whole content: picking answers out in SQL takes twice as long as parsing it here. */
async function* answersOf(rows: (columns: SQL[], size: number) => Rows): AsyncGenerator<FiledAnswers> {
  for await (const [department, content = ''] of rows([sql`content`], CONTENTS)) {
    const { systems, answers }: SubmissionContent = JSON.parse(content)
    yield { department, systems, answers }
  }
}

type Read = { db: Db; period: string; filings: readonly Filing[]; breathe: () => Promise<void> }
type Rows = AsyncGenerator<[department: string, ...columns: string[]]>

/** Department and columns of each submission, page by page. */
async function* pagesOf({ db, period, filings, breathe }: Read, columns: SQL[], size = PAGE): Rows {
  for (let from = 0; from < filings.length; from += size) {
    await breathe()
    const wanted = filings.slice(from, from + size).map(({ department, revision }) => [department, revision])
    // The keys drive the join: each submission is found by its primary key, however many the table holds.
    const page = await db.values<[string, ...string[]]>(sql`
      select department, ${sql.join(columns, sql`, `)}
      from json_each(${JSON.stringify(wanted)}) as wanted
      cross join ${submissions}
      where period = ${period} and department = wanted.value ->> 0 and revision = wanted.value ->> 1
      order by wanted.key`)
    if (page.length !== wanted.length) {
      throw new Error(`${wanted.length - page.length} submissions of ${period} not found`)
    }
    // A libSQL server's client gives rows that are read by position and are no arrays.
    for (const row of page) yield Array.from(row) as [string, ...string[]]
  }
}
