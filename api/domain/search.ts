/** How names are searched, in the database and in the pages. Pure; no zod. */
import { LIMITS } from './limits.ts'

/**
 * Lower case without tone marks: `Sở Khoa học và Công nghệ` is found by `so khoa hoc`. Spaces of any kind and any number are
 * one, and what shows nothing (soft hyphens, joiners) is left out. Only as much is looked at as a name may have.
 */
export const searchable = (text: string): string =>
  text
    .slice(0, LIMITS.search)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
