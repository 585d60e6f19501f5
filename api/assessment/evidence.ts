/** The files that answers name: whether they may, and what is frozen of them. */
import type { Db } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import * as files from '../../db/queries/files.ts'
import type { Answer } from '../domain/assessment.ts'
import type { Evidence, FiledFile } from '../domain/file.ts'
import { type Fault, Problem } from '../http/problem.ts'

type Named = { evidence?: readonly Evidence[] | undefined }

/** The SHA-256 of every file that is named, each once, in the order in which they are. */
export function hashesIn(named: Iterable<Named>): string[] {
  const hashes = new Set<string>()
  for (const { evidence = [] } of named) for (const { sha256 } of evidence) hashes.add(sha256)
  return [...hashes]
}

/** @throws Problem invalid where a change names a file that the department has not. */
export async function refuseUnknownFiles(
  db: Db,
  { code }: Pick<Key, 'code'>,
  changes: readonly Named[],
): Promise<void> {
  const hashes = hashesIn(changes)
  const unknown = hashes.length > 0 ? await files.unknownAmong(db, code, hashes) : []
  if (unknown.length === 0) return
  const gone = new Set(unknown)
  const faults = changes.flatMap(({ evidence = [] }, i) =>
    evidence.flatMap(({ sha256 }, n): Fault[] =>
      gone.has(sha256) ? [{ path: `changes/${i}/evidence/${n}`, code: 'unknownFile' }] : [],
    ),
  )
  throw new Problem('invalid', { faults })
}

/** The files of answers as they are frozen, in the order in which they are named. */
export async function filesOf(db: Db, { code }: Pick<Key, 'code'>, answers: readonly Named[]): Promise<FiledFile[]> {
  const hashes = hashesIn(answers)
  if (hashes.length === 0) return []
  const known = await files.some(db, code, hashes)
  return hashes.flatMap((sha256) => known.get(sha256) ?? [])
}

/** Where a submission names which files, for the table that tells it. */
export const placesOf = (answers: readonly (Pick<Answer, 'criterion' | 'system'> & Named)[]) =>
  answers.flatMap(({ criterion, system, evidence = [] }) =>
    evidence.map(({ sha256 }) => [criterion, system ?? '', sha256] as const),
  )
