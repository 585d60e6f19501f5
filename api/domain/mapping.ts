/** How the criteria of one framework answer those of the next: data of db/frameworks/mappings. Types alone; no zod. */
export type { Mapping } from './wire/mapping.ts'
