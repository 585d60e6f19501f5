import { useEffect, useState } from 'preact/hooks'
import { t } from '../../lib/t.ts'
import type { Key } from '../../messages/messages.ts'
import { Button, Checkbox, Dialog } from '../../ui/index.ts'
import style from './Keys.module.scss'
import { areOn, isCommand, turn } from './keys.ts'
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
      <Dialog open={shown === 'help'} title={t('keys.title')} onClose={close}>
        <Help onClose={close} />
      </Dialog>
    </div>
  )
}

function Help({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(areOn)
  return (
    <>
      <dl class={style.list}>
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{t('keys.where')}</p>
      <Checkbox
        name="keys-on"
        label={t('keys.on')}
        checked={on}
        onChecked={(now) => {
          turn(now)
          setOn(now)
        }}
      />
      <Button kind="secondary" onClick={onClose}>
        {t('keys.close')}
      </Button>
    </>
  )
}
