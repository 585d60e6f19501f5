/** Files of a department, and the parts that one is sent in. */
import { z } from 'zod'
import { BODY_BYTES, COUNTS, LIMITS } from '../limits.ts'
import { partsOf } from '../period.ts'
import { Day, few, line, short } from './text.ts'

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The files that an answer names; one that is named twice is named once. */
export const EvidenceList = few(
  z.strictObject({ sha256: Sha256, name: line(LIMITS.fileName) }),
  COUNTS.evidence,
).overwrite((list) => [...new Map(list.map((each) => [each.sha256, each])).values()])

export const FileNamed = z.object({ name: line(LIMITS.fileName) })
/** `inline`: to be shown where it is asked for, not kept as a file. */
export const FileAsked = z.object({ inline: z.enum(['true', 'false']).optional() })

export const FilePatch = z.strictObject({
  name: line(LIMITS.fileName).optional(),
  /** Of the document, as it stands on it. */
  number: line(LIMITS.document).nullable().optional(),
  date: Day.nullable().optional(),
  /** The period that it proves. */
  covers: short(LIMITS.id)
    .refine((id) => partsOf(id) !== null, 'unknownPeriod')
    .nullable()
    .optional(),
})

/** That all parts of a file have been sent, and how many bytes they are together. */
export const UploadDone = z.strictObject({
  name: line(LIMITS.fileName),
  size: z.number().int().min(1).max(BODY_BYTES.file),
})
export type FilePatch = z.output<typeof FilePatch>
export type UploadDone = z.output<typeof UploadDone>
