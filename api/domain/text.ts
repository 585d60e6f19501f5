/** The kinds of text and day that people enter. What is wrong is named by a key of `fields` in api/messages. */
import { z } from 'zod'

// Tab and line feed are the control characters that a text may hold. Half a surrogate pair (Cs) is no character: it
// cannot be stored, hashed or printed; nor can XML, and so Word and Excel, hold the last two.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const TEXT = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cs}\ufffe\uffff]*$/u
const LINE = /^[^\p{Cc}\p{Cs}\ufffe\uffff]*$/u

/** The line breaks of other systems, and those that Word leaves in what is copied from it (VT, FF). */
const LINE_BREAK = /\r\n?|[\v\f\u0085]/g
const unixLines = (text: string): string => text.replace(LINE_BREAK, '\n')

/** A line: trimmed, not empty, no line break or control character, NFC so that equal words are equal bytes. */
export const line = (max: number) => z.string().normalize('NFC').trim().min(1).max(max).regex(LINE, 'characters')

/** Paragraphs: may be empty; line breaks as \n. */
export const prose = (max: number) =>
  z.string().normalize('NFC').overwrite(unixLines).max(max).regex(TEXT, 'characters')

/** A calendar day `YYYY-MM-DD` that exists, from 1990 to 2100. */
export const Day = z.iso
  .date({ error: 'day', abort: true })
  .refine((day) => day >= '1990-01-01' && day <= '2100-12-31', 'dayRange')
