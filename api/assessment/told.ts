/** What a working copy tells of its own: what is frozen of it, and what its draft prints. */
import type { AnswerView, FiledAnswer } from '../domain/assessment.ts'
import type { SourceContent } from '../domain/carry.ts'
import { itemKey } from '../domain/criteria.ts'
import { standingAnswer, standsIn } from '../domain/platform.ts'
import { frozenSystem } from '../domain/system.ts'
import type { ReadAssessment } from './read.ts'

/** What an earlier period offers is not in it. */
export const toldOf = (
  read: Pick<ReadAssessment, 'systems' | 'answers' | 'narratives' | 'open' | 'figures' | 'inheritance'>,
): SourceContent => ({
  systems: read.systems.map(frozenSystem),
  answers: read.answers.map((answer) => toFiled(answer, read.inheritance)),
  narratives: read.narratives.flatMap(({ section, text }) => (text === null ? [] : [{ section, text }])),
  recommendations: read.open
    .filter(({ carried }) => !carried)
    .map(({ id, category, text }) => ({ id, category, text })),
  ...(read.figures.length > 0 && {
    figures: read.figures.map(({ figure, system, value }) => ({ figure, system, value })),
  }),
})

/**
 * What is inherited is filed as it is answered, with what its operator will do about it and whose answer it is; how it came to
 * be, and what proves it, is told of own answers alone.
 */
function toFiled(answer: AnswerView, { inherited: all }: ReadAssessment['inheritance']): FiledAnswer {
  const { criterion, system, inherited, refuses, evidence, postponed } = answer
  const { status, note, plan } = standingAnswer(answer)
  const isOwn = !standsIn(answer)
  return {
    ...{ criterion, system, status, note },
    plan: isOwn ? plan : (all.get(itemKey(criterion, system))?.plan ?? null),
    origin: isOwn ? answer.origin : null,
    ...(isOwn && postponed && { postponed }),
    ...(isOwn && evidence?.length && { evidence }),
    ...(inherited && { inherited }),
    ...(inherited && refuses && { refuses }),
  }
}
