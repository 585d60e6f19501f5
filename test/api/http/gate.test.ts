import { describe, expect } from 'vitest'
import { refusal } from '../../support/refusal.ts'
import { cookieOf } from '../../support/session.ts'
import { ORIGIN, test } from '../../support/world.ts'

describe('the origin of a write', () => {
  const SETTINGS_CHANGE = 'PATCH /settings'

  test('must be the host that is called', async ({ world }) => {
    const admin = await world.as('admin')
    for (const origin of [
      '',
      'null',
      'soat.test',
      'http://other.test',
      'http://soat.test:8787',
      'http://soat.test.other.test',
      'http://xsoat.test',
      'file://soat.test',
    ]) {
      for (const route of [
        SETTINGS_CHANGE,
        'POST /departments',
        'DELETE /departments',
        'POST /auth/sign-in/username',
      ]) {
        const [method = '', path = ''] = route.split(' ')
        await refusal(await admin.call(method, path, {}, { origin }), 403, 'badOrigin')
      }
      expect((await admin.call('GET', '/settings', undefined, { origin })).status).toBe(200)
    }
  })

  test('must be given', async ({ world }) => {
    const request = new Request(`${ORIGIN}/api/auth/sign-out`, { method: 'POST' })
    await refusal(await world.home.fetch(request), 403, 'badOrigin')
  })

  test('may be https where a proxy in front ends it', async ({ world }) => {
    const admin = await world.as('admin')
    const response = await admin.call('PATCH', '/departments/so-tc', {}, { origin: 'https://soat.test' })
    expect(response.status).toBe(200)
  })

  test('is the same with and without the port that goes without saying', async ({ world }) => {
    const cookie = cookieOf(await world.session('admin'))
    const write = async (url: string, origin: string) => {
      const headers = { origin, cookie, 'content-type': 'application/json' }
      const request = new Request(`${url}/api/departments/so-tc`, { method: 'PATCH', headers, body: '{}' })
      return (await world.home.fetch(request)).status
    }
    // What a proxy says that ends https and passes on `name:443`, or one behind it that says `name:80`.
    expect(await write('http://soat.test:443', 'https://soat.test')).toBe(200)
    expect(await write('http://soat.test:80', 'https://soat.test')).toBe(200)
    expect(await write('http://soat.test', 'http://soat.test:80')).toBe(200)
    expect(await write('http://soat.test:8080', 'http://soat.test:8080')).toBe(200)
    for (const origin of ['https://soat.test', 'https://soat.test:8443', 'http://soat.test:80', 'http://soat.test:8']) {
      expect(await write('http://soat.test:8080', origin)).toBe(403)
    }
    expect(await write('http://soat.test:443', 'https://soat.test:4430')).toBe(403)
  })
})

describe('a refusal', () => {
  test('speaks the language of the caller, Vietnamese unless English is asked for', async ({ world }) => {
    const titles: Record<string, string> = {}
    for (const language of [
      '',
      'vi-VN,vi;q=0.9,en;q=0.8',
      'fr',
      '*',
      'en',
      'EN-gb',
      'fr, en;q=0.5',
      'en-US,vi;q=0.5',
    ]) {
      const response = await world.anonymous().call('GET', '/me', undefined, { 'accept-language': language })
      titles[language] = (await refusal(response, 401, 'unauthenticated')).title
    }
    const [vi, en] = ['Chưa đăng nhập', 'Not signed in']
    expect(Object.values(titles)).toEqual([vi, vi, vi, vi, en, en, en, en])
  })

  test('names each fault by its path, in the language of the caller', async ({ world }) => {
    const admin = await world.as('admin')
    const input = {
      code: 'So Hai',
      name: '',
      shortName: 'x'.repeat(81),
      kind: 'ministry',
      extra: 1,
      activeFrom: '2024-02-30',
      activeTo: '2101-01-01',
    }
    const kinds = 'department, commune, district, unit, other'
    for (const [language, messages] of [
      [
        'vi',
        {
          code: 'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-khcn.',
          name: 'Không được để trống.',
          shortName: 'Không được dài quá 80 ký tự.',
          kind: `Phải là một trong các giá trị: ${kinds}.`,
          extra: 'Không có trường này.',
          activeFrom: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
          activeTo: 'Ngày phải từ năm 1990 đến năm 2100.',
        },
      ],
      [
        'en',
        {
          code: 'Use lower-case letters without tone marks, digits and hyphens only, for example so-khcn.',
          name: 'Must not be empty.',
          shortName: 'Must not be longer than 80 characters.',
          kind: `Must be one of: ${kinds}.`,
          extra: 'There is no such field.',
          activeFrom: 'Not a valid day. Write year-month-day, for example 2024-03-25.',
          activeTo: 'The day must be from 1990 to 2100.',
        },
      ],
    ] as const) {
      const response = await admin.call('POST', '/departments', input, { 'accept-language': language })
      const { errors } = await refusal(response, 422, 'invalid')
      expect(errors).toHaveLength(7)
      expect(Object.fromEntries(errors.map(({ path, message }) => [path, message]))).toEqual(messages)
    }
  })

  test('says of each kind of fault what is wanted, in words for people', async ({ world }) => {
    const [admin, editor] = [await world.as('admin'), await world.as('so-khcn')]
    const said = async (response: Response) =>
      Object.fromEntries((await refusal(response, 422, 'invalid')).errors.map(({ path, message }) => [path, message]))
    expect(
      await said(await admin.post('/users', { username: 'Có dấu', role: 3, password: 'ngắn', temporary: 'x' })),
    ).toEqual({
      username: 'Chỉ dùng chữ không dấu, chữ số và các dấu - . _ ở giữa, ví dụ so-khcn-ld.',
      name: 'Bắt buộc phải có.',
      role: 'Phải là một trong các giá trị: editor, approver, reviewer, admin.',
      password: 'Cần ít nhất 12 ký tự.',
      temporary: 'Phải là true (đúng) hoặc false (sai).',
    })
    expect(
      await said(await admin.post('/periods', { id: '2024Q1', dueOn: 5, frameworkId: 7, closesOn: null })),
    ).toEqual({
      id: 'Nhập theo dạng 2026-Q1 (quý), 2026 (năm) hoặc 2026-R1 (đợt rà soát).',
      opensOn: 'Bắt buộc phải có.',
      dueOn: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
      closesOn: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
      frameworkId: 'Phải là văn bản.',
    })
    const system = { name: '\u0007', level: 99, dossier: 'none', hosting: 'own', checks: 'periodic' }
    expect(await said(await editor.post('/departments/so-khcn/systems', system))).toEqual({
      name: 'Không được để trống.',
      level: 'Không được lớn hơn 9.',
      checks: 'Phải là một danh sách.',
    })
    const path = '/periods/2024-Q1/assessments/so-khcn'
    expect(await said(await editor.patch(path, { changes: [] }))).toEqual({ changes: 'Cần ít nhất 1 mục.' })
    const change = { kind: 'answer', criterion: '1.1.a', base: -1, status: 'met', plan: 'x' }
    expect(
      await said(await editor.patch(path, { changes: [change, { kind: 'x' }, { ...change, base: 0.5 }] })),
    ).toMatchObject({
      'changes/0/base': 'Không được nhỏ hơn 0.',
      'changes/0/plan': 'Phải là một nhóm trường.',
      'changes/1/kind': 'Giá trị không hợp lệ.',
      'changes/2/base': 'Phải là số nguyên.',
    })
  })

  test('carries the id that the answer and the log carry, a new one each time', async ({ world }) => {
    const first = await refusal(await world.anonymous().get('/me'), 401, 'unauthenticated')
    const second = await refusal(await world.anonymous().get('/me'), 401, 'unauthenticated')
    expect(first.request).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.request).not.toBe(first.request)
  })
})

test('no answer is kept by a cache or guessed to be something else', async ({ world }) => {
  for (const caller of [world.anonymous(), await world.as('dic')]) {
    for (const path of ['/health', '/me', '/periods', '/nothing']) {
      const { headers } = await caller.get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  }
})
