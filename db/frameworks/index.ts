/** The framework documents that come with the program, and the check that every document passes before it is used. */
import { z } from 'zod'
import { type FindingRule, FindingRules } from '../../api/domain/wire/finding-rule.ts'
import { Framework, type Vocabulary } from '../../api/domain/wire/framework.ts'
import { idOf, Mapping } from '../../api/domain/wire/mapping.ts'
import { PlanTemplates } from '../../api/domain/wire/plan-template.ts'
import { Predecessor } from '../../api/domain/wire/predecessor.ts'
import { Rulers } from '../../api/domain/wire/ruler.ts'
import findingRules from './finding-rules.json' with { type: 'json' }
import nd85ToNd331 from './mappings/nd85-to-nd331.json' with { type: 'json' }
import nd85Before from './nd85-tcvn11930@2024.2.json' with { type: 'json' }
import nd85 from './nd85-tcvn11930.json' with { type: 'json' }
import nd331 from './nd331-tcvn14423.json' with { type: 'json' }
import planTemplates from './plan-templates.json' with { type: 'json' }
import predecessor from './predecessor.json' with { type: 'json' }
import rulers from './rulers.json' with { type: 'json' }

/** The documents of this folder, unchecked, oldest first. A new edition is one import and one entry here; an old one stays. */
export const bundled: readonly unknown[] = [nd85Before, nd85, nd331]

const { id, version, vocabulary } = Framework.parse(nd85)
/** What is printed where a framework has no words of its own. */
export const bundledVocabulary = { id, version, vocabulary: vocabulary as Vocabulary }

/** How the criteria of one document answer those of another, checked; named by their ids without the edition. */
export const bundledMappings: readonly Mapping[] = [nd85ToNd331].map((document) => {
  const { from, to, map } = Mapping.parse(document)
  return { from: idOf(from), to: idOf(to), map }
})

/** Plans that a form proposes, checked. */
export const bundledPlanTemplates: PlanTemplates = PlanTemplates.parse(planTemplates)

/** On which framework a system is measured where nobody has said so, checked. */
export const bundledRulers: Rulers = Rulers.parse(rulers)

/** Who was the specialised unit before, checked. */
export const bundledPredecessor: Predecessor = Predecessor.parse(predecessor)

/** What a reviewer looks twice at, checked. */
export const bundledFindingRules: readonly FindingRule[] = FindingRules.parse(findingRules).rules

/** `document` is the name it was given, `path` the place of the fault in it (`criteria.4.section`), `message` what the schema says. */
export type Fault = { document: string; path: string; message: string }
/** What is wrong with one document, as the schema found it. */
export type Broken = { document: string; sent: unknown; issues: z.core.$ZodIssue[] }

/** One document or more cannot be used; every fault of every document is in `faults`. */
export class BrokenFramework extends Error {
  override name = 'BrokenFramework'
  readonly faults: readonly Fault[]
  readonly broken: readonly Broken[]
  constructor(broken: readonly Broken[]) {
    const faults = broken.flatMap(({ document, issues }) =>
      issues.map(({ path, message }) => ({ document, path: path.join('.') || '(root)', message })),
    )
    super(faults.map((fault) => `${fault.document}: ${fault.path}: ${fault.message}`).join('\n'))
    this.faults = faults
    this.broken = broken
  }
}

/** One document under one name: an edition never changes, for filings of the past were answered against it. */
export const editionOf = ({ id, version }: Pick<Framework, 'id' | 'version'>): string => `${id}@${version}`

/**
 * Checks the documents and returns them by edition (`id@version`), in the order given: of one id the oldest first.
 * @param names what a fault calls each document; by default its own edition, else its place in the list
 * @throws BrokenFramework
 */
export function loadFrameworks(documents: readonly unknown[], names: readonly string[] = []): Map<string, Framework> {
  const frameworks = new Map<string, Framework>()
  const broken: Broken[] = []
  documents.forEach((document, i) => {
    const name = names[i] ?? nameOf(document) ?? `#${i + 1}`
    const checked = Framework.safeParse(document)
    if (!checked.success) {
      broken.push({ document: name, sent: document, issues: checked.error.issues })
      return
    }
    const edition = editionOf(checked.data)
    if (!frameworks.has(edition)) frameworks.set(edition, checked.data)
    else broken.push({ document: name, sent: document, issues: [taken(edition)] })
  })
  if (broken.length > 0) throw new BrokenFramework(broken)
  return frameworks
}

/** An edition never changes: another document under its name is refused. */
const taken = (edition: string): z.core.$ZodIssue => ({
  ...{ code: 'custom', path: ['version'], message: 'editionIsAnother', params: { id: edition }, input: undefined },
})

/** The newest edition of this id, or undefined. @param frameworks oldest first */
export const newestEdition = (frameworks: Iterable<Framework>, id: string): Framework | undefined =>
  [...frameworks].findLast((framework) => framework.id === id)

/** That whose law is in force on a day, of those that have words of their own: of two the later law, of a law the newest edition. */
export const inForceOn = (frameworks: Iterable<Framework>, day: string): Framework | undefined =>
  [...frameworks]
    .filter(({ inForceFrom, vocabulary }) => vocabulary && inForceFrom && inForceFrom <= day)
    .sort((a, b) => (a.inForceFrom ?? '').localeCompare(b.inForceFrom ?? ''))
    .at(-1)

const nameOf = (document: unknown): string | undefined => {
  const named = z.object({ id: z.string(), version: z.string().optional() }).safeParse(document)
  if (!named.success) return undefined
  const { id, version } = named.data
  return version === undefined ? id : editionOf({ id, version })
}
