/** The kinds of text and day that people enter. */
import { z } from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
/** Halves of surrogate pairs are no characters: they cannot be stored, hashed or printed. Nor has XML these two. */
const NO_CHARACTER = /[\p{Cs}\ufffe\uffff]/u
const isPrintable = (s: string): boolean => !CONTROL.test(s) && !NO_CHARACTER.test(s)

/** A line: trimmed, not empty, no line break or control character, NFC so that equal words are equal bytes. */
export const line = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((s) => isPrintable(s) && !/[\n\r\t]/.test(s)),
    )

/** Paragraphs: may be empty; line breaks as \n. */
export const prose = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize('NFC').replace(/\r\n?/g, '\n'))
    .pipe(
      z
        .string()
        .max(max)
        .refine(isPrintable),
    )

/** A calendar day `YYYY-MM-DD` that exists, from 1990 to 2100. */
export const Day = z.iso.date().refine((day) => day >= '1990-01-01' && day <= '2100-12-31')
