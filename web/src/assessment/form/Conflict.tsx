import { useState } from 'preact/hooks'
import { type Item, keyOf } from '../../../../api/domain/items/index.ts'
import type { System } from '../../../../api/domain/system.ts'
import { moment } from '../../lib/format.ts'
import { owner } from '../../lib/person.ts'
import { t } from '../../lib/t.ts'
import { Button } from '../../ui/index.ts'
import type { Saving } from '../saving/saving.ts'
import type { Conflict as Both } from '../saving/saving-state.ts'
import { itemLines, itemName } from '../words.ts'
import { goToItem } from './focus.ts'
import { Later } from './Later.tsx'

type Props = { saving: Saving; conflict: Both; systems: readonly System[]; named?: boolean }

const merge = () => import('./later/Merge.tsx').then(({ Merge }) => Merge)

/** Somebody else saved the same item meanwhile: both values with whose they are and since when; the one, the other, or one made of both. */
export function Conflict({ saving, conflict, systems, named }: Props) {
  const key = keyOf(conflict.mine)
  const name = itemName(conflict.mine, systems)
  const [merging, setMerging] = useState(false)
  function choose(chosen: 'mine' | 'theirs' | Item) {
    saving.choose(key, chosen)
    goToItem(conflict.mine)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would disable and outline what it holds.
    <div
      class="conflict"
      role="group"
      aria-label={t('conflict.label', { item: name })}
      id={`${key}/conflict`}
      tabIndex={-1}
    >
      <p>
        <b>{told(conflict, named ? name : t('conflict.this'))}</b> {t('conflict.choose')}
      </p>
      <div class="conflict__both">
        <Value
          caption={t('conflict.mineAt', { when: moment(new Date(conflict.mineAt).toISOString()) })}
          item={conflict.mine}
        >
          <Button kind="secondary" small onClick={() => choose('mine')}>
            {t('conflict.keepMine')}
          </Button>
        </Value>
        <Value caption={theirsOf(conflict)} item={conflict.theirs}>
          <Button kind="secondary" small onClick={() => choose('theirs')}>
            {t('conflict.takeTheirs')}
          </Button>
        </Value>
      </div>
      {merging ? (
        <Later
          load={merge}
          mine={conflict.mine}
          theirs={conflict.theirs}
          onDone={choose}
          onCancel={() => setMerging(false)}
        />
      ) : (
        isText(conflict) && (
          <Button kind="secondary" small onClick={() => setMerging(true)}>
            {t('conflict.merge')}
          </Button>
        )
      )}
    </div>
  )
}

/** There is something to be written anew, not one thing to be chosen. */
const isText = ({ mine, theirs }: Both): boolean =>
  'text' in mine || itemLines(mine).length + itemLines(theirs).length > 2

function theirsOf({ by, at }: Both): string {
  return by && at ? t('conflict.theirsBy', { who: by.name, when: moment(at) }) : t('conflict.theirs')
}

/** Who saved it, and when. */
function told({ by, at }: Both, item: string): string {
  if (by === null || at === null) return t('conflict.unknown', { item })
  const when = moment(at)
  return by.username === owner() ? t('conflict.own', { item, when }) : t('conflict.by', { item, who: by.name, when })
}

function Value({ caption, item, children }: { caption: string; item: Item; children: preact.ComponentChildren }) {
  return (
    <div>
      <p class="caption">{caption}</p>
      {itemLines(item).map((line) => (
        <p key={line} class="conflict__line">
          {line}
        </p>
      ))}
      {children}
    </div>
  )
}
