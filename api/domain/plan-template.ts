/** Which plans are proposed for a criterion, and by when they would be done. Pure; no zod. */
import { fill } from './fill.ts'
import type { Criterion } from './framework.ts'
import { addDays } from './period.ts'
import type { PlanTemplates } from './wire/plan-template.ts'

/** A template as a framework words it; `criteria` are those that it names, `scope` the others that it is for. */
export type PlanTemplate = {
  id: string
  days: number
  action: { vi: string; en: string }
  criteria: string[]
  scope: 'named' | 'inheritable' | 'any'
}

/** The templates that are for criteria of a framework; one that lacks a word of it is left out. */
export function templatesOf({ vocabulary, templates }: PlanTemplates, framework: string): PlanTemplate[] {
  const words = Object.entries(vocabulary[framework] ?? {})
  const said = (text: string, language: 'vi' | 'en') =>
    fill(text, Object.fromEntries(words.map(([name, word]) => [name, word[language]])))
  return templates.flatMap(({ id, days, action, criteria, only, anyCriterion }): PlanTemplate[] => {
    const named = criteria[framework] ?? []
    const scope = only ?? (anyCriterion ? 'any' : 'named')
    const worded = { vi: said(action.vi, 'vi'), en: said(action.en, 'en') }
    if (/\{\w+\}/.test(worded.vi) || (scope === 'named' && named.length === 0)) return []
    return [{ id, days, action: worded, criteria: named, scope }]
  })
}

/**
 * What is proposed for a criterion: first what names it, then what is for any that is answered by the operator, then what is
 * for all.
 * @param hosted whether the system asked about stands on shared infrastructure
 */
export function proposedFor(
  templates: readonly PlanTemplate[],
  { id, inheritable = false }: Pick<Criterion, 'id' | 'inheritable'>,
  hosted: boolean,
): PlanTemplate[] {
  const named = templates.filter(({ criteria }) => criteria.includes(id))
  const others = (scope: PlanTemplate['scope']) =>
    templates.filter((template) => template.scope === scope && !template.criteria.includes(id))
  return [...named, ...(inheritable && hosted ? others('inheritable') : []), ...others('any')]
}

/** The day so many days after, or the Monday after it. A proposal: holidays are not known. */
export function proposedDay(today: string, days: number): string {
  const day = addDays(today, days)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}
