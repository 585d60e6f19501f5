/** A framework document that somebody sends: bounded, checked a piece at a time, each fault a sentence with its place. */
import { breathe } from '../breathe.ts'
import type { Framework, Language } from '../domain/framework.ts'
import { COUNTS } from '../domain/limits.ts'
import type { Mapping } from '../domain/mapping.ts'
import { Criterion, crossed, Document } from '../domain/wire/framework.ts'
import { idOf, MappingTo } from '../domain/wire/mapping.ts'
import { type Fault, Problem } from '../http/problem.ts'
import { type Faults, firstFaults, type Issue } from '../http/valid.ts'
import type { Library } from './library.ts'

export type Checked = { framework: Framework; mapping: Mapping | null }

/** Criteria that are checked between two breaths. */
const PIECE = 100

/**
 * @param sent the document, with what leads to it as its `mapping`
 * @returns what it says, each text cleaned; or what is wrong with it
 */
export async function checkEdition(
  frameworks: Library,
  sent: unknown,
  language: Language,
): Promise<{ edition: Checked } | { faults: Faults }> {
  const isObject = typeof sent === 'object' && sent !== null && !Array.isArray(sent)
  const { mapping: asked, ...document } = (isObject ? sent : {}) as Record<string, unknown>
  const issues: Issue[] = []
  const framework = await parsed(isObject ? document : sent, issues)
  await breathe()
  const led = asked === undefined || asked === null ? null : MappingTo.safeParse(asked)
  if (led?.error) issues.push(...under('mapping', led.error.issues))
  if (issues.length > 0 || !framework) return { faults: firstFaults(issues, sent, language) }

  await breathe()
  const between = crossed(framework).map(({ path, code, values }): Issue => custom(path, code, values))
  if (led?.data) between.push(...(await mismatched(frameworks, framework, led.data)))
  if (between.length > 0) return { faults: firstFaults(between, sent, language) }
  const mapping = led?.data ? { from: idOf(led.data.from), to: framework.id, map: led.data.map.map(tidied) } : null
  const criteria = framework.criteria.map(tidied)
  return { edition: { framework: { ...tidied(framework), criteria }, mapping } }
}

/** The same of what a preview has given back. @throws Problem invalid */
export async function checkedEdition(frameworks: Library, sent: unknown, language: Language): Promise<Checked> {
  const checked = await checkEdition(frameworks, sent, language)
  if ('edition' in checked) return checked.edition
  const { faults, more } = checked.faults
  throw new Problem('invalid', {
    faults: faults.map((each): Fault => ({ ...each, path: `document/${each.path}` })),
    more,
  })
}

/** Without what says nothing: an optional list or record that is empty, a flag that is not set. */
const tidied = <T extends object>(object: T): T =>
  Object.fromEntries(
    Object.entries(object).filter(([key, value]) => {
      if (value === undefined || value === false) return false
      return key === 'legalBasis' || typeof value !== 'object' || value === null || Object.keys(value).length > 0
    }),
  ) as T

const custom = (path: (string | number)[], message: string, params: Record<string, string>): Issue => ({
  ...{ code: 'custom', path, message, params, input: undefined },
})

const under = (name: string, issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }))

async function parsed(document: unknown, issues: Issue[]): Promise<Framework | null> {
  const criteria = (document as { criteria?: unknown } | null)?.criteria
  const list: readonly unknown[] = Array.isArray(criteria) ? criteria : []
  // What is too long a list is refused as a whole, by its length alone.
  const isLong = list.length > COUNTS.criteria
  const head = isLong || list.length <= PIECE ? document : { ...(document as object), criteria: list.slice(0, PIECE) }
  const first = Document.safeParse(head)
  issues.push(...(first.error?.issues ?? []))
  const rest: Framework['criteria'] = []
  for (let at = PIECE; !isLong && at < list.length; at++) {
    if (at % PIECE === 0) await breathe()
    const one = Criterion.safeParse(list[at])
    if (one.success) rest.push(one.data)
    else issues.push(...one.error.issues.map((issue) => ({ ...issue, path: ['criteria', at, ...issue.path] })))
  }
  return first.success ? { ...first.data, criteria: [...first.data.criteria, ...rest] } : null
}

/** What of a mapping names a framework or a criterion that is not there. */
async function mismatched(
  frameworks: Library,
  { id, criteria }: Framework,
  { from, to = id, map }: { from: string; to?: string | undefined; map: Mapping['map'] },
): Promise<Issue[]> {
  if (idOf(to) !== id) return [custom(['mapping', 'to'], 'mappedTo', { id })]
  if (idOf(from) === id) return [custom(['mapping', 'from'], 'mappedSelf', { id })]
  const editions = (await frameworks.all()).filter((each) => each.id === idOf(from))
  if (editions.length === 0) return [custom(['mapping', 'from'], 'noFramework', { id: idOf(from) })]
  // A criterion of any of its editions: what was answered on an older one is carried too.
  const old = new Set(editions.flatMap((each) => each.criteria.map((criterion) => criterion.id)))
  const own = new Set(criteria.map((criterion) => criterion.id))
  return map.flatMap((entry, i) =>
    (
      [
        ['from', old],
        ['to', own],
      ] as const
    ).flatMap(([side, known]) =>
      entry[side].flatMap((name, j) =>
        known.has(name) ? [] : [custom(['mapping', 'map', i, side, j], 'noCriterion', { id: name })],
      ),
    ),
  )
}
