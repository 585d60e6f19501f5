import { useState } from 'preact/hooks'
import type { FiledFile } from '../../../api/domain/file.ts'
import { COUNTS, LIMITS } from '../../../api/domain/limits.ts'
import { searchable } from '../../../api/domain/search.ts'
import { api } from '../lib/api.ts'
import { day, fileSize } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import { getMe } from '../lib/me.ts'
import { filePage, fileUrl } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Button, Live, Load, TextInput } from '../ui/index.ts'
import style from './Attach.module.scss'
import type { EvidenceProps } from './props.ts'
import { SendFiles } from './Sending.tsx'

type Props = EvidenceProps & { open: boolean }

/** The files of an answer; and, while it is open, what brings in more: sent now, or from the library. */
export function Attach({ evidence, name, disabled, onChange, open }: Props) {
  const me = useLoad(getMe)
  const without = (sha256: string) => (now: EvidenceProps['evidence']) => now.filter((each) => each.sha256 !== sha256)
  const add = ({ sha256, name: called }: Pick<FiledFile, 'sha256' | 'name'>) =>
    onChange((now) => [...without(sha256)(now), { sha256, name: called }].slice(0, COUNTS.evidence))
  const isFull = evidence.length >= COUNTS.evidence
  return (
    <Load state={me}>
      {({ department }) => {
        const code = department?.code ?? ''
        return (
          <>
            {evidence.length > 0 && (
              <ul class={style.list} aria-label={t('evidence.of', { name })}>
                {evidence.map((file) => (
                  <li key={file.sha256}>
                    <a href={fileUrl(code, file.sha256)} download="">
                      {file.name}
                    </a>{' '}
                    {!disabled && (
                      <>
                        <a class="small" href={filePage(file.sha256)}>
                          {t('evidence.details')}
                          <span class="govuk-visually-hidden"> {file.name}</span>
                        </a>{' '}
                        <button type="button" class="link-button small" onClick={() => onChange(without(file.sha256))}>
                          {t('evidence.takeOff')}
                          <span class="govuk-visually-hidden"> {file.name}</span>
                        </button>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {open && !disabled && isFull && <p class="small soft">{t('evidence.full', { n: COUNTS.evidence })}</p>}
            {open && !disabled && !isFull && (
              <div class={style.more}>
                <SendFiles code={code} onKept={add} />
                <FromLibrary code={code} attached={evidence} onFile={add} />
              </div>
            )}
          </>
        )
      }}
    </Load>
  )
}

/** So many lines are shown of what is found. */
const SHOWN = 8

type LibraryProps = {
  code: string
  attached: EvidenceProps['evidence']
  onFile: (file: FiledFile) => void
}

function FromLibrary({ code, attached, onFile }: LibraryProps) {
  const [search, setSearch] = useState('')
  const state = useLoad(() => api.get('/api/departments/:code/files', { param: { code } }), [code])
  return (
    <Load state={state}>
      {(files) => {
        const words = searchable(search)
        const rest = files.filter(({ sha256 }) => !attached.some((each) => each.sha256 === sha256))
        if (rest.length === 0) return null
        const found = rest.filter(({ name, number }) => searchable(`${name} ${number ?? ''}`).includes(words))
        return (
          <>
            <TextInput
              name="library"
              label={t('evidence.fromLibrary')}
              value={search}
              onValue={setSearch}
              maxLength={LIMITS.search}
            />
            <ul class={style.list}>
              {found.slice(0, SHOWN).map((file) => (
                <li key={file.sha256}>
                  <Button kind="secondary" small onClick={() => onFile(file)}>
                    {t('evidence.attach')}
                    <span class="govuk-visually-hidden"> {file.name}</span>
                  </Button>{' '}
                  {file.name}{' '}
                  <span class="small soft">
                    {[file.number, file.date && day(file.date), fileSize(file.size)].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
            <p class="small soft" role="status">
              <Live words={t('evidence.found', { n: found.length })} />
            </p>
          </>
        )
      }}
    </Load>
  )
}
