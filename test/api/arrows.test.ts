/** Who may import whom in the API: one table, and every import of the sources against it. */
import { access, readdir, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { KINDS } from '../../api/domain/items/index.ts'

/** What every capability stands on. */
const BASE = [
  'api/breathe.ts',
  'api/kept.ts',
  'api/pieces.ts',
  'api/queue.ts',
  'api/files.ts',
  'api/deps.ts',
  'api/permissions.ts',
  'api/domain',
  'api/http',
  'api/messages',
  'db',
]

/** By folder, or by file at the top, the others that it may import; itself it always may. */
const MAY: Record<string, readonly string[]> = {
  'api/breathe.ts': [],
  'api/kept.ts': [],
  'api/pieces.ts': ['api/domain'],
  'api/queue.ts': ['api/breathe.ts'],
  'api/files.ts': [],
  'api/xlsx': ['api/breathe.ts', 'api/domain', 'api/messages'],
  'api/domain': [],
  'api/messages': ['api/domain'],
  'api/reports': ['api/breathe.ts', 'api/domain', 'api/messages'],
  'api/deps.ts': ['api/pieces.ts', 'api/queue.ts', 'api/files.ts', 'api/domain', 'api/frameworks', 'api/people', 'db'],
  'api/permissions.ts': ['api/deps.ts', 'api/domain'],
  // The gate asks who calls.
  'api/http': [...BASE, 'api/people', 'api/xlsx'],
  'api/openapi': ['api/deps.ts', 'api/permissions.ts', 'api/domain', 'api/http', 'api/messages'],

  'api/frameworks': [...BASE, 'api/reports', 'api/xlsx'],
  'api/people': BASE,
  'api/register': BASE,
  'api/evidence': BASE,
  'api/lists': [...BASE, 'api/frameworks', 'api/people', 'api/register', 'api/reports', 'api/xlsx'],
  'api/assessment': [...BASE, 'api/frameworks', 'api/register', 'api/reports', 'api/xlsx'],
  'api/review': [...BASE, 'api/assessment'],
  'api/rollup': [...BASE, 'api/frameworks', 'api/assessment', 'api/reports'],
  'api/yearly': [...BASE, 'api/frameworks', 'api/reports'],
  'api/calendar': [...BASE, 'api/rollup'],
  'api/site': [...BASE, 'api/people'],
  /** What a page begins with is of them all. */
  'api/start': [...BASE, 'api/assessment', 'api/calendar', 'api/frameworks', 'api/people', 'api/rollup', 'api/site'],

  db: ['api/domain'],
}
/** The doors: they put everything together, and nobody imports them. */
const DOORS = ['api/app.ts', 'api/node', 'api/node.ts', 'api/worker.ts', 'api/worker']

const root = new URL('../../', import.meta.url)
const placeOf = (path: string) => (path.startsWith('db/') ? 'db' : path.split('/').slice(0, 2).join('/'))

async function imports() {
  const found: { from: string; to: string; line: string }[] = []
  for (const folder of ['api', 'db']) {
    const names = (await readdir(new URL(folder, root), { recursive: true })).filter((name) => name.endsWith('.ts'))
    for (const name of names) {
      const file = posix.join(folder, name)
      const text = await readFile(new URL(file, root), 'utf8')
      for (const [, path = ''] of text.matchAll(/(?:\bfrom |\bimport\(|\bimport )'(\.{1,2}\/[^']+)'/g)) {
        const target = posix.normalize(posix.join(posix.dirname(file), path))
        found.push({ from: placeOf(file), to: placeOf(target), line: `${file} imports ${target}` })
      }
    }
  }
  return found
}

test('nobody imports what is not beneath it', async () => {
  const all = await imports()
  expect(all.length).toBeGreaterThan(500)
  const places = new Set(all.map(({ from }) => from))
  expect([...places].filter((place) => !(place in MAY) && !DOORS.includes(place))).toEqual([])
  const wrong = all.filter(({ from, to }) => from !== to && !DOORS.includes(from) && !MAY[from]?.includes(to))
  expect(wrong.map(({ line }) => line)).toEqual([])
})

test('nothing outside of them imports what only the Node home has', async () => {
  const wrong = (await imports()).filter(({ from, to }) => to === 'api/node' && from !== to && from !== 'api/node.ts')
  expect(wrong.map(({ line }) => line)).toEqual([])
})

test('only routes, downloads, the gate and the readers of cookies know HTTP', async () => {
  const cookies = ['people/known-browser.ts', 'people/session.ts', 'people/sign-in.ts']
  const known = /^(app|deps)\.ts$|^http\/|^node\/|^openapi\/serve\.ts$|(^|\/|-)routes\.ts$|(\/|-)downloads\.ts$/
  const folder = new URL('api/', root)
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const texts = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })),
  )
  const http = texts.filter(({ text }) => /from 'hono(\/|')/.test(text)).map(({ name }) => name)
  expect(http.length).toBeGreaterThan(10)
  expect(http.filter((name) => !known.test(name)).sort()).toEqual(cookies)
})

/** Schemas are for what comes in: whatever else stands on them, or on the library, has their types alone. */
test('rules, reports and pages take types alone from the schemas of the wire', async () => {
  const found: string[] = []
  let types = 0
  for (const folder of ['api/domain', 'api/reports', 'api/messages', 'web/src']) {
    const names = (await readdir(new URL(folder, root), { recursive: true })).filter((name) => /\.tsx?$/.test(name))
    for (const name of names) {
      const file = posix.join(folder, name)
      if (file.startsWith('api/domain/wire/')) continue
      const text = await readFile(new URL(file, root), 'utf8')
      for (const [, kind] of text.matchAll(/^(import|export)(?! type\b)[^;'"]*? from '[^']*\/wire\/[^']+'/gm)) {
        found.push(`${file}: ${kind}`)
      }
      types += text.match(/ type \{[^}]*\} from '[^']*\/wire\/[^']+'/g)?.length ?? 0
    }
  }
  expect(types).toBeGreaterThan(5)
  expect(found).toEqual([])
})

/** Where one kind of item is meant all the same, or one of its names is the name of something else; each with why. */
const KIND_ASKED: Record<string, string> = {
  'web/src/lib/places.ts': 'what an answer lacks may be the answer itself: no kind of item',
  'web/src/assessment/DepartmentHome.tsx': 'the list of tasks tells how many recommendations there are',
  'web/src/assessment/form/PlanTemplateList.tsx': 'plans are of answers alone',
  'web/src/assessment/form/Recommendations.tsx': 'the page of the recommendations, which shows them alone',
  'web/src/assessment/CarriedNotice.tsx': 'answers are told by section, texts by name',
  'web/src/assessment/submit/Changes.tsx': 'each kind is told in its own words',
  'web/src/assessment/submit/DuePlans.tsx': 'answers alone have plans',
  'web/src/assessment/submit/Check.tsx': 'answers are counted and judged, narratives and recommendations read',
  'web/src/assessment/figures/Figures.tsx': 'the page of figures',
  'web/src/assessment/figures/state.ts': 'what figures are judged beside: the answers',
}

test('nobody asks of which kind an item is: the table of api/domain/items tells what to do with it', async () => {
  const kinds = KINDS.join('|')
  const asks = new RegExp(`[!=]==? '(?:${kinds})'|'(?:${kinds})' [!=]==?|case '(?:${kinds})'|isOf\\('(?:${kinds})'`)
  const found: string[] = []
  for (const folder of ['api', 'db', 'web/src']) {
    const names = (await readdir(new URL(folder, root), { recursive: true })).filter((name) => /\.tsx?$/.test(name))
    for (const name of names) {
      const file = posix.join(folder, name)
      if (file.startsWith('api/domain/items/')) continue
      if (asks.test(await readFile(new URL(file, root), 'utf8'))) found.push(file)
    }
  }
  expect(found.sort()).toEqual(Object.keys(KIND_ASKED).sort())
})

/** What is written between backticks with a slash or an ending is a place: `api/{a,b}/c.ts` is two. */
const placesIn = (text: string): string[] =>
  [...text.matchAll(/`((?:api|db|web|test)(?:\/[\w.{},-]+)*\/?)`/g)].flatMap(([, place = '']) => unfolded(place))
function unfolded(place: string): string[] {
  const [whole, inside] = /\{([^}]*)\}/.exec(place) ?? []
  if (whole === undefined || inside === undefined) return [place]
  return inside.split(',').flatMap((each) => unfolded(place.replace(whole, each)))
}

test('ARCHITECTURE.md names every package, and no place that is not there', async () => {
  const text = await readFile(new URL('ARCHITECTURE.md', root), 'utf8')
  const { dependencies, devDependencies } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  const packages = Object.keys({ ...dependencies, ...devDependencies })
  expect(packages.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  const places = placesIn(text)
  expect(places.length).toBeGreaterThan(40)
  const gone = await Promise.all(
    places.map((place) =>
      access(new URL(place, root)).then(
        () => [],
        () => [place],
      ),
    ),
  )
  expect(gone.flat()).toEqual([])
})
