/** What a working copy tells of its own: what is frozen of it, and what its draft prints. */
import type { AnswerView, FiledAnswer } from '../domain/assessment.ts'
import type { SourceContent } from '../domain/carry.ts'
import { frozenSystem } from '../domain/system.ts'
import type { ReadAssessment } from './read.ts'

/** What an earlier period offers is not in it. */
export const toldOf = (
  read: Pick<ReadAssessment, 'systems' | 'answers' | 'narratives' | 'open' | 'figures'>,
): SourceContent => ({
  systems: read.systems.map(frozenSystem),
  answers: read.answers.map(toFiled),
  narratives: read.narratives.flatMap(({ section, text }) => (text === null ? [] : [{ section, text }])),
  recommendations: read.open
    .filter(({ carried }) => !carried)
    .map(({ id, category, text }) => ({ id, category, text })),
  ...(read.figures.length > 0 && {
    figures: read.figures.map(({ figure, system, value }) => ({ figure, system, value })),
  }),
})

const toFiled = ({ criterion, system, status, note, plan, origin, postponed }: AnswerView): FiledAnswer => ({
  criterion,
  system,
  status,
  note,
  plan,
  origin,
  ...(postponed && { postponed }),
})
