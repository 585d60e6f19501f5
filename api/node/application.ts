/** The application of the Node home: the API and the built site on one port. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { BrokenFramework, bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { createApp } from '../app.ts'
import type { Deps, LogLine } from '../deps.ts'
import type { Framework, Language } from '../domain/framework.ts'
import { library } from '../frameworks/library.ts'
import { readAddress } from '../http/address.ts'
import { firstFaults } from '../http/valid.ts'
import { commands } from '../messages/commands.ts'
import type { Config } from './config.ts'
import { ownFrameworks } from './data-folder.ts'
import { compressed, pack } from './encoding.ts'
import type { Home } from './home.ts'
import { Refusal } from './refusal.ts'
import type { Handler } from './server.ts'
import { site } from './site.ts'

type Parts = Pick<Deps, 'db' | 'files' | 'secret' | 'setupCode' | 'upkeep'> & {
  frameworks: Map<string, Framework>
  withSite: boolean
}

/** @throws Refusal when the site is asked for and has not been built */
export async function application(home: Home, parts: Parts): Promise<Handler> {
  const { config, now, root, version } = home
  const log = logger(home)
  const { withSite, frameworks, ...given } = parts
  const proxied = behind(config.proxies)
  const { policy } = config
  const app = createApp({
    ...given,
    frameworks: library(given.db, frameworks),
    now,
    policy,
    version,
    log,
    pack,
    ...proxied,
  })
  const pages = withSite ? await site(join(root, 'dist')) : null
  if (withSite && !pages) throw new Refusal(commands.noSite)

  return async (request, bindings) => {
    const { pathname } = new URL(request.url)
    if (!pages || pathname === '/api' || pathname.startsWith('/api/')) {
      return compressed(request, await app.fetch(request, bindings))
    }
    const began = now()
    const response = await pages(request)
    const line = { at: began.toISOString(), request: randomUUID(), method: request.method, path: pathname }
    log({ ...line, status: response.status, ms: now().getTime() - began.getTime() })
    return response
  }
}

/** The bundled framework documents and those of the data folder. @throws Refusal with the path of every fault */
export async function frameworksOf(folder: string): Promise<Map<string, Framework>> {
  const own = await ownFrameworks(folder)
  // A bundled document is named by its id; one of the province by its file.
  const names = [...bundled.map((document) => (document as { id: string }).id), ...own.keys()]
  try {
    return loadFrameworks([...bundled, ...own.values()], names)
  } catch (error) {
    if (!(error instanceof BrokenFramework)) throw error
    const values = { faultsVi: toldOf(error, 'vi'), faultsEn: toldOf(error, 'en') }
    throw new Refusal(commands.brokenFrameworks, values, { cause: error })
  }
}

/** Each fault on a line, with its document and place. */
const toldOf = ({ broken }: BrokenFramework, language: Language): string =>
  broken
    .flatMap(({ document, sent, issues }) =>
      firstFaults(issues, sent, language).faults.map(({ path, message }) => `  ${document}: ${path}: ${message}`),
    )
    .join('\n')

/**
 * Who is asking, as far as the proxies in front are known to tell the truth: each adds itself at the right, or writes its
 * own word in place of what was there.
 */
function behind(proxies: number) {
  const said = (c: Context, header: string) => {
    const entries = proxies > 0 ? (c.req.header(header)?.split(',') ?? []) : []
    return entries.at(-Math.min(proxies, entries.length))?.trim()
  }
  const socket = (c: Context) => (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket
  return {
    address: (c: Context) => readAddress(said(c, 'X-Forwarded-For'), socket(c)?.remoteAddress),
    secure: (c: Context) => said(c, 'X-Forwarded-Proto') === 'https',
  }
}

function logger({ config, writeLog }: Home): (line: LogLine) => void {
  const level: Config['log'] = config.log
  return (line) => {
    if (level === 'all' || (level === 'errors' && line.status >= 500)) writeLog(JSON.stringify(line))
  }
}
