import { render } from 'preact'
import { countUnsaved, dropUnsaved } from '../assessment/saving/unsaved.ts'
import { owner } from '../lib/person.ts'
import { t } from '../lib/t.ts'
import { Button, Dialog } from '../ui/index.ts'

/** Asks what is to become of changes that could not be saved. @returns whether to sign out */
export async function mayGo(): Promise<boolean> {
  const n = await countUnsaved(owner())
  if (n === 0) return true
  const place = document.body.appendChild(document.createElement('div'))
  const chosen = await new Promise<'keep' | 'drop' | 'stay'>((choose) => render(<Ask n={n} onChoose={choose} />, place))
  render(null, place)
  place.remove()
  if (chosen === 'drop') await dropUnsaved(owner())
  return chosen !== 'stay'
}

function Ask({ n, onChoose }: { n: number; onChoose: (chosen: 'keep' | 'drop' | 'stay') => void }) {
  return (
    <Dialog open title={t('signOut.title', { n })} onClose={() => onChoose('stay')}>
      <p>{t('signOut.text', { username: owner() })}</p>
      <p>{t('signOut.shared')}</p>
      <div class="govuk-button-group">
        <Button onClick={() => onChoose('stay')}>{t('signOut.stay')}</Button>
        <Button kind="secondary" onClick={() => onChoose('keep')}>
          {t('signOut.keep')}
        </Button>
        <Button kind="warning" onClick={() => onChoose('drop')}>
          {t('signOut.drop')}
        </Button>
      </div>
    </Dialog>
  )
}
