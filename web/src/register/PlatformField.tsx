import type { Platform } from '../../../api/domain/platform.ts'
import { number, quarterShort } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Checkbox, lively, Select } from '../ui/index.ts'

type Hosted = { platform: boolean; platformId: string | null }
type Props = {
  platforms: readonly Platform[]
  /** Of the system itself; null of a new one. */
  system: string | null
  level: number | null
  value: Hosted
  onValue: (value: Hosted) => void
  errorOf: (path: 'platform' | 'platformId') => string | undefined
}

/** Whether it is hosted on a platform of the province, and what that saves; or is one itself. */
export function PlatformField({ platforms, system, level, value, onValue, errorOf }: Props) {
  const others = platforms.filter(({ id }) => id !== system)
  const chosen = others.find(({ id }) => id === value.platformId)
  return (
    <>
      {!value.platform && (others.length > 0 || value.platformId !== null) && (
        <>
          <Select
            name="platformId"
            label={t('system.platformId')}
            hint={t('system.platformIdHint')}
            empty={t('system.platformNone')}
            value={value.platformId ?? ''}
            onValue={(id) => onValue({ ...value, platformId: id || null })}
            options={[
              ...others.map(({ id, name, department }) => ({ value: id, label: `${name} (${department.shortName})` })),
              ...(value.platformId !== null && !chosen
                ? [{ value: value.platformId, label: t('system.platformGone') }]
                : []),
            ]}
            error={errorOf('platformId')}
          />
          {chosen && level !== null && <Saves platform={chosen} level={level} />}
        </>
      )}
      {value.platformId === null && (
        <Checkbox
          name="platform"
          label={t('system.platform')}
          hint={t('system.platformHint')}
          checked={value.platform}
          onChecked={(platform) => onValue({ ...value, platform })}
        />
      )}
    </>
  )
}

/** How many questions are asked no more. */
function Saves({ platform, level }: { platform: Platform; level: number }) {
  const { name, filed, saves, could } = platform
  const [saved, all] = [saves[level] ?? 0, could[level] ?? 0]
  return (
    <div class="notice" role="status">
      <p>
        {lively(
          filed
            ? t('system.platformSaves', {
                n: number(saved),
                of: number(all),
                quarter: quarterShort(filed.period),
                name,
              })
            : t('system.platformCould', { of: number(all), name }),
        )}
      </p>
      {platform.level < level && <p>{t('system.platformLow', { level: platform.level, mine: level })}</p>}
    </div>
  )
}
