/** The words of an enumeration as messages: `keyed('status', words.status)` has `status.met` and the others. */
type Keyed<Prefix extends string, W> = { readonly [Key in keyof W & string as `${Prefix}.${Key}`]: string }

export const keyed = <Prefix extends string, W extends Readonly<Record<string, string>>>(
  prefix: Prefix,
  words: W,
): Keyed<Prefix, W> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word])) as Keyed<Prefix, W>
