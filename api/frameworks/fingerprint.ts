/** What a framework document is known by, so that it may be kept for ever under its address. */
import canonicalize from 'canonicalize'
import type { Framework } from '../domain/framework.ts'
import { sha256 } from '../domain/sha256.ts'

const known = new WeakMap<Framework, string>()

/** SHA-256 of the canonical JSON (RFC 8785) of the document, reckoned once. */
export async function fingerprint(framework: Framework): Promise<string> {
  const found = known.get(framework) ?? (await sha256(canonicalize(framework) as string))
  known.set(framework, found)
  return found
}
