/** The framework document of a period: asked once a page. */
import type { Framework } from '../../../api/domain/framework.ts'
import { api } from './api.ts'

const loaded = new Map<string, Promise<Framework>>()

export function getFramework(id: string): Promise<Framework> {
  let framework = loaded.get(id)
  if (!framework) {
    framework = api.get('/api/frameworks/:id', { param: { id } })
    framework.catch(() => loaded.delete(id))
    loaded.set(id, framework)
  }
  return framework
}
