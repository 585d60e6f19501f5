/** The framework document of a period: asked once a page. */
import type { Framework } from '../../../api/domain/framework.ts'
import type { Period } from '../../../api/domain/period.ts'
import { api } from './api.ts'
import type { Answer } from './routes.ts'

const loaded = new Map<string, Promise<Framework>>()

/** With the document's `sha256` the browser keeps it for ever. */
export const getFramework = (id: string, sha256: string): Promise<Framework> => asked(id, { sha256 })

/** The one that a period is judged by. */
export const frameworkOf = ({ frameworkId, frameworkVersion }: Ruled): Promise<Framework> =>
  asked(frameworkId, { version: frameworkVersion ?? '' })
type Ruled = Pick<Period, 'frameworkId' | 'frameworkVersion'>

function asked(id: string, query: { sha256: string } | { version: string }): Promise<Framework> {
  const key = JSON.stringify([id, query])
  let framework = loaded.get(key)
  if (!framework) {
    framework = api.get('/api/frameworks/:id', { param: { id }, query })
    framework.catch(() => loaded.delete(key))
    loaded.set(key, framework)
  }
  return framework
}

let listed: Promise<Editions> | undefined
export type Editions = Answer<'/api/frameworks'>

/** Every edition, oldest first; asked once a page. */
export function getFrameworks(): Promise<Editions> {
  listed ??= api.get('/api/frameworks')
  listed.catch(() => {
    listed = undefined
  })
  return listed
}
