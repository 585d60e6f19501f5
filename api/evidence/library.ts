/** A department's library of evidence: what it keeps, under which names and days, and where each file is named. */
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as files from '../../db/queries/files.ts'
import type { Caller, Using } from '../deps.ts'
import { type FiledFile, type FileSpace, type LibraryFile, nameOfType } from '../domain/file.ts'
import { FILE_TYPES } from '../domain/file-type.ts'
import { BODY_BYTES } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import type { FilePatch } from '../domain/wire/file.ts'
import { auditLine, auditLineIfDone } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { upload } from '../http/upload.ts'
import { forgetUnused } from './sweep.ts'

type Working = Pick<Using, 'db' | 'files' | 'now' | 'policy'>
type Named = { code: string; sha256: string }

/** Newest first. @throws Problem notFound for an unknown department */
export async function listFiles({ db }: Pick<Using, 'db'>, code: string): Promise<LibraryFile[]> {
  const list = await files.library(db, code)
  if (list.length === 0) orThrow(await departments.find(db, code), 'notFound')
  return list
}

/** @throws Problem notFound for an unknown department */
export async function readSpace({ db, policy }: Pick<Using, 'db' | 'policy'>, code: string): Promise<FileSpace> {
  orThrow(await departments.find(db, code), 'notFound')
  return { used: await files.usedBytes(db, code), most: policy.filesQuota }
}

/**
 * Keeps a file; a content that is in the library already stays as it is there.
 * @param input `upload`: the client's id of what it was sent as, in parts
 * @throws Problem fileType, tooLarge, quota, filesFull, filesBusy
 */
export async function keepFile(
  deps: Working,
  caller: Caller,
  input: { code: string; name: string; content: ReadableStream<Uint8Array> | null; upload?: string },
): Promise<{ made: boolean; file: FiledFile }> {
  const { db, now, policy } = deps
  const { code, content } = input
  const { sha256, size, type } = await upload(deps, content, { types: FILE_TYPES, most: BODY_BYTES.file })
  const name = nameOfType(input.name, type)
  const made = { sha256, name, size, type, number: null, date: null, covers: null }
  const row = { ...made, department: code, by: caller.name, at: now().toISOString(), upload: input.upload ?? null }
  try {
    const [{ rowsAffected } = { rowsAffected: 0 }] = await write(db, [
      files.put(db, row),
      auditLineIfDone(deps, caller, 'file.keep', `${code}/${sha256}`, { name, size }),
      requireThat(files.hasRoom(code, policy.filesQuota)),
    ])
    if (rowsAffected > 0) return { made: true, file: made }
  } catch (error) {
    if (!(error instanceof GuardFailed)) throw error
    await forgetUnused(deps, sha256)
    throw await noRoom(deps, code)
  }
  const { by: _by, at: _at, removedAt: _removedAt, ...file } = orThrow(await files.find(db, code, sha256), 'notFound')
  return { made: false, file }
}

async function noRoom({ db, policy }: Working, code: string): Promise<Problem> {
  if (!(await files.hasCountFor(db, code))) return new Problem('filesFull')
  const used = await files.usedBytes(db, code)
  return new Problem('quota', { values: { used: megabytes(used), most: megabytes(policy.filesQuota) } })
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** @throws Problem notFound, invalid for a date ahead */
export async function changeFile(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { code, sha256, ...change }: Named & FilePatch,
): Promise<FiledFile> {
  const { db, now } = deps
  const before = orThrow(await files.find(db, code, sha256), 'notFound')
  if (before.removedAt !== null) throw new Problem('notFound')
  if (change.date && change.date > dayOf(now()))
    throw new Problem('invalid', { faults: [{ path: 'date', code: 'dayAhead' }] })
  const { name, ...rest } = change
  const given = { ...rest, ...(name !== undefined && { name: nameOfType(name, before.type) }) }
  await write(db, [
    files.update(db, code, sha256, given),
    auditLine(deps, caller, 'file.update', `${code}/${sha256}`, given),
  ])
  const { by: _by, at: _at, removedAt: _removedAt, ...file } = orThrow(await files.find(db, code, sha256), 'notFound')
  return file
}

/** Takes it out of the library. What answers and submissions name stays readable there. Once more changes nothing. */
export async function removeFile(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { code, sha256 }: Named,
): Promise<void> {
  const { db, now } = deps
  await write(db, [
    files.remove(db, code, sha256, now().toISOString()),
    auditLineIfDone(deps, caller, 'file.remove', `${code}/${sha256}`),
  ])
}
