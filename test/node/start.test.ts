/** The Node home from its first start: what it makes, asks for and refuses. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import nd85 from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { PASSWORD, runHere, runNode, setUp, signIn, test } from '../support/node-server.ts'

describe('the first start', () => {
  test('makes the first administrator through a code on the console, once, and knows them after a restart', async ({
    start,
    folder,
  }) => {
    // A folder that everybody may look into, as a careless `mkdir` makes it.
    await mkdir(join(folder, 'data'), { mode: 0o755 })
    const first = await start()
    expect(await (await first.call('/api/site')).json()).toMatchObject({ setupNeeded: true })
    const wrong = await first.call('/api/setup', { method: 'POST', body: { code: 'AAAAA-AAAAA-AAAAA-AAAAA' } })
    expect(wrong.ok).toBe(false)
    expect((await setUp(first)).status).toBe(201)
    expect((await setUp(first)).status).toBe(409)
    const cookie = await signIn(first, 'admin', PASSWORD)
    expect(await first.stop()).toBe(0)

    const second = await start()
    expect(second.output()).not.toMatch(/[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/)
    // The secret is kept, so the session of before still holds.
    const me = await second.call('/api/me', { cookie })
    expect(await me.json()).toMatchObject({ user: { username: 'admin', role: 'admin' } })
    for (const name of await readdir(join(folder, 'data'))) {
      const { mode } = await stat(join(folder, 'data', name))
      expect(mode & 0o777, name).toBe(0o600)
    }
  })

  test('shows another code at every start until it has been used', async ({ start }) => {
    const code = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/
    const first = await start()
    const [shown] = code.exec(first.output()) ?? []
    await first.stop()
    const second = await start()
    expect(code.exec(second.output())?.[0]).not.toBe(shown)
  })
})

test('a password that nobody knows any more is replaced from the console, while the server runs', async ({
  start,
  folder,
}) => {
  const data = join(folder, 'data')
  const server = await start()
  await setUp(server)
  const before = await signIn(server, 'admin')
  for (let n = 0; n < 6; n++) await expect(signIn(server, 'admin', 'not-the-right-one')).rejects.toThrow()
  await expect(signIn(server, 'admin')).rejects.toThrow('tooManyAttempts')
  const given = await runHere(data, ['password', 'Admin'])
  expect(given.status).toBe(0)
  expect((await server.call('/api/me', { cookie: before })).status).toBe(401)
  await expect(signIn(server, 'admin', PASSWORD)).rejects.toThrow('badCredentials')
  const [temporary] = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(given.output) ?? []
  const cookie = await signIn(server, 'admin', temporary)
  expect(await (await server.call('/api/me', { cookie })).json()).toMatchObject({ user: { mustChangePassword: true } })
  expect((await server.call('/api/users', { cookie })).status).toBe(403)

  for (const [args, refusal] of [
    [['nobody'], 'There is no account "nobody"'],
    [[], 'Name the account'],
    [['admin', 'dic'], 'does not take these arguments: admin dic'],
  ] as const) {
    const { status, output } = await runHere(data, ['password', ...args])
    expect(output).toContain(refusal)
    expect(status).toBe(1)
  }
  expect((await runHere(join(folder, 'nowhere'), ['password', 'admin'])).output).toContain('There is no account')
  await expect(stat(join(folder, 'nowhere'))).rejects.toThrow()
})

describe('what it refuses to start with', () => {
  const config: [string, string][] = [
    ['PORT', '99999'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'postgres://localhost/soat'],
    ['TRUST_PROXY', '-1'],
    ['LOG', 'loud'],
  ]
  test.for(config)('%s=%s', async ([name, value], { folder }) => {
    const { status, output } = await runHere(folder, ['serve', '--api-only'], { [name]: value })
    expect(status).toBe(1)
    expect(output).toContain(`The variable ${name} has the value "${value}"`)
    expect(output).not.toContain('    at ')
  })

  test('an unknown command or option', async ({ folder }) => {
    const asProcess = await runNode(folder, ['serv'])
    expect(asProcess).toMatchObject({ status: 1, output: expect.stringContaining('Usage') })
    for (const args of [[], ['serve', '--port=1'], ['backup', '--to'], ['demo', 'again'], ['restore', 'a', 'b']]) {
      const { status, output } = await runHere(folder, args)
      expect(status, args.join(' ')).toBe(1)
      expect(output).toMatch(/Usage|does not take/)
    }
  })

  test('a broken framework document, naming every fault by its path', async ({ folder }) => {
    await mkdir(join(folder, 'frameworks'))
    const [first, second, ...rest] = nd85.criteria
    const criteria = [{ ...first, section: '9.9' }, { ...second, text: { vi: 'Chỉ tiếng Việt' } }, ...rest, first]
    await writeFile(join(folder, 'frameworks/own.json'), JSON.stringify({ ...nd85, id: 'own', criteria }))
    const { status, output } = await runNode(folder, ['serve', '--api-only'])
    expect(status).toBe(1)
    expect(output).toContain('own.json: criteria/1/text/en: ')

    await writeFile(
      join(folder, 'frameworks/own.json'),
      JSON.stringify({ ...nd85, id: 'own', criteria: [criteria[0], second, ...rest, first] }),
    )
    const again = await runNode(folder, ['serve', '--api-only'])
    expect(again.output).toContain('own.json: criteria/0/section: There is no section “9.9”')
    expect(again.output).toContain(`own.json: criteria/${nd85.criteria.length}/id: The id “${first?.id}” is used above`)
    expect(again.output).not.toContain('is running')
  })

  test('a framework document that is not JSON, or that takes the id of another', async ({ folder }) => {
    await mkdir(join(folder, 'frameworks'))
    await writeFile(join(folder, 'frameworks/own.json'), JSON.stringify(nd85))
    expect((await runNode(folder, ['serve', '--api-only'])).output).toContain(
      'own.json: version: The edition “nd85-tcvn11930@2024.3” is another document',
    )
    await writeFile(join(folder, 'frameworks/own.json'), '{')
    const { status, output } = await runNode(folder, ['serve', '--api-only'])
    expect(status).toBe(1)
    expect(output).toContain('own.json: ')
  })

  test('a data folder that another server is using, a port that is taken, and a folder that is a file', async ({
    start,
    folder,
  }) => {
    const server = await start()
    const same = await runNode(join(folder, 'data'), ['serve', '--api-only'])
    expect(same).toMatchObject({ status: 1, output: expect.stringContaining('is in use by another Soát server') })
    const { port } = new URL(server.url)
    const taken = await runNode(join(folder, 'other'), ['serve', '--api-only'], { PORT: port })
    expect(taken).toMatchObject({ status: 1, output: expect.stringContaining(`Port ${port} is in use`) })
    await writeFile(join(folder, 'file'), '')
    const file = await runHere(join(folder, 'file'), ['serve', '--api-only'])
    expect(file).toMatchObject({ status: 1, output: expect.stringContaining('Cannot open the data folder') })
  })
})
