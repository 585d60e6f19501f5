/** The one way in which a sentence takes its values, in refusals, on the console and on pages. Pure. */

export type Values = Record<string, string | number>

/**
 * Puts values in the places named `{like}` this; `{n:day|days}` gives the first word when n is 1, else the second.
 * A place without a value stays as it is.
 * @param number how a number is written
 */
export const fill = (sentence: string, values: Values = {}, number: (n: number) => string = String): string =>
  sentence.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (place, name: string, one?: string, many?: string) => {
    const value = values[name]
    if (value === undefined) return place
    if (one !== undefined) return (value === 1 ? one : many) ?? ''
    return typeof value === 'number' ? number(value) : value
  })
