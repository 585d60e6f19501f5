/** What a department tells of a section in its own words. */
import type { Narrative, NarrativeChange } from '../assessment.ts'
import { LIMITS } from '../limits.ts'
import { cleanProse } from '../text.ts'
import type { ItemKind, NameFault } from './kind.ts'

export type NarrativeItem = { kind: 'narrative' } & Narrative

export const narrative = {
  list: 'narratives',
  names: ['section'],
  stored: { text: '' },
  logged: [],
  field: null,
  most: null,

  tidy: (item) => ({ ...item, text: cleanProse(item.text) }),
  texts: ({ text }) => [[text, LIMITS.narrative]],
  takenOut: () => null,
  named: (change) => change,
  faults: ({ section }, { sections }): NameFault[] =>
    sections.has(section) ? [] : [{ field: 'section', code: 'unknownSection' }],
} as const satisfies ItemKind<NarrativeItem, NarrativeChange, NarrativeChange>
