/** The kinds of text and day that people enter. */
import { z } from 'zod'

// Tab and line feed are the control characters that a text may hold. Half a surrogate pair (Cs) is no character: it
// cannot be stored, hashed or printed; nor can XML, and so Word and Excel, hold the last two.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const TEXT = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}\ufffe\uffff]*$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, and no line break
const LINE = /^[^\u0000-\u001f\u007f\p{Cs}\ufffe\uffff]*$/u

const unixLines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** A line: trimmed, not empty, no line break or control character, NFC so that equal words are equal bytes. */
export const line = (max: number) => z.string().normalize('NFC').trim().min(1).max(max).regex(LINE)

/** Paragraphs: may be empty; line breaks as \n. */
export const prose = (max: number) => z.string().normalize('NFC').overwrite(unixLines).max(max).regex(TEXT)

/** A calendar day `YYYY-MM-DD` that exists, from 1990 to 2100. */
export const Day = z.iso.date().refine((day) => day >= '1990-01-01' && day <= '2100-12-31')
