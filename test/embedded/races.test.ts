/** Acts that meet: in one process it is certain which of two is written first. */
import { expect } from 'vitest'
import { addDays } from '../../api/domain/period.ts'
import { write } from '../../db/client.ts'
import * as sessions from '../../db/queries/sessions.ts'
import * as users from '../../db/queries/users.ts'
import { refusal } from '../support/refusal.ts'
import { PASSWORD, PERIOD, test } from '../support/world.ts'

test('a period that changes while a department files: it files by what holds then, or not at all', async ({
  world,
}) => {
  const [admin, approver] = [await world.as('admin'), await world.as('so-khcn-ld')]
  const path = `/periods/${PERIOD}`
  await world.answerAll('so-khcn')
  const { version } = await approver.read('so-khcn')
  for (const change of [{ requestRef: 'CV 2' }, { dueOn: world.today }, { closesOn: addDays(world.today, -1) }]) {
    if ('closesOn' in change) await admin.patch(path, { dueOn: addDays(world.today, -1) })
    const [changed, submitted] = await Promise.all([admin.patch(path, change), approver.submit('so-khcn', version)])
    expect(changed.status).toBe(200)
    await refusal(submitted, 409, 'staleVersion')
  }
  await admin.patch(path, { dueOn: world.today, closesOn: world.today })
  const exemption = { department: 'so-khcn', change: 'exempt', reason: 'Sáp nhập' }
  const [exempted, submitted] = await Promise.all([
    admin.post(`${path}/filers`, exemption),
    approver.submit('so-khcn', version),
  ])
  expect(exempted.status).toBe(201)
  await refusal(submitted, 409, 'staleVersion')
})

test('a password that is replaced, or an account that is closed, while the password is looked at opens nothing', async ({
  world,
}) => {
  const { db } = world
  const signIn = () => world.anonymous().post('/auth/sign-in/username', { username: 'so-tc', password: PASSWORD })
  const stored = (await users.find(db, 'so-tc'))?.passwordHash ?? ''
  const replaced = { passwordHash: `${stored.slice(0, -1)}${stored.endsWith('0') ? '1' : '0'}`, expiresAt: null }
  for (const change of [
    users.setPassword(db, 'so-tc', new Date(), replaced),
    [users.update(db, 'so-tc', new Date(), { active: false })],
  ]) {
    await write(db, users.setPassword(db, 'so-tc', new Date(), { passwordHash: stored, expiresAt: null }))
    const signingIn = signIn()
    // By then the user has been read, and the hash has begun.
    for (let n = 0; n < 10; n++) await users.find(db, 'so-tc')
    await write(db, [...change, sessions.endAll(db, 'so-tc')])
    await refusal(await signingIn, 401, 'badCredentials')
    expect((await db.$client.execute('select * from sessions')).rows).toEqual([])
  }
})
