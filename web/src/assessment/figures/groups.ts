/** Figures as they are asked together. */
import type { Figure } from '../../../../api/domain/framework.ts'

export type FigureGroup = { whole: Figure; parts: Figure[] }

/** Those of the department, each with its parts behind it, theirs too, in the framework's order. */
export function groupsOf(figures: readonly Figure[]): FigureGroup[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const rootOf = (figure: Figure): Figure => {
    let at = figure
    // As many steps as there are figures: two that are parts of each other do not go round for ever.
    for (let step = 0; step < byId.size; step++) {
      const above = at.of === undefined ? undefined : byId.get(at.of)
      if (!above) break
      at = above
    }
    return at
  }
  const groups = new Map<string, FigureGroup>()
  for (const figure of figures) {
    const whole = rootOf(figure)
    const group = groups.get(whole.id) ?? { whole, parts: [] }
    if (figure.id !== whole.id) group.parts.push(figure)
    groups.set(whole.id, group)
  }
  return [...groups.values()]
}
