/** The words that pages, letters, sheets and file names take from a framework (`vocabulary`), in one language. Pure; no zod. */
import type { Language, Vocabulary } from './framework.ts'

/** `subject`: `an ninh mạng`; `plan`: `phương án bảo đảm an ninh mạng` … */
export type Said = Record<keyof Vocabulary, string>

export const said = (vocabulary: Vocabulary, language: Language): Said =>
  Object.fromEntries(Object.entries(vocabulary).map(([word, spoken]) => [word, spoken[language]])) as Said
