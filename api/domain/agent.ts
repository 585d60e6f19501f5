/** How a browser calls itself, in the words of a person. Pure. */

/** The most that is kept of it, in UTF-16 code units. */
export const AGENT_MAX = 300

// The first that fits: the others call themselves Chrome and Safari besides.
const BROWSERS: [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Cốc Cốc', /\bcoc_coc_browser\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+).*\bSafari\//],
]
const SYSTEMS: [name: string, pattern: RegExp][] = [
  ['Windows', /\bWindows\b/],
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
]
const OWN_WORDS = 40

/** `Chrome 142, Windows`; of a program its own first word (`curl/8.5.0`), empty of one that says nothing. */
export function shortAgent(agent: string): string {
  const browser = BROWSERS.map(([name, pattern]) => [name, pattern.exec(agent)?.[1]] as const).find(
    ([, found]) => found,
  )
  const system = SYSTEMS.find(([, pattern]) => pattern.test(agent))?.[0]
  if (!browser && !system) return (agent.trim().split(/\s/)[0] ?? '').slice(0, OWN_WORDS)
  return [browser?.join(' '), system].filter(Boolean).join(', ')
}
