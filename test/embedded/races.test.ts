/** Acts that meet: in one process it is certain which of two is written first. */
import { expect } from 'vitest'
import { addDays } from '../../api/domain/period.ts'
import { refusal } from '../support/refusal.ts'
import { PERIOD, test } from '../support/world.ts'

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
