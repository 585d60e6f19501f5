/** The yearly report as it is sent: the answer of the API, the letter, the workbook. */
import type { Context } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { SystemRequirements } from '../domain/form08/types.ts'
import { Problem } from '../http/problem.ts'
import { streamedIn, written } from '../http/written.ts'
import { mayTakeRequirements } from '../permissions.ts'
import { type Asked, readForm08 } from './read.ts'
import { type Form08Told, jsonOf, toldOf } from './told.ts'

type AskedFile = Asked & { annex: 'requirements' | null }

/** @throws Problem notFound, forbidden */
export async function form08Json(c: Context<AppEnv>, { annex, ...asked }: AskedFile) {
  if (annex && !mayTakeRequirements(c.var.caller, asked.unit)) throw new Problem('forbidden')
  const { form, requirements } = await readForm08(c.var, c.var.caller, asked)
  const told = await toldOf(form, c.var.language)
  if (!annex) return written<Form08Told & { requirements?: SystemRequirements[] }>(c, await jsonOf(told))
  return streamedIn(c, told, 'requirements', requirements())
}
