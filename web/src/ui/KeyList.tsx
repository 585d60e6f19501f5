import { useState } from 'preact/hooks'
import { areOn, turn } from '../lib/keys.ts'
import { t } from '../lib/t.ts'
import { Button } from './Button.tsx'
import { Checkbox } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'
import style from './KeyList.module.scss'

/** What keys do, in words; the keys themselves are no words. */
export type KeyLine = readonly [keys: readonly string[], does: string]

/** `where` they do something. */
type Props = { open: boolean; title: string; lines: readonly KeyLine[]; where: string; onClose: () => void }

/** The keys of a page, and whether they are to do anything. */
export function KeyList({ open, title, lines, where, onClose }: Props) {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <Lines lines={lines} where={where} onClose={onClose} />
    </Dialog>
  )
}

function Lines({ lines, where, onClose }: Pick<Props, 'lines' | 'where' | 'onClose'>) {
  const [on, setOn] = useState(areOn)
  return (
    <>
      <dl class={style.list}>
        {lines.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{where}</p>
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
