/** The answers of the API compressed as the browser asks: Workers do it by themselves. */
import { promisify } from 'node:util'
import { brotliCompress, constants, crc32, deflateRaw, gzip } from 'node:zlib'
import { joined } from '../domain/bytes.ts'
import { type Bytes, bytesOf, type Pack, type Piece } from '../pieces.ts'

type Encoding = 'br' | 'gzip'

/** Below this, what is saved is less than what the header costs. */
const WORTH_IT = 860
const LEVEL = 6
/** Bytes that are packed before the loop hears of it. */
const CHUNK = 128 * 1024

/** What the browser takes, brotli first. */
function taken(request: Request): Encoding[] {
  const said = (request.headers.get('Accept-Encoding') ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).filter((encoding) => said.includes(encoding))
}

const whole = (plain: Bytes, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br'
    ? promisify(brotliCompress)(plain, { chunkSize: CHUNK, params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
    : promisify(gzip)(plain, { chunkSize: CHUNK, level: LEVEL })

const headersOf = (encoding: Encoding) => ({ 'content-encoding': encoding, vary: 'Accept-Encoding' })

/** The same answer, its JSON compressed: the framework of a form is 120 kB plain. A download is packed already. */
export async function compressed(request: Request, answer: Response): Promise<Response> {
  const [encoding] = request.method === 'GET' ? taken(request) : []
  if (!encoding || answer.headers.get('Content-Type') !== 'application/json') return answer
  if (answer.headers.has('Content-Encoding')) return answer
  const plain = new Uint8Array(await answer.arrayBuffer())
  const { status } = answer
  const headers = new Headers(answer.headers)
  headers.set('Vary', 'Accept-Encoding')
  if (plain.byteLength < WORTH_IT) return new Response(plain, { status, headers })
  headers.set('Content-Encoding', encoding)
  return new Response(new Uint8Array(await whole(plain, encoding)), { status, headers })
}

/** A stretch that refers to nothing before it, so that it may follow whatever is answered with it (RFC 1951 §2). */
const stretch = (plain: Bytes): Promise<Bytes> =>
  promisify(deflateRaw)(plain, {
    chunkSize: CHUNK,
    level: LEVEL,
    finishFlush: constants.Z_FULL_FLUSH,
  }) as Promise<Bytes>

/** For as long as the piece is kept. */
const stretches = new WeakMap<Bytes, Promise<Bytes>>()

function stretchOf(kept: Bytes): Promise<Bytes> {
  const known = stretches.get(kept)
  if (known) return known
  const made = stretch(kept)
  stretches.set(kept, made)
  made.catch(() => stretches.delete(kept))
  return made
}

/** As RFC 1952 begins a file, without a name or day; and the last stretch, which is empty. */
const HEAD = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
const LAST = new Uint8Array([3, 0])

/** One gzip file of the pieces, of which those that are kept are packed once for all answers that they stand in. */
export const pack: Pack = async (request, pieces) => {
  if (request.method !== 'GET' || !taken(request).includes('gzip')) return null
  if (!pieces.some((piece) => typeof piece !== 'string')) return null
  const plain: Bytes[] = []
  const packed: Promise<Bytes>[] = []
  for (const piece of merged(pieces)) {
    const bytes = bytesOf(piece)
    plain.push(bytes)
    packed.push(typeof piece === 'string' ? stretch(bytes) : stretchOf(piece))
  }
  const end = Buffer.alloc(8)
  end.writeUInt32LE(
    plain.reduce((sum, bytes) => crc32(bytes, sum), 0),
    0,
  )
  end.writeUInt32LE(plain.reduce((sum, { byteLength }) => sum + byteLength, 0) % 2 ** 32, 4)
  return { body: joined([HEAD, ...(await Promise.all(packed)), LAST, end]), headers: headersOf('gzip') }
}

/** With texts that follow each other as one. */
function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece
    else all.push(piece)
  }
  return all
}
