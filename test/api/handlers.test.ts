/** A route reads its input, calls the verb and answers; a verb knows no HTTP. Held by reading the sources. */
import { readdir, readFile } from 'node:fs/promises'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/deps.ts'

const LONGEST = 15
const METHODS = ['get', 'post', 'patch', 'delete', 'put']

const api = new URL('../../api/', import.meta.url)
const sources = async () => {
  const names = (await readdir(api, { recursive: true })).filter((name) => name.endsWith('.ts'))
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, api), 'utf8') })))
}

/** The handlers of a file, by method and path as written there, with their lines. */
function handlersIn(name: string, text: string) {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line
  const found: { route: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [path] = node.arguments
      const handler = node.arguments.at(-1)
      const method = node.expression.name.text
      if (METHODS.includes(method) && path && ts.isStringLiteral(path) && handler && handler !== path) {
        const lines = lineOf(handler.getEnd()) - lineOf(handler.getStart()) + 1
        found.push({ route: `${name} ${method} ${path.text}`, lines })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

test(`no handler has more than ${LONGEST} lines`, async () => {
  const handlers = (await sources())
    .filter(({ text }) => text.includes('new Hono<'))
    .flatMap(({ name, text }) => handlersIn(name, text))
  const routes = createApp({} as Deps).routes.filter(({ method }) => method !== 'ALL')
  expect(handlers.length).toBe(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size)
  expect(handlers.filter(({ lines }) => lines > LONGEST)).toEqual([])
})
