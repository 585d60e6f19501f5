/** The sheets of lists and what their columns hold: for the template and for reading it. Captions: `lists` in api/messages. Pure. */
import { LIMITS, SUBJECTS_MOST } from '../limits.ts'
import type { Worded } from './spelling.ts'

export type Holds =
  | { type: 'line'; max: number }
  /** Paragraphs. */
  | { type: 'prose'; max: number }
  /** Small letters and digits, in the form of a code. */
  | { type: 'code'; max: number }
  | { type: 'username'; max: number }
  /** A department by its code, its name or its short name. */
  | { type: 'department' }
  | { type: 'word'; of: Worded }
  /** Several words between commas. */
  | { type: 'words'; of: Worded }
  | { type: 'level' }
  | { type: 'day' }
  /** Yes or no. */
  | { type: 'flag' }
  /** A whole number from 0 on. */
  | { type: 'whole'; max: number }
  /** What the system is found again by; hidden. */
  | { type: 'key' }

/**
 * `needed`: of a new item; of one that is there an empty cell leaves what is stored. `asked`: the caption must be there at
 * all. `width` in characters.
 */
export type Column = { key: string; holds: Holds; needed?: true; asked?: true; width: number }

const line = (max: number): Holds => ({ type: 'line', max })
const day: Holds = { type: 'day' }
const subjects: Holds = { type: 'whole', max: SUBJECTS_MOST }

export const COLUMNS = {
  department: [
    { key: 'code', holds: { type: 'code', max: LIMITS.departmentCode }, width: 20 },
    { key: 'name', holds: line(LIMITS.department), needed: true, asked: true, width: 48 },
    { key: 'shortName', holds: line(LIMITS.shortName), width: 26 },
    { key: 'kind', holds: { type: 'word', of: 'kind' }, needed: true, asked: true, width: 20 },
    { key: 'parent', holds: { type: 'department' }, width: 26 },
  ],
  user: [
    { key: 'username', holds: { type: 'username', max: LIMITS.username }, width: 24 },
    { key: 'name', holds: line(LIMITS.person), needed: true, asked: true, width: 34 },
    { key: 'role', holds: { type: 'word', of: 'role' }, needed: true, asked: true, width: 22 },
    { key: 'department', holds: { type: 'department' }, width: 26 },
  ],
  system: [
    { key: 'department', holds: { type: 'department' }, width: 20 },
    { key: 'name', holds: line(LIMITS.system), needed: true, asked: true, width: 48 },
    { key: 'shortName', holds: line(LIMITS.shortName), width: 22 },
    { key: 'level', holds: { type: 'level' }, needed: true, asked: true, width: 9 },
    { key: 'dossier', holds: { type: 'word', of: 'dossier' }, needed: true, asked: true, width: 24 },
    { key: 'decisionNo', holds: line(LIMITS.document), width: 20 },
    { key: 'decisionDate', holds: day, width: 14 },
    { key: 'decisionBody', holds: line(LIMITS.body), width: 30 },
    { key: 'hosting', holds: { type: 'word', of: 'hosting' }, needed: true, asked: true, width: 30 },
    { key: 'expectedApprovalOn', holds: day, width: 14 },
    { key: 'expectedFullOn', holds: day, width: 14 },
    { key: 'regulationNo', holds: line(LIMITS.document), width: 20 },
    { key: 'regulationDate', holds: day, width: 14 },
    { key: 'regulationBody', holds: line(LIMITS.body), width: 30 },
    { key: 'checks', holds: { type: 'words', of: 'check' }, width: 26 },
    { key: 'owner', holds: line(LIMITS.body), width: 30 },
    { key: 'operator', holds: line(LIMITS.body), width: 30 },
    { key: 'kind', holds: { type: 'word', of: 'systemKind' }, width: 28 },
    { key: 'information', holds: { type: 'words', of: 'information' }, width: 28 },
    { key: 'procedures', holds: { type: 'flag' }, width: 14 },
    { key: 'conditional', holds: { type: 'flag' }, width: 14 },
    { key: 'serves', holds: { type: 'word', of: 'serves' }, width: 28 },
    { key: 'works', holds: { type: 'word', of: 'works' }, width: 24 },
    { key: 'subjectsBasic', holds: subjects, width: 16 },
    { key: 'subjectsSensitive', holds: subjects, width: 16 },
    { key: 'nationalGround', holds: { type: 'word', of: 'nationalGround' }, width: 28 },
    { key: 'underInvestment', holds: { type: 'flag' }, width: 14 },
    { key: 'platform', holds: { type: 'flag' }, width: 14 },
    { key: 'hostedOn', holds: line(LIMITS.system), width: 34 },
    { key: 'id', holds: { type: 'key' }, width: 12 },
  ],
} as const satisfies Record<string, readonly Column[]>

export type ListKind = keyof typeof COLUMNS
export const LIST_KINDS = Object.keys(COLUMNS) as ListKind[]
