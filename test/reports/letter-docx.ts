/** Reads a .docx as a reader would: every part well-formed, its text paragraph by paragraph. */
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

export type Docx = {
  part: (name: string) => string
  /** Text of every paragraph of the body, table cells included, in order; empty ones left out. */
  paragraphs: string[]
  text: string
  headers: { first: string; default: string }
  footers: { first: string; default: string }
}

/** Throws when a part is not well-formed XML 1.0. */
export function readDocx(bytes: Uint8Array): Docx {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, decoder.decode(data)]))
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
    headers: { first: referenced('header', 'first'), default: referenced('header', 'default') },
    footers: { first: referenced('footer', 'first'), default: referenced('footer', 'default') },
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
