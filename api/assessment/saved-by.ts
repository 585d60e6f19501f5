/** Who saved an item, as the audit log tells it: for a conflict, which names them. */
import type { Db } from '../../db/client.ts'
import * as audit from '../../db/queries/audit.ts'
import type { Changes } from '../../db/queries/changes.ts'

export const SAVE = 'assessment.save'

/** How far back is looked, and up to what length (in characters) a line is read: a conflict is with something recent. */
const BOUNDS = { lines: 200, detail: 16_000 }

type Change = Changes[keyof Changes][number]
export type SavedBy = { by: { username: string; name: string }; at: string }

/** What the audit log says of a save: which items, and the version that each has now. */
export const detailOf = ({ answers, narratives, recommendations }: Changes) => ({
  answers: answers.map(({ criterion, system, status, base }) => [criterion, system, status, base + 1] as const),
  narratives: narratives.map(({ section, base }) => [section, base + 1] as const),
  recommendations: recommendations.map(({ id, removed, base }) => [id, removed ?? false, base + 1] as const),
})
type Detail = ReturnType<typeof detailOf>

/**
 * Reads the newest saves of an assessment.
 * @param subject `2024-Q1/so-khcn`
 * @returns who brought an item to a version, or null where that is too long ago or part of too large a save
 */
export async function savesOf(db: Db, subject: string): Promise<(change: Change, version: number) => SavedBy | null> {
  const known = new Map<string, SavedBy>()
  for (const { at, username, name, detail } of await audit.newest(db, subject, SAVE, BOUNDS)) {
    for (const key of keysIn(detail as Detail)) known.set(key, { by: { username, name: name ?? username }, at })
  }
  return (change, version) => known.get(keyOf(change, version)) ?? null
}

const keysIn = ({ answers, narratives, recommendations }: Detail): string[] => [
  ...answers.map(([criterion, system, , version]) => JSON.stringify(['answer', criterion, system, version])),
  ...narratives.map(([section, version]) => JSON.stringify(['narrative', section, version])),
  ...recommendations.map(([id, , version]) => JSON.stringify(['recommendation', id, version])),
]

function keyOf(change: Change, version: number): string {
  switch (change.kind) {
    case 'answer':
      return JSON.stringify([change.kind, change.criterion, change.system, version])
    case 'narrative':
      return JSON.stringify([change.kind, change.section, version])
    case 'recommendation':
      return JSON.stringify([change.kind, change.id, version])
  }
}
