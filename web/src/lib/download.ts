/**
 * Files are fetched by the page, so that one that takes long shows how far it is and can be given up, and one that is refused
 * says why in the page. Every link with `download` is taken over where it is clicked; it stays a link for all else that a
 * browser does with one ("save as", another window, no script).
 */
import { Offline, refusalOf, Told } from './api.ts'
import { language, t } from './t.ts'

export type Download = {
  readonly url: string
  /** What the link says. */
  readonly label: string
  state: 'running' | 'saved' | 'failed'
  /** The file's, from when it begins to arrive. */
  name: string | null
  /** Bytes that are here. */
  received: number
  /** Bytes in all, where the server tells. */
  total: number | null
  /** Whether it has taken so long that it is shown. */
  shown: boolean
  failure: unknown
  readonly stop: AbortController
  /** Where the focus goes back to. */
  readonly link: HTMLElement | null
}

/** ms before a download is shown at all; and between two looks at how much has come. */
const MOMENT = 600
const BETWEEN = 200
/** ms that a browser may take to begin with what it is to save. */
const KEPT = 60_000

let downloads: readonly Download[] = []
let heard: (() => void) | undefined
let waits = false

export const all = (): readonly Download[] => downloads

/** Who shows them is told of every change. */
export function onChange(listener: () => void): void {
  heard = listener
}

/** From now on, links to files are followed here. */
export function takeOverLinks(): void {
  // Behind the listeners of the page, which may want to save what was typed before.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[download]') : null
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!link || !plain || event.defaultPrevented || link.target || !/^https?:$/.test(link.protocol)) return
    if (link.origin !== location.origin) return
    event.preventDefault()
    takeFile(link)
  })
  // What is left unfinished would be lost with the page.
  addEventListener('beforeunload', (event) => {
    if (downloads.some(({ state }) => state === 'running')) event.preventDefault()
  })
}

/** Fetches a link's file and saves it; one that is on its way already is waited for. */
export function takeFile(link: HTMLAnchorElement): void {
  void take(link.href, link.textContent.trim(), link)
}

/** The same file again, after it failed. */
export function again(download: Download): void {
  dismiss(download)
  void take(download.url, download.label, download.link)
}

/** Gives it up: the server stops making it. */
export function cancel(download: Download): void {
  download.stop.abort()
  dismiss(download)
}

export function dismiss(download: Download): void {
  downloads = downloads.filter((each) => each !== download)
  heard?.()
  download.link?.focus()
}

async function take(url: string, label: string, link: HTMLElement | null): Promise<void> {
  if (downloads.some((each) => each.url === url && each.state === 'running')) return
  const download: Download = {
    url,
    label,
    state: 'running',
    name: null,
    received: 0,
    total: null,
    shown: false,
    failure: null,
    stop: new AbortController(),
    link,
  }
  // What was told of the same file, or of one that is saved, has been read.
  downloads = [...downloads.filter((each) => each.url !== url && each.state !== 'saved'), download]
  const moment = setTimeout(() => {
    download.shown = true
    heard?.()
  }, MOMENT)
  try {
    const { name, file } = await received(download)
    save(name, file)
    download.state = 'saved'
    if (!download.shown) downloads = downloads.filter((each) => each !== download)
  } catch (error) {
    if (download.stop.signal.aborted) return
    Object.assign(download, { state: 'failed', failure: error, shown: true })
  } finally {
    clearTimeout(moment)
    heard?.()
  }
}

/** @throws Refusal, Offline; Told where the answer breaks off */
async function received(download: Download): Promise<{ name: string; file: Blob }> {
  const { url, stop } = download
  const answer = await fetch(url, { headers: { 'accept-language': language }, signal: stop.signal }).catch(() => {
    throw new Offline()
  })
  const header = (name: string) => answer.headers.get(name)
  if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => null), header)
  download.name = nameOf(header('content-disposition'))
  // The length of what is packed on its way is not that of what arrives.
  if (header('content-encoding') === null) download.total = Number(header('content-length')) || null
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const reader = answer.body?.getReader()
  for (;;) {
    const read = await reader?.read().catch(() => {
      throw new Told(t('download.cutOff'))
    })
    if (!read || read.done) break
    pieces.push(read.value)
    download.received += read.value.length
    tellSoon()
  }
  return {
    name: download.name ?? download.label,
    file: new Blob(pieces, { type: header('content-type') ?? 'application/octet-stream' }),
  }
}

function tellSoon(): void {
  if (waits) return
  waits = true
  setTimeout(() => {
    waits = false
    heard?.()
  }, BETWEEN)
}

/** Hands it to the browser, under the name that the server gave it. */
function save(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT)
}

/** `attachment; filename="bao-cao.docx"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.docx` (RFC 6266). */
function nameOf(disposition: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (extended !== undefined) return decodeURIComponent(extended)
  return /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? null
}
