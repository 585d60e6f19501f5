/** Signing out, for the header: what the page's content still has to save is saved before. */
import { forget } from '../keeper/mark.ts'
import { api, Offline } from './api.ts'
import { path } from './t.ts'

const saves = new Set<() => Promise<unknown>>()

/** @returns how to take it back */
export function beforeSignOut(save: () => Promise<unknown>): () => void {
  saves.add(save)
  return () => saves.delete(save)
}

/**
 * What is kept of the person for when there is no line is forgotten; what could not be saved is asked about first.
 * @param fills in a form: may have changes that are not saved
 */
export async function signOut(fills: boolean): Promise<void> {
  await Promise.all([...saves].map((save) => save()))
  if (fills && !(await (await import('../keeper/SigningOut.tsx')).mayGo())) return
  // Signed out or not, the sign-in page is where to go: it asks again. Without a line the server is told later.
  const told = await api.post('/api/auth/sign-out', {}, { anyone: true }).then(
    () => true,
    (error) => !(error instanceof Offline),
  )
  await forget(!told)
  location.assign(path('/sign-in'))
}
