/** Be Vietnam Pro, cut to the letters of Vietnamese and English: one file a weight, where ready-made subsets are two. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const WEIGHTS = { 400: '400Regular', 600: '600SemiBold', 700: '700Bold' }
const FAMILY = '@expo-google-fonts/be-vietnam-pro'

/** Latin-1, the letters of Vietnamese composed and by combining marks, punctuation, signs. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x102, 0x103],
  [0x110, 0x111],
  [0x128, 0x129],
  [0x168, 0x169],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x300, 0x304],
  [0x306, 0x309],
  [0x323, 0x323],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2026],
  [0x2030, 0x203a],
  [0x20ab, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
  [0x2264, 0x2265],
]
const LETTERS = RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))

/** Makes what `styles/_font.scss` names, before anything is built. */
export default function fonts() {
  const folder = new URL('.astro/fonts/', import.meta.url)
  const { resolve } = createRequire(import.meta.url)

  async function cut([weight, name]) {
    const source = resolve(`${FAMILY}/${name}/BeVietnamPro_${name}.ttf`)
    const target = fileURLToPath(new URL(`be-vietnam-pro-${weight}.woff2`, folder))
    const inputs = [source, fileURLToPath(import.meta.url)]
    const [made, ...changed] = await Promise.all(
      [target, ...inputs].map((path) =>
        stat(path)
          .then(({ mtimeMs }) => mtimeMs)
          .catch(() => 0),
      ),
    )
    if (made > Math.max(...changed)) return
    const text = String.fromCodePoint(...LETTERS)
    await writeFile(target, await subsetFont(await readFile(source), text, { targetFormat: 'woff2' }))
  }

  return {
    name: 'fonts',
    hooks: {
      'astro:config:setup': async () => {
        await mkdir(folder, { recursive: true })
        await Promise.all(Object.entries(WEIGHTS).map(cut))
      },
    },
  }
}
