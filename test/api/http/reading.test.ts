import { describe, expect } from 'vitest'
import { ACCESS } from '../../../api/permissions.ts'
import { fingerprint } from '../../support/stored.ts'
import { FRAMEWORK, PERIOD, test } from '../../support/world.ts'

const CODE = 'so-khcn'

describe('reading', () => {
  test('by GET and by HEAD of any route changes nothing, whoever reads', async ({ world }) => {
    await world.system(CODE)
    await world.file(CODE)
    const readers = await Promise.all([CODE, `${CODE}-ld`, 'dic', 'admin'].map((name) => world.as(name)))
    const before = await fingerprint(world.db)
    const served: string[] = []
    for (const route of Object.keys(ACCESS).filter((name) => name.startsWith('GET '))) {
      const path = route
        .replace('GET /api', '')
        .replace(':period', PERIOD)
        .replace(':code', CODE)
        .replace(':id', FRAMEWORK)
        .replace(':n', '1')
      for (const method of ['HEAD', 'GET']) {
        for (const reader of readers) {
          const response = await reader.call(method, path)
          await response.arrayBuffer()
          if (response.status === 200) served.push(`${method} ${path}`)
        }
      }
    }
    expect(served).toContain(`HEAD /periods/${PERIOD}/assessments/${CODE}/report.docx`)
    expect(await fingerprint(world.db)).toBe(before)
  })
})
