/** The document that tells how the criteria of an earlier framework stand to those of a later one. */
import { z } from 'zod'
import { COUNTS, LIMITS } from '../limits.ts'
import { few, line, prose } from './text.ts'

const Ids = few(line(LIMITS.id), COUNTS.criteria, 1)
const note = prose(LIMITS.frameworkText).trim().min(1).optional()

export const RELATIONS = ['equal', 'narrower', 'broader', 'overlaps'] as const

const Entry = z.strictObject({
  /** Taken together: of their answers the lowest counts. */
  from: Ids,
  to: Ids,
  /**
   * Of the new criterion to the old: `equal`; `narrower`, an old "met" covers it; `broader`, an old "met" is a "partial";
   * `overlaps`, the old answer is shown and not taken over.
   */
  relation: z.enum(RELATIONS),
  note: z.strictObject({ vi: note, en: note }).optional(),
})

/** `id`, or `id@version`: a later edition of a document keeps its relations. */
const Document = line(LIMITS.id + LIMITS.edition + 1)

/** `newInTo` and `droppedFrom` say what follows from the rest: for its reader alone. */
const told = few(line(LIMITS.id), COUNTS.criteria).optional()

export const Mapping = z.strictObject({
  from: Document,
  to: Document,
  map: few(Entry, COUNTS.mapped, 1),
  newInTo: told,
  droppedFrom: told,
})

/** As it comes along with the framework that it leads to. */
export const MappingTo = Mapping.extend({ to: Document.optional() })

/** Without the edition. */
export const idOf = (document: string): string => document.split('@')[0] as string

export type Mapping = z.infer<typeof Mapping>
