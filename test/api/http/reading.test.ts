import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { ACCESS } from '../../../api/permissions.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { FRAMEWORK, PERIOD, test } from '../../support/world.ts'

const CODE = 'so-khcn'

describe('reading', () => {
  test('by GET and by HEAD of any route changes nothing, whoever reads; a file that is taken is a line of the audit log', async ({
    world,
  }) => {
    await world.system(CODE)
    await world.file(CODE)
    const readers = await Promise.all([CODE, `${CODE}-ld`, 'dic', 'admin'].map((name) => world.as(name)))
    const before = await fingerprint(world.db, ['audit'])
    const known = await auditLines(world.db)
    const served: string[] = []
    let taken = 0
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
          const isFile = response.status === 200 && response.headers.has('content-disposition')
          // The empty template tells of nobody.
          if (method === 'GET' && isFile && !path.endsWith('template.xlsx')) taken++
        }
      }
    }
    expect(served).toContain(`HEAD /periods/${PERIOD}/assessments/${CODE}/report.docx`)
    expect(await fingerprint(world.db, ['audit'])).toBe(before)
    const lines = (await auditLines(world.db)).slice(known.length)
    expect(lines.filter((line) => line.includes(' document.download '))).toHaveLength(taken)
    expect(lines).toHaveLength(taken)
    expect(taken).toBeGreaterThan(5)
  })
  test('by HEAD does nothing of what GET does to make a download', async ({ world }) => {
    await world.system(CODE)
    await world.file(CODE)
    // Made of these, a download fails.
    await world.db.run(sql`drop trigger submissions_keep`)
    await world.db.run(sql`update submissions set content = '{}', figures = 'không phải JSON'`)
    const dic = await world.as('dic')
    const downloads = Object.keys(ACCESS).filter((route) => /\/(report|rollup)\.(docx|xlsx)$/.test(route))
    expect(downloads.length).toBeGreaterThan(2)
    for (const route of downloads) {
      const path = route.replace('GET /api', '').replace(':period', PERIOD).replace(':code', CODE)
      const read = await dic.get(path)
      expect([route, read.status]).toEqual([route, 500])
      await read.arrayBuffer()
      const asked = await dic.call('HEAD', path)
      expect([route, asked.status]).toEqual([route, 200])
      expect(asked.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+"/)
      expect((await asked.arrayBuffer()).byteLength).toBe(0)
    }
  })

  test('by HEAD tells the headers of the download, and refuses what GET refuses', async ({ world }) => {
    await world.system(CODE)
    await world.file(CODE)
    const dic = await world.as('dic')
    const told = async (method: string, path: string) => {
      const answer = await dic.call(method, path)
      // What nobody reads keeps its place in the queue of downloads.
      await answer.body?.cancel()
      return [path, answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]
    }
    const of = (period: string, code: string) =>
      ['rollup.xlsx', 'rollup.docx', `assessments/${code}/report.docx`].map((name) => `/periods/${period}/${name}`)
    for (const path of [...of(PERIOD, CODE), ...of(PERIOD, 'so-tc'), ...of('2001-Q1', CODE), ...of(PERIOD, 'so-la')]) {
      expect(await told('HEAD', path)).toEqual(await told('GET', path))
    }
  })
})
