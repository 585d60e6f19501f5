/** Puts beside each text of the built site what it is compressed: the Node home sends that (Workers compress by themselves). */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const TEXTS = /\.(html|css|js|json|svg|txt|xml|webmanifest)$/
/** Below this, what is saved is less than what the header costs. */
const WORTH_IT = 860

/** Writes `x.br` and `x.gz` beside every text `x` of the folder that is long enough. */
export async function precompress(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => TEXTS.test(name))
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      const plain = await readFile(file)
      if (plain.byteLength < WORTH_IT) return
      const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain, { level: 9 })])
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
    }),
  )
}

/** Last of the integrations: nothing is to change a file afterwards. */
export default function compress() {
  return {
    name: 'compress',
    hooks: { 'astro:build:done': ({ dir }: { dir: URL }) => precompress(fileURLToPath(dir)) },
  }
}
