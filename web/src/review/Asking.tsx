import { LIMITS } from '../../../api/domain/limits.ts'
import type { Anchor } from '../../../api/domain/thread.ts'
import { t } from '../lib/t.ts'
import { Checkbox, TextInput } from '../ui/index.ts'
import type { Selection } from './selection.ts'
import { AskAbout } from './Threads.tsx'

type Props = {
  /** `itemKey` of an answer, `narrativeKey` of a narrative. */
  id: string
  name: string
  about: Anchor
  /** The comment with which it was returned before; undefined when it was not. */
  asked: string | undefined
  /** While a return is prepared. */
  choosing: Selection | null
}

/** What was asked for of an answer or a narrative, and the box to ask for it again. */
export function Asking({ id, name, about, asked, choosing }: Props) {
  const chosen = choosing?.comments.has(id) ?? false
  return (
    <>
      {asked !== undefined && (
        <p class="requested">
          <b>{t('filing.asked')}</b> {asked || t('filing.askedNoComment')}
        </p>
      )}
      <AskAbout anchor={about} />
      {choosing && (
        <div class="choose no-print">
          <Checkbox
            name={`choose-${id}`}
            label={t('filing.choose', { name })}
            checked={chosen}
            onChecked={(on) => choosing.choose(id, on)}
          />
          {chosen && (
            <TextInput
              name={`comment-${id}`}
              label={t('filing.comment', { name })}
              value={choosing.comments.get(id) ?? ''}
              onValue={(text) => choosing.comment(id, text)}
              maxLength={LIMITS.comment}
            />
          )}
        </div>
      )}
    </>
  )
}
