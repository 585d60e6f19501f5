/**
 * Who is signed in, known to every window of the browser: they share one session, so that a window left open by one
 * person would go on as the next who signs in. Where a browser forbids storage, each window only knows of itself.
 */
import { remember, remembered } from './remember.ts'

const KEY = 'soat.person'
let mine: string | null = null

/** This page was loaded for this person. */
export function pageOf(username: string): void {
  mine = username
  remember('localStorage', KEY, username)
}

/** From here on the browser is this person's, whoever the other windows were loaded for. */
export const signedInAs = (username: string): void => remember('localStorage', KEY, username)

/** Whose page this is, by username; empty before it is known. */
export const owner = (): string => mine ?? ''

/** The page shows what is one person's, and another has signed in since. */
export function belongsToAnother(): boolean {
  const now = remembered('localStorage', KEY)
  return mine !== null && now !== null && now !== mine
}

/** @returns how to stop */
export function whenPersonChanges(listener: () => void): () => void {
  const heard = (event: StorageEvent) => event.key === KEY && listener()
  addEventListener('storage', heard)
  return () => removeEventListener('storage', heard)
}
