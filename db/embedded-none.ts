/** In a Worker there is no file: the database is a libSQL server. */
import type { Client } from '@libsql/client'

export function openEmbedded(url: string): Client {
  throw new Error(`this home has no embedded database: ${url}`)
}
