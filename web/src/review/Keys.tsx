import { useEffect, useRef, useState } from 'preact/hooks'
import { isCommand } from '../lib/keys.ts'
import { t } from '../lib/t.ts'
import { Button, type KeyLine, KeyList } from '../ui/index.ts'

type Acts = Readonly<Record<string, () => void>>

/** @param keys what each letter does now; one that is not there does nothing */
export function Keys({ keys }: { keys: Acts }) {
  const [shown, setShown] = useState(false)
  const acts = useRef(keys)
  acts.current = keys

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCommand(event)) return
      const act = event.key === '?' ? () => setShown(true) : acts.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  const lines: readonly KeyLine[] = [
    [['A'], t('filing.key.accept')],
    [['R'], t('filing.key.return')],
    [['J'], t('filing.key.next')],
    [['K'], t('filing.key.previous')],
    [['?'], t('keys.help')],
  ]
  return (
    <span class="decision__keys">
      <Button kind="secondary" small onClick={() => setShown(true)}>
        {t('keys.open')}
      </Button>
      <KeyList
        open={shown}
        title={t('filing.keys')}
        lines={lines}
        where={t('filing.keysWhere')}
        onClose={() => setShown(false)}
      />
    </span>
  )
}
