/** The editions at hand, as they are listed. */
import { type AskedAt, askedByLevel } from '../domain/editions.ts'
import type { Framework } from '../domain/framework.ts'
import type { Library } from './library.ts'

const counted = new WeakMap<Framework, { sections: number; criteria: number; figures: number; byLevel: AskedAt[] }>()

function countsOf(framework: Framework) {
  const { sections, criteria, figures = [] } = framework
  const found = counted.get(framework) ?? {
    sections: sections.length,
    criteria: criteria.length,
    figures: figures.length,
    byLevel: askedByLevel(framework),
  }
  counted.set(framework, found)
  return found
}

/** Oldest first. `added`: by whom and when it was uploaded; null of those that came with the program. */
export async function listEditions(frameworks: Library) {
  const [all, uploaded] = await Promise.all([frameworks.all(), frameworks.uploaded()])
  return all.map((framework) => {
    const { id, version, title, levels, inForceFrom = null, yearly = null } = framework
    const upload = uploaded.find((each) => each.id === id && each.version === version)
    return {
      ...{ id, version, title, levels, inForceFrom, yearly },
      ...countsOf(framework),
      mappedFrom: upload ? upload.mappedFrom : (frameworks.leads.find(({ to }) => to === id)?.from ?? null),
      added: upload ? { at: upload.addedAt, by: upload.addedBy } : null,
    }
  })
}
