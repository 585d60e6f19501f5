import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { type Anchor, isSameAnchor, type ThreadView } from '../../../api/domain/thread.ts'
import { api } from '../lib/api.ts'
import { assessmentKey } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { aboutWords, Say, Thread } from '../threads/Thread.tsx'
import type { Reading } from './load.ts'

export type Threads = {
  all: readonly ThreadView[]
  reading: Reading
  reload: () => Promise<void>
}

/** Null where nothing is asked: of what was never filed, or is an older revision. */
export const ThreadsContext = createContext<Threads | null>(null)

const isOpen = ({ closedAt }: ThreadView): boolean => closedAt === null

/** All of the filing's threads, those that are open first; and a question about the whole of it. */
export function ThreadList() {
  const threads = useContext(ThreadsContext)
  if (!threads) return null
  const { all, reading, reload } = threads
  const open = all.filter(isOpen)
  const closed = all.filter((thread) => !isOpen(thread))
  const shown = (list: readonly ThreadView[]) =>
    list.map((thread) => (
      <Thread
        key={thread.id}
        thread={thread}
        systems={reading.content.systems}
        href={null}
        mayClose
        onChanged={reload}
      />
    ))
  return (
    <section aria-labelledby="threads-title">
      <h2 class="section-title" id="threads-title">
        {open.length > 0 ? t('threads.titleOpen', { n: open.length }) : t('threads.title')}
      </h2>
      {all.length === 0 && <p>{t('threads.none')}</p>}
      {shown(open)}
      {closed.length > 0 && (
        <details>
          <summary>{t('threads.closed', { n: closed.length })}</summary>
          {shown(closed)}
        </details>
      )}
      <AskAbout anchor={{ criterion: null, system: null, section: null }} words={t('threads.startFiling')} />
    </section>
  )
}

/** How many threads are open about this, and a question more. */
export function AskAbout({ anchor, words }: { anchor: Anchor; words?: string }) {
  const threads = useContext(ThreadsContext)
  const [asking, setAsking] = useState(false)
  if (!threads) return null
  const { all, reading, reload } = threads
  const name = aboutWords(anchor, reading.content.systems)
  const open = words === undefined ? all.filter((thread) => isOpen(thread) && isSameAnchor(thread, anchor)) : []
  return (
    <div class="asks no-print">
      {open[0] && <a href={`#thread-${open[0].id}`}>{t('threads.here', { n: open.length })}</a>}
      {asking ? (
        <Say
          name={`ask-${anchor.criterion ?? ''}/${anchor.system ?? ''}/${anchor.section ?? ''}`}
          label={t('threads.question', { name })}
          rows={2}
          send={async (message) => {
            const param = assessmentKey(reading.view)
            await api.post('/api/periods/:period/assessments/:code/threads', { param, json: { ...anchor, ...message } })
            setAsking(false)
            await reload()
          }}
        />
      ) : (
        <button
          type="button"
          class="link-button"
          aria-label={words ?? t('threads.startAbout', { name })}
          onClick={() => setAsking(true)}
        >
          {words ?? t('threads.start')}
        </button>
      )}
    </div>
  )
}
