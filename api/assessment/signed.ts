/** The paper that was signed, as a scanned or digitally signed PDF beside the submission: no part of what was filed. */
import type { z } from 'zod'
import { write } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import * as signedCopies from '../../db/queries/signed.ts'
import type { Caller, Using } from '../deps.ts'
import type { SignedCopy } from '../domain/assessment.ts'
import { BODY_BYTES } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import type { Signed } from '../domain/wire/assessment.ts'
import { auditLineIfDone } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { upload } from '../http/upload.ts'
import { findRevision } from './revisions.ts'

type Input = Key & { n: string; content: ReadableStream<Uint8Array> | null } & z.output<typeof Signed>

/**
 * Keeps the signed PDF of a submission, in place of an earlier one. The same again changes nothing.
 * @param input `n` is the revision as it stands in the address
 * @throws Problem notFound, invalid for a date ahead, fileType, tooLarge
 */
export async function keepSigned(
  deps: Pick<Using, 'db' | 'files' | 'now'>,
  caller: Caller,
  { n, number, date, content, ...key }: Input,
): Promise<SignedCopy> {
  const { db, now } = deps
  const { revision } = await findRevision(deps, key, n)
  if (date > dayOf(now())) throw new Problem('invalid', { faults: [{ path: 'date', code: 'dayAhead' }] })
  const { sha256, size } = await upload(deps, content, { types: ['pdf'], most: BODY_BYTES.file })
  const copy = { number, date, sha256, size, by: caller.name, at: now().toISOString() }
  await write(db, [
    signedCopies.put(db, key, revision, copy),
    auditLineIfDone(deps, caller, 'assessment.sign', `${key.period}/${key.code}`, {
      revision,
      number,
      date,
      sha256,
      size,
    }),
  ])
  return orThrow(await signedCopies.find(db, key, revision), 'notFound')
}

/** @throws Problem notFound, also where nothing signed was kept. */
export async function readSigned(
  deps: Pick<Using, 'db'>,
  { n, ...key }: Key & { n: string },
): Promise<SignedCopy & { revision: number }> {
  const { revision } = await findRevision(deps, key, n)
  return { revision, ...orThrow(await signedCopies.find(deps.db, key, revision), 'notFound') }
}
