import type { Status } from '../../../api/domain/score.ts'

type Part = { n: number; tone: Status | 'note'; label: string }

/** A bar of parts out of `total`. The words beside it carry the figures; the bar is read out as `label`. */
export function ProgressBar({ total, parts, label }: { total: number; parts: readonly Part[]; label: string }) {
  return (
    <div class="bar" role="img" aria-label={label}>
      {parts
        .filter((part) => part.n > 0)
        .map((part) => (
          <i
            key={part.label}
            class={`tone-${part.tone}`}
            style={{ width: `${(100 * part.n) / Math.max(total, 1)}%` }}
          />
        ))}
    </div>
  )
}
