/** The document that tells how the criteria of an earlier framework stand to those of a later one. */
import { z } from 'zod'
import { Localised } from './framework.ts'

const Ids = z.array(z.string().min(1))

export const Mapping = z.object({
  /** `id@version` of both; a later edition of a document keeps its relations. */
  from: z.string().min(1),
  to: z.string().min(1),
  map: z.array(
    z.object({
      /** Taken together: of their answers the lowest counts. */
      from: Ids.min(1),
      to: Ids.min(1),
      /**
       * Of the new criterion to the old: `equal`; `narrower`, an old "met" covers it; `broader`, an old "met" is a "partial";
       * `overlaps`, the old answer is shown and not taken over.
       */
      relation: z.enum(['equal', 'narrower', 'broader', 'overlaps']),
      note: Localised.partial().optional(),
    }),
  ),
})

export type Mapping = z.infer<typeof Mapping>
