/** Calls to the API. Every call answers the body, or throws a Refusal (the server said no) or Offline (it said nothing). */
import { type Answered, take } from './early.ts'
import { belongsToAnother, owner } from './person.ts'
import type { AnswerOf, AskedOf, Method, PathOf } from './routes.ts'
import { language, path, t } from './t.ts'

export type FieldError = { path: string; message: string }

/** A failure whose message is a sentence for the person. */
export class Told extends Error {}

/** The server's `application/problem+json`; its sentences are already in the page's language. */
export class Refusal extends Told {
  readonly status: number
  readonly code: string
  readonly errors: FieldError[]
  /** The request's id, as the server's log has it. */
  readonly request: string | null
  /** Seconds to wait (429), or null. */
  readonly retryAfter: number | null
  /** The whole answer, for what a code adds to it, as `conflicts` or `missing`. */
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>, header: (name: string) => string | null) {
    super(text(body.detail) ?? text(body.title) ?? t('error.unreadable'))
    this.status = status
    this.code = text(body.code) ?? 'unreadable'
    this.errors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : []
    this.request = text(body.request) ?? header('x-request-id')
    this.retryAfter = Number(header('retry-after')) || null
    this.body = body
  }
}

/** What the address names is not there. */
export const isUnknown = (error: unknown): boolean => error instanceof Refusal && error.status === 404

/** The request did not reach the server, or its answer did not come back. */
export class Offline extends Told {
  constructor() {
    super(t('error.offline'))
  }
}

/** Nothing was sent: another person has signed in since the page was loaded, and it would be done in their name. */
export class AnotherPerson extends Told {
  constructor() {
    super(t('error.anotherPerson', { username: owner() }))
  }
}

type Options = {
  /** Lets the last save finish while the page is being left. */
  keepalive?: boolean
  signal?: AbortSignal
  /** In the name of whoever is signed in now. */
  anyone?: boolean
}

/** What a route does not ask for is left out. */
type Rest<A> = Record<string, never> extends A ? [asked?: A, options?: Options] : [asked: A, options?: Options]

const caller =
  <M extends Method>(method: M) =>
  <P extends PathOf<M>>(route: P, ...[asked, options]: Rest<AskedOf<M, P>>): Promise<AnswerOf<M, P>> =>
    call(method.slice(1).toUpperCase(), route, asked, options)

/**
 * A call of a route by its own name; its answer has the type that the route gives it.
 * @example await api.get('/api/periods/:period/assessments/:code', { param: { period: '2026-Q4', code: 'noi-vu' } })
 */
export const api = {
  get: caller('$get'),
  post: caller('$post'),
  delete: caller('$delete'),
  patch: caller('$patch'),
}

/**
 * The answer where it is another one than that with this tag (`ETag`), with its own; without a body where it is not; null
 * where the server refuses: asked beside what the person does, it leads nobody away.
 * @throws what `fetch` throws
 */
export async function getIfChanged<P extends PathOf<'$get'>>(
  route: P,
  asked: AskedOf<'$get', P>,
  tag: string | null,
): Promise<{ body: AnswerOf<'$get', P> | null; tag: string | null } | null> {
  const known: Record<string, string> = tag === null ? {} : { 'if-none-match': tag }
  const { answer, json } = await send('GET', urlOf(route, asked), undefined, {}, known)
  if (answer.status === 304) return { body: null, tag }
  return answer.ok ? { body: json as AnswerOf<'$get', P>, tag: answer.headers.get('etag') } : null
}

type Asked = { param?: Record<string, string>; query?: Record<string, string>; json?: unknown; file?: Blob }

/** The address of a call: the route with its parameters in their places. */
export function urlOf(route: string, { param = {}, query }: Asked): string {
  const filled = route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(param[name] ?? ''))
  return query ? `${filled}?${new URLSearchParams(query)}` : filled
}

async function call<T>(method: string, route: string, asked: Asked = {}, options: Options = {}): Promise<T> {
  if (method !== 'GET' && !options.anyone && belongsToAnother()) throw new AnotherPerson()
  const body = method === 'GET' || method === 'DELETE' ? undefined : (asked.file ?? asked.json ?? {})
  const url = urlOf(route, asked)
  let early = method === 'GET' ? take(url) : undefined
  let refusal: Refusal
  for (let tries = 1; ; tries++) {
    const { answer, json } = await (early ?? send(method, url, body, options)).catch((error: unknown) => {
      if (options.signal?.aborted) throw error
      throw new Offline()
    })
    if (answer.ok) return json as T
    refusal = refusalOf(answer.status, json, (name) => answer.headers.get(name))
    // So many came at once that this one was not looked at.
    if (refusal.code !== 'busy' || tries === BUSY_TRIES || options.keepalive) break
    await pause(refusal.retryAfter ?? 1)
    early = undefined
  }
  // What was entered in a form that could not be sent stays on its page: ErrorSummary shows the way to sign in.
  if (method !== 'GET') throw refusal
  if (refusal.status === 401) return leaveFor(signInPage())
  if (refusal.code === 'passwordChangeRequired') return leaveFor(path('/account'))
  throw refusal
}

/** @param header of the answer, by its name */
export function refusalOf(status: number, json: unknown, header: (name: string) => string | null): Refusal {
  return new Refusal(status, json !== null && typeof json === 'object' ? (json as Record<string, unknown>) : {}, header)
}

/** What it is tells its content. */
const FILE = 'application/octet-stream'
const BUSY_TRIES = 5
const pause = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000))

async function send(
  method: string,
  url: string,
  body: unknown,
  options: Options,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const answer = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(body !== undefined && { 'content-type': body instanceof Blob ? FILE : 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : body instanceof Blob ? body : JSON.stringify(body),
    keepalive: options.keepalive ?? false,
    signal: options.signal ?? null,
  })
  return { answer, json: await answer.json().catch(() => null) }
}

/** The sign-in page, which returns to the page now open. */
export const signInPage = (): string => `${path('/sign-in')}?to=${encodeURIComponent(here())}`

const here = () => location.pathname + location.search + location.hash

/** Goes to another page; never settles, so that nothing more happens on this one. */
export function leaveFor(url: string): Promise<never> {
  location.replace(url)
  return new Promise(() => {})
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
