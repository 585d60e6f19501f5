/** The framework document of a period: asked once a page. */
import type { Framework } from '../../../api/domain/framework.ts'
import { api } from './api.ts'

const loaded = new Map<string, Promise<Framework>>()

/** @param sha256 of the document, where it is known: then the browser keeps it for ever */
export function getFramework(id: string, sha256?: string): Promise<Framework> {
  let framework = loaded.get(id)
  if (!framework) {
    framework = api.get('/api/frameworks/:id', { param: { id }, ...(sha256 !== undefined && { query: { sha256 } }) })
    framework.catch(() => loaded.delete(id))
    loaded.set(id, framework)
  }
  return framework
}
