/** What a department tells of a section in its own words. */
import type { NarrativeChange } from '../assessment.ts'
import { LIMITS } from '../limits.ts'
import { cleanProse } from '../text.ts'
import type { ItemKind, NameFault } from './kind.ts'

/** `text` is null where nobody has written one. */
export type NarrativeItem = { kind: 'narrative'; section: string; text: string | null }

export const narrative = {
  list: 'narratives',
  names: ['section'],
  stored: { text: null },
  stays: [],
  logged: [],
  field: null,
  most: null,

  tidy: (item) => ({ ...item, text: item.text === null ? null : cleanProse(item.text) }),
  texts: ({ text }) => [[text, LIMITS.narrative]],
  takenOut: () => null,
  named: (change) => change,
  offered({ section }, offers) {
    const carried = section === undefined ? null : offers.narrative(section).carried
    return section === undefined || !carried ? null : { kind: 'narrative', section, text: carried.text }
  },
  source: (_names, { from }) => from,
  /** One that is offered and emptied is left out on purpose. */
  isOwn: ({ text }, offered) => text !== null && (text !== '' || offered !== null),
  reckoned: () => ({}),
  faults: ({ section }, { sections }): NameFault[] =>
    sections.has(section) ? [] : [{ field: 'section', code: 'unknownSection' }],
} as const satisfies ItemKind<NarrativeItem, NarrativeChange, NarrativeChange>
