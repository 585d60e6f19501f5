import { answerKey, narrativeKey } from '../../../api/domain/items/index.ts'
import type { Anchor, ThreadView } from '../../../api/domain/thread.ts'
import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import { assessmentKey, sectionPage } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import type { AskedProps } from './asked-props.ts'
import { Thread } from './Thread.tsx'

/** The open ones, each answered in its place; nothing where there are none. */
export function AskedThreads({ view, framework, section }: AskedProps) {
  const key = assessmentKey(view)
  const threads = useLoad(
    () => api.get('/api/periods/:period/assessments/:code/threads', { param: key }),
    [key.period, key.code],
  )
  if (threads.status !== 'ready') return null
  const sectionOf = ({ criterion, section: own }: Anchor): string | null =>
    own ?? framework.criteria.find(({ id }) => id === criterion)?.section ?? null
  const open = threads.data.filter(
    (thread) => thread.closedAt === null && (section === undefined || sectionOf(thread) === section),
  )
  if (open.length === 0) return null
  return (
    <section class="notice no-print" aria-labelledby="threads-title">
      <h2 id="threads-title">{t('threads.home', { n: open.length })}</h2>
      <p class="small">{t('threads.homeText')}</p>
      {open.map((thread) => (
        <Thread
          key={thread.id}
          thread={thread}
          systems={view.systems}
          href={section === undefined ? place(thread, sectionOf(thread)) : null}
          mayClose={false}
          onChanged={threads.reload}
        />
      ))}
    </section>
  )

  function place({ criterion, system }: ThreadView, of: string | null): string | null {
    if (of === null) return null
    return sectionPage(view.period.id, of, criterion === null ? narrativeKey(of) : answerKey(criterion, system))
  }
}
