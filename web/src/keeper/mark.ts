/**
 * Whose the browser keeps what of, without a line: one person's at a time, in a cache of its own beside a mark of who it is.
 * Whatever came in for somebody before the mark changed is not kept. For the pages and for the service worker.
 */
import { uuid } from '../lib/uuid.ts'

export const PERSON_CACHE = 'soat.person'
const MARK = '/kept/mark'

/** `id` changes when the person does; `signOut`: the server has still to be told that they signed out. */
export type Mark = { id: string; person: string | null; signOut: boolean }

/** Caches and locks are there where the site is reached over https, and on the machine itself. */
export const canKeep = (): boolean => 'caches' in globalThis && 'locks' in navigator

/** Windows and worker change what is kept one after the other. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(PERSON_CACHE, work)

export async function readMark(): Promise<Mark> {
  const found = await caches.match(MARK, { cacheName: PERSON_CACHE })
  return found ? found.json() : { id: '', person: null, signOut: false }
}

export async function writeMark(mark: Mark): Promise<void> {
  const cache = await caches.open(PERSON_CACHE)
  await cache.put(MARK, Response.json(mark))
}

/** Takes out everything that is kept of anybody, and whatever is still on its way. In turn. */
export async function clear(mark: Omit<Mark, 'id'>): Promise<void> {
  await caches.delete(PERSON_CACHE)
  await writeMark({ ...mark, id: uuid() })
}

/** @param signOut the server could not be told, and is before anything else is asked of it */
export async function forget(signOut = false): Promise<void> {
  if (canKeep()) await inTurn(() => clear({ person: null, signOut })).catch(() => {})
}
