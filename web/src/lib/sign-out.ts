/** Signing out, for the header: what the page's content still has to save is saved before. */
import { api } from './api.ts'
import { path } from './t.ts'

const saves = new Set<() => Promise<unknown>>()

/** @returns how to take it back */
export function beforeSignOut(save: () => Promise<unknown>): () => void {
  saves.add(save)
  return () => saves.delete(save)
}

export async function signOut(): Promise<void> {
  await Promise.all([...saves].map((save) => save()))
  // Signed out or not, the sign-in page is where to go: it asks again.
  await api.post('/api/auth/sign-out', {}, { anyone: true }).catch(() => {})
  location.assign(path('/sign-in'))
}
