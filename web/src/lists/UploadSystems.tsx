import { useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import type { ListLine, ListPreview } from '../../../api/domain/lists/lines.ts'
import type { Platform } from '../../../api/domain/platform.ts'
import { api } from '../lib/api.ts'
import type { Me } from '../lib/me.ts'
import { systemsPage } from '../lib/places.ts'
import { useUpload } from '../lib/previewed.ts'
import { t } from '../lib/t.ts'
import { Button, ButtonLink, ErrorSummary } from '../ui/index.ts'
import { UploadSteps } from '../ui/UploadSteps.tsx'
import { Preview } from './Preview.tsx'

type Props = { department: NonNullable<Me['department']>; bodies: readonly Body[]; platforms: readonly Platform[] }

/** A department's systems from an Excel file; what is saved is shown on their list. */
export function UploadSystems({ department, bodies, platforms }: Props) {
  const param = { code: department.code }
  const upload = useUpload(
    (file, options) =>
      api.post('/api/departments/:code/systems.xlsx', { param, file }, options) as Promise<ListPreview>,
  )
  const { read } = upload
  return (
    <>
      <a href={systemsPage()} class="govuk-back-link">
        {t('lists.systems.back')}
      </a>
      <p class="caption">{department.name}</p>
      <h1 class="page-title">{t('lists.systems.title')}</h1>
      <p class="lede">{t('lists.systems.lede')}</p>
      {read ? (
        <Preview
          name={read.name}
          preview={read.preview}
          names={
            new Map([
              [department.code, department.name],
              ...[...bodies, ...platforms].map(({ id, name }) => [id, name] as const),
            ])
          }
        >
          {(lines) => (
            <Apply
              lines={lines}
              send={(json) => api.post('/api/departments/:code/systems/apply', { param, json })}
              sha256={read.preview.file.sha256}
              onAgain={upload.forget}
            />
          )}
        </Preview>
      ) : (
        <UploadSteps
          title={t('lists.step.template')}
          text={t('lists.systems.templateText')}
          upload={{ text: t('lists.step.uploadText'), by: upload }}
        >
          <ButtonLink href={`/api/departments/${department.code}/systems.xlsx`} kind="secondary" download>
            {t('lists.systems.template')}
          </ButtonLink>
        </UploadSteps>
      )}
    </>
  )
}

type ApplyProps = {
  lines: readonly ListLine[]
  sha256: string
  send: (json: object) => Promise<{ applied: { system: number } }>
  onAgain: () => void
}

function Apply({ lines, sha256, send, onAgain }: ApplyProps) {
  const [failure, setFailure] = useState<unknown>(null)
  async function apply() {
    setFailure(null)
    try {
      const { applied } = await send({ sha256, lines: lines.map(({ change }) => ({ change })) })
      location.assign(systemsPage({ uploaded: String(applied.system) }))
      await new Promise(() => {})
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <ErrorSummary errors={[]} failure={failure} />
      <div class="govuk-button-group no-print">
        {lines.length > 0 && (
          <Button onClick={apply} busyLabel={t('lists.saving')}>
            {t('preview.apply', { n: lines.length })}
          </Button>
        )}
        <Button kind="secondary" onClick={onAgain}>
          {t('upload.again')}
        </Button>
      </div>
    </>
  )
}
