import { useEffect, useState } from 'preact/hooks'
import type { AssessmentView } from '../../../../../api/domain/assessment.ts'
import { PRESENCE } from '../../../../../api/domain/limits.ts'
import { api } from '../../../lib/api.ts'
import { belongsToAnother } from '../../../lib/person.ts'
import { assessmentKey } from '../../../lib/places.ts'
import { remember, remembered } from '../../../lib/remember.ts'
import { t } from '../../../lib/t.ts'
import { Live } from '../../../ui/index.ts'

type Seen = { place: string; at: number; names: string[] }
const KEPT = 'soat.present'
const AT_IT = ['pointerdown', 'keydown', 'scroll'] as const

/**
 * Who else is in the filing now. A page says that its reader is there only while they do something: by the clock alone it would
 * keep their session alive.
 */
export function Present({ view }: { view: Pick<AssessmentView, 'period' | 'department'> }) {
  const param = assessmentKey(view)
  const place = JSON.stringify(param)
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    let atIt = true
    let within = false
    let seen = JSON.parse(remembered('sessionStorage', KEPT) ?? 'null') as Seen | null
    if (seen?.place !== place) seen = null
    const say = async () => {
      const age = Date.now() - (seen?.at ?? 0)
      setNames(age < PRESENCE.goneAfter * 1000 ? (seen?.names ?? []) : [])
      if (!atIt || age < PRESENCE.saidEvery * 1000 || document.visibilityState !== 'visible' || belongsToAnother())
        return
      atIt = false
      // Without an answer nothing is known of anybody.
      const told = await api.post('/api/periods/:period/assessments/:code/presence', { param }).catch(() => null)
      seen = { place, at: Date.now(), names: told?.open.map(({ name }) => name) ?? [] }
      remember('sessionStorage', KEPT, JSON.stringify(seen))
      setNames(seen.names)
    }
    const doing = () => {
      atIt = true
    }
    const click = ({ target }: MouseEvent) => {
      within = target instanceof Element && target.closest('a')?.origin === location.origin
    }
    const leave = () => {
      if (within || belongsToAnother()) return
      remember('sessionStorage', KEPT, 'null')
      void api.delete('/api/periods/:period/assessments/:code/presence', { param }, { keepalive: true }).catch(() => {})
    }
    for (const each of AT_IT) addEventListener(each, doing, { passive: true })
    addEventListener('click', click)
    addEventListener('pagehide', leave)
    void say()
    const timer = setInterval(say, 1000 * (PRESENCE.saidEvery / 4))
    return () => {
      for (const each of AT_IT) removeEventListener(each, doing)
      removeEventListener('click', click)
      removeEventListener('pagehide', leave)
      clearInterval(timer)
    }
  }, [place])
  if (names.length === 0) return null
  return (
    <p class="save__present soft no-print" translate={false}>
      <Live words={t('save.present', { names: names.join(', ') })} />
    </p>
  )
}
