import type { Client, InStatement } from '@libsql/client'
import { expect } from 'vitest'
import { answerChange, PERIOD, test } from '../support/world.ts'

const PATH = `/periods/${PERIOD}/assessments/so-khcn`
/** Tables that grow with the departments and their past periods. */
const GROWING =
  /^SCAN (systems|users|filers|assessments|answers|narratives|recommendations|submissions|audit|sessions)$/

/** Every statement that the work asks of the database, with its values. */
async function asked(client: Client, work: () => Promise<unknown>): Promise<Exclude<InStatement, string>[]> {
  const { execute, batch } = client
  const statements: InStatement[] = []
  client.execute = ((...args: Parameters<typeof execute>) => {
    const [statement, values] = args
    statements.push(typeof statement === 'string' ? { sql: statement, args: values } : statement)
    return execute.apply(client, args)
  }) as typeof execute
  client.batch = ((...args: Parameters<typeof batch>) => {
    statements.push(...(args[0] as InStatement[]))
    return batch.apply(client, args)
  }) as typeof batch
  await work()
  Object.assign(client, { execute, batch })
  return statements.map((statement) => (typeof statement === 'string' ? { sql: statement } : statement))
}

test('what is asked of one filing reads no table from end to end', async ({ world }) => {
  await world.file('so-khcn')
  const [dic, editor, approver] = [await world.as('dic'), await world.as('so-khcn'), await world.as('so-khcn-ld')]
  const statements = await asked(world.db.$client, async () => {
    for (const path of [PATH, `${PATH}/revisions`, `${PATH}/revisions/1`, `${PATH}/history`]) await dic.get(path)
    for (const path of ['/me', '/departments/so-khcn/systems', '/departments/so-khcn/assessments'])
      await editor.get(path)
    await dic.post(`${PATH}/return`, { reason: 'Bổ sung' })
    await editor.save('so-khcn', [
      answerChange('1.1.a', null, 1),
      { kind: 'narrative', section: '1.1', base: 0, text: 'x' },
      { kind: 'recommendation', base: 0, category: 'budget', text: 'x' },
    ])
    await approver.submit('so-khcn', (await editor.read('so-khcn')).version)
    await approver.post(`${PATH}/withdraw`)
  })
  expect(statements.length).toBeGreaterThan(25)
  const scans: string[] = []
  for (const { sql, args } of statements) {
    const { rows } = await world.db.$client.execute({ sql: `explain query plan ${sql}`, args })
    const steps = rows.map((row) => String(row[3]))
    // A subquery may bear the name of the table that it reads a few rows of.
    const found = steps.filter((step) => GROWING.test(step) && !steps.includes(step.replace('SCAN', 'CO-ROUTINE')))
    if (found.length > 0) scans.push(`${found.join()}: ${sql}`)
  }
  expect(scans).toEqual([])
})
