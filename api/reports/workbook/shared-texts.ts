/** The shared strings: texts that come again and again in a long sheet, each written once. Bounded by names, not by answers. */
import { escapeXml, keepsSpace, type SharedText } from './cells.ts'

export class SharedTexts {
  readonly #known = new Map<string, SharedText>()

  /** How many differ; the package has the part where there are any. */
  get count(): number {
    return this.#known.size
  }

  of(text: string): SharedText {
    let shared = this.#known.get(text)
    if (!shared) {
      shared = { shared: String(this.#known.size) }
      this.#known.set(text, shared)
    }
    return shared
  }

  get xml(): string {
    const items = Array.from(this.#known.keys(), (text) => {
      const space = keepsSpace(text) ? ' xml:space="preserve"' : ''
      return `<si><t${space}>${escapeXml(text)}</t></si>`
    })
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.count}">${items.join('')}</sst>`
    )
  }
}
