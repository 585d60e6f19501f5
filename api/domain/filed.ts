/** What is read of submissions to be printed, a submission at a time. */
import type { Answer, FiledAnswer, Recommendation } from './assessment.ts'
import type { Evidence, FiledFile } from './file.ts'
import type { Status, SystemFigures } from './score.ts'
import type { FrozenSystem } from './system.ts'

/** One submission. A submission never changes, so the pages of an export agree however long it takes. */
export type Filing = { department: string; revision: number }

export type FiledSystems = {
  department: string
  systems: FrozenSystem[]
  figures: SystemFigures
  /** [criterion, system, status] of every answer; null where the figures alone tell that all systems are equally far. */
  answers: [criterion: string, system: string | null, status: Status][] | null
}
export type FiledGaps = {
  department: string
  systems: FrozenSystem[]
  /** The partial and unmet answers, in the submission's order. */
  gaps: FiledAnswer[]
}
export type FiledAnswers = { department: string; systems: FrozenSystem[]; answers: FiledAnswer[] }
/** The answers of one submission that name files, and the files as it has frozen them. */
export type FiledEvidence = {
  department: string
  systems: Pick<FrozenSystem, 'id' | 'name'>[]
  named: (Pick<Answer, 'criterion' | 'system'> & { evidence: Evidence[] })[]
  files: FiledFile[]
}
export type FiledRecommendations = { department: string; recommendations: Recommendation[] }
