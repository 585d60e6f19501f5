/** Two editions of a framework, or two frameworks, beside each other. Pure; no zod. */
import { clause, wording } from './criteria.ts'
import { isEqual } from './equal.ts'
import type { Criterion, Framework, Localised } from './framework.ts'
import type { Mapping } from './mapping.ts'
import { strictAt } from './strict.ts'

const known = new WeakMap<Framework, WeakMap<Framework, ReadonlySet<string>>>()

/**
 * The criteria that two editions of one framework ask alike: of the same, from the same level on, at each level in the same
 * Vietnamese words. Of two frameworks there are none: an id means another thing in each.
 */
export function askedAlike(before: Framework, now: Framework): ReadonlySet<string> {
  const found = known.get(before)?.get(now)
  if (found) return found
  const then = new Map(before.id === now.id ? before.criteria.map((criterion) => [criterion.id, criterion]) : [])
  const levels = now.levels.map(({ level }) => level)
  const alike = new Set(
    now.criteria.flatMap((criterion) => {
      const old = then.get(criterion.id)
      return old && isAlike(old, criterion, levels) ? [criterion.id] : []
    }),
  )
  const of = known.get(before) ?? new WeakMap<Framework, ReadonlySet<string>>()
  known.set(before, of.set(now, alike))
  return alike
}

const isAlike = (old: Criterion, now: Criterion, levels: readonly number[]): boolean =>
  old === now ||
  (old.scope === now.scope &&
    old.fromLevel === now.fromLevel &&
    levels.every(
      (level) =>
        level < now.fromLevel || wording(old, level).vi.normalize('NFC') === wording(now, level).vi.normalize('NFC'),
    ))

/** What of the answers of two periods may be compared: all of them by one edition, else those to what both ask alike. */
export const comparedBy = (before: Framework, now: Framework): 'all' | ReadonlySet<string> =>
  before.id === now.id && before.version === now.version ? 'all' : askedAlike(before, now)

type Lead = { from: string; to: string }

/**
 * Whether figures by one may stand beside figures by the other: it is the same, some of its criteria kept their words, or a mapping
 * leads from it.
 * @param leads ids of frameworks between which there is one
 */
export const isBridged = (before: Framework, now: Framework, leads: readonly Lead[]): boolean =>
  before === now ||
  (before.id === now.id
    ? before.version === now.version || askedAlike(before, now).size > 0
    : leads.some(({ from, to }) => from === before.id && to === now.id))

/** How many criteria are asked at a level, once per department and once per system. */
export type AskedAt = { level: number; department: number; system: number }

export const askedByLevel = ({ levels, criteria }: Framework): AskedAt[] =>
  levels.map(({ level }) => {
    const asked = criteria.filter(({ fromLevel }) => fromLevel <= level)
    const system = asked.filter(({ scope }) => scope === 'system').length
    return { level, department: asked.length - system, system }
  })

/** What of a criterion is compared, in this order. */
export const CRITERION_FIELDS = [
  'text',
  'section',
  'scope',
  'fromLevel',
  'annexFromLevel',
  'clause',
  'basis',
  'evidence',
  'ifNothing',
  'nothing',
  'hint',
  'strictWhen',
  'inheritable',
  'register',
  'confidence',
  'source',
  'topicSource',
] as const satisfies (keyof Criterion)[]
export type CriterionField = (typeof CRITERION_FIELDS)[number]

/** `levels`: those at which it differs so, of a field that is said by level. */
export type FieldChange = { field: CriterionField; levels: number[] | null; was: unknown; now: unknown }
export type MappedFrom = { from: string[]; relation: Mapping['map'][number]['relation']; note: string | null }
/** `words`: the criterion's, from its first level on. `mapped`: what of the framework before answers it. */
export type Difference = {
  what: 'new' | 'dropped' | 'changed' | 'mapped'
  criterion: string
  section: string
  words: Localised
  fields: FieldChange[]
  mapped: MappedFrom[]
}
export type Differences = { unchanged: number; list: Difference[]; figures: { new: Localised[]; dropped: Localised[] } }

/**
 * What differs from the framework before, criterion by criterion: in the new one's order, then what was dropped. By a mapping where
 * there is one: then an id means nothing, and what is equal by it is unchanged.
 */
export function differences(before: Framework, now: Framework, mapping: Mapping | null): Differences {
  const list = mapping ? byMapping(before, now, mapping) : byId(before, now)
  const changed = list.filter(({ what }) => what !== 'dropped').length
  const missing = (of: Framework, others: Framework) => {
    const ids = new Set((others.figures ?? []).map(({ id }) => id))
    return (of.figures ?? []).flatMap(({ id, label }) => (ids.has(id) ? [] : [label]))
  }
  return {
    unchanged: now.criteria.length - changed,
    list,
    figures: { new: missing(now, before), dropped: missing(before, now) },
  }
}

const lineOf = (
  what: Difference['what'],
  criterion: Criterion,
  more: Partial<Pick<Difference, 'fields' | 'mapped'>> = {},
): Difference => ({
  what,
  criterion: criterion.id,
  section: criterion.section,
  words: wording(criterion, criterion.fromLevel),
  fields: [],
  mapped: [],
  ...more,
})

function byId(before: Framework, now: Framework): Difference[] {
  const old = new Map(before.criteria.map((criterion) => [criterion.id, criterion]))
  const kept = new Set(now.criteria.map(({ id }) => id))
  const levels = [...new Set([...before.levels, ...now.levels].map(({ level }) => level))].sort((a, b) => a - b)
  return [
    ...now.criteria.flatMap((criterion) => {
      const was = old.get(criterion.id)
      if (!was) return [lineOf('new', criterion)]
      const fields = CRITERION_FIELDS.flatMap((field) => changesOf(field, was, criterion, levels))
      return fields.length > 0 ? [lineOf('changed', criterion, { fields })] : []
    }),
    ...before.criteria.filter(({ id }) => !kept.has(id)).map((criterion) => lineOf('dropped', criterion)),
  ]
}

function byMapping(before: Framework, now: Framework, { map }: Mapping): Difference[] {
  const answered = new Set(map.flatMap(({ from }) => from))
  return [
    ...now.criteria.flatMap((criterion) => {
      const mapped = map
        .filter(({ to }) => to.includes(criterion.id))
        .map(({ from, relation, note }) => ({ from, relation, note: note?.vi ?? null }))
      if (mapped.length === 0) return [lineOf('new', criterion)]
      return mapped.every(({ relation }) => relation === 'equal') ? [] : [lineOf('mapped', criterion, { mapped })]
    }),
    ...before.criteria.filter(({ id }) => !answered.has(id)).map((criterion) => lineOf('dropped', criterion)),
  ]
}

/** How one field differs; of one that is said by level, levels with the same difference together. */
function changesOf(field: CriterionField, was: Criterion, now: Criterion, levels: readonly number[]): FieldChange[] {
  if (field !== 'text' && field !== 'clause' && field !== 'strictWhen') {
    const [old, young] = [was[field] ?? null, now[field] ?? null]
    return isEqual(old, young) ? [] : [{ field, levels: null, was: old, now: young }]
  }
  const found: (FieldChange & { levels: number[] })[] = []
  for (const level of levels) {
    if (level < was.fromLevel || level < now.fromLevel) continue
    const [old, young] = [said(field, was, level), said(field, now, level)]
    if (isEqual(old, young)) continue
    const same = found.find((each) => isEqual(each.was, old) && isEqual(each.now, young))
    if (same) same.levels.push(level)
    else found.push({ field, levels: [level], was: old, now: young })
  }
  return found
}

function said(field: 'text' | 'clause' | 'strictWhen', criterion: Criterion, level: number): unknown {
  switch (field) {
    case 'text':
      return wording(criterion, level)
    case 'clause':
      return clause(criterion, level)
    case 'strictWhen':
      return strictAt(criterion, level)
  }
}
