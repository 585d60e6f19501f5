/** The answers of the API compressed as the browser asks: Workers do it by themselves. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>
type Encoding = 'br' | 'gzip'

/** Below this, what is saved is less than what the header costs. */
const WORTH_IT = 860

/** Brotli where the browser takes it, else gzip, else nothing. */
function preferred(request: Request): Encoding | null {
  const taken = (request.headers.get('Accept-Encoding') ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]?.trim())
  if (taken.includes('br')) return 'br'
  return taken.includes('gzip') ? 'gzip' : null
}

const pack = (plain: Bytes, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br'
    ? promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
    : promisify(gzip)(plain, { level: 6 })

/** The same answer, its JSON compressed: the framework of a form is 120 kB plain. A download is packed already. */
export async function compressed(request: Request, answer: Response): Promise<Response> {
  const encoding = request.method === 'GET' ? preferred(request) : null
  if (!encoding || answer.headers.get('Content-Type') !== 'application/json') return answer
  const plain = new Uint8Array(await answer.arrayBuffer())
  const { status } = answer
  const headers = new Headers(answer.headers)
  headers.set('Vary', 'Accept-Encoding')
  if (plain.byteLength < WORTH_IT) return new Response(plain, { status, headers })
  headers.set('Content-Encoding', encoding)
  return new Response(new Uint8Array(await pack(plain, encoding)), { status, headers })
}
