/** What the script of a page does: draws header, content and the files that are loaded in the places that the layout keeps for them. */
import { type ComponentType, h, render } from 'preact'
import { takeOverLinks } from '../lib/download.ts'
import { whenSettled } from '../lib/settled.ts'
import { Downloads } from '../ui/Downloads.tsx'
import Header, { type Place } from './Header.tsx'

/** @param Content what the page shows; a page without it is told whole in its file. */
export function start(Content?: ComponentType): void {
  const header = document.getElementById('header')
  const content = document.getElementById('content')
  const downloads = document.getElementById('downloads')
  if (header) {
    const { place, open } = header.dataset
    // Last of all: it fetches what the form needs without a line.
    if (open === undefined) whenSettled(bringIn)
    render(h(Header, { place: (place as Place | undefined) ?? null, open: open !== undefined }), header)
  }
  if (downloads) {
    render(h(Downloads, null), downloads)
    takeOverLinks()
  }
  if (content && Content) render(h(Content, null), content)
}

const bringIn = () => import('../keeper/register.ts').then(({ register }) => register()).catch(() => {})
