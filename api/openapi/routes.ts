/** What the document says of each route beyond its body and who may call it: its name, its answers and its own refusals. */
import { z } from 'zod'
import { MEDIA_TYPES } from '../domain/file-type.ts'
import { Signed, SignedAsked } from '../domain/wire/assessment.ts'
import {
  AUDIT,
  BODIES,
  DEPARTMENT_TREND,
  DETAIL,
  FINDINGS,
  FORMAT,
  PLANS,
  REGISTER,
  TREND,
} from '../domain/wire/desk.ts'
import { FileAsked, FileNamed } from '../domain/wire/file.ts'
import { FILTER } from '../domain/wire/filter.ts'
import { YEAR } from '../domain/wire/year.ts'
import type { ProblemCode } from '../messages/index.ts'
import type { RouteName } from '../permissions.ts'
import * as a from './answers.ts'

export const PDF = 'application/pdf'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type Told = {
  name: string
  /** 200 unless it says otherwise; of what is made, 201. */
  status?: 200 | 201 | 204
  /** Answered with 200 where the same was made before. */
  repeatable?: boolean
  /** The same answer comes with 503 where nothing can be read. */
  mayBeDown?: boolean
  /** A schema, the media types that a file may have, or null for no body. */
  answer: z.ZodType | string | string[] | null
  query?: Record<string, z.ZodType>
  /** The media types of a body that is a file. */
  takes?: string | string[]
  /** Besides those of its access, its body and its method. */
  problems?: readonly ProblemCode[]
}

const list = <T extends z.ZodType>(item: T) => z.array(item)
const moved = <S extends string>(state: S) => z.object({ state: z.literal(state), version: z.number().int().min(0) })
const signsIn = ['tooManyAttempts', 'busy'] as const
const readsFile = ['unreadable', 'notAForm', 'fileTooLarge', 'documentsBusy'] as const
const keepsFile = ['fileType', 'quota', 'filesFull', 'filesBusy'] as const
const locks = ['notFound', 'notFiler', 'periodUpcoming', 'periodClosed', 'locked', 'staleVersion'] as const

export const ROUTES = {
  'GET /api/health': {
    name: 'getHealth',
    answer: a.Health,
    mayBeDown: true,
  },
  'GET /api/openapi.json': { name: 'getDescription', answer: z.record(z.string(), z.unknown()) },
  'GET /api/site': { name: 'getSite', answer: a.Site },
  'POST /api/setup': {
    name: 'setUp',
    status: 201,
    answer: z.object({ username: z.string() }),
    problems: ['setupDone', 'badSetupCode'],
  },
  'POST /api/auth/sign-in/username': {
    name: 'signIn',
    answer: z.object({ signedIn: z.literal(true) }),
    problems: ['badCredentials', 'temporaryExpired', ...signsIn],
  },
  'POST /api/auth/sign-out': { name: 'signOut', answer: z.object({ signedIn: z.literal(false) }) },

  'GET /api/start': {
    name: 'getStart',
    answer: a.Start,
    query: { page: z.enum(['home']).optional(), period: z.string().optional(), ...FILTER },
    problems: ['notFound'],
  },
  'GET /api/me': { name: 'getMe', answer: a.Me },
  'PATCH /api/me': {
    name: 'changeOwnName',
    answer: z.object({ username: z.string(), name: z.string() }),
    problems: ['wrongPassword', ...signsIn],
  },
  'POST /api/me/password': {
    name: 'changeOwnPassword',
    answer: z.object({ changed: z.literal(true) }),
    problems: ['wrongPassword', 'samePassword', ...signsIn],
  },
  'GET /api/me/sessions': { name: 'listOwnSessions', answer: list(a.Session) },
  'DELETE /api/me/sessions': { name: 'endOtherSessions', answer: z.object({ ended: z.number().int().min(0) }) },
  'DELETE /api/me/sessions/:id': {
    name: 'endOwnSession',
    answer: z.object({ ended: z.number().int().min(0) }),
    problems: ['notFound'],
  },

  'GET /api/frameworks': {
    name: 'listFrameworks',
    answer: list(a.FrameworkLine),
  },
  'POST /api/frameworks': {
    name: 'previewFramework',
    takes: ['application/json', XLSX],
    answer: a.EditionPreview,
    problems: ['notJson', 'invalid', ...readsFile],
  },
  'GET /api/framework-template.xlsx': { name: 'downloadFrameworkTemplate', answer: XLSX, problems: ['documentsBusy'] },
  'GET /api/frameworks/:id/edition.xlsx': {
    name: 'downloadFrameworkWorkbook',
    answer: XLSX,
    query: { version: z.string().optional() },
    problems: ['notFound', 'documentsBusy'],
  },
  'GET /api/frameworks/:id/edition.json': {
    name: 'downloadFrameworkDocument',
    answer: a.EditionDocument,
    query: { version: z.string().optional() },
    problems: ['notFound'],
  },
  'POST /api/frameworks/apply': {
    name: 'storeFramework',
    status: 201,
    repeatable: true,
    answer: z.object({ id: z.string(), version: z.string() }),
    problems: ['stale', 'editionTaken'],
  },
  'GET /api/frameworks/:id/plan-templates': {
    name: 'listPlanTemplates',
    answer: list(a.PlanTemplate),
    problems: ['notFound'],
  },
  'GET /api/frameworks/:id': {
    name: 'getFramework',
    answer: a.Framework,
    query: { version: z.string().optional(), sha256: z.string().optional() },
    problems: ['notFound'],
  },
  'GET /api/settings': { name: 'getSettings', answer: a.Settings },
  'PATCH /api/settings': { name: 'changeSettings', answer: a.Settings },
  'GET /api/settings/history': { name: 'listSettings', answer: list(a.SettingsFrom) },
  'DELETE /api/settings/:from': {
    name: 'dropSettings',
    status: 204,
    answer: null,
    problems: ['notFound', 'settingsBegun'],
  },

  'GET /api/periods': { name: 'listPeriods', answer: list(a.Period) },
  'POST /api/periods': { name: 'openPeriod', status: 201, answer: a.Period, problems: ['duplicate'] },
  'PATCH /api/periods/:period': {
    name: 'changePeriod',
    answer: a.Period,
    problems: ['notFound', 'frameworkInUse', 'stale'],
  },
  'GET /api/periods/:period/filers': { name: 'listFilers', answer: list(a.Filer), problems: ['notFound'] },
  'POST /api/periods/:period/filers': {
    name: 'changeFilers',
    status: 201,
    answer: list(a.Filer),
    problems: ['notFound'],
  },

  'GET /api/departments': {
    name: 'listDepartments',
    answer: list(a.Department),
    query: { search: z.string().optional() },
  },
  'POST /api/departments': {
    name: 'createDepartment',
    status: 201,
    answer: a.Department,
    problems: ['duplicate'],
  },
  'PATCH /api/departments/:code': { name: 'changeDepartment', answer: a.Department, problems: ['notFound'] },
  'GET /api/departments/:code/letter': { name: 'getLetter', answer: a.LetterSettings, problems: ['notFound'] },
  'PATCH /api/departments/:code/letter': { name: 'changeLetter', answer: a.LetterSettings, problems: ['notFound'] },
  'GET /api/departments/:code/systems': {
    name: 'listSystems',
    answer: list(a.RegisteredSystem),
    problems: ['notFound'],
  },
  'POST /api/departments/:code/systems': {
    name: 'createSystem',
    status: 201,
    repeatable: true,
    answer: a.RegisteredSystem,
    problems: ['notFound', 'duplicate'],
  },
  'GET /api/departments/:code/no-systems': { name: 'getNoSystems', answer: a.NoSystems, problems: ['notFound'] },
  'PATCH /api/departments/:code/no-systems': {
    name: 'declareNoSystems',
    answer: a.NoSystems,
    problems: ['notFound', 'hasSystems'],
  },
  'GET /api/platforms': { name: 'listPlatforms', answer: list(a.Platform) },
  'GET /api/systems/:id/hosted': { name: 'listHosted', answer: list(a.Hosted), problems: ['notFound'] },
  'PATCH /api/systems/:id': { name: 'changeSystem', answer: a.RegisteredSystem, problems: ['notFound'] },

  'GET /api/departments/:code/files': { name: 'listFiles', answer: list(a.LibraryFile), problems: ['notFound'] },
  'POST /api/departments/:code/files': {
    name: 'keepFile',
    status: 201,
    repeatable: true,
    answer: a.KeptFile,
    query: FileNamed.shape,
    takes: Object.values(MEDIA_TYPES),
    problems: keepsFile,
  },
  'GET /api/departments/:code/files/:sha256': {
    name: 'getFile',
    answer: Object.values(MEDIA_TYPES),
    query: FileAsked.shape,
    problems: ['notFound'],
  },
  'PATCH /api/departments/:code/files/:sha256': { name: 'changeFile', answer: a.KeptFile, problems: ['notFound'] },
  'DELETE /api/departments/:code/files/:sha256': { name: 'removeFile', status: 204, answer: null },
  'GET /api/departments/:code/file-space': { name: 'getFileSpace', answer: a.FileSpace, problems: ['notFound'] },
  'GET /api/departments/:code/uploads/:id': { name: 'getUpload', answer: a.Upload, problems: ['notFound'] },
  'POST /api/departments/:code/uploads/:id': {
    name: 'finishUpload',
    status: 201,
    repeatable: true,
    answer: a.KeptFile,
    problems: ['notFound', 'uploadIncomplete', ...keepsFile],
  },
  'DELETE /api/departments/:code/uploads/:id': {
    name: 'dropUpload',
    status: 204,
    answer: null,
    problems: ['notFound'],
  },
  'PUT /api/departments/:code/uploads/:id/parts/:n': {
    name: 'sendPart',
    status: 204,
    answer: null,
    takes: 'application/octet-stream',
    problems: ['notFound', 'uploadsFull'],
  },

  'GET /api/systems/:id/checks': { name: 'listChecks', answer: list(a.SystemCheck), problems: ['notFound'] },
  'POST /api/systems/:id/checks': {
    name: 'createCheck',
    status: 201,
    repeatable: true,
    answer: a.SystemCheck,
    problems: ['notFound', 'duplicate'],
  },
  'PATCH /api/systems/:id/checks/:check': { name: 'changeCheck', answer: a.SystemCheck, problems: ['notFound'] },
  'GET /api/systems/:id/regulation-checks': {
    name: 'listRegulationChecks',
    answer: list(a.RegulationCheck),
    problems: ['notFound'],
  },
  'POST /api/systems/:id/regulation-checks': {
    name: 'createRegulationCheck',
    status: 201,
    repeatable: true,
    answer: a.RegulationCheck,
    problems: ['notFound', 'duplicate'],
  },
  'PATCH /api/systems/:id/regulation-checks/:check': {
    name: 'changeRegulationCheck',
    answer: a.RegulationCheck,
    problems: ['notFound'],
  },
  'PATCH /api/register/ruler': { name: 'setRulerOfAll', answer: z.object({ systems: z.number().int().min(0) }) },
  'GET /api/incidents': { name: 'listAllIncidents', answer: list(a.IncidentLine) },
  'GET /api/departments/:code/incidents': { name: 'listIncidents', answer: list(a.Incident), problems: ['notFound'] },
  'POST /api/departments/:code/incidents': {
    name: 'createIncident',
    status: 201,
    repeatable: true,
    answer: a.Incident,
    problems: ['notFound', 'duplicate', 'incidentsFull'],
  },
  'PATCH /api/departments/:code/incidents/:id': { name: 'changeIncident', answer: a.Incident, problems: ['notFound'] },

  'GET /api/bodies': { name: 'listBodies', answer: list(a.Body), query: BODIES },
  'POST /api/bodies': {
    name: 'createBody',
    status: 201,
    repeatable: true,
    answer: a.Body,
    problems: ['duplicate'],
  },
  'PATCH /api/bodies/:id': { name: 'changeBody', answer: a.Body, problems: ['notFound'] },

  'GET /api/import/template.xlsx': {
    name: 'getListTemplate',
    answer: XLSX,
    query: { filled: z.enum(['true', 'false']).optional() },
    problems: ['documentsBusy'],
  },
  'POST /api/import': { name: 'previewList', takes: XLSX, answer: a.ListPreview, problems: readsFile },
  'POST /api/import/passwords': {
    name: 'makePasswords',
    answer: list(z.object({ username: z.string(), password: z.string(), sealed: z.string() })),
    problems: ['busy'],
  },
  'POST /api/import/apply': {
    name: 'applyList',
    answer: a.ListApplied,
    problems: ['stale', 'duplicate', 'ownAccount', 'busy'],
  },
  'GET /api/departments/:code/systems.xlsx': {
    name: 'getSystemsTemplate',
    answer: XLSX,
    problems: ['notFound', 'documentsBusy'],
  },
  'POST /api/departments/:code/systems.xlsx': {
    name: 'previewSystems',
    takes: XLSX,
    answer: a.ListPreview,
    problems: ['notFound', ...readsFile],
  },
  'POST /api/departments/:code/systems/apply': {
    name: 'applySystems',
    answer: a.ListApplied,
    problems: ['stale', 'duplicate'],
  },

  'GET /api/users': { name: 'listUsers', answer: list(a.User) },
  'POST /api/users': { name: 'createUser', status: 201, answer: a.User, problems: ['duplicate', 'busy'] },
  'PATCH /api/users/:username': {
    name: 'changeUser',
    answer: a.ChangedUser,
    problems: ['notFound', 'ownAccount', 'lastAdmin', 'busy'],
  },

  'GET /api/departments/:code/assessments': {
    name: 'listFilingsOfDepartment',
    answer: list(a.FilingOfDepartment),
    problems: ['notFound'],
  },
  'GET /api/periods/:period/assessments': {
    name: 'listFilingsOfPeriod',
    answer: list(a.FilingOfPeriod),
    problems: ['notFound'],
  },
  'GET /api/periods/:period/assessments/:code': {
    name: 'getAssessment',
    answer: a.Assessment,
    problems: ['notFound'],
  },
  'PATCH /api/periods/:period/assessments/:code': {
    name: 'save',
    answer: a.Saved,
    problems: [...locks, 'handedOver', 'stale', 'sourceMoved', 'itemsLocked'],
  },
  'POST /api/periods/:period/assessments/:code/submit': {
    name: 'submit',
    status: 201,
    repeatable: true,
    answer: a.Receipt,
    problems: [...locks, 'approverSigns', 'incomplete', 'duplicate'],
  },
  'POST /api/periods/:period/assessments/:code/withdraw': {
    name: 'withdraw',
    answer: moved('draft'),
    problems: ['notFound', 'wrongState', 'opened', 'periodClosed', 'staleVersion'],
  },
  'POST /api/periods/:period/assessments/:code/hand-over': {
    name: 'handOver',
    answer: a.Handed,
    problems: [...locks, 'noApprover', 'incomplete'],
  },
  'POST /api/periods/:period/assessments/:code/hand-back': {
    name: 'handBack',
    answer: a.Handed,
    problems: [...locks, 'notHandedOver'],
  },
  'POST /api/periods/:period/assessments/:code/take-back': {
    name: 'takeBack',
    answer: a.Handed,
    problems: locks,
  },
  'POST /api/periods/:period/assessments/:code/presence': { name: 'bePresent', answer: a.Present },
  'DELETE /api/periods/:period/assessments/:code/presence': { name: 'leave', status: 204, answer: null },
  'POST /api/periods/:period/assessments/:code/open': {
    name: 'open',
    status: 204,
    answer: null,
    problems: ['notFound'],
  },
  'POST /api/periods/:period/assessments/:code/return': {
    name: 'returnSubmission',
    answer: moved('returned'),
    problems: ['notFound', 'wrongState', 'adminReturns', 'staleVersion'],
  },
  'POST /api/periods/:period/assessments/:code/accept': {
    name: 'accept',
    answer: moved('accepted'),
    problems: ['notFound', 'wrongState', 'staleVersion'],
  },
  'GET /api/periods/:period/assessments/:code/revisions': {
    name: 'listRevisions',
    answer: list(a.Submission),
    problems: ['notFound'],
  },
  'GET /api/periods/:period/assessments/:code/revisions/:n': {
    name: 'getRevision',
    answer: a.Revision,
    problems: ['notFound'],
  },
  'PUT /api/periods/:period/assessments/:code/revisions/:n/signed': {
    name: 'putSigned',
    answer: a.SignedCopy,
    takes: PDF,
    query: Signed.shape,
    problems: ['notFound', 'invalid', 'fileType', 'filesBusy'],
  },
  'GET /api/periods/:period/assessments/:code/revisions/:n/signed': {
    name: 'getSigned',
    answer: PDF,
    query: SignedAsked.shape,
    problems: ['notFound'],
  },
  'GET /api/periods/:period/assessments/:code/history': {
    name: 'getHistory',
    answer: list(a.Step),
    problems: ['notFound'],
  },
  'GET /api/periods/:period/assessments/:code/threads': {
    name: 'listThreads',
    answer: list(a.Thread),
    problems: ['notFound'],
  },
  'POST /api/periods/:period/assessments/:code/threads': {
    name: 'openThread',
    status: 201,
    repeatable: true,
    answer: a.Thread,
    problems: ['notFound', 'threadsFull', 'duplicate'],
  },
  'GET /api/periods/:period/assignments': {
    name: 'listAssignments',
    answer: a.Assignments,
    problems: ['notFound'],
  },
  'PATCH /api/periods/:period/assignments': {
    name: 'assign',
    answer: a.Assignments,
    problems: ['notFound'],
  },
  'POST /api/threads/:id/messages': {
    name: 'answerThread',
    status: 201,
    repeatable: true,
    answer: a.Thread,
    problems: ['notFound', 'threadClosed', 'threadsFull', 'duplicate'],
  },
  'POST /api/threads/:id/close': { name: 'closeThread', answer: a.Thread, problems: ['notFound'] },
  'GET /api/periods/:period/assessments/:code/report.docx': {
    name: 'getDepartmentReport',
    answer: DOCX,
    problems: ['notFound', 'documentsBusy'],
  },

  'GET /api/periods/:period/assessments/:code/form.xlsx': {
    name: 'getForm',
    answer: XLSX,
    problems: ['notFound', 'documentsBusy'],
  },
  'POST /api/periods/:period/assessments/:code/form.xlsx': {
    name: 'previewForm',
    takes: XLSX,
    answer: a.FormPreview,
    problems: [...locks, 'handedOver', ...readsFile, 'wrongPeriod', 'wrongDepartment', 'wrongFramework'],
  },

  'GET /api/years/:year/form08': {
    name: 'getForm08',
    answer: a.Form08,
    query: YEAR,
    problems: ['notFound', 'forbidden'],
  },
  'GET /api/years/:year/form08/sent': { name: 'listSentForm08', answer: list(a.SentReport) },
  'POST /api/years/:year/form08/sent': {
    name: 'sendForm08',
    status: 201,
    repeatable: true,
    answer: a.SentReport,
    problems: ['notFound', 'duplicate', 'form08Incomplete', 'form08Empty', 'form08Sent'],
  },
  'GET /api/years/:year/form08.docx': {
    name: 'getForm08Letter',
    answer: DOCX,
    query: YEAR,
    problems: ['notFound', 'forbidden', 'documentsBusy'],
  },
  'GET /api/years/:year/form08.xlsx': {
    name: 'getForm08Workbook',
    answer: XLSX,
    query: YEAR,
    problems: ['notFound', 'forbidden', 'documentsBusy'],
  },
  'GET /api/periods/:period/rollup': {
    name: 'getRollup',
    answer: a.Rollup,
    query: { ...FILTER, ...FORMAT },
    problems: ['notFound'],
  },
  'GET /api/periods/:period/rollup.xlsx': {
    name: 'getWorkbook',
    answer: XLSX,
    query: { ...FILTER, ...DETAIL },
    problems: ['notFound', 'documentsBusy'],
  },
  'GET /api/periods/:period/rollup.docx': {
    name: 'getProvinceReport',
    answer: DOCX,
    query: FILTER,
    problems: ['notFound', 'documentsBusy'],
  },
  'GET /api/periods/:period/remarks': { name: 'getRemarks', answer: a.Remarks, problems: ['notFound'] },
  'PATCH /api/periods/:period/remarks': {
    name: 'saveRemarks',
    answer: a.SavedRemarks,
    problems: ['notFound', 'stale'],
  },
  'GET /api/periods/:period/reminder.docx': {
    name: 'getReminder',
    answer: DOCX,
    problems: ['notFound', 'nobodyMissing', 'documentsBusy'],
  },
  'GET /api/periods/:period/recommendations': {
    name: 'listRecommendations',
    answer: list(a.Proposal),
    query: FILTER,
    problems: ['notFound'],
  },
  'GET /api/periods/:period/receipts/:figure': {
    name: 'getFigureReceipt',
    answer: a.FigureReceipt,
    query: { ...FILTER, ...FORMAT },
    problems: ['notFound'],
  },
  'GET /api/periods/:period/criteria/:id': {
    name: 'getCriterion',
    answer: a.CriterionView,
    query: { ...FILTER, ...FORMAT },
    problems: ['notFound'],
  },
  'GET /api/periods/:period/plans': {
    name: 'listPlans',
    answer: list(a.PlanLine),
    query: { ...FILTER, ...PLANS, ...FORMAT },
    problems: ['notFound'],
  },
  'GET /api/periods/:period/plans/sums': {
    name: 'getPlanSums',
    answer: a.PlanSums,
    query: FILTER,
    problems: ['notFound'],
  },
  'GET /api/periods/:period/findings': {
    name: 'listFindings',
    answer: list(a.Finding),
    query: { ...FILTER, ...FINDINGS, ...FORMAT },
    problems: ['notFound'],
  },
  'GET /api/trend': { name: 'getTrend', answer: a.Trend, query: { ...FILTER, ...TREND, ...FORMAT } },
  'GET /api/departments/:code/trend': {
    name: 'getDepartmentTrend',
    answer: a.DepartmentTrend,
    query: DEPARTMENT_TREND,
    problems: ['notFound'],
  },
  'GET /api/register': { name: 'listRegister', answer: list(a.RegisterLine), query: { ...REGISTER, ...FORMAT } },
  'GET /api/audit': { name: 'listAudit', answer: list(a.AuditLine), query: { ...AUDIT, ...FORMAT } },
} as const satisfies Record<RouteName, Told>
