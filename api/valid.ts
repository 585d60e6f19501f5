/** Bodies are checked at the wire by a zod schema; what does not fit is refused with the path of every fault. */
import { zValidator } from '@hono/zod-validator'
import type { z } from 'zod'
import zodEn from 'zod/v4/locales/en.js'
import zodVi from 'zod/v4/locales/vi.js'
import type { Language } from './domain/framework.ts'
import { type FieldCode, messages } from './messages/index.ts'
import { type Fault, Problem } from './problem.ts'

const localeError = { vi: zodVi().localeError, en: zodEn().localeError }

const JSON_TYPE = /^\s*application\/json\s*(;|$)/i

/** Middleware: the JSON body as the schema's output in `c.req.valid('json')`. */
export const valid = <T extends z.ZodType>(schema: T) =>
  zValidator('json', schema, (result, c) => {
    // The validator takes a body of another type for `{}`, which is a good change of nothing to many a schema.
    if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) throw new Problem('notJson')
    if (result.success) return
    const language = (c.var as { language: Language }).language
    throw new Problem('invalid', {
      faults: result.error.issues.flatMap((issue) => faultsOf(issue, language)),
    })
  })

function faultsOf(issue: z.core.$ZodIssue, language: Language): Fault[] {
  const words = messages(language).fields
  const path = issue.path.join('/')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: path ? `${path}/${key}` : key, message: words.unknownField }))
    case 'custom': {
      const code = (issue.params?.code ?? 'invalid') as FieldCode
      return [{ path, message: words[code] }]
    }
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return [{ path, message: words.empty }]
      break
    case 'invalid_format':
      if (issue.format === 'date') return [{ path, message: words.day }]
  }
  // The library's own sentence, in the caller's language rather than in a global one.
  const sentence = localeError[language]({ ...issue, input: undefined } as z.core.$ZodRawIssue)
  return [{ path, message: (typeof sentence === 'string' ? sentence : sentence?.message) ?? words.invalid }]
}
