/** The framework document (bộ tiêu chí): criteria, sections and levels as data. */
export type {
  Criterion,
  Figure,
  Framework,
  Language,
  Localised,
  Plausibility,
  Scope,
  Vocabulary,
  Yearly,
} from './wire/framework.ts'
