/** Bodies are checked at the wire by a zod schema; what does not fit is refused with the path of every fault. */

import { zValidator } from '@hono/zod-validator'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { breathe } from '../breathe.ts'
import type { AppEnv } from '../deps.ts'
import { fill } from '../domain/fill.ts'
import type { Language } from '../domain/framework.ts'
import { COUNTS, LIMITS } from '../domain/limits.ts'
import { type FieldCode, messages } from '../messages/index.ts'
import { Problem } from './problem.ts'

const JSON_TYPE = /^\s*application\/json\s*(;|$)/i
export const isJson = (c: Context): boolean => JSON_TYPE.test(c.req.header('content-type') ?? '')

/** By middleware, the schema that it checks by: the description of the API is made from them. */
const schemas = new WeakMap<WeakKey, z.ZodType>()
export const schemaOf = (handler: unknown): z.ZodType | undefined => schemas.get(handler as WeakKey)

/** Middleware: the JSON body as the schema's output in `c.req.valid('json')`. */
export const valid = <T extends z.ZodType>(schema: T) => {
  const parses = zValidator(
    'json',
    schema,
    (result, c) => {
      if (result.success) return
      const { language } = c.var as { language: Language }
      throw new Problem('invalid', firstFaults(result.error.issues, result.data, language))
    },
    // Asked not to wait, zod runs what it has compiled of the schema, in half the time. Its own type says the same as the
    // validator's, which is not worked out before the schema is known.
    { validationFunction: (asked, value) => asked.safeParse(value) as never },
  )
  // The validator takes a body of another type for `{}`, a good change of nothing to many a schema, and parses `…+json`.
  const checks: typeof parses = (c, next) => {
    if (!isJson(c)) throw new Problem('notJson')
    return parses(c, next)
  }
  schemas.set(checks, schema)
  return checks
}

/** The same for a body that may be left out, which is `{}` then. */
export const validIfSent = <T extends z.ZodType>(schema: T) => {
  type Body = { in: { json: z.input<T> }; out: { json: z.output<T> } }
  const checks = createMiddleware<AppEnv, string, Body>(async (c, next) => {
    const text = await c.req.text()
    const body = text === '' ? {} : parse(text)
    const result = schema.safeParse(body)
    if (!result.success) throw new Problem('invalid', firstFaults(result.error.issues, body, c.var.language))
    c.req.addValidatedData('json', result.data as object)
    await next()
  })
  schemas.set(checks, schema)
  return checks
}

/** Items that are checked between two breaths. */
const PIECE = 100

/** As `valid`, for a body with a long list in the field `of`: its items are checked some at a time. */
export const validInPieces = <T extends z.ZodType<Record<string, unknown>>>(schema: T, of: string) => {
  type Body = { in: { json: z.input<T> }; out: { json: z.output<T> } }
  const checks = createMiddleware<AppEnv, string, Body>(async (c, next) => {
    if (!isJson(c)) throw new Problem('notJson')
    const text = await c.req.text()
    await breathe()
    const body = parse(text)
    await breathe()
    const list = (body as Record<string, unknown> | null)?.[of]
    const items: unknown[] = Array.isArray(list) && list.length <= COUNTS.listLines ? list : []
    // What is no such list is refused as a whole.
    const checked = schema.safeParse(items.length === 0 ? body : { ...(body as object), [of]: items.slice(0, PIECE) })
    const issues = [...(checked.error?.issues ?? [])]
    const done: unknown[] = checked.success ? [...(checked.data[of] as unknown[])] : []
    for (let at = PIECE; at < items.length; at += PIECE) {
      await breathe()
      const piece = schema.safeParse({ ...(body as object), [of]: items.slice(at, at + PIECE) })
      if (piece.success) for (const item of piece.data[of] as unknown[]) done.push(item)
      else issues.push(...piece.error.issues.filter(({ path }) => path[0] === of).map((issue) => shifted(issue, at)))
    }
    if (issues.length > 0) throw new Problem('invalid', firstFaults(issues, body, c.var.language))
    c.req.addValidatedData('json', { ...checked.data, [of]: done })
    await next()
  })
  schemas.set(checks, schema)
  return checks
}

/** A fault of an item whose list began at `by`. */
const shifted = (issue: Issue, by: number): Issue => {
  const [list, n, ...rest] = issue.path
  return { ...issue, path: list === undefined || n === undefined ? issue.path : [list, Number(n) + by, ...rest] }
}

/** Middleware: the query as the schema's output in `c.req.valid('query')`. */
export const validQuery = <T extends z.ZodType>(schema: T) => {
  type Query = { in: { query: z.input<T> }; out: { query: z.output<T> } }
  return createMiddleware<AppEnv, string, Query>(async (c, next) => {
    const query = c.req.query()
    const result = schema.safeParse(query)
    if (!result.success) throw new Problem('invalid', firstFaults(result.error.issues, query, c.var.language))
    c.req.addValidatedData('query', result.data as object)
    await next()
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('notJson')
  }
}

export type Issue = z.core.$ZodIssue
/** `more`: those past the first hundred. */
export type Faults = { faults: { path: string; message: string }[]; more: number }

/**
 * A value of the wrong kind fails the checks of its size too: the first fault of a field is the one to tell. Past as many
 * as are told the others are counted alone.
 */
export function firstFaults(issues: readonly Issue[], body: unknown, language: Language): Faults {
  const faults: Faults['faults'] = []
  const paths = new Set<string>()
  let more = 0
  for (const issue of issues) {
    const path = issue.path.join('/')
    if (issue.code === 'unrecognized_keys') {
      const keys = issue.keys.slice(0, COUNTS.faultsTold - faults.length)
      for (const key of keys) faults.push(unknownField(path, key, language))
      more += issue.keys.length - keys.length
    } else if (!paths.has(path)) {
      paths.add(path)
      if (faults.length < COUNTS.faultsTold) faults.push(faultOf(issue, path, body, language))
      else more++
    }
  }
  return { faults, more }
}

/** A key may be as long as the body: it is told by its beginning. */
function unknownField(path: string, key: string, language: Language) {
  const name = key.length > LIMITS.id ? `${key.slice(0, LIMITS.id)}…` : key
  return { path: path ? `${path}/${name}` : name, message: messages(language).fields.unknownField }
}

/** A fault said in our own words. */
function faultOf(issue: Issue, path: string, body: unknown, language: Language) {
  const words = messages(language).fields
  // A schema that knows better names the sentence itself, in place of a message.
  const named = issue.message in words ? (issue.message as FieldCode) : undefined
  if (issue.code !== 'custom' && valueAt(body, issue.path) === undefined) return { path, message: words.required }
  const [code, values = {}] = named ? [named, issue.code === 'custom' ? issue.params : {}] : sayingOf(issue)
  return { path, message: fill(words[code], values) }
}

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], body)

const NOT_A: Record<string, FieldCode> = {
  string: 'notText',
  number: 'notNumber',
  int: 'notWhole',
  boolean: 'notBoolean',
  array: 'notList',
  object: 'notObject',
}
const TOO_SMALL: Record<string, FieldCode> = { string: 'tooShort', array: 'tooFew' }
const TOO_BIG: Record<string, FieldCode> = { string: 'tooLong', array: 'tooMany' }

/** The sentence for what the library found, and what stands in its places. */
function sayingOf(issue: Issue): [code: FieldCode, values?: Record<string, string | number>] {
  switch (issue.code) {
    case 'invalid_type':
      return [NOT_A[issue.expected] ?? 'invalid']
    case 'invalid_value':
      return ['notOneOf', { values: issue.values.join(', ') }]
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return ['empty']
      return [TOO_SMALL[issue.origin] ?? 'tooSmall', { n: Number(issue.minimum) }]
    case 'too_big':
      return [TOO_BIG[issue.origin] ?? 'tooBig', { n: Number(issue.maximum) }]
    default:
      return ['invalid']
  }
}
