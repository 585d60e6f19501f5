import { useEffect, useState } from 'preact/hooks'
import { isCommand } from '../../lib/keys.ts'
import { t } from '../../lib/t.ts'
import type { Key } from '../../messages/messages.ts'
import { Button, Dialog, KeyList } from '../../ui/index.ts'
import style from './Keys.module.scss'
import { Search, type Searched } from './Search.tsx'

/** What each does; the keys themselves are no words. */
const KEYS: readonly (readonly [keys: string[], does: Key])[] = [
  [['↑', '↓'], 'keys.questions'],
  [['1', '2', '3', '4'], 'keys.answer'],
  [['D'], 'keys.above'],
  [['←', '→'], 'keys.choose'],
  [['Enter'], 'keys.enter'],
  [['N', 'P'], 'keys.sections'],
  [['/'], 'keys.search'],
  [['Ctrl', 'Z'], 'keys.undo'],
  [['?'], 'keys.help'],
]

/** Finding a criterion, and the keys by which the form is filled in: on the page, and under `/` and `?`. */
export function Keys({ criteria, period }: { criteria: readonly Searched[]; period: string }) {
  const [shown, setShown] = useState<'search' | 'help' | null>(null)
  const close = () => setShown(null)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCommand(event)) return
      const way = { n: '.ways .govuk-button', p: '.ways [data-way=before]' }[event.key.toLowerCase()]
      if (event.key === '/') setShown('search')
      else if (event.key === '?') setShown('help')
      else if (way) document.querySelector<HTMLElement>(way)?.click()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  return (
    <div class={`${style.keys} no-print`}>
      <Button kind="secondary" small onClick={() => setShown('search')}>
        {t('search.open')}
      </Button>
      <span class={style.keyboard}>
        <Button kind="secondary" small onClick={() => setShown('help')}>
          {t('keys.open')}
        </Button>
      </span>
      <Dialog open={shown === 'search'} title={t('search.title')} onClose={close}>
        <Search criteria={criteria} period={period} onGo={close} />
      </Dialog>
      <KeyList
        open={shown === 'help'}
        title={t('keys.title')}
        lines={KEYS.map(([keys, does]) => [keys, t(does)])}
        where={t('keys.where')}
        onClose={close}
      />
    </div>
  )
}
