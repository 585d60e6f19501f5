/** What each route of the API takes and answers, as the routes themselves say it: types alone, nothing of it is in a page. */
import type { ExtractSchema } from 'hono/types'
import type { AppType } from '../../../api/app.ts'

type Routes = ExtractSchema<AppType>
export type Method = '$get' | '$post' | '$put' | '$patch' | '$delete'

/** The paths that have a route of this method, as the API writes them: `/api/periods/:period/filers`. */
export type PathOf<M extends Method> = {
  [P in keyof Routes]: M extends keyof Routes[P] ? P : never
}[keyof Routes]

type Route<M extends Method, P extends PathOf<M>> = M extends keyof Routes[P] ? Routes[P][M] : never
type InputOf<M extends Method, P extends PathOf<M>> = Route<M, P> extends { input: infer I } ? I : never

/** The JSON of a route's answers. */
export type AnswerOf<M extends Method, P extends PathOf<M>> =
  Extract<Route<M, P>, { outputFormat: 'json' }> extends { output: infer O } ? O : unknown

/** What is put into a call: the path's parameters by name, the query, and the body, JSON or a file, which the server judges. */
export type AskedOf<M extends Method, P extends PathOf<M>> = Pick<InputOf<M, P>, keyof InputOf<M, P> & 'param'> & {
  query?: Record<string, string>
  json?: object
  file?: Blob
}

/** An answer's type by its route: `Answer<'/api/me'>`. */
export type Answer<P extends PathOf<'$get'>> = AnswerOf<'$get', P>
