import { useEffect } from 'preact/hooks'

let pages: CSSStyleSheet | undefined

/**
 * What every printed page says at its head: whose it is, of which quarter, and its number. The margins of pages are drawn by
 * browsers that know them (css-page-3, page-margin boxes); the first page has the words in its text for all others.
 */
export function usePrintHead(words: string): void {
  useEffect(() => {
    document.getElementById('main')?.setAttribute('data-print-head', words)
    if (!pages) {
      pages = new CSSStyleSheet()
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, pages]
    }
    const font = 'font-family: "Be Vietnam Pro", sans-serif; font-size: 8pt;'
    pages.replaceSync(`
      @page {
        @top-left { ${font} content: ${JSON.stringify(words)}; }
        @top-right { ${font} content: counter(page) "/" counter(pages); }
      }
      @page :first { @top-left { content: none; } }
    `)
  }, [words])
}
