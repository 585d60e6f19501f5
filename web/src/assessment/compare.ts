/** A filing beside the one before it. */

import type { FiledAnswer, Narrative, Recommendation } from '../../../api/domain/assessment.ts'
import { applicable, itemKey, type Leaf, leaves, wording } from '../../../api/domain/criteria.ts'
import type { Formula } from '../../../api/domain/enums.ts'
import type { FiledFile } from '../../../api/domain/file.ts'
import type { FiledFigure } from '../../../api/domain/filed-figure.ts'
import type { Criterion, Framework, Localised } from '../../../api/domain/framework.ts'
import { same, unanswered, withoutEmpty } from '../../../api/domain/items/index.ts'
import type { FrozenSystem } from '../../../api/domain/system.ts'

/** What a filing tells. */
export type Content = {
  formula: Formula
  systems: readonly FrozenSystem[]
  answers: readonly FiledAnswer[]
  narratives: readonly Narrative[]
  recommendations: readonly Recommendation[]
  files?: readonly FiledFile[]
  /** Not there where none was asked. */
  figures?: readonly FiledFigure[]
  /** Why what was returned stands as it was. */
  remark?: string
}

export type Line = {
  key: string
  system: FrozenSystem | null
  answer: FiledAnswer
  /** The former answer where it differs; `new` where the question was not asked before. */
  before: FiledAnswer | 'new' | null
}
export type Question = { criterion: Criterion; words: Localised; lines: Line[] }
export type NarrativeLine = { text: string; before: string | null }
export type SectionReading = { leaf: Leaf; questions: Question[]; narrative: NarrativeLine | null }

/** Every section with its questions in the framework's order; without a former filing nothing counts as changed. */
export function sectionsOf(framework: Framework, content: Content, before: Content | null): SectionReading[] {
  const answers = byKey(content)
  const former = before && byKey(before)
  const systems = new Map(content.systems.map((system) => [system.id, system]))
  const questions = new Map<string, Question>()
  for (const { criterion, system, level } of applicable(framework, content.systems)) {
    const key = itemKey(criterion.id, system)
    const answer = answers.get(key) ?? unanswered(criterion.id, system)
    const question = questions.get(criterion.id) ?? { criterion, words: wording(criterion, level), lines: [] }
    question.lines.push({
      key,
      system: system === null ? null : (systems.get(system) ?? null),
      answer,
      before: former && difference(answer, former.get(key)),
    })
    questions.set(criterion.id, question)
  }
  return leaves(framework).map((leaf) => ({
    leaf,
    questions: [...questions.values()].filter(({ criterion }) => criterion.section === leaf.id),
    narrative: narrative(leaf.id, content, before),
  }))
}

const byKey = ({ answers }: Content) => new Map(answers.map((a) => [itemKey(a.criterion, a.system), a]))

function difference(now: FiledAnswer, then: FiledAnswer | undefined): Line['before'] {
  if (!then) return 'new'
  return same(given(now), given(then)) ? null : then
}

/** A plan is shown whatever the status. */
const given = (answer: FiledAnswer) => ({ kind: 'answer', ...withoutEmpty(answer) }) as const

function narrative(section: string, content: Content, before: Content | null): NarrativeLine | null {
  const text = textOf(content, section)
  const former = before && textOf(before, section)
  const changed = former !== null && former !== text
  return text === '' && !changed ? null : { text, before: changed ? former : null }
}

const textOf = ({ narratives }: Content, section: string): string =>
  narratives.find((n) => n.section === section)?.text.trim() ?? ''

export type RecommendationLine = Recommendation & { mark: 'new' | 'removed' | null; before: Recommendation | null }

/** The recommendations, those changed with their former words, then those taken out. */
export function recommendationsOf(content: Content, before: Content | null): RecommendationLine[] {
  const former = new Map(before?.recommendations.map((r) => [r.id, r]))
  const kept = new Set(content.recommendations.map((r) => r.id))
  return [
    ...content.recommendations.map((r): RecommendationLine => {
      const then = former.get(r.id)
      const changed = then !== undefined && !same({ kind: 'recommendation', ...then }, { kind: 'recommendation', ...r })
      return { ...r, mark: before && !then ? 'new' : null, before: changed ? then : null }
    }),
    ...[...former.values()]
      .filter((r) => !kept.has(r.id))
      .map((r): RecommendationLine => ({ ...r, mark: 'removed', before: null })),
  ]
}

/** `before`: the former number where it differs; undefined where nothing did, or it was not asked. */
export type FigureLine = FiledFigure & { before?: number | null }

/** The figures, those changed with their former numbers. */
export function figuresOf(
  { figures = [] }: Pick<Content, 'figures'>,
  before: Pick<Content, 'figures'> | null,
): FigureLine[] {
  const former = new Map(before?.figures?.map(({ figure, system, value }) => [itemKey(figure, system), value]))
  return figures.map((line): FigureLine => {
    const was = former.get(itemKey(line.figure, line.system))
    const own = { figure: line.figure, system: line.system, value: line.value }
    return was === undefined || was === line.value ? own : { ...own, before: was }
  })
}

export type SystemLine = {
  system: FrozenSystem
  mark: 'new' | 'changed' | 'removed' | null
  before: FrozenSystem | null
}

/** The systems, those changed with what they were, then those taken out. */
export function systemsOf(
  content: Content,
  before: Content | null,
  isSame: (now: FrozenSystem, then: FrozenSystem) => boolean,
): SystemLine[] {
  const former = new Map(before?.systems.map((system) => [system.id, system]))
  const kept = new Set(content.systems.map(({ id }) => id))
  return [
    ...content.systems.map((system): SystemLine => {
      const then = former.get(system.id)
      if (!then) return { system, mark: before && 'new', before: null }
      return then.name === system.name && isSame(system, then)
        ? { system, mark: null, before: null }
        : { system, mark: 'changed', before: then }
    }),
    ...[...former.values()]
      .filter(({ id }) => !kept.has(id))
      .map((system): SystemLine => ({ system, mark: 'removed', before: null })),
  ]
}

export type Show = '' | 'changed' | 'gaps' | 'met'

/** The lines that the filter leaves; a section or question without any falls away. */
export function narrowed(sections: readonly SectionReading[], show: Show): SectionReading[] {
  if (show === '') return [...sections]
  const wanted = ({ answer: { status }, before }: Line) =>
    show === 'changed'
      ? before !== null
      : show === 'met'
        ? status === 'met'
        : status !== 'met' && status !== 'notApplicable'
  return sections
    .map((section) => ({
      ...section,
      questions: section.questions
        .map((question) => ({ ...question, lines: question.lines.filter(wanted) }))
        .filter(({ lines }) => lines.length > 0),
      narrative: show === 'changed' && section.narrative?.before != null ? section.narrative : null,
    }))
    .filter(({ questions, narrative }) => questions.length > 0 || narrative !== null)
}

export const linesOf = (sections: readonly SectionReading[]): Line[] =>
  sections.flatMap(({ questions }) => questions.flatMap(({ lines }) => lines))
