import { useEffect, useState } from 'preact/hooks'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink } from '../ui/index.ts'
import { canKeep, readMark } from './mark.ts'

/** Stands under the address of a page that could not be opened without a line; what can be is one click away. */
export default function Offline() {
  const [form, setForm] = useState(false)
  useEffect(() => {
    const again = () => location.reload()
    addEventListener('online', again)
    if (canKeep()) readMark().then(({ person }) => setForm(person !== null))
    return () => removeEventListener('online', again)
  }, [])
  return (
    <>
      <h1 class="page-title">{t('offline.title')}</h1>
      <p class="lede">{t('offline.text')}</p>
      {form && <p>{t('offline.form')}</p>}
      <div class="govuk-button-group">
        {form && <ButtonLink href={path('/')}>{t('offline.toForm')}</ButtonLink>}
        <Button kind={form ? 'secondary' : 'primary'} onClick={() => location.reload()}>
          {t('offline.retry')}
        </Button>
      </div>
    </>
  )
}
