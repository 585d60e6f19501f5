/** What the log says of a failure: what it was and where. The values that a statement was given stay out of it. */

/** The error, its frames and its causes. A failed query is named by its text alone: its values may be anybody's secret. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack = '', cause } = error
  const what = isFailedQuery(error) ? `failed query: ${error.query}` : message
  // The stack begins with the message, values and all, and frames that cannot be told from it are left out with it.
  const at = stack.indexOf(message)
  const frames = at < 0 ? '' : stack.slice(at + message.length)
  return `${name}: ${what}${frames}${cause === undefined ? '' : `\ncaused by ${traceOf(cause)}`}`
}

/** Drizzle's DrizzleQueryError, known by its shape: a command that ends at once need not load the library for it. */
const isFailedQuery = (error: Error): error is Error & { query: string } =>
  'query' in error && typeof error.query === 'string' && 'params' in error
