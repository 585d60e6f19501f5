import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Evidence, FiledFile } from '../../../api/domain/file.ts'
import { isShown } from '../../../api/domain/file-type.ts'
import { day } from '../lib/format.ts'
import { fileUrl } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import style from './Attach.module.scss'
import { FileInPlace } from './FileInPlace.tsx'

/** Whose filing is read, and its files as it has frozen them. */
export const FiledIn = createContext<{ code: string; files: readonly FiledFile[] }>({ code: '', files: [] })

/** The files of an answer that is read: PDF and pictures in their place, others to take. */
export function FiledEvidence({ evidence = [] }: { evidence?: readonly Evidence[] | undefined }) {
  const { code, files } = useContext(FiledIn)
  if (evidence.length === 0) return null
  return (
    <div>
      <span class="small soft">{t('files.evidence')}</span>
      <ul class={style.list}>
        {evidence.map(({ sha256, name }) => {
          const file = files.find((each) => each.sha256 === sha256)
          const about = file ? [file.number, file.date && day(file.date)].filter(Boolean).join(', ') : ''
          return (
            <li key={sha256}>
              <a href={fileUrl(code, sha256)} download="">
                {name}
              </a>
              {about && <span class="small soft"> ({about})</span>}
              {file && isShown(file.type) && <FileInPlace code={code} file={file} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
