/** The address of a request, by whatever its socket or a proxy says. */

import { describe, expect, test } from 'vitest'
import { networkOf, readAddress, UNKNOWN_ADDRESS } from '../../../api/http/address.ts'
import { fc } from '../../support/random.ts'

describe('an address', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1\t', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:4711', '192.0.2.1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['"[2001:db8::1]:443"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
  ])('%j is %s', (said, address) => {
    expect(readAddress(said)).toBe(address)
  })

  test.each([
    '',
    ' ',
    'unknown',
    '_hidden',
    'localhost',
    '1',
    '3221225985',
    '0x7f.1',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.1:',
    '192.0.2.1:x',
    '192.0.2.1, 192.0.2.2',
    '[192.0.2.1]:80]',
    '[2001:db8::1',
    '[]',
    '2001:db8::1::2',
    '::ffff:192.0.2.256',
    `${'0:'.repeat(5000)}1`,
    '%'.repeat(16_000),
  ])('%j is none', (said) => {
    expect(readAddress(said)).toBe(UNKNOWN_ADDRESS)
    expect(readAddress(said, undefined, '192.0.2.9')).toBe('192.0.2.9')
  })

  test('is the same however it is written, and again when it is read once more', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65535 }), (said, port) => {
        const address = readAddress(said)
        expect(address).not.toBe(UNKNOWN_ADDRESS)
        expect(readAddress(address)).toBe(address)
        const isV6 = said.includes(':')
        for (const other of isV6
          ? [`[${said}]:${port}`, `[${said}]`, said.toUpperCase()]
          : [`${said}:${port}`, `::ffff:${said}`])
          expect(readAddress(other)).toBe(address)
      }),
    )
  })

  test('is counted with its IPv6 network of 64 bits, of IPv4 by itself', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:db8:1:2::')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:db8:1:3:3:4:5:6')).toBe('2001:db8:1:3::/64')
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf(UNKNOWN_ADDRESS)).toBe(UNKNOWN_ADDRESS)
    const group = fc.integer({ min: 0, max: 0xffff })
    const host = fc.tuple(group, group, group, group)
    fc.assert(
      fc.property(fc.tuple(fc.constant(0x2001), group, group, group), host, host, (network, one, another) => {
        const of = (rest: number[]) =>
          networkOf(readAddress([...network, ...rest].map((each) => each.toString(16)).join(':')))
        expect(of(one)).toBe(of(another))
      }),
    )
  })
})
