/** Reads a .docx as a reader would: every part well-formed, its text paragraph by paragraph. */
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

export type Chart = {
  categories: string[]
  /** `labels`: what is written at its bars, in order. */
  series: { name: string; values: (number | null)[]; labels: string[] }[]
  /** What is read out in its place. */
  description: string
}

export type Docx = {
  part: (name: string) => string
  /** Text of every paragraph of the body, table cells included, in order; empty ones left out. */
  paragraphs: string[]
  text: string
  /** As Word draws them before anybody opens their data, in the order of the body. */
  charts: Chart[]
  headers: { first: string; default: string }
  footers: { first: string; default: string }
}

/** Throws when a part is not well-formed XML 1.0. */
export function readDocx(bytes: Uint8Array): Docx {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // A chart's data are a workbook within, for whoever edits them.
  const files = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('.xlsx'))
  const parts = new Map(files.map(([name, data]) => [name, decoder.decode(data)]))
  for (const [name, xml] of parts) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(xml).close()
  }
  const part = (name: string) => {
    const xml = parts.get(name)
    if (xml === undefined) throw new Error(`no ${name} in ${[...parts.keys()].join(', ')}`)
    return xml
  }
  const document = part('word/document.xml')
  const targets = new Map(
    [...part('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)?.[1] ?? '',
      /Target="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  )
  const referenced = (kind: 'header' | 'footer', type: string) => {
    const id = new RegExp(`<w:${kind}Reference w:type="${type}" r:id="([^"]*)"`).exec(document)?.[1] ?? ''
    return part(`word/${targets.get(id)}`)
  }
  const paragraphs = paragraphsOf(document)
  return {
    part,
    paragraphs,
    text: paragraphs.join('\n'),
    charts: [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)".*?<c:chart [^>]*r:id="([^"]*)"/gs)].map(
      ([, description = '', id = '']) => ({ ...chartOf(part(`word/${targets.get(id)}`)), description }),
    ),
    headers: { first: referenced('header', 'first'), default: referenced('header', 'default') },
    footers: { first: referenced('footer', 'first'), default: referenced('footer', 'default') },
  }
}

/** Of the values that stand in a chart's own part. */
function chartOf(xml: string): Omit<Chart, 'description'> {
  const of = (name: string, within: string) => elements(within, name)[0] ?? ''
  const cached = (within: string) => {
    const count = Number(/<c:ptCount val="(\d+)"/.exec(within)?.[1])
    const points = new Map(
      [...within.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(([, at, value = '']) => [Number(at), value]),
    )
    return Array.from({ length: count }, (_, i) => points.get(i) ?? null)
  }
  const series = elements(xml, 'c:ser')
  return {
    categories: cached(of('c:cat', series[0] ?? '')).map((each) => each ?? ''),
    series: series.map((each) => ({
      name: cached(of('c:tx', each))[0] ?? '',
      values: cached(of('c:val', each)).map((value) => (value === null ? null : Number(value))),
      labels: [...each.matchAll(/<a:t>([^<]*)/g)].map(([, text = '']) => text),
    })),
  }
}

/** Paragraphs as text: of each `w:p`, its `w:t` together. */
export function paragraphsOf(xml: string): string[] {
  const found: string[] = []
  let inText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') found.push('')
    if (name === 'w:t') inText = true
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false
  })
  parser.on('text', (text) => {
    if (inText) found[found.length - 1] += text
  })
  parser.write(xml).close()
  return found.filter((text) => text.trim() !== '')
}

/** The attributes of the first element of a name. */
export const attributes = (xml: string, element: string): Record<string, string> =>
  Object.fromEntries(
    [...(new RegExp(`<${element}( [^>]*?)/?>`).exec(xml)?.[1] ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

/** The XML of each element of a name that holds no other of its name. */
export const elements = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<${name}[ >].*?</${name}>`, 'gs')) ?? []
