/** Saving changes of single items of a working copy: one batch, whatever their number. */
import type { AnswerChange, NarrativeChange, RecommendationChange } from '../../api/domain/assessment.ts'
import type { Statement } from '../client.ts'
import type { Head, Key } from './assessments.ts'

export type Changes = {
  answers: AnswerChange[]
  narratives: NarrativeChange[]
  recommendations: (RecommendationChange & { id: string })[]
}

/**
 * The statements of a save: the head must be in the state it was read in and every item at the version its editor saw
 * (`base`), else the whole batch fails. Items travel as one JSON parameter, so that 226 answers are one statement; the
 * texts are written out, so that saving, the most frequent write, builds no query.
 */
export function save(key: Key, head: Pick<Head, 'state' | 'revision'>, changes: Changes): Statement[] {
  const at = [key.period, key.code]
  const { answers, narratives, recommendations } = changes
  const bases = JSON.stringify([
    ...answers.map(({ criterion, system, base }) => ['answer', criterion, system ?? '', base]),
    ...narratives.map(({ section, base }) => ['narrative', section, '', base]),
    ...recommendations.map(({ id, base }) => ['recommendation', id, '', base]),
  ])
  const statements: Statement[] = [
    { sql: GUARD, args: [...at, placeOf(head), bases] },
    { sql: ADVANCE, args: at },
  ]
  if (answers.length > 0) statements.push({ sql: SAVE_ANSWERS, args: [...at, JSON.stringify(answers.map(answerRow))] })
  if (narratives.length > 0) {
    const rows = narratives.map(({ section, text, base }) => [section, text, base + 1])
    statements.push({ sql: SAVE_NARRATIVES, args: [...at, JSON.stringify(rows)] })
  }
  if (recommendations.length > 0) {
    const rows = recommendations.map(({ id, category, text, removed, base }) => [
      id,
      category,
      text,
      removed ? 1 : 0,
      base + 1,
    ])
    statements.push({ sql: SAVE_RECOMMENDATIONS, args: [...at, JSON.stringify(rows)] })
  }
  return statements
}

/** Where the head stands. The first save of all makes a draft of nothing: whoever saves beside it must not be refused for that. */
export const placeOf = ({ state, revision }: Pick<Head, 'state' | 'revision'>): string =>
  `${state === 'none' ? 'draft' : state}/${revision}`

/** Which of the batch's results returns the head's new version. */
export const HEAD_RESULT = 1

const answerRow = ({ criterion, system, status, note, plan, base }: AnswerChange) => [
  criterion,
  system ?? '',
  status,
  note,
  plan?.action ?? null,
  plan?.owner ?? null,
  plan?.dueOn ?? null,
  base + 1,
]

/** Fails when the head has moved or when the stored version of an item (0: not stored) is not its base. */
const GUARD = `insert into guards select 1
  where coalesce((select state || '/' || revision from assessments where period = ?1 and department = ?2), 'draft/0') <> ?3
    or exists (
      select 1 from json_each(?4) change
      where change.value ->> 3 <> coalesce(case change.value ->> 0
        when 'answer' then (select version from answers where period = ?1 and department = ?2
          and criterion = change.value ->> 1 and system = change.value ->> 2)
        when 'narrative' then (select version from narratives where period = ?1 and department = ?2 and section = change.value ->> 1)
        when 'recommendation' then (select iif(period = ?1 and department = ?2, version, -1) from recommendations
          where id = change.value ->> 1)
      end, 0))`

const ADVANCE = `insert into assessments (period, department, state, version) values (?, ?, 'draft', 1)
  on conflict (period, department) do update set version = version + 1 returning version`

const SAVE_ANSWERS = `insert into answers
    (period, department, criterion, system, status, note, plan_action, plan_owner, plan_due_on, version)
  select ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
  from json_each(?) where true
  on conflict (period, department, criterion, system) do update set status = excluded.status, note = excluded.note,
    plan_action = excluded.plan_action, plan_owner = excluded.plan_owner, plan_due_on = excluded.plan_due_on,
    version = excluded.version`

const SAVE_NARRATIVES = `insert into narratives (period, department, section, text, version)
  select ?, ?, value ->> 0, value ->> 1, value ->> 2 from json_each(?) where true
  on conflict (period, department, section) do update set text = excluded.text, version = excluded.version`

const SAVE_RECOMMENDATIONS = `insert into recommendations (period, department, id, category, text, removed, version)
  select ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(?) where true
  on conflict (id) do update set category = excluded.category, text = excluded.text, removed = excluded.removed,
    version = excluded.version`
