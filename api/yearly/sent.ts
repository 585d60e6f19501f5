/** Yearly reports that were sent: frozen as they were, whatever becomes of register, bodies and settings. */
import canonicalize from 'canonicalize'
import type { z } from 'zod'
import { GuardFailed, isDuplicate, requireThat, write } from '../../db/client.ts'
import * as reports from '../../db/queries/yearly-reports.ts'
import type { Caller, Using } from '../deps.ts'
import type { Form08 } from '../domain/form08/types.ts'
import { dayOf } from '../domain/period.ts'
import { sha256 } from '../domain/sha256.ts'
import type { SentYear } from '../domain/wire/year.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { type Issuer, issuerOf } from '../reports/form08/issuer.ts'
import { type Read, readForm08, requirementsOfSent } from './read.ts'
import { senderOf } from './sender.ts'
import { AS_IT_IS, jsonOf } from './told.ts'

type Working = Pick<Using, 'db' | 'frameworks' | 'now' | 'settings'>
type Input = z.output<typeof SentYear> & { year: string }

type Row = NonNullable<Awaited<ReturnType<typeof reports.find>>>
/** `owner`: id of the body whose systems alone it tells of, with its name as it was; null for all. */
export type SentReport = Omit<Row, 'owner' | 'ownerName'> & { owner: string | null; ownerName: string | null }

const told = ({ owner, ownerName, ...report }: Row): SentReport => ({
  ...report,
  owner: owner === '' ? null : owner,
  ownerName: owner === '' ? null : ownerName,
})

/** Newest first. */
export const listSent = async ({ db }: Pick<Using, 'db'>, year: string): Promise<SentReport[]> =>
  (await reports.ofYear(db, Number(year))).map(told)

/**
 * Records that the report has left, with its number and day, and keeps it as it is now. The same `id` again is answered with what
 * was recorded.
 * @throws Problem notFound, invalid, duplicate, form08Incomplete, form08Empty, form08Sent
 */
export async function sendForm08(
  deps: Working,
  caller: Caller,
  { year, owner, id, number, date, sentBy }: Input,
): Promise<{ made: boolean; report: SentReport }> {
  const { db, now, settings } = deps
  const known = await reports.find(db, id)
  if (known) return { made: false, report: again(told(known), { year: Number(year), owner, number, date, sentBy }) }
  if (date > dayOf(now())) throw new Problem('invalid', { faults: [{ path: 'date', code: 'dayAhead' }] })
  const read = await readForm08(deps, caller, { year, owner, unit: null })
  if (date < read.form.window.from) throw new Problem('invalid', { faults: [{ path: 'date', code: 'dayBefore' }] })
  if (read.form.rows.length === 0) throw new Problem('form08Empty')
  const errors = read.form.faults.filter(({ severity }) => severity === 'error').length
  if (errors > 0) throw new Problem('form08Incomplete', { values: { count: errors } })

  const issuer = issuerOf(await senderOf(deps, read, { unit: null }), settings)
  // In pieces: the report of a large province takes long to write at once.
  const pieces = [`{"issuer":${JSON.stringify(issuer)},"form":`]
  for await (const piece of jsonOf(read.form, AS_IT_IS)) pieces.push(piece)
  const content = `${pieces.join('')}}`
  const report = {
    ...{ id, year: Number(year), owner: owner ?? '', ownerName: read.form.owner?.name ?? '', number, date, sentBy },
    ...{ sha256: await sha256(content), content, by: caller.name, at: now().toISOString() },
  }
  const { content: _content, ...detail } = report
  try {
    await write(db, [
      requireThat(reports.isNew(report)),
      reports.create(db, report),
      auditLine(deps, caller, 'form08.send', year, detail),
    ])
  } catch (error) {
    if (!(error instanceof GuardFailed) && !isDuplicate(error)) throw error
    // Its twin was quicker, or somebody else with the same letter.
    const twin = await reports.find(db, id)
    if (!twin) throw new Problem('form08Sent')
    return { made: false, report: again(told(twin), { year: Number(year), owner, number, date, sentBy }) }
  }
  return { made: true, report: told(detail) }
}

/** @throws Problem duplicate where the same `id` recorded something else */
function again(
  report: SentReport,
  asked: Pick<SentReport, 'year' | 'owner' | 'number' | 'date' | 'sentBy'>,
): SentReport {
  const { year, owner, number, date, sentBy } = report
  if (canonicalize({ year, owner, number, date, sentBy }) !== canonicalize(asked)) throw new Problem('duplicate')
  return report
}

/** A report as it was sent, and by whom. @throws Problem notFound */
export async function readSent(
  deps: Working,
  year: string,
  id: string,
): Promise<Pick<Read, 'form' | 'requirements'> & { issuer: Issuer }> {
  const { db } = deps
  const report = orThrow(await reports.find(db, id), 'notFound')
  if (report.year !== Number(year)) throw new Problem('notFound')
  const { form, issuer } = JSON.parse(orThrow(await reports.contentOf(db, id), 'notFound')) as {
    form: Form08
    issuer: Issuer
  }
  return { form, issuer, requirements: (signal) => requirementsOfSent(deps, form, signal) }
}
