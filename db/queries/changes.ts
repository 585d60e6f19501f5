/** Saving changes of single items of a working copy: one batch, whatever their number. */
import { type SQL, sql } from 'drizzle-orm'
import type { AnswerChange, NarrativeChange, RecommendationChange } from '../../api/domain/assessment.ts'
import { requireThat } from '../client.ts'
import { answers, assessments, narratives, recommendations } from '../schema.ts'
import type { Head, Key } from './assessments.ts'

export type Changes = {
  answers: AnswerChange[]
  narratives: NarrativeChange[]
  recommendations: (RecommendationChange & { id: string })[]
}

/**
 * The statements of a save: the head must be in the state it was read in and every item at the version its editor saw
 * (`base`), else the whole batch fails. The last but the audit line returns nothing; the head's comes first and returns
 * its new version. Items travel as one JSON parameter, so that 226 answers are one statement.
 */
export function save(key: Key, head: Pick<Head, 'state' | 'revision'>, changes: Changes): SQL[] {
  const { period, code } = key
  return [
    requireThat(sql.join([headUnmoved(key, head), ...fresh(key, changes)], sql` and `)),
    sql`insert into ${assessments} (period, department, state, version) values (${period}, ${code}, 'draft', 1)
        on conflict (period, department) do update set version = version + 1 returning version`,
    ...(changes.answers.length === 0 ? [] : [saveAnswers(key, changes.answers)]),
    ...(changes.narratives.length === 0 ? [] : [saveNarratives(key, changes.narratives)]),
    ...(changes.recommendations.length === 0 ? [] : [saveRecommendations(key, changes.recommendations)]),
  ]
}

/** The version that `save` gave the head, from its batch's results. */
export const HEAD_RESULT = 1

const headUnmoved = ({ period, code }: Key, { state, revision }: Pick<Head, 'state' | 'revision'>) =>
  sql`coalesce((select state || revision from ${assessments} where period = ${period} and department = ${code}), 'none0')
      = ${state} || ${String(revision)}`

/** For each kind of item: no stored version differs from the base (an item not stored is at version 0). */
function fresh({ period, code }: Key, changes: Changes): SQL[] {
  const conditions: SQL[] = []
  if (changes.answers.length > 0) {
    conditions.push(sql`not exists (select 1 from json_each(${keysOf(changes.answers, (c) => [c.criterion, c.system ?? ''])}) c
      left join ${answers} a on a.period = ${period} and a.department = ${code}
        and a.criterion = c.value ->> 0 and a.system = c.value ->> 1
      where coalesce(a.version, 0) <> c.value ->> 2)`)
  }
  if (changes.narratives.length > 0) {
    conditions.push(sql`not exists (select 1 from json_each(${keysOf(changes.narratives, (c) => [c.section, ''])}) c
      left join ${narratives} n on n.period = ${period} and n.department = ${code} and n.section = c.value ->> 0
      where coalesce(n.version, 0) <> c.value ->> 2)`)
  }
  if (changes.recommendations.length > 0) {
    conditions.push(sql`not exists (select 1 from json_each(${keysOf(changes.recommendations, (c) => [c.id, ''])}) c
      left join ${recommendations} r on r.id = c.value ->> 0
      where coalesce(r.version, 0) <> c.value ->> 2
        or (r.id is not null and (r.period <> ${period} or r.department <> ${code})))`)
  }
  return conditions
}

const keysOf = <T extends { base: number }>(changes: T[], key: (change: T) => [string, string]) =>
  JSON.stringify(changes.map((change) => [...key(change), change.base]))

function saveAnswers({ period, code }: Key, changes: AnswerChange[]): SQL {
  const rows = changes.map(({ criterion, system, status, note, plan, base }) => [
    criterion,
    system ?? '',
    status,
    note,
    plan?.action ?? null,
    plan?.owner ?? null,
    plan?.dueOn ?? null,
    base + 1,
  ])
  return sql`insert into ${answers} (period, department, criterion, system, status, note, plan_action, plan_owner, plan_due_on, version)
    select ${period}, ${code}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (period, department, criterion, system) do update set status = excluded.status, note = excluded.note,
      plan_action = excluded.plan_action, plan_owner = excluded.plan_owner, plan_due_on = excluded.plan_due_on, version = excluded.version`
}

function saveNarratives({ period, code }: Key, changes: NarrativeChange[]): SQL {
  const rows = changes.map(({ section, text, base }) => [section, text, base + 1])
  return sql`insert into ${narratives} (period, department, section, text, version)
    select ${period}, ${code}, value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(rows)}) where true
    on conflict (period, department, section) do update set text = excluded.text, version = excluded.version`
}

function saveRecommendations({ period, code }: Key, changes: Changes['recommendations']): SQL {
  const rows = changes.map(({ id, category, text, removed, base }) => [id, category, text, removed ? 1 : 0, base + 1])
  return sql`insert into ${recommendations} (id, period, department, category, text, removed, version)
    select value ->> 0, ${period}, ${code}, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${JSON.stringify(rows)}) where true
    on conflict (id) do update set category = excluded.category, text = excluded.text, removed = excluded.removed, version = excluded.version`
}
