/**
 * The kinds of text and day that people enter, as schemas. What is wrong is named by a key of `fields` in api/messages.
 * Each bounds what it is given before it does anything with it.
 */
import { z } from 'zod'
import { DAYS } from '../limits.ts'
import { cleanLine, cleanProse, saysNothing } from '../text.ts'

/** A text of n code units has up to 3n where its letters and marks stand apart (NFD); the rest is for what is cleaned away. */
const AS_SENT = 4

/** A string of at most so many code units, or nothing is done with it. */
export const short = (max: number) => z.string().max(max, { abort: true })

/** The same, told by the limit of what is left of it. */
const sent = (max: number) =>
  z.string().check(({ value, issues }) => {
    if (value.length <= AS_SENT * max) return
    issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value, continue: false })
  })

/** What is typed unseen: in one form (NFC), and otherwise as it is. */
export const secret = (max: number) =>
  sent(max)
    .overwrite((text) => text.normalize('NFC'))
    .max(max, { abort: true })

/** A line: cleaned, and not empty unless `min` is 0. */
export const line = (max: number, min = 1) => sent(max).overwrite(cleanLine).min(min, { abort: true }).max(max)

/** Paragraphs: cleaned; may be empty. */
export const prose = (max: number) => sent(max).overwrite(cleanProse).max(max)

/** A reason in paragraphs: says something. */
export const reason = (max: number) =>
  prose(max)
    .trim()
    .refine((text) => !saysNothing(text), 'empty')
/** A line that says something: a reason in one, whoever signs. */
export const sayingLine = (max: number) => line(max).refine((text) => !saysNothing(text), 'empty')

/** A list of at most so many, counted before any of them is looked at. */
export const few = <T extends z.ZodType>(item: T, max: number, min = 0) =>
  z.array(z.unknown()).min(min, { abort: true }).max(max, { abort: true }).pipe(z.array(item))

/** A calendar day `YYYY-MM-DD` that exists, from 1990 to 2100. */
export const Day = z.iso
  .date({ error: 'day', abort: true })
  .refine((day) => day >= DAYS.first && day <= DAYS.last, 'dayRange')
