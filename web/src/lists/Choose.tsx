import { t } from '../lib/t.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import { ErrorSummary } from '../ui/index.ts'
import type { Uploading } from './useUpload.ts'

/** Where the file is chosen, and what is wrong with it. */
export function Choose<P>({ upload }: { upload: Uploading<P> }) {
  const { reading, fault, failure, onFile } = upload
  return (
    <>
      <ErrorSummary errors={fault ? [{ path: 'file', message: fault }] : []} failure={failure} />
      <FileDrop name="file" error={fault} busy={reading !== null} onFile={(file) => void onFile(file)} />
      <p role="status" class="soft">
        {reading !== null && t('upload.reading', { name: reading })}
      </p>
    </>
  )
}
