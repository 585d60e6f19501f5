/** The yearly report in both homes, which have the machine's clock; number by number it is in test/embedded. */
import { describe, expect } from 'vitest'
import { dayOf } from '../../../api/domain/period.ts'
import type { Form08Told } from '../../../api/yearly/told.ts'
import { refusal } from '../../support/refusal.ts'
import { test } from '../../support/world.ts'

/** The report whose last data day is ahead, or today. */
const today = dayOf(new Date())
const YEAR = Number(today.slice(0, 4)) + (today.slice(5) > '12-14' ? 1 : 0)
const PATH = `/years/${YEAR}/form08`

describe('form 08', () => {
  test('tells of every system in use, of each department to its own people', async ({ world }) => {
    const dic = await world.as('dic')
    const read = async (query = '', who = dic) => (await (await who.get(`${PATH}${query}`)).json()) as Form08Told
    expect(await read()).toMatchObject({ year: YEAR, registerOn: today, rows: [], bodies: [], complete: true })
    const made = [await world.system('so-khcn'), await world.system('so-tc', { name: 'Kho bạc', owner: 'UBND tỉnh' })]
    const retired = await world.system('so-tc', { name: 'Cũ' })
    await dic.patch(`/systems/${retired}`, { retired: true })
    const whole = await read()
    expect(whole.rows.map(({ system }) => system).sort()).toEqual([...made].sort())
    expect(whole.bodies).toMatchObject([{ owner: { id: null, name: 'UBND tỉnh' }, unit: null }])
    const own = await world.as('so-tc')
    const part = await read('?unit=so-tc', own)
    expect(part.rows.map(({ system }) => system)).toEqual([made[1]])
    expect(part.faults.every(({ where }) => where.department === 'so-tc' || where.name === 'UBND tỉnh')).toBe(true)
    await refusal(await own.get(PATH), 403, 'forbidden')
    await refusal(await own.get(`${PATH}.docx?unit=so-khcn`), 403, 'forbidden')
  })

  test('comes as a letter and as a workbook, whole, of a department, and requirement by requirement', async ({
    world,
  }) => {
    await world.system('so-khcn')
    const [dic, own] = [await world.as('dic'), await world.as('so-khcn')]
    for (const extension of ['docx', 'xlsx'])
      for (const [who, query] of [
        [dic, ''],
        [dic, '?annex=requirements'],
        [own, '?unit=so-khcn'],
      ] as const) {
        const answer = await who.get(`${PATH}.${extension}${query}`)
        const bytes = new Uint8Array(await answer.arrayBuffer())
        expect([answer.status, String.fromCharCode(...bytes.subarray(0, 2)), bytes.length > 5000], query).toEqual([
          200,
          'PK',
          true,
        ])
      }
  })
})
