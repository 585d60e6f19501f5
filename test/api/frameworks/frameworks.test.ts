import { expect } from 'vitest'
import type { Framework } from '../../../api/domain/framework.ts'
import { refusal } from '../../support/refusal.ts'
import { EDITION, FRAMEWORK, PERIOD, test } from '../../support/world.ts'

test('a period whose framework is not loaded is a failure of the server that says no more', async ({ world }) => {
  await world.db.$client.execute("update periods set framework_id = 'da-mat'")
  const editor = await world.as('so-khcn')
  await refusal(await editor.get(`/periods/${PERIOD}/assessments/so-khcn`), 500, 'internal')
})

test('editions stand side by side: the newest, one by name, one by its fingerprint', async ({ world }) => {
  const editor = await world.as('so-khcn')
  const lines = (await (await editor.get('/frameworks')).json()) as { id: string; version: string }[]
  const ours = lines.filter(({ id }) => id === FRAMEWORK).map(({ version }) => version)
  expect(ours).toEqual(['2024.2', EDITION.frameworkVersion])
  const read = async (query: string) =>
    (await (await editor.get(`/frameworks/${FRAMEWORK}${query}`)).json()) as Framework
  expect((await read('')).version).toBe(EDITION.frameworkVersion)
  const { framework } = await editor.read('so-khcn')
  expect((await read(`?sha256=${framework.sha256}`)).version).toBe(EDITION.frameworkVersion)
  for (const version of ours) expect((await read(`?version=${version}`)).version).toBe(version)
  // Of periods from before there were editions.
  expect((await read('?version=')).version).toBe(ours[0])
  await refusal(await editor.get(`/frameworks/${FRAMEWORK}?version=1999.1`), 404, 'notFound')
  await refusal(await editor.get(`/frameworks/${FRAMEWORK}?sha256=${'0'.repeat(64)}`), 404, 'notFound')
})
