import { capital } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Tag } from '../ui/index.ts'

export function LevelTag({ level }: { level: number }) {
  return <Tag tone="note">{capital(t('level.n', { level }))}</Tag>
}
