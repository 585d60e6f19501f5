import { describe, expect, test } from 'vitest'
import { lettersIn, passwordFault } from '../../api/domain/password.ts'
import { fc } from '../support/random.ts'

const NAMES = ['so-khcn', 'Nguyễn Văn Đức', 'Sở Khoa học và Công nghệ', 'tỉnh Hưng Yên', 'Sở Thông tin và Truyền thông']
const fault = (password: string) => passwordFault(password, NAMES)

describe('a weak password', () => {
  test.each([
    'ngan',
    'mười một k',
    '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂',
    'ếếếếếế'.normalize('NFD'),
    'ab\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b',
  ])('has too few letters: %s', (password) => expect(fault(password)).toBe('passwordShort'))

  test.each([
    ' '.repeat(12),
    '-'.repeat(20),
    'aaaaaaaaaaaa',
    'abababababab',
    'a a a a a a a a a a a a',
    'hoahonghoahong',
    'zukivozukivo',
    'Zukivo-zukivo-zukivo',
  ])('is one thing again and again: %s', (password) => expect(fault(password)).toBe('passwordRepetitive'))

  test.each([
    'password1234',
    'Password@2024',
    'P@ssw0rd1234',
    'passwordpassword1',
    'qwertyuiop123',
    '1q2w3e4r5t6y',
    'asdfghjkl;12',
    'abcdefghijkl',
    '123456789012',
    '839201745562',
    '23/07/1985-64',
    'matkhau123456',
    'Mật khẩu 2024!',
    'anhyeuem12345',
    'iloveyou1234',
    'administrator1',
    'correct horse battery staple',
    'Vietnam@123456',
    'HungYenHungYen@2024',
    '987654321qwerty',
    'zaq12wsxcde34',
    'monkeydragon12',
  ])('is made of what is tried first: %s', (password) => expect(fault(password)).toBe('passwordCommon'))

  test.each([
    'so-khcn-so-khcn',
    'sokhcn-2024-q3',
    'Nguyễn Văn Đức 1980',
    'nguyenvanduc1',
    'ducvannguyen77',
    'SoKhoaHocVaCongNghe',
    'khoa-hoc-cong-nghe',
    'Sở Thông tin và Truyền thông',
    'soat-soat-sokhcn',
    'sở-khcn-hưng-yên',
  ])('is made of names: %s', (password) => expect(['passwordNames', 'passwordRepetitive']).toContain(fault(password)))

  test('made of names is told so', () => {
    expect(fault('nguyenvanduc1')).toBe('passwordNames')
    expect(passwordFault('nguyenvanduc-bietbay', [])).toBeNull()
    expect(passwordFault('lehoabinhyen', ['Lê Hòa Bình Yên'])).toBe('passwordNames')
  })
})

test.each([
  'correct-horse-battery',
  'mot-mat-khau-khac',
  'mat-khau-tam-thoi',
  'Trời xanh mây trắng nắng vàng',
  'x7Kp92mQw4Lz',
  'cà phê sữa đá không đường',
  '19a43872b115fe',
  'con mèo trèo cây cau',
  'тихая осенняя ночь',
  '静かな秋の夜に雨が降っている',
])('a good one is taken: %s', (password) => expect(fault(password)).toBeNull())

test('the same in every form of Unicode, and quick whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 64 }), (text) => {
      expect(fault(text.normalize('NFD'))).toBe(fault(text.normalize('NFC')))
      expect(lettersIn(text.normalize('NFD'))).toBe(lettersIn(text.normalize('NFC')))
    }),
  )
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'b', '1', '2', 'qwerty', 'password', 'khoa', '-'),
        minLength: 12,
        maxLength: 60,
      }),
      (text) => {
        const doubled = fault(text + text)
        // Twice a weak one is weak.
        if (fault(text) !== null) expect(doubled).not.toBeNull()
      },
    ),
    // At the seam of the two, digits become one group and letters another word.
    { examples: [['22qwerty22qwertykhoaakhoaqwerty-a'], ['-passwordkhoapasswordapasswordpassword21a21']] },
  )
})
