import { promisifyRequest } from 'idb-keyval'
import { render } from 'preact'
import { store, strictly, under } from '../assessment/saving/unsaved.ts'
import { owner } from '../lib/person.ts'
import { t } from '../lib/t.ts'
import { Button, Dialog } from '../ui/index.ts'

/** Asks what is to become of changes that could not be saved. @returns whether to sign out */
export async function mayGo(): Promise<boolean> {
  const everything = under(owner())
  // Where the browser forbids to keep anything, nothing is.
  const n = await store('readonly', (entries) => promisifyRequest(entries.count(everything))).catch(() => 0)
  if (n === 0) return true
  const place = document.body.appendChild(document.createElement('div'))
  const chosen = await new Promise<'keep' | 'drop' | 'stay'>((choose) => render(<Ask n={n} onChoose={choose} />, place))
  render(null, place)
  place.remove()
  if (chosen === 'drop') await strictly((entries) => entries.delete(everything))
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
