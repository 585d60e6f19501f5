/** An edition that was previewed and is to be stored. */
import { z } from 'zod'
import { short } from './text.ts'

export const ApplyEdition = z.strictObject({
  /** Of the document with its mapping, as previewed. */
  sha256: short(64).regex(/^[0-9a-f]{64}$/, 'invalid'),
  /** The document, with what leads to it as its `mapping`: checked as it was for the preview. */
  document: z.record(z.string(), z.unknown()),
})

export type ApplyEdition = z.output<typeof ApplyEdition>
