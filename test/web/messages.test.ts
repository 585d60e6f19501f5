/** Every sentence in both languages, and no sentence anywhere but among the messages. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { en as apiEn } from '../../api/messages/en.ts'
import { vi as apiVi } from '../../api/messages/vi.ts'
import { en } from '../../web/src/messages/en.ts'
import { vi } from '../../web/src/messages/vi.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const VIETNAMESE =
  /[ăâđêôơưĂÂĐÊÔƠƯ\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u1ea0-\u1ef9]/

/** Every text of a tree of messages by its path. */
function texts(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] => {
      const at = path ? `${path} / ${key}` : key
      if (typeof value === 'string') return [[at, value]]
      return typeof value === 'object' && value !== null ? [...texts(value, at)] : []
    }),
  )
}

/** Words that somebody reads: what is put in, and signs, are none. */
const wordsIn = (text: string): number =>
  text
    .replace(/\{[^}]*\}/g, '')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length

/** A quarter is written `I` in one language and `1` in the other. */
const parameters = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => (name === 'roman' ? 'quarter' : name)))].sort()

describe.for([
  ['the pages', vi, en],
  ['the API', apiVi, apiEn],
] as const)('messages of %s', ([, source, other]) => {
  const [vietnamese, english] = [texts(source), texts(other)]

  test('have the same keys, none empty', () => {
    expect(vietnamese.size).toBeGreaterThan(10)
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort())
    for (const [key, text] of [...vietnamese, ...english]) expect(text.trim(), key).not.toBe('')
  })

  test('take the same parameters', () => {
    for (const [key, text] of vietnamese) expect(parameters(english.get(key) ?? ''), key).toEqual(parameters(text))
  })

  test('are in their own language', () => {
    // A name of the other language, an example or a number may stand in either; a whole sentence may not.
    const untranslated = [...english].filter(([key, text]) => text === vietnamese.get(key) && wordsIn(text) > 3)
    expect(untranslated).toEqual([])
  })
})

/** One word for one thing, everywhere: what is not said, and what is said instead. */
const NOT_SAID: { where: RegExp; what: RegExp; instead: string }[] = [
  { where: /./, what: /(?<!\p{L})hãy(?!\p{L})/iu, instead: 'vui lòng: a request to whoever reads' },
  {
    // One authority asks another in its letters.
    where: /^(?!api\/messages\/reports\/reminder)/,
    what: /đề nghị(?! (quản trị viên|cơ quan|lãnh đạo))/iu,
    instead: 'vui lòng; đề nghị names whom else to ask',
  },
  { where: /./, what: /bị trả lại/iu, instead: 'được trả lại' },
  {
    where: /./,
    what: /(?<!\p{L})câu(?! trả lời| dễ nhớ| văn| chữ)(?!\p{L})/iu,
    instead: 'tiêu chí for what is asked, câu trả lời for what is answered and counted',
  },
  { where: /./, what: /nội dung (có )?(áp dụng|chưa đáp ứng|đáp ứng|còn thiếu)/iu, instead: 'tiêu chí, câu trả lời' },
  { where: /./, what: /^chưa$|(?<!\p{L})C?ĐƯ(?!\p{L})/iu, instead: 'chưa đáp ứng, in full' },
  {
    where: /^(api\/messages\/[\w-]+|web\/src\/messages\/vi\/\w+)\.ts$(?<!(workbook|files)\.ts)/,
    what: /(rút lại|trả lại|chấp nhận|mở khóa) báo cáo|báo cáo (đã )?(bị|được) (rút|trả|chấp nhận|nộp)/iu,
    instead: 'phiếu on pages; báo cáo is the document',
  },
  { where: /messages\/(reports\/|workbook|files)/, what: /phiếu/iu, instead: 'báo cáo on paper' },
  {
    where: /^(?!api\/messages\/reports\/bodies\.ts)/,
    what: /tỉnh(?!, thành phố| Hưng Yên)(?!\p{L})/iu,
    instead: 'what the settings say: a province may be a thành phố',
  },
]

/** Every text of the files of messages, those in functions too. */
async function messageTexts(): Promise<{ path: string; text: string }[]> {
  const found: { path: string; text: string }[] = []
  for (const folder of ['api/messages', 'api/domain/words', 'web/src/messages/vi']) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      const path = `${folder}/${name}`.replaceAll('\\', '/')
      if (!path.endsWith('.ts') || path.endsWith('/en.ts')) continue
      for (const text of literals(path, await readFile(join(root, path), 'utf8'))) found.push({ path, text })
    }
  }
  return found
}

test('one thing has one word', async () => {
  const all = await messageTexts()
  expect(all.length).toBeGreaterThan(1500)
  const wrong = NOT_SAID.flatMap(({ where, what, instead }) =>
    all
      .filter(({ path, text }) => where.test(path) && what.test(text.normalize('NFC')))
      .map(({ path, text }) => `${path}: “${text}”, instead: ${instead}`),
  )
  expect(wrong).toEqual([])
})

/** Where Vietnamese belongs: messages, the words of the demo province, the names by which bodies are known. */
const DATA = [
  /^api\/messages\//,
  /^api\/domain\/words\//,
  /^api\/node\/demo\//,
  /^web\/src\/messages\//,
  /^db\/frameworks\//,
]

describe('sentences', () => {
  test('are messages: none in the code', async () => {
    const found: string[] = []
    for (const folder of ['api', 'db', 'web/src']) {
      for (const name of await readdir(join(root, folder), { recursive: true })) {
        const path = `${folder}/${name}`.replaceAll('\\', '/')
        if (!/\.(ts|tsx|astro)$/.test(path) || DATA.some((each) => each.test(path))) continue
        for (const text of literals(path, await readFile(join(root, path), 'utf8'))) {
          if (isSentence(text)) found.push(`${path}: ${text.trim()}`)
        }
      }
    }
    expect(found).toEqual([])
  })
})

/** Three Vietnamese words in a row: less is a name (`Sở`, `Thành phố`, `Quý`) that code may look for. */
const isSentence = (text: string) => VIETNAMESE.test(text) && text.trim().split(/\s+/).length > 2

/** The texts of a source file: strings, the fixed parts of templates, what stands between tags. Comments are not. */
function literals(path: string, source: string): string[] {
  const texts: string[] = []
  if (path.endsWith('.astro')) {
    const [, script = '', markup = source] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
    return [
      ...literals(`${path}.ts`, script),
      ...markup.replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g, '').split(/[<>{}"']/),
    ]
  }
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(
    ts.createSourceFile(
      path,
      source,
      ts.ScriptTarget.Latest,
      false,
      path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  )
  return texts
}
