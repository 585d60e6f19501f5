/** What is chosen to be returned: the whole filing, or single answers with a comment each. */

import { useState } from 'preact/hooks'
import type { Answer } from '../../../api/domain/assessment.ts'
import { itemKey } from '../../../api/domain/criteria.ts'
import { narrativeKey } from '../../../api/domain/items/index.ts'
import { cleanLine } from '../../../api/domain/text.ts'
import type { Reading } from './load.ts'

export type Scope = 'items' | 'all'

export type Selection = {
  scope: Scope
  setScope: (scope: Scope) => void
  /** Comments by `itemKey` or `narrativeKey`; what has an entry is chosen. */
  comments: ReadonlyMap<string, string>
  choose: (key: string, chosen: boolean) => void
  comment: (key: string, text: string) => void
  /** In the order of the filing. */
  items: () => { criterion: string; system: string | null; comment: string }[]
  narratives: () => { section: string; comment: string }[]
}

export function useSelection({ content }: Reading): Selection {
  const [scope, setScope] = useState<Scope>('items')
  const [comments, setComments] = useState<ReadonlyMap<string, string>>(new Map())

  const change = (edit: (map: Map<string, string>) => void) =>
    setComments((old) => {
      const map = new Map(old)
      edit(map)
      return map
    })

  return {
    scope,
    setScope,
    comments,
    choose: (key, chosen) => change((map) => (chosen ? map.set(key, map.get(key) ?? '') : map.delete(key))),
    comment: (key, text) => change((map) => map.set(key, text)),
    items: () =>
      content.answers
        .filter((answer) => comments.has(keyOf(answer)))
        .map((answer) => ({
          criterion: answer.criterion,
          system: answer.system,
          comment: cleanLine(comments.get(keyOf(answer)) ?? ''),
        })),
    narratives: () =>
      content.narratives
        .filter(({ section }) => comments.has(narrativeKey(section)))
        .map(({ section }) => ({ section, comment: cleanLine(comments.get(narrativeKey(section)) ?? '') })),
  }
}

export const keyOf = ({ criterion, system }: Pick<Answer, 'criterion' | 'system'>): string => itemKey(criterion, system)
