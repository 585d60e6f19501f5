/** The framework document (bộ tiêu chí): criteria, sections and levels as data. */
export type { Criterion, Framework, Language, Localised, Scope } from './wire/framework.ts'
