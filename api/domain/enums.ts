/** The enumerations that are stored and sent, in the order in which they are listed. Their words: `words/`. Pure. */

/** Editor and approver are of a department, reviewer and admin of the coordinator. */
export const ROLES = ['editor', 'approver', 'reviewer', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const DEPARTMENT_KINDS = ['department', 'commune', 'district', 'unit', 'other'] as const
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number]

/** How far a system's level dossier has come. */
export const DOSSIERS = ['none', 'drafting', 'submitted', 'appraised', 'approved'] as const
export type Dossier = (typeof DOSSIERS)[number]

export const HOSTINGS = ['shared', 'own', 'cloud', 'other'] as const
export type Hosting = (typeof HOSTINGS)[number]

export const CHECKS = ['beforeUse', 'periodic'] as const
export type Check = (typeof CHECKS)[number]

/** What a body may be to information systems: chủ quản, đơn vị chuyên trách, đơn vị vận hành. One may be several. */
export const BODY_ROLES = ['owner', 'unit', 'operator'] as const
export type BodyRole = (typeof BODY_ROLES)[number]

/** What a system is for (Decree 331/2026 Art. 9.2): of one body's own work, for people and enterprises, infrastructure, industrial control, other. */
export const SYSTEM_KINDS = ['internal', 'public', 'infrastructure', 'industrial', 'other'] as const
export type SystemKind = (typeof SYSTEM_KINDS)[number]

/** What it holds (Art. 9.1): công cộng, riêng, cá nhân, bí mật nhà nước. */
export const INFORMATION = ['open', 'private', 'personal', 'secret'] as const
export type Information = (typeof INFORMATION)[number]

/** Whom infrastructure serves (Art. 12.3, 13.3, 14.2): one body; a sector, a province or several; the nation. */
export const SERVES = ['one', 'several', 'nation'] as const
export type Serves = (typeof SERVES)[number]

/** The grade of the construction works that are controlled (Art. 13.4, 14.3, 15.4). */
export const WORKS = ['2-4', '1', 'special'] as const
export type Works = (typeof WORKS)[number]

/** By which clause it may be critical to national security (Art. 16); `none`: looked at, by none. */
export const NATIONAL_GROUNDS = ['16.1', '16.2', '16.3', '16.4', 'none'] as const
export type NationalGround = (typeof NATIONAL_GROUNDS)[number]

/** What a check of a system's security was: before it was put to use, by the cycle, or of its own occasion (Decree 331/2026 Art. 28). */
export const CHECK_KINDS = ['beforeUse', 'periodic', 'special'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

export const CATEGORIES = ['personnel', 'training', 'budget', 'policy', 'infrastructure', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

/** What an assessment is made of. */
export const ITEM_KINDS = ['answer', 'narrative', 'recommendation', 'figure'] as const

/**
 * How a stored item came to be, against what an earlier period offered when it was stored: taken over as it was, otherwise than
 * it was, or where nothing was offered.
 */
export const ORIGINS = ['confirmed', 'changed', 'new'] as const
export type Origin = (typeof ORIGINS)[number]

/** What a reviewer looks twice at in a filing: `db/frameworks/finding-rules.json` says when, and in which words. */
export const FINDING_RULES = [
  'answerAgainstRegister',
  'decisionMissing',
  'regulationAfterDecision',
  'levelUnmet',
  'metWithoutDocument',
  'frequencyDiffers',
  'unchanged',
  'outlier',
  'postponed',
] as const

/** How a signatory signs for somebody else: ký thay, thừa lệnh, thừa ủy quyền (NĐ 30/2020 Phụ lục I). */
export const ON_BEHALF = ['KT.', 'TL.', 'TUQ.'] as const

/** What the coordinator writes of a period, in the order of its report. */
export const REMARK_PARTS = ['assessment', 'causes', 'tasks', 'proposals'] as const
export type RemarkPart = (typeof REMARK_PARTS)[number]

/** What a period is of: a quarter, a year, or whatever a review is called for. */
export const PERIOD_KINDS = ['quarter', 'year', 'adhoc'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** By which way the yearly report is sent (Decree 331/2026 Art. 35.1). */
export const WAYS_TO_SEND = ['documents', 'software', 'email', 'other'] as const
export type WayToSend = (typeof WAYS_TO_SEND)[number]

/** How figures are reckoned; a period keeps the one that it was made under. */
export const FORMULAS = ['1', '2'] as const
export type Formula = (typeof FORMULAS)[number]
