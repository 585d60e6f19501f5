/** Answers the API's description, made once for each language when it is first asked for. */
import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { Language } from '../domain/framework.ts'
import type { Mounted, openapiDocument } from './document.ts'

export function describes(mounted: () => readonly Mounted[]) {
  const made = new Map<Language, ReturnType<typeof openapiDocument>>()
  return async (c: Context<AppEnv>) => {
    const { language, version } = c.var
    const document = made.get(language) ?? (await import('./document.ts')).openapiDocument(mounted(), language, version)
    made.set(language, document)
    return c.json(document)
  }
}
