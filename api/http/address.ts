/** The address that a request comes from: the one reader of what sockets and proxies say of it. */
import ip from 'ipaddr.js'

/** Of a request that nothing is known of. */
export const UNKNOWN_ADDRESS = 'unknown'

/** The longest that is looked at: an IPv6 address of 45 characters with brackets, zone and port. */
const MOST = 80

/**
 * @param said what is said of the client, the most trusted first: `192.0.2.1:4711`, `[2001:db8::1]:4711`, `::ffff:192.0.2.1`, …
 * @returns the first that is an address: without port, zone and brackets, IPv4 as such, IPv6 in the one form of RFC 5952;
 *   `unknown` when none is
 */
export function readAddress(...said: readonly (string | undefined)[]): string {
  for (const text of said) {
    const read = text && text.length <= MOST ? parsed(text) : null
    if (read) return read.kind() === 'ipv6' ? (read as ip.IPv6).toRFC5952String() : read.toString()
  }
  return UNKNOWN_ADDRESS
}

/**
 * What failures from an address are counted under: an IPv6 network of 64 bits (`2001:db8:1:2::/64`), because whoever has one
 * address of it has them all (RFC 4291 §2.5.4); of IPv4 the address itself.
 */
export function networkOf(address: string): string {
  if (!ip.IPv6.isValid(address)) return address
  const { parts } = ip.IPv6.parse(address)
  return `${new ip.IPv6([...parts.slice(0, 4), 0, 0, 0, 0]).toRFC5952String()}/64`
}

function parsed(text: string): ip.IPv4 | ip.IPv6 | null {
  const bare = withoutPort(text.trim().replace(/^"(.*)"$/, '$1')).replace(/%.*$/, '')
  if (ip.IPv4.isValidFourPartDecimal(bare)) return ip.IPv4.parse(bare)
  return bare.includes(':') && ip.IPv6.isValid(bare) ? ip.process(bare) : null
}

/** `[v6]:port`, `[v6]` and `v4:port` as the address alone; an IPv6 address without brackets has no port. */
function withoutPort(text: string): string {
  const [, v6, v4] = /^(?:\[([^\]]*)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/.exec(text) ?? []
  return v6 ?? v4 ?? text
}
