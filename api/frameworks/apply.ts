/** Stores an edition that was previewed: once, and never changed after. */

import canonicalize from 'canonicalize'
import { isDuplicate, write } from '../../db/client.ts'
import * as uploaded from '../../db/queries/frameworks.ts'
import { breathe } from '../breathe.ts'
import type { AppEnv, Caller, Using } from '../deps.ts'
import type { ApplyEdition } from '../domain/wire/edition.ts'
import { auditLine } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { checkedEdition } from './check.ts'
import { sha256Of, stateOf } from './preview.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'> & Pick<AppEnv['Variables'], 'language'>

/**
 * The same once more does nothing.
 * @throws Problem invalid, stale where the document is not what was previewed, editionTaken
 */
export async function applyEdition(
  deps: Working,
  caller: Caller,
  { sha256: previewed, document }: ApplyEdition,
): Promise<{ made: boolean; id: string; version: string }> {
  const edition = await checkedEdition(deps.frameworks, document, deps.language)
  await breathe()
  const { framework, mapping } = edition
  const { id, version } = framework
  const digest = await sha256Of(edition)
  if (digest !== previewed) throw new Problem('stale')
  const state = await stateOf(deps, edition, digest)
  if (state === 'same') return { made: false, id, version }
  if (state === 'taken') throw taken(id, version)
  await breathe()
  const told = { sha256: digest, criteria: framework.criteria.length, ...(mapping && { mappedFrom: mapping.from }) }
  try {
    await write(deps.db, [
      uploaded.create(deps.db, {
        ...{ id, version, sha256: digest, document: canonicalize(framework) as string },
        ...{ addedAt: deps.now().toISOString(), addedBy: caller.name },
      }),
      ...(mapping
        ? [
            uploaded.createMapping(deps.db, {
              ...{ fromId: mapping.from, toId: id, toVersion: version, document: JSON.stringify(mapping.map) },
            }),
          ]
        : []),
      auditLine(deps, caller, 'framework.upload', `${id}@${version}`, told),
    ])
    return { made: true, id, version }
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // Somebody else was first, or this very request before it was sent again.
    if ((await uploaded.findSha256(deps.db, framework)) === digest) return { made: false, id, version }
    throw taken(id, version)
  }
}

const taken = (id: string, version: string) => new Problem('editionTaken', { values: { edition: `${id}@${version}` } })
