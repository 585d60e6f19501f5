/**
 * The framework document: sections, criteria, levels and legal basis as data.
 * Nothing else in the code names a criterion, a section or a level.
 */
import { z } from 'zod'
import { COUNTS, LIMITS, SUBJECTS_MOST } from '../limits.ts'
import { few, line, prose } from './text.ts'

/** Words: cleaned, and not empty. */
const words = (max: number) => prose(max).trim().min(1)
const localised = (max: number) => z.strictObject({ vi: words(max), en: words(max) })
export const Localised = localised(LIMITS.frameworkText)
const Title = localised(LIMITS.frameworkTitle)
const Source = line(LIMITS.frameworkText)
export const Scope = z.enum(['department', 'system'])
/** Letters, digits, dots and dashes: an id stands in addresses and keys. */
const id = (max: number) => line(max).regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'frameworkId')
/** An id of something else in the document, looked up there. */
const Named = line(LIMITS.id)
const Level = z.number().int().min(1).max(9)
const byLevel = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^[1-9]$/), value)

/** One entry is enough: systems of these kinds, with state secrets, with at least so many data subjects. */
const Strict = z.strictObject({
  kinds: few(Named, COUNTS.strict, 1).optional(),
  secret: z.literal(true).optional(),
  subjectsFrom: z.number().int().min(1).max(SUBJECTS_MOST).optional(),
})

export const Criterion = z.strictObject({
  id: id(LIMITS.criterion),
  /** The section that prints it: a leaf of `sections`. */
  section: Named,
  scope: Scope,
  /** Asked at this level and above (levels are cumulative). */
  fromLevel: Level,
  /** Clause of the standard, by level. */
  clause: byLevel(line(LIMITS.frameworkTitle)).optional(),
  text: Localised,
  /** Stricter words from a level upwards: the highest key <= the level asked at holds. */
  variants: byLevel(Localised).optional(),
  evidence: Localised,
  /** How sure the wording is: sourced from a text, recalled, or inferred. */
  confidence: z.enum(['sourced', 'recalled', 'inferred']),
  source: Source.optional(),
  topicSource: Source.optional(),
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
  strictWhen: byLevel(few(Strict, COUNTS.strict, 1)).optional(),
  /** May be answered once by the operator of shared infrastructure. */
  inheritable: z.boolean().optional(),
  /** The fact of the register that the answer tells too: that the dossier is approved, that there is a regulation. */
  register: z.enum(['dossier', 'regulation']).optional(),
})

const Leaf = z.strictObject({ id: id(LIMITS.criterion), title: Title })
const Section = Leaf.extend({ children: few(Leaf, COUNTS.sections) })

/** A number beside the criteria. Blank is "not known", 0 is "none". */
export const Figure = z.strictObject({
  id: id(LIMITS.id),
  unit: z.enum(['count', 'date', 'money']),
  scope: Scope,
  /** `stock`: on the last data day; `flow`: within the period. */
  measure: z.enum(['stock', 'flow']),
  /** In every quarter and in the year, or in the year alone. */
  askedIn: z.enum(['quarter', 'year']),
  label: Localised,
  hint: Localised,
  source: Source,
  /** The figure that it is a part of. */
  of: Named.optional(),
  /** Asked where the department has a system of one of these levels; everywhere where it is left out. */
  levels: few(Level, COUNTS.levels, 1).optional(),
})

/** What figures are to each other and to answers: judged where they are asked and, but for `present`, filled in. */
export const Plausibility = z.strictObject({
  id: id(LIMITS.plausibility),
  /** Judged only where one of these criteria has one of these answers. */
  criteria: few(Named, COUNTS.criteria, 1).optional(),
  status: few(z.enum(['met', 'partial', 'unmet', 'notApplicable']), 4, 1).optional(),
  left: z.strictObject({ figure: Named }),
  op: z.enum(['<=', '>=', '=', '>', '<', 'present']),
  right: z
    .union([
      z.strictObject({ figure: Named, times: z.number().positive().optional() }),
      z.strictObject({ value: z.number() }),
    ])
    .optional(),
  /** `error` stops a submission, `question` asks, `note` only tells. */
  severity: z.enum(['error', 'question', 'note']),
  basis: Source.optional(),
  message: Localised,
})

/** What differs from the edition before; `meaning` of changed words. */
export const Change = z.strictObject({
  field: line(LIMITS.frameworkTitle),
  criterion: Named.optional(),
  criteria: few(Named, COUNTS.criteria, 1).optional(),
  meaning: z.enum(['same', 'changed']).optional(),
  vi: words(LIMITS.frameworkText),
  en: words(LIMITS.frameworkText),
})

/** The words that pages, letters, sheets and file names take from a framework. */
export const Vocabulary = z.strictObject({
  subject: Title,
  subjectShort: Title,
  assurance: Title,
  plan: Title,
  planShort: Title,
  regulation: Title,
  level: Title,
  dossier: Title,
  owner: Title,
  operator: Title,
  unit: Title,
  ministry: Title,
  inspection: Title,
  monitoring: Title,
  incident: Title,
  response: Title,
  weakness: Title,
  law: Title,
  lawShort: Title,
  standard: Title,
})

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

const LegalBasis = z.strictObject({
  code: line(LIMITS.document),
  title: Title,
  /** A day, or what is known of it: `2018`. */
  issued: line(LIMITS.id).nullable(),
  note: words(LIMITS.frameworkText).optional(),
})

/** Its parts one by one, without what they are to each other. */
export const Document = z.strictObject({
  id: id(LIMITS.id),
  version: id(LIMITS.edition),
  /** The day from which the law that it stands on is in force, `YYYY-MM-DD`. */
  inForceFrom: z.iso.date().optional(),
  /**
   * The yearly report, as months and days (`12-15`): its data from the first of `window`, of the year before, to the second, both
   * whole; due before `unitBefore` from a unit to its owner, before `ownerBefore` from the owner.
   */
  yearly: z
    .strictObject({ window: z.tuple([MonthDay, MonthDay]), unitBefore: MonthDay, ownerBefore: MonthDay })
    .optional(),
  title: Title,
  legalBasis: few(LegalBasis, COUNTS.legalBasis),
  levels: few(z.strictObject({ level: Level, name: Title }), COUNTS.levels, 1),
  sections: few(Section, COUNTS.sections, 1),
  criteria: few(Criterion, COUNTS.criteria, 1),
  vocabulary: Vocabulary.optional(),
  figures: few(Figure, COUNTS.figures).optional(),
  plausibility: few(Plausibility, COUNTS.plausibility).optional(),
  changes: few(Change, COUNTS.frameworkChanges).optional(),
})

/** `code`: a key of `fields` in api/messages, with what fills its sentence. */
export type Crossed = { path: (string | number)[]; code: CrossCode; values: Record<string, string> }
type CrossCode =
  | 'duplicateId'
  | 'noSection'
  | 'noLevel'
  | 'nothingTogether'
  | 'noFigure'
  | 'noCriterion'
  | 'strictEmpty'
  | 'rightMissing'
  | 'rightTooMany'

/** What is wrong between the parts of a document: an id twice, something named that is not there. */
export function crossed(framework: z.infer<typeof Document>): Crossed[] {
  const found: Crossed[] = []
  const fault = (code: CrossCode, path: (string | number)[], name = '') =>
    found.push({ code, path, values: { id: name } })
  const duplicates = (ids: readonly string[], pathOf: (i: number) => (string | number)[]) => {
    const seen = new Set<string>()
    ids.forEach((each, i) => {
      if (seen.has(each)) fault('duplicateId', pathOf(i), each)
      seen.add(each)
    })
  }
  const { sections, criteria, figures = [], plausibility = [] } = framework
  const places = sections.flatMap((section, i) => [
    { id: section.id, path: ['sections', i, 'id'] },
    ...section.children.map((child, j) => ({ id: child.id, path: ['sections', i, 'children', j, 'id'] })),
  ])
  duplicates(
    places.map((place) => place.id),
    (i) => places[i]?.path ?? [],
  )
  for (const [list, each] of [
    ['criteria', criteria],
    ['figures', figures],
    ['plausibility', plausibility],
  ] as const) {
    duplicates(
      each.map((one) => one.id),
      (i) => [list, i, 'id'],
    )
  }
  duplicates(
    framework.levels.map(({ level }) => String(level)),
    (i) => ['levels', i, 'level'],
  )

  const leaves = new Set(sections.flatMap((s) => (s.children.length ? s.children : [s]).map((leaf) => leaf.id)))
  const levels = new Set(framework.levels.map(({ level }) => level))
  const level = (n: number, ...path: (string | number)[]) => {
    if (!levels.has(n)) fault('noLevel', path, String(n))
  }
  criteria.forEach((criterion, i) => {
    const { section, fromLevel, annexFromLevel = fromLevel } = criterion
    if (!leaves.has(section)) fault('noSection', ['criteria', i, 'section'], section)
    level(fromLevel, 'criteria', i, 'fromLevel')
    if (annexFromLevel !== fromLevel) level(annexFromLevel, 'criteria', i, 'annexFromLevel')
    for (const field of ['variants', 'clause', 'strictWhen'] as const) {
      for (const key of Object.keys(criterion[field] ?? {})) level(Number(key), 'criteria', i, field, key)
    }
    for (const [key, conditions] of Object.entries(criterion.strictWhen ?? {})) {
      conditions.forEach((condition, n) => {
        if (Object.keys(condition).length === 0) fault('strictEmpty', ['criteria', i, 'strictWhen', key, n])
      })
    }
    if ((criterion.ifNothing === undefined) !== (criterion.nothing === undefined)) {
      fault('nothingTogether', ['criteria', i, criterion.nothing === undefined ? 'nothing' : 'ifNothing'])
    }
  })

  const known = { figure: new Set(figures.map((f) => f.id)), criterion: new Set(criteria.map((c) => c.id)) }
  figures.forEach((figure, i) => {
    if (figure.of !== undefined && (figure.of === figure.id || !known.figure.has(figure.of))) {
      fault('noFigure', ['figures', i, 'of'], figure.of)
    }
    for (const n of figure.levels ?? []) level(n, 'figures', i, 'levels')
  })
  plausibility.forEach(({ left, right, op, criteria: named = [] }, i) => {
    const figure = (side: 'left' | 'right', name: string) => {
      if (!known.figure.has(name)) fault('noFigure', ['plausibility', i, side, 'figure'], name)
    }
    figure('left', left.figure)
    if (right && 'figure' in right) figure('right', right.figure)
    for (const name of named)
      if (!known.criterion.has(name)) fault('noCriterion', ['plausibility', i, 'criteria'], name)
    if (op === 'present' && right) fault('rightTooMany', ['plausibility', i, 'right'])
    if (op !== 'present' && !right) fault('rightMissing', ['plausibility', i, 'right'])
  })
  return found
}

/** A whole framework document; every fault is reported with its path. */
export const Framework = Document.superRefine((framework, ctx) => {
  for (const { path, code, values } of crossed(framework)) {
    ctx.addIssue({ code: 'custom', message: code, params: values, path })
  }
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
