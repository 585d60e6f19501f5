/** Saving changes of single items of a working copy: one batch, whatever their number. */
import type { ResultSet } from '@libsql/client'
import { byKind, KINDS, type Kind, type Settled, type SettledChange } from '../../api/domain/items/index.ts'
import { COUNTS } from '../../api/domain/limits.ts'
import type { Statement } from '../client.ts'
import type { Head, Key } from './assessments.ts'

/**
 * The statements of a save. Each writes only while the head stands where it was read and only items that are at the
 * version their editor saw (`base`; 0: not stored), and the guard behind it fails the whole batch when it wrote fewer than
 * it should. Texts are written out and of few shapes, so that saving, the most frequent write, builds no query and finds
 * its statements prepared; in a first filing most answers say the same of many criteria, which is told once: binding every
 * field of every answer costs more than storing them.
 */
export function save(key: Key, head: Standing, changes: readonly SettledChange[]): Statement[] {
  const at = [key.period, key.code, placeOf(head)]
  const sorted = byKind(changes)
  const wrote = ({ sql, args, count }: Write): Statement[] => [
    { sql, args: [...at, ...args] },
    { sql: WROTE, args: [count] },
  ]
  return [
    ...KINDS.flatMap((kind) => writesOf(kind, sorted[kind]).flatMap(wrote)),
    ...(sorted.recommendation.length > 0
      ? [{ sql: WITHIN_COUNT, args: [key.period, key.code, COUNTS.recommendations] }]
      : []),
    { sql: ADVANCE, args: [key.period, key.code] },
  ]
}

type Bound = string | number | null
/** A statement by its arguments after those of `at`, and how many items it must write. */
type Write = { sql: string; args: Bound[]; count: number }

/** How the changes of a kind are written; there is at least one. */
const WRITES: { [K in Kind]: (changes: readonly Settled<K>[]) => Write[] } = {
  answer(answers) {
    const fresh = answers.filter(({ base }) => base === 0)
    const known = answers.filter(({ base }) => base > 0).map((change) => [...answerFields(change), change.base])
    return [
      ...(fresh.length > 0 ? [{ sql: INSERT_ANSWERS, args: [saidOf(fresh)], count: fresh.length }] : []),
      ...(known.length > 0 ? [atOnce(UPDATE_ANSWERS, known)] : []),
    ]
  },
  figure: (figures) => [
    atOnce(
      SAVE_FIGURES,
      figures.map(({ figure, system, value, base, origin }) => [figure, system ?? '', value, base, origin]),
    ),
  ],
  narrative: (narratives) => [
    atOnce(
      SAVE_NARRATIVES,
      narratives.map(({ section, text, base, origin }) => [section, text ?? '', base, origin]),
    ),
  ],
  recommendation: (recommendations) => [
    atOnce(
      SAVE_RECOMMENDATIONS,
      recommendations.map(({ id, category, text, removed, base, origin }) => {
        return [id, category, text, removed ? 1 : 0, base, origin]
      }),
    ),
  ],
}

const writesOf = <K extends Kind>(kind: K, changes: readonly Settled<K>[]): Write[] =>
  changes.length > 0 ? WRITES[kind](changes) : []

const atOnce = (sql: string, rows: readonly Bound[][]): Write => ({
  sql,
  args: [JSON.stringify(rows)],
  count: rows.length,
})

/** The head's new version, from the results of a batch that begins with the statements of `save`. */
export const versionOf = (results: readonly ResultSet[]): number =>
  Number(results.find(({ columns }) => columns[0] === 'version')?.rows[0]?.[0])

type Standing = Pick<Head, 'state' | 'revision' | 'handover'>

/** Where the head stands. The first save of all makes a draft of nothing: whoever saves beside it must not be refused for that. */
export const placeOf = ({ state, revision, handover }: Standing): string =>
  `${state === 'none' ? 'draft' : state}/${revision}${handover?.remark === null ? '/handed' : ''}`

const answerFields = (answer: Settled<'answer'>): Bound[] => [
  answer.criterion,
  answer.system ?? '',
  answer.status,
  answer.note,
  answer.plan?.action ?? null,
  answer.plan?.owner ?? null,
  answer.plan?.dueOn ?? null,
  answer.plan?.delay ?? null,
  answer.postponed,
  answer.origin,
  answer.refuses ? 1 : 0,
  // Null: what is named stays.
  answer.evidence === undefined ? null : JSON.stringify(answer.evidence),
]

/** JSON of what answers say, each with the criteria of which they say it. */
function saidOf(answers: readonly Settled<'answer'>[]): string {
  const said = new Map<string, Bound[]>()
  for (const answer of answers) {
    const [criterion = null, ...rest] = answerFields(answer)
    const fields = JSON.stringify(rest)
    const criteria = said.get(fields)
    if (criteria) criteria.push(criterion)
    else said.set(fields, [criterion])
  }
  return `[${Array.from(said, ([fields, criteria]) => `[${JSON.stringify(criteria)},${fields.slice(1)}`).join()}]`
}

const WROTE = 'insert into guards select 1 where changes() <> ?'

/** The head stands at ?3. */
const HEAD_STANDS = `coalesce((
    select state || '/' || revision || iif(handover is not null and handover ->> 'remark' is null, '/handed', '')
    from assessments where period = ?1 and department = ?2), 'draft/0') = ?3`

const INSERT_ANSWERS = `with said as materialized (
    select value -> 0 as criteria, value ->> 1 as system, value ->> 2 as status, value ->> 3 as note, value ->> 4 as plan_action,
      value ->> 5 as plan_owner, value ->> 6 as plan_due_on, value ->> 7 as plan_delay, value ->> 8 as postponed,
      value ->> 9 as origin, value ->> 10 as refuses, nullif(value ->> 11, '[]') as evidence from json_each(?4))
  insert into answers (period, department, criterion, system, status, note, plan_action, plan_owner, plan_due_on, plan_delay,
    postponed, origin, refuses, evidence, version)
  select ?1, ?2, c.value, system, status, note, plan_action, plan_owner, plan_due_on, plan_delay, postponed, origin, refuses,
    evidence, 1
  from said, json_each(said.criteria) c where ${HEAD_STANDS}
  on conflict (period, department, criterion, system) do nothing`

const UPDATE_ANSWERS = `update answers set status = c.value ->> 2, note = c.value ->> 3, plan_action = c.value ->> 4,
    plan_owner = c.value ->> 5, plan_due_on = c.value ->> 6, plan_delay = c.value ->> 7, postponed = c.value ->> 8,
    origin = c.value ->> 9, refuses = c.value ->> 10,
    evidence = iif(c.value ->> 11 is null, evidence, nullif(c.value ->> 11, '[]')), version = version + 1
  from json_each(?4) c
  where period = ?1 and department = ?2 and criterion = c.value ->> 0 and system = c.value ->> 1
    and version = c.value ->> 12 and ${HEAD_STANDS}`

/** What answers are beside an earlier period; their versions stay. */
export function restate(
  { period, code }: Key,
  answers: readonly (Pick<Settled<'answer'>, 'criterion' | 'system' | 'origin'> & { postponed?: number })[],
): Statement[] {
  if (answers.length === 0) return []
  const rows = answers.map(({ criterion, system, origin, postponed = 0 }) => [
    criterion,
    system ?? '',
    origin,
    postponed,
  ])
  return [{ sql: RESTATE, args: [period, code, JSON.stringify(rows)] }]
}

const RESTATE = `update answers set origin = c.value ->> 2, postponed = c.value ->> 3 from json_each(?3) c
  where period = ?1 and department = ?2 and criterion = c.value ->> 0 and system = c.value ->> 1`

const SAVE_NARRATIVES = `insert into narratives (period, department, section, text, version, origin)
  select ?1, ?2, c.value ->> 0, c.value ->> 1, 1 + (c.value ->> 2), c.value ->> 3 from json_each(?4) c
  where ${HEAD_STANDS} and (c.value ->> 2 = 0 or exists (
    select 1 from narratives where period = ?1 and department = ?2 and section = c.value ->> 0))
  on conflict (period, department, section) do update set text = excluded.text, version = excluded.version,
    origin = excluded.origin
    where version = excluded.version - 1`

const SAVE_FIGURES = `insert into figures (period, department, figure, system, value, version, origin)
  select ?1, ?2, c.value ->> 0, c.value ->> 1, c.value ->> 2, 1 + (c.value ->> 3), c.value ->> 4 from json_each(?4) c
  where ${HEAD_STANDS} and (c.value ->> 3 = 0 or exists (select 1 from figures
    where period = ?1 and department = ?2 and figure = c.value ->> 0 and system = c.value ->> 1))
  on conflict (period, department, figure, system) do update set value = excluded.value, version = excluded.version,
    origin = excluded.origin
    where version = excluded.version - 1`

const SAVE_RECOMMENDATIONS = `insert into recommendations (period, department, id, category, text, removed, version, origin)
  select ?1, ?2, c.value ->> 0, c.value ->> 1, c.value ->> 2, c.value ->> 3, 1 + (c.value ->> 4), c.value ->> 5
  from json_each(?4) c
  where ${HEAD_STANDS} and not exists (select 1 from recommendations where id = c.value ->> 0 and department <> ?2)
    and (c.value ->> 4 = 0 or exists (
    select 1 from recommendations where period = ?1 and department = ?2 and id = c.value ->> 0))
  on conflict (period, department, id) do update set category = excluded.category, text = excluded.text, removed = excluded.removed,
    version = excluded.version, origin = excluded.origin
    where version = excluded.version - 1`

const WITHIN_COUNT = `insert into guards
  select 1 where (select count(*) from recommendations where period = ?1 and department = ?2) > ?3`

const ADVANCE = `insert into assessments (period, department, state, version) values (?, ?, 'draft', 1)
  on conflict (period, department) do update set version = version + 1 returning version`
