/** A province of 64 departments that have all filed the period. */
import { write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as users from '../../db/queries/users.ts'
import type { World } from './world.ts'
import { answerChange, NEXT_PERIOD, PLAN, SIGNATORY } from './world.ts'

/** Beside the two that every world has; the period that they file is the next one. */
export async function sixtyFour(world: World): Promise<void> {
  const { db } = world
  const codes = Array.from({ length: 62 }, (_, n) => `don-vi-${n + 1}`)
  const person = (code: string) => ({
    username: code,
    name: `Cán bộ ${code}`,
    role: 'editor' as const,
    department: code,
  })
  await write(
    db,
    codes.flatMap((code, n) => [
      departments.create(db, {
        code,
        name: `Đơn vị thử nghiệm số ${n + 1}`,
        shortName: `Đơn vị ${n + 1}`,
        kind: 'department',
        parent: null,
        activeFrom: null,
        activeTo: null,
      }),
      ...users.create(db, code, new Date(), { ...person(code), mustChangePassword: false, passwordHash: 'none' }),
    ]),
  )
  await world.nextPeriod()
  for (const [n, code] of [...codes, 'so-khcn', 'so-tc'].entries()) {
    await world.system(code, { level: 1 + (n % 3) })
    const editor = await world.as(code)
    const { answers } = await editor.read(code, NEXT_PERIOD)
    const changes = answers.map(({ criterion, system }, i) => ({
      ...answerChange(criterion, system, 0),
      // Of each section something, of each department otherwise.
      ...((7 * i + n * n) % 11 === 0 && { status: 'unmet' as const, plan: PLAN }),
      ...((i + n) % 7 === 0 && { status: 'notApplicable' as const, note: 'Đơn vị không có nội dung này' }),
    }))
    const saved = await editor.save(code, changes, NEXT_PERIOD)
    const { version } = (await saved.json()) as { version: number }
    const signer = n < codes.length ? editor : await world.as(`${code}-ld`)
    const filed = await signer.call('POST', `/periods/${NEXT_PERIOD}/assessments/${code}/submit`, {
      version,
      signatory: SIGNATORY,
    })
    if (filed.status !== 201) throw new Error(`${code}: ${filed.status} ${await filed.text()}`)
  }
}
