import { useState } from 'preact/hooks'
import { remember, remembered } from '../lib/remember.ts'
import { t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'
import { Button } from './Button.tsx'

type Props = { username: string; title: Key; sentences: readonly [Key, Key, Key] }

/** Shows the way in three sentences, until it has been read once by this person in this browser. */
export function Welcome({ username, title, sentences }: Props) {
  const key = `soat.welcome.${username}`
  const [read, setRead] = useState(() => remembered('localStorage', key) !== null)
  if (read) return null

  return (
    <section class="welcome no-print" aria-label={t(title)}>
      <h2>{t(title)}</h2>
      <ol>
        {sentences.map((sentence) => (
          <li key={sentence}>{t(sentence)}</li>
        ))}
      </ol>
      <Button
        kind="secondary"
        small
        onClick={() => {
          remember('localStorage', key, 'read')
          setRead(true)
        }}
      >
        {t('action.understood')}
      </Button>
    </section>
  )
}
