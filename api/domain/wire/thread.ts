/** What is sent to say something about an assessment. */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { reason, short } from './text.ts'

const Named = short(LIMITS.id).nullable().default(null)

/** A client chooses the ids (UUIDs), so that saying it again says nothing more. */
export const Said = z.strictObject({ id: z.uuid().optional(), text: reason(LIMITS.comment) })

export const ThreadOpened = z
  .strictObject({ ...Said.shape, criterion: Named, system: Named, section: Named })
  .refine(({ criterion, system, section }) => section === null || (criterion === null && system === null), {
    path: ['section'],
    error: 'invalid',
  })
