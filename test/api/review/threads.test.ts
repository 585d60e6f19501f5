/** Threads: what the coordinator asks about a filing, what its department answers, until it is closed. */
import { expect } from 'vitest'
import { COUNTS, LIMITS } from '../../../api/domain/limits.ts'
import type { ThreadView } from '../../../api/domain/thread.ts'
import { CODE, filed, PATH, SUBJECT } from '../../support/filing.ts'
import { refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { PERIOD, test } from '../../support/world.ts'

const uuid = () => crypto.randomUUID()
const thread = async (answer: Response) => (await answer.json()) as ThreadView

test('a thread is begun, answered and closed, each once however often it is sent', async ({ world }) => {
  const system = await world.system(CODE)
  const { dic, editor } = await filed(world)
  const list = async (who = editor) => (await (await who.get(`${PATH}/threads`)).json()) as ThreadView[]
  expect(await list()).toEqual([])

  const asked = { id: uuid(), criterion: '6.1.a', system, text: 'Gửi kèm sơ đồ.' }
  const begun = await dic.post(`${PATH}/threads`, asked)
  expect(begun.status).toBe(201)
  const { id, messages } = await thread(begun)
  expect(messages).toEqual([
    expect.objectContaining({ by: 'Người dùng dic', side: 'coordinator', text: 'Gửi kèm sơ đồ.' }),
  ])
  expect((await dic.post(`${PATH}/threads`, asked)).status).toBe(200)
  await refusal(await dic.post(`${PATH}/threads`, { ...asked, text: 'Khác' }), 409, 'duplicate')

  const told = { id: uuid(), text: 'Đã đính kèm sơ đồ mới.' }
  expect((await editor.post(`/threads/${id}/messages`, told)).status).toBe(201)
  expect((await editor.post(`/threads/${id}/messages`, told)).status).toBe(200)
  await refusal(await editor.post(`/threads/${id}/messages`, { ...told, text: 'Khác' }), 409, 'duplicate')
  expect((await list()).map((each) => each.messages.map(({ side, text }) => [side, text]))).toEqual([
    [
      ['coordinator', 'Gửi kèm sơ đồ.'],
      ['department', 'Đã đính kèm sơ đồ mới.'],
    ],
  ])

  // Of a narrative, of a system, of the whole filing.
  for (const about of [{ section: '1.1' }, { system }, {}]) {
    expect((await dic.post(`${PATH}/threads`, { ...about, text: 'Nêu rõ hơn.' })).status).toBe(201)
  }
  expect((await list(dic)).map(({ criterion, system, section }) => [criterion, system, section])).toEqual(
    expect.arrayContaining([
      ['6.1.a', system, null],
      [null, null, '1.1'],
      [null, system, null],
      [null, null, null],
    ]),
  )

  expect(await thread(await dic.post(`/threads/${id}/close`))).toMatchObject({ closedBy: 'Người dùng dic' })
  const closed = await fingerprint(world.db)
  expect((await dic.post(`/threads/${id}/close`)).status).toBe(200)
  await refusal(await editor.post(`/threads/${id}/messages`, { text: 'Còn nữa' }), 409, 'threadClosed')
  expect(await fingerprint(world.db)).toBe(closed)
  expect((await auditLines(world.db)).filter((line) => line.includes(' thread.'))).toEqual([
    `dic thread.open ${SUBJECT}`,
    `so-khcn thread.answer ${SUBJECT}`,
    ...Array(3).fill(`dic thread.open ${SUBJECT}`),
    `dic thread.close ${SUBJECT}`,
  ])
})

test('what nobody may do, or the assessment does not have, is refused and writes nothing', async ({ world }) => {
  await world.system('so-tc')
  const { dic, editor } = await filed(world)
  const { id } = await thread(await dic.post(`${PATH}/threads`, { text: 'Nêu rõ hơn.' }))
  const other = await world.as('so-tc')
  const before = await fingerprint(world.db)
  await refusal(await other.get(`${PATH}/threads`), 403, 'forbidden')
  await refusal(await other.post(`/threads/${id}/messages`, { text: 'Chào' }), 403, 'forbidden')
  await refusal(await editor.post(`${PATH}/threads`, { text: 'Chào' }), 403, 'forbidden')
  await refusal(await editor.post(`/threads/${id}/close`), 403, 'forbidden')
  await refusal(await dic.post(`/threads/${uuid()}/close`), 404, 'notFound')
  await refusal(await dic.get(`/periods/${PERIOD}/assessments/nowhere/threads`), 404, 'notFound')
  for (const wrong of [
    { text: ' ' },
    { text: 'x'.repeat(LIMITS.comment + 1) },
    { text: 'Chào', criterion: '9.9.z' },
    { text: 'Chào', criterion: '1.1.a', system: 'of nobody' },
    { text: 'Chào', system: 'of nobody' },
    { text: 'Chào', section: '9.9' },
    { text: 'Chào', section: '1.1', criterion: '1.1.a' },
    { text: 'Chào', more: 1 },
  ])
    await refusal(await dic.post(`${PATH}/threads`, wrong), 422, 'invalid')
  expect(await fingerprint(world.db)).toBe(before)
})

test('threads and their messages are so many at most', async ({ world }) => {
  const { dic } = await filed(world)
  const begin = () => dic.post(`${PATH}/threads`, { criterion: '1.1.a', text: 'Nêu rõ hơn.' })
  const first = await thread(await begin())
  for (let n = 1; n < COUNTS.openThreads; n++) expect((await begin()).status).toBe(201)
  await refusal(await begin(), 409, 'threadsFull')
  await dic.post(`/threads/${first.id}/close`)
  const { id } = await thread(await begin())
  for (let n = 1; n < COUNTS.messages; n++)
    expect((await dic.post(`/threads/${id}/messages`, { text: `Lần ${n}` })).status).toBe(201)
  await refusal(await dic.post(`/threads/${id}/messages`, { text: 'Lần cuối' }), 409, 'threadsFull')
})
