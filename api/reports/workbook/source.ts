/** What a workbook is made from. */

import type { DepartmentKind } from '../../domain/department.ts'
import type { Detail } from '../../domain/detail.ts'
import type {
  FiledAnswers,
  FiledEvidence,
  FiledGaps,
  FiledRecommendations,
  FiledSystems,
  Filing,
} from '../../domain/filed.ts'
import type { FilterTold } from '../../domain/filter.ts'
import type { Framework } from '../../domain/framework.ts'
import type { PeriodView } from '../../domain/period.ts'
import type { PlanLine } from '../../domain/plans.ts'
import { counted, type FilerLine, type Registered, type Rollup } from '../../domain/rollup.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Trend } from '../../domain/trend.ts'
import type { Said } from '../../domain/vocabulary.ts'

export type WorkbookSource = {
  /** The figures, of exactly the submissions that the readers below read. */
  rollup: Rollup
  /** Beside the systems that were filed. */
  register: Registered
  framework: Framework
  vocabulary: Said
  settings: Settings
  period: PeriodView
  /** Every expected filer, in the order of `rollup.departments`. */
  filers: readonly (Pick<FilerLine, 'code' | 'name' | 'state' | 'revision' | 'submittedAt'> & {
    kind: DepartmentKind
  })[]
  /** Number and date of the signed documents of the submissions counted, by department. */
  signed(): Promise<ReadonlyMap<string, { number: string; date: string }>>
  /** A submission at a time, in the order of `filers`, of the submissions counted. */
  systems(): AsyncIterable<FiledSystems>
  gaps(): AsyncIterable<FiledGaps>
  answers(): AsyncIterable<FiledAnswers>
  /** Of those that name files. */
  evidence(): AsyncIterable<FiledEvidence>
  recommendations(): AsyncIterable<FiledRecommendations>
  /** The plans of a department at a time, in the same order; with those of the period before that are done since. */
  plans(): AsyncIterable<readonly PlanLine[]>
  /** Over the periods up to this one. */
  trend: Trend
  /** The period before, counted in the same way; null where nothing counts in it. */
  before: { rollup: Rollup; sameFramework: boolean } | null
  detail: Detail
  madeAt: Date
  /** Name of the person who asked for it. */
  madeBy: string
  /** Accepted submissions alone, or submitted ones too. */
  acceptedOnly: boolean
  /** Whose figures they are; null where everybody's. */
  filtered: FilterTold | null
}

/** The submissions that a rollup counts, as the readers of `rowsOf` take them. */
export const countedFilings = (
  filers: readonly Pick<FilerLine, 'code' | 'state' | 'revision'>[],
  acceptedOnly: boolean,
): Filing[] => counted(filers, acceptedOnly).map(({ code, revision }) => ({ department: code, revision }))
