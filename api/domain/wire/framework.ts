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
  annexFromLevel: Level.optional(),
  /** May be answered once by the operator of shared infrastructure. */
  inheritable: z.boolean().optional(),
  /** The fact of the register that the answer tells too: that the dossier is approved, that there is a regulation. */
  register: z.enum(['dossier', 'regulation']).optional(),
})

const Leaf = z.object({ id: id(40), title: Localised })
const Section = Leaf.extend({ children: z.array(Leaf) })

const Document = z.object({
  id: id(60),
  version: z.string().min(1),
  title: Localised,
  legalBasis: z.array(
    z.object({ code: z.string(), title: Localised, issued: z.string().nullable(), note: z.string().optional() }),
  ),
  levels: z.array(z.object({ level: Level, name: Localised })).min(1),
  sections: z.array(Section).min(1),
  criteria: z.array(Criterion).min(1),
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
  })
})

export type Localised = z.infer<typeof Localised>
export type Criterion = z.infer<typeof Criterion>
export type Framework = z.infer<typeof Framework>
export type Scope = z.infer<typeof Scope>
/** The language of a sentence shown to a person. */
export type Language = keyof Localised
