import { useState } from 'preact/hooks'
import { copyText } from '../lib/clipboard.ts'
import { t } from '../lib/t.ts'

/** Puts a list of departments on the clipboard, to be pasted into a letter, a message or a sheet. */
export function CopyList({ n, text }: { n: number; text: string }) {
  const [copied, setCopied] = useState<{ text: string; done: boolean } | null>(null)
  return (
    <div class="copy-list no-print">
      <button type="button" class="link-button" onClick={async () => setCopied({ text, done: await copyText(text) })}>
        {t('filings.copy')}
      </button>
      <span role="status" class="small">
        {copied?.text === text && t(copied.done ? 'filings.copied' : 'filings.notCopied', { n })}
      </span>
    </div>
  )
}
