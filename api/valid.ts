/** Bodies are checked at the wire by a zod schema; what does not fit is refused with the path of every fault. */
import { zValidator } from '@hono/zod-validator'
import type { z } from 'zod'
import type { Language } from './domain/framework.ts'
import { type FieldCode, fill, messages } from './messages/index.ts'
import { type Fault, Problem } from './problem.ts'

const JSON_TYPE = /^\s*application\/json\s*(;|$)/i

/** Middleware: the JSON body as the schema's output in `c.req.valid('json')`. */
export const valid = <T extends z.ZodType>(schema: T) =>
  zValidator('json', schema, (result, c) => {
    // The validator takes a body of another type for `{}`, which is a good change of nothing to many a schema.
    if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) throw new Problem('notJson')
    if (result.success) return
    const { language } = c.var as { language: Language }
    const faults = result.error.issues.flatMap((issue) => faultsOf(issue, result.data, language))
    throw new Problem('invalid', { faults: firstOfEach(faults) })
  })

/** A value of the wrong kind fails the checks of its size too: the first fault of a field is the one to tell. */
function firstOfEach(faults: readonly Fault[]): Fault[] {
  const told = new Set<string>()
  return faults.filter(({ path }) => !told.has(path) && told.add(path))
}

type Issue = z.core.$ZodIssue

/** A key that is not known is a fault each; anything else is one fault, said in our own words. */
function faultsOf(issue: Issue, body: unknown, language: Language): Fault[] {
  const path = issue.path.join('/')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: path ? `${path}/${key}` : key, code: 'unknownField' }))
  }
  const words = messages(language).fields
  // A schema that knows better names the sentence itself, in place of a message.
  const named = issue.message in words ? (issue.message as FieldCode) : undefined
  if (issue.code !== 'custom' && valueAt(body, issue.path) === undefined) return [{ path, code: 'required' }]
  const [code, values = {}] = named ? [named] : sayingOf(issue)
  return [{ path, message: fill(words[code], values) }]
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
