/** Answers the API's description, made once for each language when it is first asked for. */
import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { Language } from '../domain/framework.ts'
import type { Mounted } from './document.ts'

export function describes(mounted: () => readonly Mounted[]) {
  const made = new Map<Language, Record<string, unknown>>()
  return async (c: Context<AppEnv>) => {
    const { language, version } = c.var
    if (!made.has(language)) {
      const { openapiDocument } = await import('./document.ts')
      made.set(language, openapiDocument(mounted(), language, version))
    }
    return c.json(made.get(language) ?? {})
  }
}
