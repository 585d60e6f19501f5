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

type Props = { saving: Saving; conflict: Both; systems: readonly System[]; named?: boolean }

/** Somebody else saved the same item meanwhile: both values, and the choice between them. */
export function Conflict({ saving, conflict, systems, named }: Props) {
  const key = keyOf(conflict.mine)
  const name = itemName(conflict.mine, systems)
  function choose(whose: 'mine' | 'theirs') {
    saving.choose(key, whose)
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
        <Value caption={t('conflict.mine')} item={conflict.mine}>
          <Button kind="secondary" small onClick={() => choose('mine')}>
            {t('conflict.keepMine')}
          </Button>
        </Value>
        <Value caption={t('conflict.theirs')} item={conflict.theirs}>
          <Button kind="secondary" small onClick={() => choose('theirs')}>
            {t('conflict.takeTheirs')}
          </Button>
        </Value>
      </div>
    </div>
  )
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
