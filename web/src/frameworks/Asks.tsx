import { number } from '../lib/format.ts'
import type { Editions } from '../lib/framework.ts'
import { t } from '../lib/t.ts'
import style from './Frameworks.module.scss'

type Edition = Editions[number]

export const nameOf = ({ id, version }: Pick<Edition, 'id' | 'version'>): string => `${id}@${version}`

type Props = { edition: Pick<Edition, 'byLevel'>; short?: boolean }

/** How much is asked at each level, and what of it of the department and of each system. */
export function Asks({ edition: { byLevel }, short = false }: Props) {
  const words = short ? 'frameworks.asksInAll' : 'frameworks.asks'
  return (
    <ul class={`${style.plain} small`}>
      {byLevel.map(({ level, department, system }) => (
        <li key={level} class={short ? style.short : undefined}>
          {t(words, { level, total: number(department + system), department, system })}
        </li>
      ))}
    </ul>
  )
}
