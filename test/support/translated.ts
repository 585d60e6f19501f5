/** What a browser that translates does to a page: in the place of every text stands one in elements of its own. */
export function translated(): void {
  const texts = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const within = node.parentElement?.closest('script, style, textarea, font')
    if (!within && node.textContent?.trim()) found.push(node as Text)
  }
  for (const text of found) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = text.data
    outer.append(inner)
    text.replaceWith(outer)
  }
}
