/** The demo as a process: made once, kept, made afresh when asked, never half-made. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { environment, root, signIn, test } from '../support/node-server.ts'

const DEMO = ['demo', '--api-only']
const PASSWORD = 'soat-demo-2024'

test('the demo is made whole, kept over restarts and made afresh by --reset', { timeout: 180_000 }, async ({
  start,
  folder,
}) => {
  const data = join(folder, 'data')
  // Killed while it is being made.
  const cut = spawn(process.execPath, [join(root, 'api/node.ts'), ...DEMO], { env: environment(data, {}) })
  await once(cut.stdout, 'data')
  cut.kill('SIGKILL')
  await once(cut, 'exit')
  expect(await readdir(join(data, 'demo'))).not.toContain('soat.db')

  const first = await start(DEMO)
  for (const shown of ['admin', 'dic', 'so-khcn', 'so-khcn-ld', PASSWORD]) expect(first.output()).toContain(shown)
  const cookie = await signIn(first, 'so-khcn-ld', PASSWORD)
  expect(await (await first.call('/api/site')).json()).toMatchObject({ demo: true, setupNeeded: false })
  const departments = await first.call('/api/departments', { cookie: await signIn(first, 'dic', PASSWORD) })
  expect(await departments.json()).toHaveLength(64)
  expect(await first.stop()).toBe(0)

  const again = await start(DEMO)
  expect(again.output()).not.toContain('Making the demo province')
  expect((await again.call('/api/me', { cookie })).status).toBe(200)
  await again.stop()

  const afresh = await start([...DEMO, '--reset'])
  expect(afresh.output()).toContain('Making the demo province')
  expect((await afresh.call('/api/me', { cookie })).status).toBe(401)
  // The real data folder around it is untouched.
  expect(await readdir(data)).toEqual(['demo'])
})
