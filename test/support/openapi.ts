/** The API's description, and whether an answer is what it says. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/deps.ts'
import type { Language } from '../../api/domain/framework.ts'
import { openapiDocument } from '../../api/openapi/document.ts'

type Content = Record<string, { schema?: object }>
type Operation = { operationId: string; responses: Record<string, { content?: Content }> }

const app = createApp({} as Deps)
export const documentIn = (language: Language) => openapiDocument(app.routes, language, 'test')

const document = documentIn('en')
const paths = Object.entries(document.paths).map(([path, operations]) => ({
  // What is written out goes before a parameter in its place.
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  path,
  operations: operations as Record<string, Operation>,
}))

// Each process of tests compiles hundreds of schemas: code of its own for each reference makes that six times the work.
const ajv = new Ajv2020({ strict: false, validateFormats: true, inlineRefs: false, code: { optimize: false } })
addFormats.default(ajv)
ajv.addSchema(document, 'openapi')
const pointer = (...steps: string[]) =>
  `openapi#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

/** The operation of a call, by the document; undefined for what is no route. */
function operationOf(method: string, pathname: string) {
  const found = paths.find(({ pattern }) => pattern.test(pathname))
  const verb = (method === 'HEAD' ? 'GET' : method).toLowerCase()
  const operation = found?.operations[verb]
  return found && operation && { path: found.path, verb, operation }
}

/**
 * Reads a copy of an answer and compares it with the description: its status, its type, and its JSON by the schema.
 * @throws Error naming what the document does not tell
 */
export async function checkAnswer(method: string, url: string, response: Response): Promise<void> {
  const at = operationOf(method, new URL(url).pathname)
  if (!at || response.status === 304) return
  const what = `${at.operation.operationId} ${response.status}`
  const told = at.operation.responses[response.status]
  if (!told) throw new Error(`${what} is not in the API's description: ${await response.clone().text()}`)
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  if (!told.content || method === 'HEAD') return
  if (!(type in told.content)) throw new Error(`${what}: ${type} is not in the API's description`)
  if (!type.endsWith('json')) return
  const schema = pointer('paths', at.path, at.verb, 'responses', String(response.status), 'content', type, 'schema')
  const validate = ajv.getSchema(schema)
  if (!validate) throw new Error(`${what}: no schema at ${schema}`)
  const body = await response.clone().text()
  if (!validate(JSON.parse(body))) {
    throw new Error(`${what}: ${ajv.errorsText(validate.errors?.slice(0, 5))} in ${body.slice(0, 500)}`)
  }
}
