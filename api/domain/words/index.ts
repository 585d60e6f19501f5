/** The vocabulary of the enumerations, and how its words stand in a sentence. */
import type { vi } from './vi.ts'

/** Said to the coordinator's readers of paper alone. */
type OnPaper =
  | 'stateOfMissing'
  | 'dossierShort'
  | 'dossierOfSystems'
  | 'hostingShort'
  | 'hostingOfSystems'
  | 'implementation'
  | 'kindShort'
  | 'scope'

type Words<T> = { [Key in keyof T]: string }

/** What every language of the pages has a word for. */
export type Vocabulary = { [Enum in Exclude<keyof typeof vi, OnPaper>]: Words<(typeof vi)[Enum]> }

/** `đáp ứng một phần`: as within a sentence. */
export const inSentence = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1)

/** The words of an enumeration, each as within a sentence. */
export const allInSentence = <W extends Readonly<Record<string, string>>>(words: W): Words<W> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [key, inSentence(word)])) as Words<W>
