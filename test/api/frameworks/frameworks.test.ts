import { describe, expect } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { NOTHING_KNOWN } from '../../../api/domain/health.ts'
import { library } from '../../../api/frameworks/library.ts'
import { readPolicy } from '../../../api/people/policy.ts'
import { loadFrameworks } from '../../../db/frameworks/index.ts'
import { OTHER } from '../../support/framework.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { SECRET } from '../../support/session.ts'
import { temporaryFiles } from '../../support/temporary-files.ts'
import { answerChange, EDITION, FRAMEWORK, PERIOD, test, World } from '../../support/world.ts'

/** A world whose one framework is of another shape than the law's. It needs no other home: it is the same application. */
const other = test.extend<{ other: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  other: async ({}, use) => {
    const plain = await World.create()
    const app = createApp({
      db: plain.db,
      files: temporaryFiles().files,
      now: () => new Date(),
      frameworks: library(plain.db, loadFrameworks([OTHER])),
      mappings: [],
      secret: SECRET,
      setupCode: null,
      policy: readPolicy({}, Error),
      address: () => '127.0.0.1',
      secure: () => false,
      log: () => {},
      upkeep: async () => NOTHING_KNOWN,
      version: 'test',
    })
    await plain.db.$client.execute({
      sql: 'update periods set framework_id = ?, framework_version = null',
      args: [OTHER.id],
    })
    await use(new World({ ...plain.home, fetch: async (request) => app.fetch(request) }))
    await plain.home.close()
  },
})

describe('a framework of another shape', () => {
  other('runs the whole job: levels, questions, filing, figures and reports', async ({ other: world }) => {
    const [editor, dic] = [await world.as('so-khcn'), await world.as('dic')]
    const refused = await editor.post('/departments/so-khcn/systems', {
      name: 'HT',
      level: 3,
      dossier: 'none',
      hosting: 'own',
    })
    expect(paths(await refusal(refused, 422, 'invalid'))).toEqual(['level'])
    const system = await world.system('so-khcn', { level: 7 })

    const { answers } = await editor.read('so-khcn')
    expect(answers.map((answer) => answer.criterion)).toEqual(['z', 'y', 'x', 'w'])
    await refusal(await editor.save('so-khcn', [answerChange('1.1.a', null, 0)]), 422, 'invalid')
    await editor.save('so-khcn', [
      { kind: 'narrative', section: 'B.10', base: 0, text: 'Mười' },
      { ...answerChange('x', system, 0), status: 'notApplicable', note: 'Không có' },
    ])
    expect((await world.file('so-khcn')).status).toBe(201)

    expect(await (await dic.get(`/periods/${PERIOD}/rollup`)).json()).toMatchObject({
      systems: { byLevel: { 2: 0, 4: 0, 7: 1 }, fullyImplemented: 1 },
      compliance: { met: 3, notApplicable: 1 },
      departments: [{ sections: { 'B.10': 1, 'B.9': 1, A: 1 } }, { sections: { 'B.10': null, 'B.9': null, A: null } }],
    })
    for (const report of ['rollup.xlsx', 'rollup.docx', 'assessments/so-khcn/report.docx']) {
      const response = await dic.get(`/periods/${PERIOD}/${report}`)
      expect([report, response.status, (await response.arrayBuffer()).byteLength > 3000]).toEqual([report, 200, true])
    }
  })
})

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
