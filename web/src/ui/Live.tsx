import { type ComponentChildren, toChildArray } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Words that change while the page is open: a state, a count. A browser that translates a page puts elements of its own in
 * the place of text nodes, and what is written into those afterwards is seen by nobody. So here the element's whole content
 * is written anew, and the words themselves are left untranslated.
 */
export function Live({ words }: { words: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (place.current) place.current.textContent = words
  }, [words])
  return <span ref={place} translate={false} />
}

/** An element's children, the words among them written so. */
export function lively(children: ComponentChildren): ComponentChildren {
  const parts: ComponentChildren[] = []
  let words = ''
  const end = () => {
    // The nth run of words is the same one as before, whatever it says.
    if (words !== '') parts.push(<Live key={`words-${parts.length}`} words={words} />)
    words = ''
  }
  for (const child of toChildArray(children)) {
    if (typeof child === 'string' || typeof child === 'number') words += child
    else {
      end()
      parts.push(child)
    }
  }
  end()
  return parts
}
