/** What the log says of a failure: what it was and where. The values that a statement was given stay out of it. */
import { DrizzleQueryError } from 'drizzle-orm'

/** The error, its frames and its causes. A failed query is named by its text alone: its values may be anybody's secret. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack = '', cause } = error
  const what = error instanceof DrizzleQueryError ? `failed query: ${error.query}` : message
  // The stack begins with the message, values and all.
  const frames = stack.slice(stack.indexOf(message) + message.length)
  return `${name}: ${what}${frames}${cause === undefined ? '' : `\ncaused by ${traceOf(cause)}`}`
}
