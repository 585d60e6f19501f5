/** What every refusal looks like: a problem document (RFC 9457) that tells nothing of the inside. */
import { expect } from 'vitest'

export type Refusal = {
  title: string
  status: number
  code: string
  detail: string
  errors: { path: string; message: string }[]
  request: string
} & Record<string, unknown>

/** Words of a stack trace, a query or a library, which have no business in an answer. */
export const INSIDE =
  /node_modules|\.ts:\d|\bat \w+ \(|sqlite|libsql|\b(select|insert|update|delete) .+ (from|into|set) /i

/** Checks status, code and shape of a refusal, and answers its body. */
export async function refusal(response: Response, status: number, code: string): Promise<Refusal> {
  const text = await response.text()
  expect(`${response.status} ${text.match(/"code":"(\w+)"/)?.[1]}`, text).toBe(`${status} ${code}`)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = JSON.parse(text) as Refusal
  expect(body).toMatchObject({
    type: 'about:blank',
    status,
    code,
    title: expect.stringMatching(/\S/),
    detail: expect.stringMatching(/\S/),
    errors: expect.any(Array),
    request: response.headers.get('x-request-id'),
  })
  expect(body.detail).not.toMatch(/\{\w+\}/)
  expect(text).not.toMatch(INSIDE)
  return body
}

/** The paths that a refusal names, in order, each once: a field may have several faults. */
export const paths = (body: Refusal): string[] => [...new Set(body.errors.map((error) => error.path))]
