/** One department's filing of the period, and the people who deal with it. */
import { expect } from 'vitest'
import { refusal } from './refusal.ts'
import { fingerprint } from './stored.ts'
import { answerChange, PERIOD, type World } from './world.ts'

export const CODE = 'so-khcn'
export const PATH = `/periods/${PERIOD}/assessments/${CODE}`
export const SUBJECT = `${PERIOD}/${CODE}`
export const REASON = 'Đề nghị bổ sung minh chứng'

export const cast = async (world: World) => ({
  editor: await world.as(CODE),
  approver: await world.as(`${CODE}-ld`),
  dic: await world.as('dic'),
  admin: await world.as('admin'),
})
type Cast = Awaited<ReturnType<typeof cast>>
export type Caller = Cast['editor']

/** A department that has filed once, and the people who deal with it. */
export async function filed(world: World) {
  expect((await world.file(CODE)).status).toBe(201)
  return cast(world)
}

export const giveBack = (caller: Caller, items?: { criterion: string; system: string | null; comment?: string }[]) =>
  caller.post(`${PATH}/return`, { reason: REASON, ...(items && { items }) })

export const versionOf = async (caller: Caller) => (await caller.read(CODE)).version

/** A save, a submission and a withdrawal are refused with this code, and nothing is written. */
export async function expectLocked(world: World, { editor, approver }: Cast, code: string, withdrawal = 'wrongState') {
  const view = await approver.read(CODE)
  const base = view.answers[0]?.version ?? 0
  const before = await fingerprint(world.db)
  await refusal(await editor.save(CODE, [answerChange('1.1.a', null, base)]), 409, code)
  await refusal(await approver.submit(CODE, view.version), 409, code)
  await refusal(await approver.post(`${PATH}/withdraw`), 409, withdrawal)
  expect(await fingerprint(world.db)).toBe(before)
  return view
}
