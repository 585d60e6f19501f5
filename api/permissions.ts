/** Who may call which route: the whole table. A route that is not in it is refused to everybody. */
import type { Caller } from './deps.ts'
import type { Detail } from './domain/detail.ts'
import { BODY_BYTES } from './domain/limits.ts'
import { isCoordinator } from './domain/user.ts'

type Access =
  | 'anyone'
  | 'signedIn'
  /** Signed in, even while the password must be changed first. */
  | 'evenTemporary'
  | 'coordinator'
  | 'admin'
  /** Editor or approver of the department in the path. */
  | 'own'
  /** Of it, the editor who hands over for signature, or the approver who signs. */
  | 'ownEditor'
  | 'ownApprover'
  /** The same, or the coordinator. */
  | 'ownOrCoordinator'
  /** The department is not in the path: the route itself compares it with `mayUseDepartment`. */
  | 'byResource'

export const ACCESS = {
  'GET /api/health': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /api/site': 'anyone',
  'POST /api/setup': 'anyone',
  'POST /api/auth/sign-in/username': 'anyone',
  'POST /api/auth/sign-out': 'anyone',

  'GET /api/start': 'signedIn',
  'GET /api/me': 'evenTemporary',
  'PATCH /api/me': 'signedIn',
  'POST /api/me/password': 'evenTemporary',
  'GET /api/me/sessions': 'signedIn',
  'DELETE /api/me/sessions': 'signedIn',
  'DELETE /api/me/sessions/:id': 'signedIn',

  'GET /api/frameworks': 'signedIn',
  'POST /api/frameworks': 'admin',
  'GET /api/framework-template.xlsx': 'admin',
  'GET /api/frameworks/:id/edition.xlsx': 'admin',
  'GET /api/frameworks/:id/edition.json': 'admin',
  'POST /api/frameworks/apply': 'admin',
  'GET /api/frameworks/:id': 'signedIn',
  'GET /api/frameworks/:id/plan-templates': 'signedIn',
  'GET /api/settings': 'signedIn',
  'PATCH /api/settings': 'admin',
  'GET /api/settings/history': 'admin',
  'DELETE /api/settings/:from': 'admin',

  'GET /api/periods': 'signedIn',
  'POST /api/periods': 'admin',
  'PATCH /api/periods/:period': 'admin',
  'GET /api/periods/:period/filers': 'coordinator',
  'POST /api/periods/:period/filers': 'admin',

  'GET /api/departments': 'signedIn',
  'POST /api/departments': 'admin',
  'PATCH /api/departments/:code': 'admin',
  'GET /api/departments/:code/letter': 'ownOrCoordinator',
  'PATCH /api/departments/:code/letter': 'ownOrCoordinator',
  'GET /api/departments/:code/systems': 'ownOrCoordinator',
  'POST /api/departments/:code/systems': 'ownOrCoordinator',
  'GET /api/departments/:code/no-systems': 'ownOrCoordinator',
  'PATCH /api/departments/:code/no-systems': 'ownOrCoordinator',
  'PATCH /api/systems/:id': 'byResource',
  'GET /api/platforms': 'signedIn',
  'GET /api/systems/:id/hosted': 'byResource',

  'GET /api/departments/:code/files': 'ownOrCoordinator',
  'POST /api/departments/:code/files': 'own',
  'GET /api/departments/:code/files/:sha256': 'ownOrCoordinator',
  'PATCH /api/departments/:code/files/:sha256': 'own',
  'DELETE /api/departments/:code/files/:sha256': 'own',
  'GET /api/departments/:code/file-space': 'ownOrCoordinator',
  'GET /api/departments/:code/uploads/:id': 'own',
  'POST /api/departments/:code/uploads/:id': 'own',
  'DELETE /api/departments/:code/uploads/:id': 'own',
  'PUT /api/departments/:code/uploads/:id/parts/:n': 'own',

  'GET /api/systems/:id/checks': 'byResource',
  'POST /api/systems/:id/checks': 'byResource',
  'PATCH /api/systems/:id/checks/:check': 'byResource',
  'GET /api/systems/:id/regulation-checks': 'byResource',
  'POST /api/systems/:id/regulation-checks': 'byResource',
  'PATCH /api/systems/:id/regulation-checks/:check': 'byResource',
  'PATCH /api/register/ruler': 'admin',
  'GET /api/incidents': 'coordinator',
  'GET /api/departments/:code/incidents': 'ownOrCoordinator',
  'POST /api/departments/:code/incidents': 'ownOrCoordinator',
  'PATCH /api/departments/:code/incidents/:id': 'ownOrCoordinator',

  'GET /api/bodies': 'signedIn',
  'POST /api/bodies': 'coordinator',
  'PATCH /api/bodies/:id': 'coordinator',

  'GET /api/import/template.xlsx': 'admin',
  'POST /api/import': 'admin',
  'POST /api/import/passwords': 'admin',
  'POST /api/import/apply': 'admin',
  'GET /api/departments/:code/systems.xlsx': 'ownOrCoordinator',
  'POST /api/departments/:code/systems.xlsx': 'ownOrCoordinator',
  'POST /api/departments/:code/systems/apply': 'ownOrCoordinator',

  'GET /api/users': 'admin',
  'POST /api/users': 'admin',
  'PATCH /api/users/:username': 'admin',

  'GET /api/departments/:code/assessments': 'ownOrCoordinator',
  'GET /api/periods/:period/assessments': 'coordinator',
  'GET /api/periods/:period/assessments/:code': 'ownOrCoordinator',
  'PATCH /api/periods/:period/assessments/:code': 'own',
  'POST /api/periods/:period/assessments/:code/submit': 'own',
  'POST /api/periods/:period/assessments/:code/withdraw': 'own',
  'POST /api/periods/:period/assessments/:code/hand-over': 'ownEditor',
  'POST /api/periods/:period/assessments/:code/hand-back': 'ownApprover',
  'POST /api/periods/:period/assessments/:code/take-back': 'ownEditor',
  'POST /api/periods/:period/assessments/:code/presence': 'own',
  'DELETE /api/periods/:period/assessments/:code/presence': 'own',
  'POST /api/periods/:period/assessments/:code/open': 'coordinator',
  'POST /api/periods/:period/assessments/:code/return': 'coordinator',
  'POST /api/periods/:period/assessments/:code/accept': 'coordinator',
  'GET /api/periods/:period/assessments/:code/revisions': 'ownOrCoordinator',
  'GET /api/periods/:period/assessments/:code/revisions/:n': 'ownOrCoordinator',
  'PUT /api/periods/:period/assessments/:code/revisions/:n/signed': 'own',
  'GET /api/periods/:period/assessments/:code/revisions/:n/signed': 'ownOrCoordinator',
  'GET /api/periods/:period/assessments/:code/history': 'ownOrCoordinator',
  'GET /api/periods/:period/assessments/:code/threads': 'ownOrCoordinator',
  'POST /api/periods/:period/assessments/:code/threads': 'coordinator',
  'GET /api/periods/:period/assignments': 'coordinator',
  'PATCH /api/periods/:period/assignments': 'coordinator',
  'POST /api/threads/:id/messages': 'byResource',
  'POST /api/threads/:id/close': 'coordinator',
  'GET /api/periods/:period/assessments/:code/report.docx': 'ownOrCoordinator',
  'GET /api/periods/:period/assessments/:code/form.xlsx': 'ownOrCoordinator',
  'POST /api/periods/:period/assessments/:code/form.xlsx': 'own',

  'GET /api/periods/:period/rollup': 'coordinator',
  'GET /api/periods/:period/rollup.xlsx': 'coordinator',
  'GET /api/periods/:period/rollup.docx': 'coordinator',
  'GET /api/periods/:period/reminder.docx': 'coordinator',
  'GET /api/periods/:period/remarks': 'coordinator',
  'PATCH /api/periods/:period/remarks': 'coordinator',
  'GET /api/periods/:period/recommendations': 'coordinator',
  'GET /api/periods/:period/receipts/:figure': 'coordinator',
  'GET /api/periods/:period/criteria/:id': 'coordinator',
  'GET /api/periods/:period/plans': 'coordinator',
  'GET /api/periods/:period/plans/sums': 'coordinator',
  'GET /api/periods/:period/findings': 'coordinator',
  'GET /api/years/:year/form08': 'byResource',
  'GET /api/years/:year/form08/sent': 'coordinator',
  'POST /api/years/:year/form08/sent': 'coordinator',
  'GET /api/years/:year/form08.docx': 'byResource',
  'GET /api/years/:year/form08.xlsx': 'byResource',
  'GET /api/trend': 'coordinator',
  'GET /api/departments/:code/trend': 'coordinator',
  'GET /api/register': 'coordinator',
  'GET /api/audit': 'admin',
} as const satisfies Record<string, Access>

/** `GET /api/me`: every route by its method and path. */
export type RouteName = keyof typeof ACCESS

export const accessOf = (route: string): Access | undefined => (ACCESS as Record<string, Access>)[route]

/** How deep a workbook may go that somebody of a role takes. */
const DEPTHS: Record<Caller['role'], readonly Detail[]> = {
  editor: [],
  approver: [],
  reviewer: ['totals', 'departments', 'full'],
  admin: ['totals', 'departments', 'full'],
}
export const mayTake = ({ role }: Pick<Caller, 'role'>, detail: Detail): boolean => DEPTHS[role].includes(detail)

/** Of a yearly report: everything the coordinator, a department's own people what their department sends. @param unit its code, or null */
export const mayReadYear = (caller: Caller, unit: string | null): boolean =>
  isCoordinator(caller.role) || (unit !== null && isOf(caller, unit))

/** Who may take its annex IV, which tells requirement by requirement what a system lacks. */
const REQUIREMENTS: Record<Caller['role'], boolean> = { editor: true, approver: true, reviewer: true, admin: true }
export const mayTakeRequirements = (caller: Caller, unit: string | null): boolean =>
  mayReadYear(caller, unit) && REQUIREMENTS[caller.role]

/** May this caller use this route? `code` is the department in the path, if it has one. */
export function mayCall(access: Access, caller: Caller, code: string | undefined): boolean {
  switch (access) {
    case 'anyone':
    case 'signedIn':
    case 'evenTemporary':
    case 'byResource':
      return true
    case 'coordinator':
      return isCoordinator(caller.role)
    case 'admin':
      return caller.role === 'admin'
    case 'own':
      return isOf(caller, code)
    case 'ownEditor':
      return isOf(caller, code) && caller.role === 'editor'
    case 'ownApprover':
      return isOf(caller, code) && caller.role === 'approver'
    case 'ownOrCoordinator':
      return mayUseDepartment(caller, code)
  }
}

export const mayUseDepartment = (caller: Caller, code: string | undefined): boolean =>
  isCoordinator(caller.role) || isOf(caller, code)

const isOf = ({ department }: Caller, code: string | undefined): boolean =>
  department !== null && department.code === code

/** The most bytes of a body, of the routes that take more than others: items as many as a whole form has, a list, a workbook. */
const BODY: { [R in RouteName]?: number } = {
  'PATCH /api/periods/:period/assessments/:code': BODY_BYTES.items,
  'POST /api/periods/:period/assessments/:code/return': BODY_BYTES.items,
  'PATCH /api/periods/:period/assignments': BODY_BYTES.items,
  'PUT /api/periods/:period/assessments/:code/revisions/:n/signed': BODY_BYTES.file,
  'POST /api/departments/:code/files': BODY_BYTES.file,
  'PUT /api/departments/:code/uploads/:id/parts/:n': BODY_BYTES.part,
  'POST /api/periods/:period/assessments/:code/form.xlsx': BODY_BYTES.workbook,
  'POST /api/frameworks': BODY_BYTES.framework,
  'POST /api/frameworks/apply': BODY_BYTES.lines,
  'POST /api/import': BODY_BYTES.workbook,
  'POST /api/import/apply': BODY_BYTES.lines,
  'POST /api/departments/:code/systems.xlsx': BODY_BYTES.workbook,
  'POST /api/departments/:code/systems/apply': BODY_BYTES.lines,
}

/** Whose body is a file, of whatever type its sender says: it is read as it comes and never whole. */
const FILES: ReadonlySet<string> = new Set<RouteName>([
  'PUT /api/periods/:period/assessments/:code/revisions/:n/signed',
  'POST /api/departments/:code/files',
  'PUT /api/departments/:code/uploads/:id/parts/:n',
])
export const takesFile = (route: string): boolean => FILES.has(route)

/** The most bytes of a body that the route takes. */
export const bodyBytesOf = (route: string): number =>
  (BODY as Record<string, number | undefined>)[route] ??
  (accessOf(route) === 'anyone' ? BODY_BYTES.anonymous : BODY_BYTES.signedIn)
