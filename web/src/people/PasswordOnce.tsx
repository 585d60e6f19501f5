import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { copyText } from '../lib/clipboard.ts'
import { t } from '../lib/t.ts'
import { Button } from '../ui/index.ts'

type Props = { title: string; username: string; password: string; children: ComponentChildren }

/** A temporary password, shown this once: the server keeps only its hash. */
export function PasswordOnce({ title, username, password, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <section class="card card--due once" aria-labelledby="once-title">
      <h2 id="once-title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <dl class="facts">
        <dt>{t('users.username')}</dt>
        <dd>
          <code>{username}</code>
        </dd>
        <dt>{t('users.temporaryPassword')}</dt>
        <dd>
          <code class="once__password">{password}</code>
        </dd>
      </dl>
      <p>{t('users.once')}</p>
      <div class="govuk-button-group">
        <Button onClick={async () => setCopied(await copyText(password))}>{t('users.copy')}</Button>
        {children}
      </div>
      <p role="status" class="small">
        {copied === true && t('users.copied')}
        {copied === false && t('users.notCopied')}
      </p>
    </section>
  )
}
