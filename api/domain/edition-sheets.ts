/**
 * A framework document as sheets of rows, for Excel: which sheets there are, what their columns hold, and the document in them.
 * What reads them back is `documentFrom`. Captions: `editions` in api/messages. Pure; no zod.
 */
import type { Framework } from './framework.ts'
import { LIMITS } from './limits.ts'
import type { Mapping } from './mapping.ts'

/** The enumerations that columns hold; their words are in api/messages. */
export const ENUMS = {
  scope: ['department', 'system'],
  basis: ['law', 'standard', 'practice'],
  ifNothing: ['met', 'notApplicable'],
  register: ['dossier', 'regulation'],
  confidence: ['sourced', 'recalled', 'inferred'],
  unit: ['count', 'date', 'money'],
  measure: ['stock', 'flow'],
  askedIn: ['quarter', 'year'],
  op: ['<=', '>=', '=', '>', '<', 'present'],
  severity: ['error', 'question', 'note'],
  status: ['met', 'partial', 'unmet', 'notApplicable'],
  meaning: ['same', 'changed'],
  relation: ['equal', 'narrower', 'broader', 'overlaps'],
  systemKind: ['internal', 'public', 'infrastructure', 'industrial', 'other'],
} as const
export type EnumName = keyof typeof ENUMS

export type CellHolds =
  | { type: 'text'; max: number }
  | { type: 'whole' | 'number' | 'flag' | 'day' }
  | { type: 'word'; of: EnumName }
  /** Several between commas. */
  | { type: 'ids' | 'wholes' }
  | { type: 'words'; of: EnumName }

/** `key`: its place in the item of the row, `text.vi`. `needed`: of every row. */
export type SheetColumn = { key: string; holds: CellHolds; needed?: true; width: number }
/** A cell: what its column holds; null is empty. */
export type CellValue = string | number | boolean | readonly (string | number)[] | null
export type SheetRow = Record<string, CellValue>

const text = (key: string, width: number, max: number = LIMITS.frameworkText): SheetColumn => ({
  ...{ key, holds: { type: 'text', max }, width },
})
const id = (key: string, width = 14): SheetColumn => text(key, width, LIMITS.id)
const both = (key: string, width: number, needed = true): SheetColumn[] =>
  ['vi', 'en'].map((language) => ({ ...text(`${key}.${language}`, width), ...(needed && { needed: true as const }) }))
const needed = (column: SheetColumn): SheetColumn => ({ ...column, needed: true })
const word = (key: EnumName, width = 16): SheetColumn => ({ key, holds: { type: 'word', of: key }, width })
const of = (key: string, type: 'whole' | 'number' | 'flag' | 'day' | 'ids' | 'wholes', width = 12): SheetColumn => ({
  ...{ key, holds: { type }, width },
})

export const EDITION_SHEETS = {
  legalBasis: [needed(text('code', 24)), ...both('title', 48), of('issued', 'day', 14), text('note', 48)],
  levels: [needed(of('level', 'whole')), ...both('name', 24)],
  sections: [needed(id('id')), id('parent'), ...both('title', 48)],
  criteria: [
    needed(id('id')),
    needed(id('section')),
    needed(word('scope', 12)),
    needed(of('fromLevel', 'whole')),
    ...both('text', 60),
    ...both('evidence', 36),
    word('basis', 14),
    of('annexFromLevel', 'whole'),
    word('ifNothing'),
    ...both('nothing', 36, false),
    ...both('hint', 40, false),
    of('inheritable', 'flag'),
    word('register', 16),
    needed(word('confidence', 16)),
    text('source', 30),
    text('topicSource', 30),
  ],
  byLevel: [needed(id('criterion')), needed(of('level', 'whole')), ...both('text', 60, false), text('clause', 24)],
  strict: [
    needed(id('criterion')),
    needed(of('level', 'whole')),
    { key: 'kinds', holds: { type: 'words', of: 'systemKind' }, width: 40 },
    of('secret', 'flag'),
    of('subjectsFrom', 'whole', 16),
  ],
  figures: [
    needed(id('id', 28)),
    ...both('label', 44),
    ...both('hint', 44),
    needed(word('unit', 12)),
    needed(word('scope', 12)),
    needed(word('measure', 14)),
    needed(word('askedIn', 14)),
    needed(text('source', 30)),
    id('of', 24),
    of('levels', 'wholes'),
  ],
  plausibility: [
    needed(id('id', 32)),
    of('criteria', 'ids', 20),
    { key: 'status', holds: { type: 'words', of: 'status' }, width: 20 },
    needed(id('left.figure', 24)),
    needed(word('op', 12)),
    id('right.figure', 24),
    of('right.times', 'number'),
    of('right.value', 'number'),
    needed(word('severity', 12)),
    text('basis', 24),
    ...both('message', 48),
  ],
  vocabulary: [needed(id('key', 18)), ...both('said', 48)],
  changes: [
    needed(text('field', 24)),
    id('criterion'),
    of('criteria', 'ids', 24),
    word('meaning', 18),
    needed(text('vi', 60)),
    needed(text('en', 60)),
  ],
  mapping: [
    needed(of('from', 'ids', 24)),
    needed(of('to', 'ids', 24)),
    needed(word('relation', 16)),
    ...both('note', 60, false),
  ],
} as const satisfies Record<string, readonly SheetColumn[]>
export type EditionSheet = keyof typeof EDITION_SHEETS
export const EDITION_SHEET_NAMES = Object.keys(EDITION_SHEETS) as EditionSheet[]
export const columnsOf = (sheet: EditionSheet): readonly SheetColumn[] => EDITION_SHEETS[sheet]

/** What the first sheet asks, a row each; those of `yearly` go together. */
export const ABOUT = [
  { key: 'id', needed: true },
  { key: 'version', needed: true },
  { key: 'title', needed: true },
  { key: 'inForceFrom', needed: false },
  { key: 'windowFrom', needed: false },
  { key: 'windowTo', needed: false },
  { key: 'unitBefore', needed: false },
  { key: 'ownerBefore', needed: false },
  { key: 'mappedFrom', needed: false },
] as const
export type About = (typeof ABOUT)[number]['key']
/** Where each of them is in the document. */
export const ABOUT_PATHS: Record<About, string> = {
  id: 'id',
  version: 'version',
  title: 'title/vi',
  inForceFrom: 'inForceFrom',
  windowFrom: 'yearly/window/0',
  windowTo: 'yearly/window/1',
  unitBefore: 'yearly/unitBefore',
  ownerBefore: 'yearly/ownerBefore',
  mappedFrom: 'mapping/from',
}

export type EditionDocument = Framework & { mapping?: Mapping }
export type EditionTables = {
  about: Record<About, string | null> & { titleEn: string | null }
  rows: Record<EditionSheet, SheetRow[]>
}

/** The value at a path of an item: `text.vi`. */
const at = (item: unknown, key: string): CellValue =>
  (key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], item) ??
    null) as CellValue

const plain = (sheet: EditionSheet, items: readonly unknown[] = []): SheetRow[] =>
  items.map((item) => Object.fromEntries(columnsOf(sheet).map(({ key }) => [key, at(item, key)])))

/** The document in its sheets. */
export function tablesOf(document: EditionDocument): EditionTables {
  const { yearly, mapping, criteria } = document
  const levelled = (record: object | undefined) => Object.keys(record ?? {})
  return {
    about: {
      id: document.id,
      version: document.version,
      title: document.title.vi,
      titleEn: document.title.en,
      inForceFrom: document.inForceFrom ?? null,
      windowFrom: yearly?.window[0] ?? null,
      windowTo: yearly?.window[1] ?? null,
      unitBefore: yearly?.unitBefore ?? null,
      ownerBefore: yearly?.ownerBefore ?? null,
      mappedFrom: mapping?.from ?? null,
    },
    rows: {
      legalBasis: plain('legalBasis', document.legalBasis),
      levels: plain('levels', document.levels),
      sections: plain(
        'sections',
        document.sections.flatMap(({ children, ...section }) => [
          section,
          ...children.map((child) => ({ ...child, parent: section.id })),
        ]),
      ),
      criteria: plain('criteria', criteria),
      byLevel: plain(
        'byLevel',
        criteria.flatMap(({ id: criterion, variants, clause }) =>
          [...new Set([...levelled(variants), ...levelled(clause)])].sort().map((level) => ({
            ...{ criterion, level: Number(level) },
            text: variants?.[level],
            clause: clause?.[level],
          })),
        ),
      ),
      strict: plain(
        'strict',
        criteria.flatMap(({ id: criterion, strictWhen }) =>
          Object.entries(strictWhen ?? {}).flatMap(([level, conditions]) =>
            conditions.map((condition) => ({ criterion, level: Number(level), ...condition })),
          ),
        ),
      ),
      figures: plain('figures', document.figures),
      plausibility: plain('plausibility', document.plausibility),
      vocabulary: plain(
        'vocabulary',
        Object.entries(document.vocabulary ?? {}).map(([key, said]) => ({ key, said })),
      ),
      changes: plain('changes', document.changes),
      mapping: plain('mapping', mapping?.map),
    },
  }
}

/** A row as it was read: `places` tells the cell of each key, and of the row as ''. */
export type PlacedRow = { values: SheetRow; places: ReadonlyMap<string, Place> }
export type Place = { sheet: string; cell: string }

/**
 * The document that the sheets hold, whatever it is worth, with the place of each of its parts by path (`criteria/4/text/vi`).
 * What belongs to a criterion or a section that is not there keeps a place of its own and is told by `orphans`.
 */
export function documentFrom(
  about: { values: Partial<EditionTables['about']>; places: ReadonlyMap<string, Place> },
  rows: Record<EditionSheet, readonly PlacedRow[]>,
): {
  document: Record<string, unknown>
  places: Map<string, Place>
  orphans: { place: Place; id: string; of: 'criterion' | 'section' }[]
} {
  const places = new Map<string, Place>()
  const orphans: { place: Place; id: string; of: 'criterion' | 'section' }[] = []
  const nowhere: Place = { sheet: '', cell: '' }
  /** Its places, below a path. @param keys of another place than the column's */
  const placed = (
    path: string,
    row: PlacedRow,
    keys: (key: string) => string | null = (key) => key.replaceAll('.', '/'),
  ) => {
    for (const [key, place] of row.places) {
      const below = key === '' ? '' : keys(key)
      if (below !== null) places.set(below === '' ? path : `${path}/${below}`, place)
    }
  }
  const listed = (sheet: EditionSheet, path: string = sheet) =>
    rows[sheet].map((row, i) => {
      placed(`${path}/${i}`, row)
      return nested(row.values)
    })

  const { windowFrom, windowTo, unitBefore, ownerBefore, mappedFrom, title, titleEn, ...head } = about.values
  for (const [key, place] of about.places) places.set(key === 'titleEn' ? 'title/en' : ABOUT_PATHS[key as About], place)

  const criteria = listed('criteria') as Record<string, Record<string, unknown>>[]
  const indexes = new Map<unknown, number>()
  criteria.forEach((criterion, i) => {
    if (!indexes.has(criterion.id)) indexes.set(criterion.id, i)
  })
  const ofCriterion = (row: PlacedRow): { criterion: Record<string, Record<string, unknown>>; i: number } | null => {
    const i = indexes.get(row.values.criterion)
    const criterion = i === undefined ? undefined : criteria[i]
    if (i !== undefined && criterion) return { criterion, i }
    orphans.push({
      place: row.places.get('criterion') ?? nowhere,
      id: String(row.values.criterion ?? ''),
      of: 'criterion',
    })
    return null
  }
  for (const row of rows.byLevel) {
    const found = ofCriterion(row)
    if (!found) continue
    const { criterion, i } = found
    const { text: words, clause } = nested(row.values) as { text?: unknown; clause?: unknown }
    const level = String(row.values.level ?? '')
    if (words !== undefined) criterion.variants = { ...criterion.variants, [level]: words }
    if (clause !== undefined) criterion.clause = { ...criterion.clause, [level]: clause }
    placed(`criteria/${i}`, row, (key) => {
      if (key === 'clause') return `clause/${level}`
      return key === 'criterion' ? null : `variants/${level}${key.startsWith('text.') ? `/${key.slice(5)}` : ''}`
    })
    places.set(`criteria/${i}`, rows.criteria[i]?.places.get('') ?? nowhere)
  }
  for (const row of rows.strict) {
    const found = ofCriterion(row)
    if (!found) continue
    const { criterion, i } = found
    const { criterion: _, level: __, ...condition } = nested(row.values)
    const level = String(row.values.level ?? '')
    const before = (criterion.strictWhen?.[level] ?? []) as unknown[]
    criterion.strictWhen = { ...criterion.strictWhen, [level]: [...before, condition] }
    placed(`criteria/${i}/strictWhen/${level}/${before.length}`, row)
  }

  const sections: { id: unknown; children: unknown[] }[] = []
  for (const row of rows.sections) {
    const { parent, ...section } = nested(row.values) as { id: unknown; parent?: unknown }
    if (parent === undefined) {
      placed(`sections/${sections.length}`, row)
      sections.push({ ...section, children: [] })
      continue
    }
    const i = sections.findIndex((each) => each.id === parent)
    const above = sections[i]
    if (!above) {
      orphans.push({ place: row.places.get('parent') ?? nowhere, id: String(parent), of: 'section' })
      continue
    }
    placed(`sections/${i}/children/${above.children.length}`, row)
    above.children.push(section)
  }

  const vocabulary = rows.vocabulary.map((row) => {
    const { key, said } = nested(row.values)
    placed(`vocabulary/${String(key)}`, row, (column) =>
      column === 'key' ? '' : column.slice(column.indexOf('.') + 1),
    )
    return [String(key), said] as const
  })
  const some = (list: readonly unknown[]) => (list.length > 0 ? list : undefined)
  const isYearly = [windowFrom, windowTo, unitBefore, ownerBefore].some((each) => each !== undefined)
  const map = listed('mapping', 'mapping/map')
  const document = {
    ...head,
    title: without({ vi: title, en: titleEn }),
    yearly: isYearly ? without({ window: [windowFrom, windowTo], unitBefore, ownerBefore }) : undefined,
    legalBasis: listed('legalBasis').map((each) => ({ issued: null, ...each })),
    levels: listed('levels'),
    sections,
    criteria,
    figures: some(listed('figures')),
    plausibility: some(listed('plausibility')),
    vocabulary: vocabulary.length > 0 ? Object.fromEntries(vocabulary) : undefined,
    changes: some(listed('changes')),
    mapping: map.length > 0 || mappedFrom !== undefined ? without({ from: mappedFrom, map }) : undefined,
  }
  return { document: without(document), places, orphans }
}

const without = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** The item that a row's cells make: `text.vi` within `text`; empty ones are not there, nor is a flag that is not set. */
function nested(values: SheetRow): Record<string, unknown> {
  const item: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue
    const parts = key.split('.')
    const last = parts.pop() as string
    let within = item
    for (const part of parts) {
      within[part] ??= {}
      within = within[part] as Record<string, unknown>
    }
    within[last] = value
  }
  return item
}
