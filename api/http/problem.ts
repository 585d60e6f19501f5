/** Every failure: its code and status here, its sentences in api/messages, and the one place that writes it (RFC 9457). */

import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '../deps.ts'
import { fill } from '../domain/fill.ts'
import { COUNTS } from '../domain/limits.ts'
import { type FieldCode, type Messages, messages, type ProblemCode, sayWait } from '../messages/index.ts'

export const STATUS: Record<ProblemCode, ContentfulStatusCode> = {
  unauthenticated: 401,
  badCredentials: 401,
  tooManyAttempts: 429,
  busy: 429,
  documentsBusy: 429,
  filesBusy: 429,
  passwordChangeRequired: 403,
  wrongPassword: 422,
  samePassword: 422,
  temporaryExpired: 403,
  ownAccount: 403,
  forbidden: 403,
  badOrigin: 403,
  approverSigns: 403,
  adminReturns: 403,
  notFound: 404,
  duplicate: 409,
  settingsBegun: 409,
  form08Incomplete: 409,
  form08Empty: 409,
  form08Sent: 409,
  threadClosed: 409,
  threadsFull: 409,
  incidentsFull: 409,
  quota: 409,
  filesFull: 409,
  uploadsFull: 409,
  uploadIncomplete: 409,
  stale: 409,
  staleVersion: 409,
  sourceMoved: 409,
  nobodyMissing: 409,
  wrongState: 409,
  locked: 409,
  itemsLocked: 409,
  handedOver: 409,
  notHandedOver: 409,
  noApprover: 409,
  periodUpcoming: 409,
  periodClosed: 409,
  notFiler: 409,
  opened: 409,
  frameworkInUse: 409,
  editionTaken: 409,
  hasSystems: 409,
  lastAdmin: 409,
  setupDone: 409,
  badSetupCode: 403,
  tooLarge: 413,
  fileTooLarge: 413,
  notJson: 422,
  fileType: 422,
  unreadable: 422,
  notAForm: 422,
  wrongPeriod: 422,
  wrongDepartment: 422,
  wrongFramework: 422,
  invalid: 422,
  incomplete: 422,
  internal: 500,
  notConfigured: 503,
  diskFull: 507,
}

/** What is said in the language of whoever is told: a thing by its words. */
type Said<T> = T | ((words: Messages) => T)
const sayIn = <T>(words: Messages, said: Said<T>): T =>
  typeof said === 'function' ? (said as (words: Messages) => T)(words) : said

/** A fault of one field: where (`changes/0/status`), and its sentence or the code of it. */
export type Fault = { path: string; message: Said<string> } | { path: string; code: FieldCode }

type Extras = {
  /** Put into the sentence's places. */
  values?: Said<Record<string, string | number>>
  faults?: Fault[]
  /** Faults besides, that are counted alone. */
  more?: number
  /** They are of what is stored, not of what was sent, and listed to the last. */
  all?: boolean
  /** Members added to the problem document, like `conflicts`. */
  body?: Record<string, unknown>
  headers?: Record<string, string>
  /** Seconds until it is worth trying again: `Retry-After` (RFC 9110 §10.2.3), and `{wait}` in the sentence. */
  wait?: number
}

/** A refusal, thrown anywhere below a route. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly extras: Extras
  constructor(code: ProblemCode, extras: Extras = {}) {
    super(code)
    this.code = code
    this.extras = extras
  }
}

/** A refusal of a body of more than so many bytes. */
export const tooLarge = (most: number): Problem => {
  const kilo = most / 1024
  return new Problem('tooLarge', { values: { size: kilo < 1024 ? `${kilo} KB` : `${kilo / 1024} MB` } })
}

/** The value, or a refusal where there is none. */
export function orThrow<T>(value: T | undefined | null, code: ProblemCode): T {
  if (value === undefined || value === null) throw new Problem(code)
  return value
}

/** Writes a refusal as `application/problem+json` in the caller's language. */
export function writeProblem(c: Context<AppEnv>, problem: Problem): Response {
  const words = messages(c.var.language ?? 'vi')
  const request = c.var.requestId ?? ''
  const [title, detail] = words.problems[problem.code] as [string, string]
  const { values, faults = [], body, headers, all, wait } = problem.extras
  const told = all ? faults : faults.slice(0, COUNTS.faultsTold)
  const more = (problem.extras.more ?? 0) + faults.length - told.length
  const status = STATUS[problem.code]
  return c.body(
    JSON.stringify({
      type: 'about:blank',
      title,
      status,
      code: problem.code,
      detail: fill(more > 0 ? `${detail} ${words.more}` : detail, {
        ...(values && sayIn(words, values)),
        request,
        n: more,
        ...(wait && { wait: sayWait(words, wait) }),
      }),
      errors: told.map((f) => ({
        path: f.path,
        message: 'code' in f ? words.fields[f.code] : sayIn(words, f.message),
      })),
      ...(more > 0 && { more }),
      request,
      ...body,
    }),
    status,
    {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
      ...(wait && { 'retry-after': String(wait) }),
    },
  )
}
