/** What the coordinator and a department say to each other about an assessment (trao đổi). Pure. */

/** What it is about: an answer, a narrative, a system, or with nothing named the whole filing. */
export type Anchor = { criterion: string | null; system: string | null; section: string | null }

export type Message = { id: string; at: string; by: string; side: 'coordinator' | 'department'; text: string }

/** Open until the coordinator closes it. The oldest message first; there is always one. */
export type ThreadView = Anchor & {
  id: string
  openedAt: string
  closedAt: string | null
  closedBy: string | null
  messages: Message[]
}

export const isSameAnchor = (a: Anchor, b: Anchor): boolean =>
  a.criterion === b.criterion && a.system === b.system && a.section === b.section
