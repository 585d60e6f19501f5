/** Archives made fast, and wrongly where a test wants that: zlib packs at tens of times what the library does in JavaScript. */
import { crc32, deflateRawSync } from 'node:zlib'

/** What the directory says of a part instead of what is so. */
export type Lies = { crc?: number; size?: number }

export function zip(parts: Record<string, string | Uint8Array>, lies: Record<string, Lies> = {}): Uint8Array {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, part] of Object.entries(parts)) {
    const bytes = Buffer.from(part as string)
    const packed = deflateRawSync(bytes, { level: 1 })
    const { crc = crc32(bytes), size = bytes.length } = lies[name] ?? {}
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc, 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(title.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04'), fields, title, packed)
    entries.push(Buffer.from('PK\x01\x02\x14\x00'), fields, tail, title)
    at += 30 + title.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}
