/** What a page does when it has long been there: whoever has just come has other things on the line. */

const SETTLED = 4000

/** @returns how to give it up */
export function whenSettled(work: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    timer = setTimeout(work, SETTLED)
  }
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { once: true })
  return () => {
    removeEventListener('load', wait)
    clearTimeout(timer)
  }
}
