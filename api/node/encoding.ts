/** Text compressed as the browser asks: the pages and the answers of the API. Workers do it by themselves. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Bytes = Uint8Array<ArrayBuffer>
export type Encoding = 'br' | 'gzip'

/** Below this, what is saved is less than what the header costs. */
export const WORTH_IT = 860

/** Brotli where the browser takes it, else gzip, else nothing. */
export function preferred(request: Request): Encoding | null {
  const taken = (request.headers.get('Accept-Encoding') ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]?.trim())
  if (taken.includes('br')) return 'br'
  return taken.includes('gzip') ? 'gzip' : null
}

/** `thoroughly` for what is packed once and sent often. */
export async function pack(plain: Bytes, encoding: Encoding, { thoroughly }: { thoroughly: boolean }): Promise<Bytes> {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: thoroughly ? 9 : 4 }
  return new Uint8Array(
    encoding === 'br'
      ? await promisify(brotliCompress)(plain, { params: quality })
      : await promisify(gzip)(plain, { level: thoroughly ? 9 : 6 }),
  )
}

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
  return new Response(await pack(plain, encoding, { thoroughly: false }), { status, headers })
}
