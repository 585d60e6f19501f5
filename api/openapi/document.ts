/**
 * The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html) of the routes as they are mounted: bodies from the
 * schemas that check them, access from the table of permissions, refusals from the table of problems. Loaded when asked for.
 */
import { z } from 'zod'
import type { Language } from '../domain/framework.ts'
import { STATUS } from '../http/problem.ts'
import { schemaOf } from '../http/valid.ts'
import { messages, type ProblemCode } from '../messages/index.ts'
import { openapiWords } from '../messages/openapi.ts'
import { ACCESS, type RouteName } from '../permissions.ts'
import * as answers from './answers.ts'
import { ROUTES, type Told } from './routes.ts'

export type Mounted = { method: string; path: string; handler: unknown }
type JsonSchema = Record<string, unknown>
type Content = Record<string, { schema?: JsonSchema }>
type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security?: []
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: JsonSchema }[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content?: Content }>
}

const SCHEMAS = '#/components/schemas/'
const PROBLEM_TYPE = 'application/problem+json'

/**
 * @param mounted the routes of the application, middleware and all
 * @returns the document, its sentences in `language`
 */
export function openapiDocument(mounted: readonly Mounted[], language: Language, version: string) {
  const words = openapiWords[language]
  const bodies = bodiesOf(mounted)
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [route, told] of Object.entries(ROUTES) as [RouteName, Told][]) {
    const [method = '', path = ''] = route.split(' ')
    const at = path.replace(/:(\w+)/g, '{$1}')
    paths[at] ??= {}
    paths[at][method.toLowerCase()] = operation(route, told, bodies.has(route), language)
  }
  return {
    openapi: '3.1.1',
    info: { title: words.title, version, description: words.description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.entries(words.tags).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'soat.session_token', description: words.session },
      },
      schemas: schemasOf(bodies),
    },
  }
}

/** By route, the schema that its body is checked by. */
function bodiesOf(mounted: readonly Mounted[]): Map<RouteName, z.ZodType> {
  const bodies = new Map<RouteName, z.ZodType>()
  for (const { method, path, handler } of mounted) {
    const schema = schemaOf(handler)
    if (schema) bodies.set(`${method} ${path}` as RouteName, schema)
  }
  return bodies
}

const bodyName = ({ name }: Told) => `${capital(name)}Body`
const answerName = ({ name }: Told) => `${capital(name)}Answer`
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

function operation(route: RouteName, told: Told, hasBody: boolean, language: Language): Operation {
  const words = openapiWords[language]
  const access = ACCESS[route]
  const open = access === 'anyone'
  return {
    operationId: told.name,
    summary: words.routes[route],
    description: words.access[access],
    tags: [tagOf(route)],
    ...(open && { security: [] as [] }),
    parameters: [...parametersOf(route), ...queryOf(told)],
    ...(hasBody && {
      requestBody: { required: !MAY_BE_LEFT_OUT.includes(route), content: json({ $ref: SCHEMAS + bodyName(told) }) },
    }),
    ...(told.takes && {
      requestBody: { required: true, content: Object.fromEntries([told.takes].flat().map((type) => [type, {}])) },
    }),
    responses: { ...answerOf(told, words.answers), ...refusals(problemsOf(route, told, hasBody), language) },
  }
}

/** Its schema has nothing that must be there. */
const MAY_BE_LEFT_OUT: readonly RouteName[] = ['POST /api/periods/:period/assessments/:code/accept']

/** The capability of a route, by its path. */
function tagOf(route: RouteName): keyof (typeof openapiWords)['vi']['tags'] {
  const path = route.slice(route.indexOf('/api/') + 5)
  if (/^(auth|me|start)\b/.test(path)) return 'me'
  if (/(rollup|reminder|remarks|recommendations|receipts|criteria|plans)\b|^trend|^years/.test(path)) return 'rollup'
  if (/^import/.test(path)) return 'people'
  if (/\/assignments$/.test(path) || /assessments\/:code\/(open|return|accept|history)$/.test(path)) return 'review'
  if (/\/assessments/.test(path)) return 'assessments'
  if (/:code\/(files?|uploads)\b/.test(path)) return 'evidence'
  if (/systems|^register|^bodies|incidents/.test(path)) return 'systems'
  if (/^periods/.test(path)) return 'periods'
  if (/^(users|departments)/.test(path)) return 'people'
  return 'site'
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })

const parametersOf = (route: RouteName) =>
  [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' },
  }))

const queryOf = ({ query = {} }: Told) =>
  Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: !schema.safeParse(undefined).success,
    schema: plain(schema),
  }))

const plain = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', override: tidy })
  return rest
}

const isMedia = (answer: z.ZodType | string | string[]): answer is string | string[] =>
  typeof answer === 'string' || Array.isArray(answer)

function answerOf(told: Told, words: { json: string; file: string; none: string }) {
  const { status = 200, repeatable = false, mayBeDown = false, answer } = told
  const answered =
    answer === null
      ? { description: words.none }
      : isMedia(answer)
        ? { description: words.file, content: Object.fromEntries([answer].flat().map((type) => [type, {}])) }
        : {
            description: words.json,
            // A table may be asked for as CSV.
            content: { ...json({ $ref: SCHEMAS + answerName(told) }), ...(told.query?.format && { 'text/csv': {} }) },
          }
  return { [status]: answered, ...(repeatable && { 200: answered }), ...(mayBeDown && { 503: answered }) }
}

/** Every refusal that may come of a route: those of its access, its method and its body, and its own. */
export function problemsOf(route: RouteName, told: Told, hasBody: boolean): Set<ProblemCode> {
  const access = ACCESS[route]
  const codes = new Set<ProblemCode>(['internal', ...(told.problems ?? [])])
  const add = (...more: ProblemCode[]) => {
    for (const code of more) codes.add(code)
  }
  if (access !== 'anyone') add('unauthenticated')
  if (access !== 'anyone' && access !== 'evenTemporary') add('passwordChangeRequired')
  if (!['anyone', 'evenTemporary', 'signedIn'].includes(access)) add('forbidden')
  if (!route.startsWith('GET ')) add('badOrigin', 'tooLarge', 'invalid', 'diskFull')
  if (told.query) add('invalid')
  if (hasBody) add('notJson')
  return codes
}

/** By status, each with the codes that have it. */
function refusals(codes: ReadonlySet<ProblemCode>, language: Language) {
  const { problems } = messages(language)
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) byStatus.set(STATUS[code], [...(byStatus.get(STATUS[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of.map((code) => `\`${code}\`: ${problems[code][0]}`).join('; '),
        content: {
          [PROBLEM_TYPE]: {
            schema: {
              allOf: [{ $ref: `${SCHEMAS}Problem` }, { type: 'object', properties: { code: { enum: of } } }],
            },
          },
        },
      },
    ]),
  )
}

/** All named schemas: answers as they are sent, bodies as they may be sent. */
function schemasOf(bodies: ReadonlyMap<RouteName, z.ZodType>): Record<string, JsonSchema> {
  const sent = z.registry<{ id: string }>()
  const received = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(answers)) sent.add(schema, { id })
  const aliases: Record<string, JsonSchema> = {}
  for (const [route, told] of Object.entries(ROUTES) as [RouteName, Told][]) {
    const { answer } = told
    if (answer !== null && !isMedia(answer)) {
      const named = sent.get(answer)?.id
      if (named) aliases[answerName(told)] = { $ref: SCHEMAS + named }
      else sent.add(answer, { id: answerName(told) })
    }
    const body = bodies.get(route)
    if (body) received.add(body, { id: bodyName(told) })
  }
  return { ...generated(sent, 'output'), ...generated(received, 'input'), ...aliases }
}

function generated(registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => SCHEMAS + id, override: tidy })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema as JsonSchema]),
  )
}

/**
 * A list that is counted before it is looked at (`few`) has its items in its second half. A format says what the library's
 * long pattern for it says.
 */
function tidy({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (jsonSchema.format) delete jsonSchema.pattern
  const { def } = zodSchema._zod
  if (def.type !== 'pipe' || !(def.in instanceof z.ZodArray) || !(def.out instanceof z.ZodArray)) return
  const { $schema: _, ...items } = z.toJSONSchema(def.out.element as z.ZodType, { io: 'input', override: tidy })
  jsonSchema.items = items
}
