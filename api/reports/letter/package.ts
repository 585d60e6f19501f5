/** The package of a letter: the docx library makes its frame; what stands in it is written a piece at a time. */
import {
  Document,
  FileChild,
  type IPropertiesOptions,
  type ISectionOptions,
  type IXmlableObject,
  Packer,
  type Paragraph,
} from 'docx'
import { strFromU8, strToU8, unzipSync, Zip, ZipPassThrough } from 'fflate'
import { breathe } from '../../breathe.ts'
import { joined } from '../../domain/bytes.ts'
import { xmlOf } from './xml.ts'

/** A part of a letter that may be long, as XML a piece at a time. */
export type Pieces = { pieces: () => Iterable<string> }
export type Block = FileChild | Pieces
/** In their order; those that are read as they are written, as they come. */
export type Blocks = Iterable<Block> | AsyncIterable<Block>
/** Nothing to be written: work before it and behind it takes some time, and others have their turn between. */
export const PAUSE: Pieces = { pieces: () => [''] }

type Frame = Omit<IPropertiesOptions, 'sections'>
/**
 * `section` is how its sheets are, `blocks` what stands on them; of a part that another follows, `last` ends it. Those of the
 * blocks that are files of their own in the package are told beforehand, as `framed`: the library makes them with its frame.
 */
export type Part = {
  section: Omit<ISectionOptions, 'children'>
  blocks: Blocks
  framed: readonly Paragraph[]
  last: Paragraph[]
}

const BODY = 'word/document.xml'
/** By its number in a zip archive. */
const DEFLATED = 8
/** Characters of XML, and blocks, that are written before the others have their turn. */
const PIECE = 32_768
const BLOCKS = 10

/** Where a part's blocks go; and between what is framed. */
class Place extends FileChild {
  constructor() {
    super('place')
  }
  override prepForXml(): IXmlableObject {
    return { place: {} }
  }
}
const PLACE = '<place/>'

/**
 * The bytes of a .docx. The blocks are made as they are written, and others have their turn between them.
 * @param signal of the request that it is for
 * @throws Left
 */
export async function packed(frame: Frame, parts: readonly Part[], signal?: AbortSignal): Promise<Uint8Array> {
  const document = new Document({
    ...frame,
    sections: parts.map(({ section, framed, last }) => ({
      ...section,
      children: [new Place(), ...framed.flatMap((block) => [block, new Place()]), ...last],
    })),
  })
  await breathe(signal)
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)))
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const [name, bytes] of Object.entries(files)) {
    const entry = new Deflated(name)
    zip.add(entry)
    if (name === BODY) {
      for await (const piece of bodyOf(document, strFromU8(bytes), parts, signal)) await entry.write(strToU8(piece))
    } else await entry.write(bytes)
    await entry.end()
  }
  zip.end()
  return joined(chunks)
}

/** An entry that the platform deflates: fflate's own stream leaves as much garbage as it is given, outside the heap. */
class Deflated extends ZipPassThrough {
  override compression = DEFLATED
  readonly #stream = new CompressionStream('deflate-raw')
  readonly #writer = this.#stream.writable.getWriter()
  readonly #packed = this.#pump()
  #taken: Promise<void> = Promise.resolve()

  write(bytes: Uint8Array): Promise<void> {
    this.push(bytes)
    return this.#taken
  }

  async end(): Promise<void> {
    this.push(new Uint8Array(), true)
    await Promise.all([this.#taken, this.#packed])
  }

  // Counted already, as it is before it is packed.
  protected override process(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    this.#taken = isLast ? this.#writer.close() : this.#writer.write(bytes)
  }

  async #pump(): Promise<void> {
    const reader = this.#stream.readable.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) this.ondata(null, read.value, false)
    this.ondata(null, new Uint8Array(), true)
  }
}

async function* bodyOf(
  document: Document,
  frame: string,
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const [begin, ...between] = frame.split(PLACE)
  if (between.length !== parts.reduce((n, { framed }) => n + framed.length + 1, 0))
    throw new Error('the docx library has left out the place of a part')
  yield begin as string
  await breathe(signal)
  for (const { blocks, framed } of parts) {
    yield* written(document, blocks, signal, new Map(framed.map((block) => [block, between.shift() as string])))
    yield between.shift() as string
  }
}

/** @param ready what is framed, as the library has written it */
async function* written(
  document: Document,
  blocks: Blocks,
  signal: AbortSignal | undefined,
  ready: ReadonlyMap<Block, string>,
): AsyncGenerator<string> {
  const context = { file: document, viewWrapper: document.Document, stack: [] }
  let text = ''
  let count = 0
  for await (const block of blocks) {
    const framed = ready.get(block)
    const whole = () => [framed ?? xmlOf((block as FileChild).prepForXml(context) as IXmlableObject)]
    for (const piece of 'pieces' in block ? block.pieces() : whole()) {
      text += piece
      if (text.length < PIECE && ++count < BLOCKS && block !== PAUSE) continue
      yield text
      await breathe(signal)
      text = ''
      count = 0
    }
  }
  yield text
}
