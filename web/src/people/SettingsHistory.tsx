import { useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import { api } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import type { Answer } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { Button, CardTable, Confirm, ErrorSummary, Tag } from '../ui/index.ts'

type From = Answer<'/api/settings/history'>[number]
type Props = { history: readonly From[]; owners: readonly Body[]; today: string; onDropped: () => Promise<void> }

/** What the settings were, are and will be; what has not come yet can be taken back. */
export function SettingsHistory({ history, owners, today, onDropped }: Props) {
  const [asked, ask] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const current = history.find(({ from }) => from === null || from <= today)
  if (history.length < 2) return null
  const drop = async (from: string) => {
    try {
      await api.delete('/api/settings/:from', { param: { from } })
      ask(null)
      await onDropped()
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <section aria-labelledby="settings-history">
      <h2 class="section-title" id="settings-history">
        {t('settings.history')}
      </h2>
      <CardTable
        label={t('settings.history')}
        rows={history}
        keyOf={({ from }) => from ?? ''}
        columns={[
          { label: t('settings.from'), cell: ({ from }) => (from === null ? t('settings.fromFirst') : day(from)) },
          { label: t('setup.province'), cell: ({ settings }) => settings.province.name },
          { label: t('setup.coordinator'), cell: ({ settings }) => settings.coordinator.name },
          { label: t('settings.receiver'), cell: ({ settings }) => settings.receiver?.name ?? t('settings.none') },
          {
            label: t('settings.owner'),
            cell: ({ settings }) => owners.find(({ id }) => id === settings.owner)?.name ?? t('settings.none'),
          },
          {
            label: t('settings.state'),
            cell: (line) => {
              const { from } = line
              if (line === current) return <Tag tone="met">{t('settings.inForce')}</Tag>
              if (from === null || from <= today) return t('settings.past')
              return (
                <Button kind="secondary" onClick={() => ask(from)}>
                  {t('settings.drop')}
                </Button>
              )
            },
          },
        ]}
      />
      {asked !== null && (
        <Confirm
          open
          title={t('settings.dropTitle', { day: day(asked) })}
          action={t('settings.drop')}
          busyLabel={t('action.saving')}
          onConfirm={() => drop(asked)}
          onCancel={() => ask(null)}
          danger
        >
          <ErrorSummary errors={[]} failure={failure} />
          <p>{t('settings.dropText')}</p>
        </Confirm>
      )}
    </section>
  )
}
