/** What departments ask for: what says the same is one, with everybody who asks for it. Pure. */
import { proposalText, wordsKey } from './proposals.ts'

type Proposal = { text: string; department: { department: string; name: string; shortName: string } }
export type Asked<D = Proposal['department']> = { key: string; text: string; from: D[] }

/** What more ask for comes first. */
export function alike<P extends Proposal>(proposals: readonly P[]): Asked<P['department']>[] {
  const found = new Map<string, Asked<P['department']>>()
  for (const { department, text } of proposals) {
    const words = proposalText(text)
    const key = wordsKey(words)
    const one = found.get(key) ?? { key, text: words, from: [] }
    if (!one.from.some((each) => each.department === department.department)) one.from.push(department)
    found.set(key, one)
  }
  found.delete('')
  return [...found.values()].sort((a, b) => b.from.length - a.from.length)
}
