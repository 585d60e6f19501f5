/** The API's description is the API: no route more or less, no answer and no refusal that it does not tell. */
import { describe, expect, expectTypeOf } from 'vitest'
import type { z } from 'zod'
import type { ROUTES } from '../../api/openapi/routes.ts'
import { ACCESS, type RouteName } from '../../api/permissions.ts'
import type { AnswerOf, Method, PathOf } from '../../web/src/lib/routes.ts'
import { checkAnswer, documentIn } from '../support/openapi.ts'
import { PERIOD, test } from '../support/world.ts'

type Told<R extends RouteName> = (typeof ROUTES)[R]['answer'] extends infer S
  ? S extends z.ZodType
    ? z.output<S>
    : unknown
  : never
type Sent<R extends RouteName> = R extends `${infer M} ${infer P}`
  ? `$${Lowercase<M>}` extends infer V extends Method
    ? P extends PathOf<V>
      ? AnswerOf<V, P>
      : never
    : never
  : never
/** The routes that send something else than is told, or lack a field of it. What is sent besides, `checkAnswer` finds. */
type Unlike = { [R in RouteName]: Sent<R> extends Told<R> ? never : R }[RouteName]

describe('the description of the API', () => {
  test('has every route of the table of permissions, and no other', ({ world: _ }) => {
    for (const language of ['vi', 'en'] as const) {
      const { paths } = documentIn(language)
      const told = Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((verb) => `${verb.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
      )
      expect(told.sort()).toEqual(Object.keys(ACCESS).sort())
      expect(JSON.stringify(paths)).not.toMatch(/undefined|"summary":""/)
    }
  })

  test('has the body of every route that checks one', ({ world: _ }) => {
    const { paths, components } = documentIn('en')
    const writes = Object.values(paths).flatMap(({ post, patch }) => [post, patch].filter(Boolean)) as {
      operationId: string
      requestBody?: object
    }[]
    const without = writes.filter(({ requestBody }) => !requestBody).map(({ operationId }) => operationId)
    expect(without.sort()).toEqual(['bePresent', 'closeThread', 'handOver', 'open', 'signOut', 'takeBack', 'withdraw'])
    expect(components.schemas.SaveBody).toMatchObject({
      properties: { changes: { type: 'array', minItems: 1, items: { oneOf: expect.any(Array) } } },
    })
  })

  test('has the answers that the types of the routes have', () => {
    expectTypeOf<Unlike>().toEqualTypeOf<never>()
  })

  test('is there for anyone, in the language that is asked for', async ({ world }) => {
    for (const [language, title] of [
      ['vi', 'API của Soát'],
      ['en', 'The API of Soát'],
    ] as const) {
      const answer = await world.anonymous().call('GET', '/openapi.json', undefined, { 'accept-language': language })
      expect(await answer.json()).toMatchObject({ openapi: '3.1.1', info: { title } })
    }
  })

  test('refuses what it does not tell, so that the check of every answer can fail', async () => {
    const url = `http://soat.test/api/periods/${PERIOD}/filers`
    const check = (body: unknown, status: number, type: string) =>
      checkAnswer('GET', url, new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }))
    await check([], 200, 'application/json')
    await expect(check([{ department: 'so-tc' }], 200, 'application/json')).rejects.toThrow(/required property 'name'/)
    await expect(check({}, 418, 'application/problem+json')).rejects.toThrow(/listFilers 418 is not/)
    const problem = { type: 'about:blank', title: '', status: 404, detail: '', errors: [], request: '' }
    await check({ ...problem, code: 'notFound' }, 404, 'application/problem+json')
    await expect(check({ ...problem, code: 'stale' }, 404, 'application/problem+json')).rejects.toThrow(
      /allowed values/,
    )
  })
})
