/** What an uploaded framework document says, what is wrong with it, and how it differs from the one before. Stores nothing. */
import canonicalize from 'canonicalize'
import * as uploaded from '../../db/queries/frameworks.ts'
import { breathe } from '../breathe.ts'
import type { AppEnv, Using } from '../deps.ts'
import { type AskedAt, askedByLevel, type Differences, differences } from '../domain/editions.ts'
import type { Framework, Localised } from '../domain/framework.ts'
import { COUNTS } from '../domain/limits.ts'
import type { Mapping } from '../domain/mapping.ts'
import { dayOf } from '../domain/period.ts'
import { sha256 } from '../domain/sha256.ts'
import { refuseOver } from '../http/bound-over.ts'
import { Problem } from '../http/problem.ts'
import type { Faults } from '../http/valid.ts'
import { readUpload } from '../http/workbook-sent.ts'
import { messages } from '../messages/index.ts'
import { type Checked, checkEdition } from './check.ts'
import { fingerprint } from './fingerprint.ts'
import { editionFrom } from './sheets.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'> & Pick<AppEnv['Variables'], 'documents' | 'language'>

export type EditionPreview = {
  /** Of the document with its mapping; null where it cannot be used. */
  sha256: string | null
  /** `sheet` and `cell` where it came as a workbook. */
  faults: (Faults['faults'][number] & { sheet?: string; cell?: string })[]
  /** Faults besides, that are counted alone. */
  more: number
  edition: Summary | null
  /** `same`: this edition is stored with this content; `taken`: with another. */
  state: 'new' | 'same' | 'taken' | null
  /** What it is compared with; null where there is nothing to compare with. */
  before: { id: string; version: string; title: Localised } | null
  differences: Differences | null
  /** To be given back to be stored: each text cleaned, with what leads to it as its `mapping`. */
  document: (Framework & { mapping?: Mapping }) | null
}
type Summary = {
  id: string
  version: string
  title: Localised
  sections: number
  criteria: number
  byLevel: AskedAt[]
  figures: number
  mapped: { from: string; entries: number } | null
}

const NOTHING: EditionPreview = {
  ...{ sha256: null, faults: [], more: 0, edition: null, state: null, before: null, differences: null, document: null },
}

/** A document as JSON, or a workbook by the template: its content tells. @throws Problem notJson, invalid, unreadable, notAForm, fileTooLarge, documentsBusy */
export async function previewEdition(deps: Working, bytes: Uint8Array): Promise<EditionPreview> {
  if (isJson(bytes)) return previewOf(deps, await jsonOf(bytes))
  const { sheets } = await readUpload(deps.documents, bytes)
  const { document, faults: own, placeOf } = await editionFrom(sheets, messages(deps.language))
  await breathe()
  const previewed = await previewOf(deps, document)
  const cells = new Set(own.map(({ sheet, cell }) => `${sheet}!${cell}`))
  // Of a cell, what is wrong in itself is told, and not again what follows from it.
  const others = previewed.faults
    .map((fault) => ({ ...fault, ...placeOf(fault.path) }))
    .filter(({ sheet, cell }) => !cells.has(`${sheet}!${cell}`))
  const faults = [...own, ...others]
  if (faults.length === 0) return previewed
  const more = previewed.more + Math.max(0, faults.length - COUNTS.faultsTold)
  return { ...NOTHING, faults: faults.slice(0, COUNTS.faultsTold), more }
}

const [BRACE, BRACKET] = [0x7b, 0x5b]
const BLANK: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf])

/** By its first sign, whatever its sender says of it. */
function isJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !BLANK.has(byte))
  return first === BRACE || first === BRACKET
}

async function previewOf(deps: Working, sent: unknown): Promise<EditionPreview> {
  const { frameworks, language } = deps
  const checked = await checkEdition(frameworks, sent, language)
  if ('faults' in checked) return { ...NOTHING, ...checked.faults }
  const { edition } = checked
  await breathe()
  const digest = await sha256Of(edition)
  await breathe()
  const { framework, mapping } = edition
  const before = await comparedWith(deps, framework, mapping)
  const led = before && mapping?.from === before.id ? mapping : before && (await frameworks.mapping(before, framework))
  return {
    ...NOTHING,
    sha256: digest,
    edition: summaryOf(edition),
    state: await stateOf(deps, edition, digest),
    before: before && { id: before.id, version: before.version, title: before.title },
    differences: before && differences(before, framework, led),
    document: documentOf(edition),
  }
}

/** The newest edition of it; of another framework that which a mapping leads from; else that of the law in force. */
async function comparedWith(
  { frameworks, now }: Pick<Working, 'frameworks' | 'now'>,
  { id, version }: Framework,
  mapping: Mapping | null,
): Promise<Framework | null> {
  const all = await frameworks.all()
  const newest = (of: string) => all.findLast((each) => each.id === of && !(of === id && each.version === version))
  const inForce = async () => (await frameworks.inForceOn(dayOf(now()))) ?? ''
  return newest(id) ?? (mapping && newest(mapping.from)) ?? newest(await inForce()) ?? null
}

const summaryOf = ({ framework, mapping }: Checked): Summary => ({
  id: framework.id,
  version: framework.version,
  title: framework.title,
  sections: framework.sections.length,
  criteria: framework.criteria.length,
  byLevel: askedByLevel(framework),
  figures: framework.figures?.length ?? 0,
  mapped: mapping && { from: mapping.from, entries: mapping.map.length },
})

export const documentOf = ({ framework, mapping }: Checked) => ({ ...framework, ...(mapping && { mapping }) })

/** SHA-256 of the canonical JSON (RFC 8785) of the document with its mapping. */
export const sha256Of = (edition: Checked): Promise<string> => sha256(canonicalize(documentOf(edition)) as string)

/** Whether this edition is here already: one that came with the program by its document, whatever mapping comes with it now. */
export async function stateOf(
  { db, frameworks }: Pick<Working, 'db' | 'frameworks'>,
  { framework }: Pick<Checked, 'framework'>,
  digest: string,
): Promise<'new' | 'same' | 'taken'> {
  const stored = await uploaded.findSha256(db, framework)
  if (stored !== undefined) return stored === digest ? 'same' : 'taken'
  const given = frameworks.given.find((each) => each.id === framework.id && each.version === framework.version)
  if (!given) return 'new'
  return (await fingerprint(given)) === (await fingerprint(framework)) ? 'same' : 'taken'
}

/** @throws Problem notJson, invalid */
async function jsonOf(bytes: Uint8Array): Promise<unknown> {
  const text = textOf(bytes)
  await breathe()
  refuseOver(text)
  await breathe()
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('notJson')
  }
}

/** @throws Problem notJson */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('notJson')
  }
}
