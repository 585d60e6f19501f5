/**
 * The framework document: sections, criteria, levels and legal basis as data.
 * Nothing else in the code names a criterion, a section or a level.
 */
import { z } from 'zod'

export const Localised = z.object({ vi: z.string().min(1), en: z.string().min(1) })
export const Scope = z.enum(['department', 'system'])
/** Letters, digits, dots and dashes: an id stands in addresses and keys. */
const id = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
const Level = z.number().int().min(1).max(9)
const byLevel = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^[1-9]$/), value)

/** One entry is enough: systems of these kinds, with state secrets, with at least so many data subjects. */
const Strict = z.strictObject({
  kinds: z.array(z.string().min(1)).min(1).optional(),
  secret: z.literal(true).optional(),
  subjectsFrom: z.number().int().min(1).optional(),
})

export const Criterion = z.object({
  id: id(40),
  /** The section that prints it: a leaf of `sections`. */
  section: z.string().min(1),
  scope: Scope,
  /** Asked at this level and above (levels are cumulative). */
  fromLevel: Level,
  /** Clause of the standard, by level. */
  clause: byLevel(z.string().min(1)).optional(),
  text: Localised,
  /** Stricter words from a level upwards: the highest key <= the level asked at holds. */
  variants: byLevel(Localised).optional(),
  evidence: Localised,
  /** How sure the wording is: sourced from a text, recalled, or inferred. */
  confidence: z.enum(['sourced', 'recalled', 'inferred']),
  source: z.string().optional(),
  topicSource: z.string().optional(),
  /** Where the annexes ask it from a higher level than the criterion is asked at. */
  annexFromLevel: Level.optional(),
  /** What it stands on: a law, decree or circular; a topic of the standard; one body's practice, which is no duty. */
  basis: z.enum(['law', 'standard', 'practice']).optional(),
  /** How it is answered where the case did not arise in the period, and the sentence to give as the reason. */
  ifNothing: z.enum(['met', 'notApplicable']).optional(),
  nothing: Localised.optional(),
  /** What an article that the words cite says. */
  hint: Localised.optional(),
  /** From which level which systems must use a product of its own for it. */
  strictWhen: byLevel(z.array(Strict).min(1)).optional(),
  /** May be answered once by the operator of shared infrastructure. */
  inheritable: z.boolean().optional(),
  /** The fact of the register that the answer tells too: that the dossier is approved, that there is a regulation. */
  register: z.enum(['dossier', 'regulation']).optional(),
})

const Leaf = z.object({ id: id(40), title: Localised })
const Section = Leaf.extend({ children: z.array(Leaf) })

/** A number beside the criteria. Blank is "not known", 0 is "none". */
export const Figure = z.object({
  id: id(60),
  unit: z.enum(['count', 'date', 'money']),
  scope: Scope,
  /** `stock`: on the last data day; `flow`: within the period. */
  measure: z.enum(['stock', 'flow']),
  /** In every quarter and in the year, or in the year alone. */
  askedIn: z.enum(['quarter', 'year']),
  label: Localised,
  hint: Localised,
  source: z.string().min(1),
  /** The figure that it is a part of. */
  of: z.string().optional(),
  /** Asked where the department has a system of one of these levels; everywhere where it is left out. */
  levels: z.array(Level).min(1).optional(),
})

/** What figures are to each other and to answers: judged where they are asked and, but for `present`, filled in. */
export const Plausibility = z.object({
  id: id(80),
  /** Judged only where one of these criteria has one of these answers. */
  criteria: z.array(z.string().min(1)).min(1).optional(),
  status: z
    .array(z.enum(['met', 'partial', 'unmet', 'notApplicable']))
    .min(1)
    .optional(),
  left: z.strictObject({ figure: z.string().min(1) }),
  op: z.enum(['<=', '>=', '=', '>', '<', 'present']),
  right: z
    .union([
      z.strictObject({ figure: z.string().min(1), times: z.number().positive().optional() }),
      z.strictObject({ value: z.number() }),
    ])
    .optional(),
  /** `error` stops a submission, `question` asks, `note` only tells. */
  severity: z.enum(['error', 'question', 'note']),
  basis: z.string().min(1).optional(),
  message: Localised,
})

/** What differs from the edition before; `meaning` of changed words. */
const Change = z.object({
  field: z.string().min(1),
  criterion: z.string().optional(),
  criteria: z.array(z.string()).optional(),
  meaning: z.enum(['same', 'changed']).optional(),
  vi: z.string().min(1),
  en: z.string().min(1),
})

/** The words that pages, letters, sheets and file names take from a framework. */
export const Vocabulary = z.object({
  subject: Localised,
  subjectShort: Localised,
  assurance: Localised,
  plan: Localised,
  planShort: Localised,
  regulation: Localised,
  level: Localised,
  dossier: Localised,
  owner: Localised,
  operator: Localised,
  unit: Localised,
  ministry: Localised,
  inspection: Localised,
  monitoring: Localised,
  incident: Localised,
  response: Localised,
  weakness: Localised,
  law: Localised,
  lawShort: Localised,
  standard: Localised,
})

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

const Document = z.object({
  id: id(60),
  version: id(20),
  /** The day from which the law that it stands on is in force, `YYYY-MM-DD`. */
  inForceFrom: z.iso.date().optional(),
  /**
   * The yearly report, as months and days (`12-15`): its data from the first of `window`, of the year before, to the second, both
   * whole; due before `unitBefore` from a unit to its owner, before `ownerBefore` from the owner.
   */
  yearly: z
    .strictObject({ window: z.tuple([MonthDay, MonthDay]), unitBefore: MonthDay, ownerBefore: MonthDay })
    .optional(),
  title: Localised,
  legalBasis: z.array(
    z.object({ code: z.string(), title: Localised, issued: z.string().nullable(), note: z.string().optional() }),
  ),
  levels: z.array(z.object({ level: Level, name: Localised })).min(1),
  sections: z.array(Section).min(1),
  criteria: z.array(Criterion).min(1),
  vocabulary: Vocabulary.optional(),
  figures: z.array(Figure).optional(),
  plausibility: z.array(Plausibility).optional(),
  changes: z.array(Change).optional(),
})

/** A whole framework document; every fault is reported with its path. */
export const Framework = Document.superRefine((framework, ctx) => {
  const fault = (message: string, ...path: (string | number)[]) => ctx.addIssue({ code: 'custom', message, path })
  const duplicates = (ids: string[], ...path: string[]) => {
    const seen = new Set<string>()
    ids.forEach((id, i) => {
      if (seen.has(id)) fault(`duplicate id "${id}"`, ...path, i, 'id')
      seen.add(id)
    })
  }

  duplicates(
    framework.sections.flatMap((s) => [s.id, ...s.children.map((c) => c.id)]),
    'sections',
  )
  duplicates(
    framework.criteria.map((c) => c.id),
    'criteria',
  )

  const leaves = new Set(
    framework.sections.flatMap((s) => (s.children.length ? s.children : [s]).map((leaf) => leaf.id)),
  )
  const levels = new Set(framework.levels.map((l) => l.level))
  framework.criteria.forEach((criterion, i) => {
    if (!leaves.has(criterion.section)) fault(`unknown section "${criterion.section}"`, 'criteria', i, 'section')
    if (!levels.has(criterion.fromLevel)) fault(`unknown level ${criterion.fromLevel}`, 'criteria', i, 'fromLevel')
    for (const key of Object.keys(criterion.variants ?? {})) {
      if (!levels.has(Number(key))) fault(`unknown level ${key}`, 'criteria', i, 'variants', key)
    }
    if ((criterion.ifNothing === undefined) !== (criterion.nothing === undefined)) {
      fault('"ifNothing" and "nothing" go together', 'criteria', i, 'nothing')
    }
  })

  const figures = framework.figures ?? []
  const rules = framework.plausibility ?? []
  duplicates(
    figures.map((f) => f.id),
    'figures',
  )
  duplicates(
    rules.map((r) => r.id),
    'plausibility',
  )
  const known = { figure: new Set(figures.map((f) => f.id)), criterion: new Set(framework.criteria.map((c) => c.id)) }
  figures.forEach((figure, i) => {
    if (figure.of !== undefined && (figure.of === figure.id || !known.figure.has(figure.of))) {
      fault(`unknown figure "${figure.of}"`, 'figures', i, 'of')
    }
    for (const level of figure.levels ?? [])
      if (!levels.has(level)) fault(`unknown level ${level}`, 'figures', i, 'levels')
  })
  rules.forEach(({ left, right, op, criteria = [] }, i) => {
    const named = [left.figure, ...(right && 'figure' in right ? [right.figure] : [])]
    for (const figure of named) if (!known.figure.has(figure)) fault(`unknown figure "${figure}"`, 'plausibility', i)
    for (const id of criteria)
      if (!known.criterion.has(id)) fault(`unknown criterion "${id}"`, 'plausibility', i, 'criteria')
    if ((op === 'present') !== (right === undefined))
      fault('a comparison needs "right", "present" has none', 'plausibility', i, 'right')
  })
})

export type Localised = z.infer<typeof Localised>
export type Criterion = z.infer<typeof Criterion>
export type Figure = z.infer<typeof Figure>
export type Plausibility = z.infer<typeof Plausibility>
export type Vocabulary = z.infer<typeof Vocabulary>
export type Framework = z.infer<typeof Framework>
export type Scope = z.infer<typeof Scope>
export type Yearly = NonNullable<Framework['yearly']>
/** The language of a sentence shown to a person. */
export type Language = keyof Localised
