/**
 * Nothing typed is lost, and nothing twice: two people at the same texts, in real browsers on a real server, whose lines go,
 * whose pages are loaded again, whose browsers are started again, and whose server is killed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../../api/domain/period.ts'
import { openDb } from '../../db/client.ts'
import { openBrowser, type Person } from '../support/browser.ts'
import { type NodeServer, PASSWORD, setUp, signIn, startNode } from '../support/node-server.ts'
import { draws } from '../support/random.ts'

const ROUNDS = 200
const STEPS = 6
const PERIOD = '2024-Q1'
const CODE = 'so-a'
const PEOPLE = ['so-a', 'so-a-ld']
const SECTIONS = ['1.1', '1.2', '6.1']
/** What the browser's console says of a line that is gone. */
const NO_LINE = ['net::ERR_INTERNET_DISCONNECTED', 'net::ERR_CONNECTION_REFUSED', 'net::ERR_CONNECTION_RESET', 409]

type Typed = { by: string; section: string; text: string }
/** What is known outside of browsers and server: what was typed, in order, what became of it by choice, what was acknowledged. */
type Known = {
  typed: Typed[]
  /** Given up for another's, or for one made of both. */
  givenUp: Set<string>
  /** Chosen against another's: may be stored a second time. */
  insisted: Set<string>
  acknowledged: { section: string; version: number; text: string }[]
}

describe(`${ROUNDS} interleavings of two editors`, () => {
  test('lose and double nothing that was typed or acknowledged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'soat-lossless-'))
    const faults: string[] = []
    const counts = { typed: 0, cuts: 0, reloads: 0, restarts: 0, kills: 0, conflicts: 0 }
    let server = await startNode(join(folder, 'data'))
    const port = new URL(server.url).port
    const log = await prepare(server, join(folder, 'data'))
    const seats = await Promise.all(PEOPLE.map((who) => Seat.take(who, folder, server, faults)))
    const known: Known = { typed: [], givenUp: new Set(), insisted: new Set(), acknowledged: [] }
    const { below, chance, pick } = draws('lossless')

    for (let round = 0; round < ROUNDS; round++) {
      const blow = round % 20 === 3 ? below(STEPS) : -1
      const restart = round % 25 === 7 ? below(STEPS) : -1
      for (let step = 0; step < STEPS; step++) {
        const seat = pick(seats)
        const what = below(20)
        if (step === blow) {
          // Whatever is under way is cut off, anywhere between nothing and all of it.
          await Promise.all(seats.map((each) => each.page.evaluate(() => window.driver.send())))
          await server.stop('SIGKILL')
          server = await startNode(join(folder, 'data'), undefined, { PORT: port })
          counts.kills++
        } else if (step === restart) {
          await seat.restart(known)
          counts.restarts++
        } else if (what < 12) {
          const typed = { by: seat.who, section: pick(SECTIONS), text: `${seat.who} viết lần ${counts.typed++}` }
          known.typed.push(typed)
          const when = chance(0.7) ? 'now' : 'soon'
          await seat.page.evaluate(([section, text, at]) => window.driver.type(section, text, at as 'now' | 'soon'), [
            typed.section,
            typed.text,
            when,
          ] as const)
        } else if (what < 15) await seat.page.evaluate(() => window.driver.send())
        else if (what < 18) {
          await seat.cut(!seat.isCut)
          counts.cuts++
        } else {
          await seat.reload(known)
          counts.reloads++
        }
      }
      for (const seat of seats) await seat.cut(false)
      for (let turn = 0, left = seats.length; left > 0; turn++) {
        expect(turn, 'settles').toBeLessThan(20)
        left = 0
        for (const seat of seats) {
          const { settled, conflicts } = await seat.page.evaluate(() => window.driver.settle())
          if (!settled) left++
          for (const { section, mine, theirs } of conflicts) {
            counts.conflicts++
            const chosen = pick(['mine', 'theirs', 'both'] as const)
            const text = `${theirs} + ${mine}`
            if (chosen === 'mine') known.insisted.add(mine)
            else known.givenUp.add(mine)
            if (chosen === 'both') known.typed.push({ by: seat.who, section, text })
            await seat.page.evaluate(([where, what]) => window.driver.choose(where, what), [
              section,
              chosen === 'both' ? { text } : chosen,
            ] as const)
          }
        }
      }
      const shown = await Promise.all(
        seats.map(({ page }) => page.evaluate((sections) => window.driver.look(sections), SECTIONS)),
      )
      expect(shown[0], `round ${round}`).toEqual(shown[1])
    }

    for (const seat of seats) {
      known.acknowledged.push(...(await seat.page.evaluate(() => window.driver.keep())))
      await seat.person.context.close()
    }
    expect(await server.stop()).toBe(0)
    check(known, await log())
    console.log(
      `${ROUNDS} interleavings: ${Object.entries(counts)
        .map(([name, n]) => `${n} ${name}`)
        .join(', ')}; ${known.acknowledged.length} acknowledged`,
    )
    expect(faults).toEqual([])
    for (const n of Object.values(counts)) expect(n).toBeGreaterThan(5)
    await rm(folder, { recursive: true, force: true })
  })
})

/** Every version that was ever stored, against what is known. */
function check({ typed, givenUp, insisted, acknowledged }: Known, stored: Stored[]): void {
  for (const section of SECTIONS) {
    const versions = stored.filter((row) => row.section === section).map(({ version }) => version)
    expect(versions, `every version of ${section} once`).toEqual(versions.map((_, i) => i + 1))
  }
  const times = new Map<string, number>()
  for (const { text } of stored) times.set(text, (times.get(text) ?? 0) + 1)
  const twice = [...times].filter(([text, n]) => n > 1 && !insisted.has(text))
  expect(twice, 'doubled').toEqual([])
  const gone = acknowledged.filter(
    ({ section, version, text }) =>
      !stored.some((row) => row.section === section && row.version === version && row.text === text),
  )
  expect(gone, 'acknowledged and not stored').toEqual([])
  const lost = typed.filter(({ by, section, text }, i) => {
    const typedOver = typed.slice(i + 1).some((later) => later.by === by && later.section === section)
    return !times.has(text) && !typedOver && !givenUp.has(text)
  })
  expect(lost, 'typed and lost').toEqual([])
}

/** Somebody at a browser of their own. */
class Seat {
  isCut = false
  readonly who: string
  readonly #folder: string
  readonly #origin: string
  readonly #faults: string[]
  person!: Person

  private constructor(who: string, folder: string, origin: string, faults: string[]) {
    this.who = who
    this.#folder = join(folder, who)
    this.#origin = origin
    this.#faults = faults
  }

  static async take(who: string, folder: string, server: NodeServer, faults: string[]): Promise<Seat> {
    const seat = new Seat(who, folder, server.url, faults)
    await seat.#sit()
    const cookies = (await signIn(server, who)).split('; ').map((pair) => {
      const at = pair.indexOf('=')
      const expires = Math.floor(Date.now() / 1000) + 3600
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url, expires }
    })
    await seat.person.context.addCookies(cookies)
    await seat.#open()
    return seat
  }

  get page() {
    return this.person.page
  }

  async cut(is: boolean): Promise<void> {
    this.isCut = is
    await this.person.context.setOffline(is)
  }

  /** The page again, of what is in the browser where its line is cut. */
  async reload(known: Known): Promise<void> {
    known.acknowledged.push(...(await this.page.evaluate(() => window.driver.keep())))
    await this.#open()
  }

  async restart(known: Known): Promise<void> {
    known.acknowledged.push(...(await this.page.evaluate(() => window.driver.keep())))
    await this.person.context.close()
    await this.#sit()
    await this.person.context.setOffline(this.isCut)
    await this.#open()
  }

  async #sit(): Promise<void> {
    this.person = await openBrowser(this.#folder, this.#origin, this.#faults)
    this.person.expects(...NO_LINE)
    // A page of the origin that is there whether or not its server is.
    await this.person.context.route(`${this.#origin}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="vi"><title>x</title></html>' }),
    )
  }

  async #open(): Promise<void> {
    await this.person.open('/')
    await this.page.evaluate(await bundled())
    await this.page.evaluate(([who, period, code]) => window.driver.open(who, period, code), [
      this.who,
      PERIOD,
      CODE,
    ] as const)
  }
}

let bundle: Promise<string> | undefined
/** The saving modules as the pages have them, as one script. */
const bundled = (): Promise<string> => {
  bundle ??= build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../support/saving-driver.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  }).then((made) => {
    const [first] = Array.isArray(made) ? made : [made]
    return first && 'output' in first ? first.output[0].code : ''
  })
  return bundle
}

type Stored = { section: string; version: number; text: string }

/** A department with an editor and an approver. @returns how to read every version of its texts that was ever stored */
async function prepare(server: NodeServer, folder: string): Promise<() => Promise<Stored[]>> {
  expect((await setUp(server)).status).toBe(201)
  const admin = await signIn(server, 'admin')
  const make = async (where: string, body: unknown) => {
    const answer = await server.call(where, { method: 'POST', body, cookie: admin })
    expect(answer.status, await answer.clone().text()).toBe(201)
  }
  await make('/api/departments', { code: CODE, name: 'Sở A', shortName: 'Sở A', kind: 'department' })
  for (const [i, username] of PEOPLE.entries()) {
    const role = i === 0 ? 'editor' : 'approver'
    await make('/api/users', { username, name: username, role, department: CODE, password: PASSWORD })
  }
  await make(`/api/departments/${CODE}/systems`, { name: 'Cổng', level: 1, dossier: 'approved', hosting: 'shared' })
  const today = dayOf(new Date())
  const days = { opensOn: addDays(today, -5), dueOn: addDays(today, 5), closesOn: addDays(today, 9) }
  await make('/api/periods', { id: PERIOD, ...days, frameworkId: 'nd85-tcvn11930', requestRef: 'Công văn số 1' })

  const db = await openDb({ url: `file:${join(folder, 'soat.db')}` })
  await db.$client.executeMultiple(`
    create table written (id integer primary key, section text, version integer, text text);
    create trigger written_new after insert on narratives begin
      insert into written (section, version, text) values (new.section, new.version, new.text); end;
    create trigger written_again after update on narratives when new.version <> old.version or new.text is not old.text begin
      insert into written (section, version, text) values (new.section, new.version, new.text); end;`)
  return async () => {
    const { rows } = await db.$client.execute('select section, version, text from written order by id')
    db.$client.close()
    return rows.map((row) => ({
      section: String(row.section),
      version: Number(row.version),
      text: String(row.text),
    }))
  }
}
